package paper

import (
	"strings"
	"testing"

	"jixiao/budget"
)

// TestRegrid: without vertical rules every page has columns of its own; a piece
// takes those of the grid it goes on with, by where its texts stand.
func TestRegrid(t *testing.T) {
	const first = "# 100 100 100 100 100\n|一级指标|二级指标|三级指标|指标描述|指标值|\n|产出指标|数量指标|甲|乙乙|≥1|\n"
	for _, c := range []struct{ why, second, want string }{
		{"other borders, the same columns", "# 80 110 120 90 100\n|效益指标|社会效益|丙丙|丁|≥2|\n", `
|一级指标|二级指标|三级指标|指标描述|指标值|
|产出指标|数量指标|甲|乙乙|≥1|
|效益指标|社会效益|丙丙|丁|≥2|
`},
		{"a column that the page leaves blank", "# 80 110 120 190\n|效益指标|社会效益|丙丙|丁|\n", `
|一级指标|二级指标|三级指标|指标描述|指标值|
|产出指标|数量指标|甲|乙乙|≥1|
|效益指标|社会效益|丙丙|丁||
`},
		{"texts that fall into one column are told on both pages", "# 20 20 120 140 200\n|效益|社会|丙丙|丁丁|≥2|\n", "table_unjoined"},
	} {
		doc := document(first, c.second)
		for _, p := range doc.Pages {
			for _, b := range p.Blocks {
				b.Table.Inferred = true
			}
		}
		blocks, _ := Blocks(doc)
		if got := show(blocks); got != strings.TrimPrefix(c.want, "\n") && !strings.Contains(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

// TestOpenRows: a table without rules between its rows that reaches the page's end
// may go on; where nothing is found that it goes on with, it says so.
func TestOpenRows(t *testing.T) {
	doc := document("# 100 100 100 100\n|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|甲|≥1|\n", "完全别的内容。")
	table := doc.Pages[0].Blocks[0].Table
	for i := range table.Cells {
		if c := &table.Cells[i]; c.Row == 1 {
			c.Doubts = append(c.Doubts, budget.Issue{Code: openRows})
		}
	}
	blocks, _ := Blocks(doc)
	if got := show(blocks); strings.Count(got, "!table_unfinished") != 4 || strings.Contains(got, openRows) {
		t.Error(got)
	}
}
