package paper

import (
	"strings"
	"testing"
)

// TestLooseLines: a line that had room for the next word is not of one text with
// the line below it, unless the paper breaks lines by hand or programs never break
// there.
func TestLooseLines(t *testing.T) {
	const head = "# 60 60 100 100 60 100\n|一级指标|二级指标|三级指标|指标描述|指标值|指标值确定依据|\n"
	const full = "|产出指标|数量指标|开展培训的次数/达到要求的|反映全年培训/人次|≥20次|根据年初工作/安排确定|\n"
	for _, c := range []struct {
		why, row string
		want     int
	}{
		{"full lines", "|^|质量指标|培训合格的人数/占全部人数|培训合格率|≥95%|年初计划|\n", 0},
		{"two rows in one", "|^|质量指标|培训/合格率|年度内/完成|≥95%|年初计划/文件要求|\n", 2},
		{"a line of the row above", "|^|质量指标|的/培训合格率|培训合格率|≥95%|年初计划|\n", 1},
		{"a paragraph ends", "|^|质量指标|合格率|甲类。/乙类。|≥95%|年初计划|\n", 0},
		{"a unit that is not parted", "|^|质量指标|合格率|成/数）×100%|5元|年初计划|\n", 0},
		{"a number that was cut", "|^|质量指标|合格率|完成|≥9/5%|年初计划|\n", 0},
		{"units per head and month", "|^|质量指标|补助标准|完成|2140/元/人/月|年初计划|\n", 0},
	} {
		blocks, _ := Blocks(document(head + full + c.row))
		if got := show(blocks); strings.Count(got, "!loose_line") != c.want {
			t.Errorf("%s: %d doubts wanted\n%s", c.why, c.want, got)
		}
	}
	byHand := strings.Repeat("|产出指标|数量指标|甲/乙|丙/丁|≥1/个|戊/己|\n", 9)
	blocks, _ := Blocks(document(head + full + byHand))
	if got := show(blocks); strings.Contains(got, "!loose_line") {
		t.Errorf("a paper whose lines are broken by hand:\n%s", got)
	}
}

// TestDoubtSpans: borders that end no row make cells reach over several.
func TestDoubtSpans(t *testing.T) {
	const head = "# 60 60 100 100 60 100\n|一级指标|二级指标|三级指标|指标描述|指标值|指标值确定依据|\n|产出指标|数量指标|培训人次|人次|≥20次|计划|\n"
	for _, c := range []struct {
		why, row string
		want     bool
	}{
		{"levels and the basis may be merged", "|^|^|合格率|比率|≥95%|^|\n", false},
		{"a value over two names", "|^|质量指标|合格率|比率|^|办法|\n", true},
		{"a name over two values", "|^|质量指标|^|比率|≥95%|办法|\n", true},
		{"a description over two rows", "|^|质量指标|合格率|^|≥95%|办法|\n", true},
	} {
		blocks, _ := Blocks(document(head + c.row))
		if got := show(blocks); strings.Contains(got, "!row_span") != c.want {
			t.Errorf("%s:\n%s", c.why, got)
		}
	}
}

// TestDoubtNames: a level that says half of a known name is in doubt, unless the
// paper says it again and again.
func TestDoubtNames(t *testing.T) {
	const head = "# 60 60 100 100 60 100\n|一级指标|二级指标|三级指标|指标描述|指标值|指标值确定依据|\n|产出指标|数量指标|培训人次|人次|≥20次|计划|\n"
	for _, c := range []struct {
		why, row string
		want     int
	}{
		{"the end is missing", "|满意度指|服务对象满意度指标|满意度|满意的比率|≥95%|办法|\n", 1},
		{"the beginning is missing", "|效益指标|影响指标|满意度|满意的比率|≥95%|办法|\n", 1},
		{"another name", "|效益指标|综合效益|满意度|满意的比率|≥95%|办法|\n", 0},
		{"the paper's own short name", strings.Repeat("|效益指标|服务对象|满意度|满意的比率|≥95%|办法|\n", ownNames), 0},
	} {
		blocks, _ := Blocks(document(head + c.row))
		if got := show(blocks); strings.Count(got, "!name_cut") != c.want {
			t.Errorf("%s: %d doubts wanted\n%s", c.why, c.want, got)
		}
	}
}
