package columns

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

func testVocabulary() vocab.Vocabulary {
	grid := []string{"一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"}
	labels := []string{"项目编码", "项目名称", "预算规模及资金用途", "预算数", "其中：财政资金", "其他资金", "资金支出计划（%）", "绩效目标"}
	return vocab.Vocabulary{Titles: []string{"绩效目标表"}, Labels: labels, Grids: [][]string{grid},
		Forms: []vocab.Form{{ID: "hebei", Labels: labels, Start: labels[:1], Grid: grid}}}
}

const inOrderHead = `项目编码
13990125P00000010001M
项目名称
甲类设施维护
预算规模及资金用途
预算数
17.00
其中：财政资金
17.00
其他资金
用于甲类设施的维护和看管，保证各处设施全年安全运行，任务完成后逐项验收并归档。
资金支出计划（%）
3月底
6月底
10月底
12月底
30%
60%
90%
100%
绩效目标
1.完成甲类设施维护任务
`

const inOrderGrid = `一级指标
二级指标
三级指标
绩效指标描述
指标值
指标值确定依据
产出指标
数量指标
维护数量
全年维护的设施数量
≥20处
年度工作计划
质量指标
验收合格率
维护后验收合格的比率
≥95%
年度工作计划
`

// blockOrder is what pdftotext makes of the same table: columns in part.
const blockOrder = `项目编码

预算规模及资金用途

13990125P00000010001M

预算数

17.00

其中：财政资金

项目名称
甲类设施维护

17.00

其他资金

用于甲类设施的维护和看管，保证各处设施全年安全运行，任务完成后逐项验收并归档。

资金支出计划
（%）
绩效目标
3月底
6月底
10月底
12月底
30%
60%
90%
100%

1.完成甲类设施维护任务

一级指标
产出指标

二级指标
数量指标
质量指标

三级指标
维护数量
验收合格率

绩效指标描述
全年维护的设施数量
维护后验收合格的比率

指标值
≥20处
≥95%

指标值确定依据
年度工作计划
年度工作计划
`

const front = "第二部分 预算项目绩效目标\n1.甲类设施维护绩效目标表\n101001某某县档案局\n单位：万元\n"

func TestRecognise(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
		why  string
	}{
		{front + inOrderHead + inOrderGrid, false, "cell after cell, row after row"},
		{front + blockOrder, true, "columns one after the other"},
		{front + strings.Replace(inOrderHead, "预算数\n17.00\n其中：财政资金\n17.00", "其中：财政资金\n17.00\n预算数\n17.00", 1) + inOrderGrid, true, "a label of the row stands behind the next one's"},
		{front + strings.Replace(inOrderHead, "资金支出计划（%）\n3月底", "3月底\n资金支出计划（%）", 1) + inOrderGrid, true, "a month above the label of its row"},
		{front + strings.Replace(inOrderHead, "13990125P00000010001M\n项目名称", "项目名称\n13990125P00000010001M", 1) + inOrderGrid, true, "the code behind the next label"},
		{strings.ReplaceAll(front+blockOrder, "\n", "    甲    乙\n"), false, "columns set by spaces belong to another reader"},
		{"关于开展绩效评价的通知\n各单位：\n请按时报送。\n", false, "no table"},
		{"", false, "nothing at all"},
	} {
		if got := Recognise(linesFrom(c.text), testVocabulary()); got != c.want {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}

func TestBlocks(t *testing.T) {
	blocks, issues := Blocks(linesFrom(front+blockOrder), testVocabulary())
	var table *budget.Table
	for _, b := range blocks {
		if b.Table != nil {
			table = b.Table
		}
	}
	if table == nil || len(issues) > 0 {
		t.Fatalf("no table, or issues: %v", issues)
	}
	var got []string
	for _, c := range table.Cells {
		got = append(got, c.Text)
		if len(c.Doubts) == 0 || c.Doubts[0].Code != codeOrder {
			t.Errorf("cell %q is not in doubt", c.Text)
		}
	}
	want := "项目编码|13990125P00000010001M|项目名称|甲类设施维护|预算规模及资金用途|预算数|17.00|其中：财政资金|17.00|其他资金||" +
		"用于甲类设施的维护和看管，保证各处设施全年安全运行，任务完成后逐项验收并归档。|资金支出计划（%）|3月底|6月底|10月底|12月底|30%|60%|90%|100%|绩效目标|1.完成甲类设施维护任务|" +
		"一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|产出指标|数量指标|维护数量|全年维护的设施数量|≥20处|年度工作计划|质量指标|验收合格率|维护后验收合格的比率|≥95%|年度工作计划"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// conserved compares the printed characters of input and output.
func conserved(t *testing.T, lines []budget.Line, blocks []budget.Block) {
	t.Helper()
	count := map[rune]int{}
	add := func(s string, by int) {
		for _, r := range s {
			if !unicode.IsSpace(r) {
				count[r] += by
			}
		}
	}
	for _, l := range lines {
		add(l.Text, 1)
	}
	for _, b := range blocks {
		if b.Line != nil {
			add(b.Line.Text, -1)
			continue
		}
		whole(t, b.Table)
		for _, c := range b.Table.Cells {
			for _, p := range c.Places {
				add(p.Raw, -1)
			}
		}
	}
	for r, n := range count {
		if n != 0 {
			t.Fatalf("%q: %d more in the text than in the blocks", r, n)
		}
	}
}

// whole: every grid position belongs to exactly one cell.
func whole(t *testing.T, table *budget.Table) {
	t.Helper()
	seen := map[[2]int]bool{}
	for _, c := range table.Cells {
		for i := range c.RowSpan {
			for j := range c.ColSpan {
				at := [2]int{c.Row + i, c.Col + j}
				if seen[at] || at[0] >= table.Rows || at[1] >= table.Cols {
					t.Fatalf("position %v twice or outside of %d×%d", at, table.Rows, table.Cols)
				}
				seen[at] = true
			}
		}
	}
	if len(seen) != table.Rows*table.Cols {
		t.Fatalf("%d of %d positions", len(seen), table.Rows*table.Cols)
	}
}

// Sizes of papers that show nothing new, for their time.
const (
	longText  = 30_000
	otherText = 10_000 // of shapes that are not this package's
)

func TestConservation(t *testing.T) {
	for _, name := range fixtures(t, "*.txt") {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > longText || len(b) > otherText && !strings.HasSuffix(name, ".poppler.txt") {
			continue
		}
		lines := linesFrom(string(b))
		blocks, _ := Blocks(lines, testVocabulary())
		conserved(t, lines, blocks)
	}
}

// TestRecogniseFixtures: renderings in cell order or with columns set by spaces
// are not this package's.
func TestRecogniseFixtures(t *testing.T) {
	broken := 0
	for _, name := range fixtures(t, "*.txt") {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := Recognise(linesFrom(string(b)), testVocabulary())
		if got && !strings.HasSuffix(name, ".poppler.txt") {
			t.Errorf("%s is taken for reading order", name)
		}
		if got {
			broken++
		}
	}
	if broken == 0 {
		t.Error("no rendering of pdftotext is recognised")
	}
}

func fixtures(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", "..", "fixtures", "*", pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	if seed := filepath.Join("..", "..", "..", "shared", "seed", "disclosure.txt"); pattern == "*.txt" {
		if _, err := os.Stat(seed); err == nil {
			names = append(names, seed)
		}
	}
	return names
}

func FuzzBlocks(f *testing.F) {
	for _, s := range []string{"", front, front + blockOrder, front + inOrderHead + inOrderGrid, front + "\f" + blockOrder + "\f" + front + "一级指标\n≥\n%\n"} {
		f.Add(s)
	}
	v := testVocabulary()
	f.Fuzz(func(t *testing.T, s string) {
		lines := linesFrom(s)
		Recognise(lines, v)
		blocks, _ := Blocks(lines, v)
		conserved(t, lines, blocks)
	})
}
