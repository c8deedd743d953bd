package reflow

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"jixiao/budget"
)

// smallPaper has what papers have: prose, two tables, a page number, a running
// header, labels printed again.
func smallPaper() string {
	row := "时效指标 及时率 按时完成维护的比率 ≥95%\n根据年初工作计\n划安排\n"
	one := gridText("产出指标\n数量指标 设施数量 完成维护的设施数量 20 次\n根据年初工作计\n划安排\n" + row)
	two := strings.Replace(one, "1.甲类", "2.乙类", 1)
	return "目录\n第一部分 总体绩效目标……………1\n第一部分\n总体绩效目标\n做好各项工作。\n- 1 -\n" + one + "- 2 -\n" + two + "成本指标 维护成本 每次维护的成本 ≤3万元\n根据年初工作计\n- 3 -\n划安排\n"
}

// TestBlockOrder: prose stays lines, each table stands between its heading and
// the next, furniture is marked.
func TestBlockOrder(t *testing.T) {
	blocks, issues := Blocks(linesOf(smallPaper()), testVocabulary())
	if len(issues) > 0 {
		t.Error(issues)
	}
	var got []string
	for _, b := range blocks {
		switch {
		case b.Table != nil:
			got = append(got, fmt.Sprintf("table %dx%d", b.Table.Rows, b.Table.Cols))
		case b.Line.Furniture != "":
			got = append(got, "("+b.Line.Text+")")
		default:
			got = append(got, b.Line.Text)
		}
	}
	want := []string{"目录", "(第一部分 总体绩效目标……………1)", "第一部分", "总体绩效目标", "做好各项工作。", "(- 1 -)",
		"第二部分 预算项目绩效目标", "1.甲类设施维护绩效目标表", "101001 某某县档案局 单位：万元", "table 9x7", "", "(- 2 -)",
		"第二部分 预算项目绩效目标", "2.乙类设施维护绩效目标表", "101001 某某县档案局 单位：万元", "table 10x7", "(- 3 -)", ""}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestHeaderBlock: labels and values above the grid take the places they have
// in the printed form.
func TestHeaderBlock(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"the usual block", gridText("产出指标 数量指标 数量 总数 20次 方案"), `项目编码|13990125P00000010001M|项目名称|甲类设施维护
预算规模及资金用途(2)|预算数|17.00|其中：财政资金|17.00|其他资金|
用于甲类设施的维护。
资金支出计划（%）(2)|3月底|6月底|10月底|12月底
30%|60%|90%|100%
绩效目标|完成甲类设施维护`},
		{"wrapped labels, other money, a purpose that quotes a label", strings.NewReplacer(
			"预算规模及资金用途\n", "预算规模及\n资金用途\n", "其中：财政资金 17.00 其他资金", "其中：财政\n资金\n15.00 其他资金 2.00",
			"用于甲类设施的维护。", "预算数 17 万元。其中：财政资金 15 万元，\n其他资金 2 万元。").Replace(gridText("产出指标 数量指标 数量 总数 20次 方案")),
			`项目编码|13990125P00000010001M|项目名称|甲类设施维护
预算规模及资金用途(2)|预算数|17.00|其中：财政资金|15.00|其他资金|2.00
预算数17万元。其中：财政资金15万元，其他资金2万元。
资金支出计划（%）(2)|3月底|6月底|10月底|12月底
30%|60%|90%|100%
绩效目标|完成甲类设施维护`},
		{"an amount cut by its narrow cell", strings.NewReplacer("预算数 17.00 其中", "预算数\n1,000,000.\n00\n其中").Replace(gridText("产出指标 数量指标 数量 总数 20次 方案")),
			`项目编码|13990125P00000010001M|项目名称|甲类设施维护
预算规模及资金用途(2)|预算数|1,000,000.00|其中：财政资金|17.00|其他资金|
用于甲类设施的维护。
资金支出计划（%）(2)|3月底|6月底|10月底|12月底
30%|60%|90%|100%
绩效目标|完成甲类设施维护`},
		{"a purpose that begins with a year is no amount", strings.NewReplacer("用于甲类", "2025 年用于甲类").Replace(gridText("产出指标 数量指标 数量 总数 20次 方案")),
			`项目编码|13990125P00000010001M|项目名称|甲类设施维护
预算规模及资金用途(2)|预算数|17.00|其中：财政资金|17.00|其他资金|
2025年用于甲类设施的维护。
资金支出计划（%）(2)|3月底|6月底|10月底|12月底
30%|60%|90%|100%
绩效目标|完成甲类设施维护`},
		{"a row of amounts and labels cut by a page break: the ends of all of them follow", strings.NewReplacer("预算规模及资金用途\n预算数 17.00 其中：财政资金 17.00 其他资金",
			"预算规模 预算数 4,058.014 其中：财 3,809.517 其他资金 248.4972\n- 3 -\n及资金用\n途\n7 政资金 5").Replace(gridText("产出指标 数量指标 数量 总数 20次 方案")),
			`项目编码|13990125P00000010001M|项目名称|甲类设施维护
预算规模及资金用途(2)|预算数|4,058.0147|其中：财政资金|3,809.5175?|其他资金|248.4972?
用于甲类设施的维护。
资金支出计划（%）(2)|3月底|6月底|10月底|12月底
30%|60%|90%|100%
绩效目标|完成甲类设施维护`},
		{"code, name and their labels cut by a page break", strings.NewReplacer("项目编码 13990125P00000010001M 项目名称 甲类设施维护",
			"项目 13990125P00000 项目 甲类设施\n- 3 -\n编码\n010001M\n名称 维护").Replace(gridText("产出指标 数量指标 数量 总数 20次 方案")),
			`项目编码|13990125P00000010001M|项目名称|甲类设施维护
预算规模及资金用途(2)|预算数|17.00|其中：财政资金|17.00|其他资金|
用于甲类设施的维护。
资金支出计划（%）(2)|3月底|6月底|10月底|12月底
30%|60%|90%|100%
绩效目标|完成甲类设施维护`},
		{"a code whose last character stands on the next page, after whole labels; its check character is wrong", strings.NewReplacer("13990125P00000010001M 项目名称 甲类设施维护",
			"13990125P00000010001 项目名称 甲类设\nM\n施维护").Replace(gridText("产出指标 数量指标 数量 总数 20次 方案")),
			`项目编码|13990125P00000010001M?|项目名称|甲类设施维护?
预算规模及资金用途(2)|预算数|17.00|其中：财政资金|17.00|其他资金|
用于甲类设施的维护。
资金支出计划（%）(2)|3月底|6月底|10月底|12月底
30%|60%|90%|100%
绩效目标|完成甲类设施维护`},
		{"a plan in narrow cells", strings.NewReplacer("10月底 12月底", "10月 底 12\n月底", "90% 100%", "90% 100\n%").Replace(gridText("产出指标 数量指标 数量 总数 20次 方案")),
			`项目编码|13990125P00000010001M|项目名称|甲类设施维护
预算规模及资金用途(2)|预算数|17.00|其中：财政资金|17.00|其他资金|
用于甲类设施的维护。
资金支出计划（%）(2)|3月底|6月底|10月底|12月底
30%|60%|90%|100%
绩效目标|完成甲类设施维护`},
		{"a plan cut by a page break: its label and two of its months go on", strings.NewReplacer("资金支出计划（%）\n3月底 6月底 10月底 12月底", "资金支出 3月底 6月底 10 12\n- 3 -\n计划（%）\n月底\n月底").Replace(gridText("产出指标 数量指标 数量 总数 20次 方案")),
			`项目编码|13990125P00000010001M|项目名称|甲类设施维护
预算规模及资金用途(2)|预算数|17.00|其中：财政资金|17.00|其他资金|
用于甲类设施的维护。
资金支出计划（%）(2)|3月底|6月底|10月底|12月底
30%|60%|90%|100%
绩效目标|完成甲类设施维护`},
	} {
		blocks, _ := Blocks(linesOf(c.text), testVocabulary())
		ts := tables(blocks)
		if len(ts) != 1 {
			t.Fatalf("%s: %d tables", c.why, len(ts))
		}
		var rows []string
		for _, cell := range ts[0].Cells {
			if budget.Fold(cell.Text) == "一级指标" {
				break
			}
			for len(rows) <= cell.Row {
				rows = append(rows, "")
			}
			text := cell.Text
			if cell.RowSpan > 1 {
				text += fmt.Sprintf("(%d)", cell.RowSpan)
			}
			if len(cell.Doubts) > 0 {
				text += "?"
			}
			if rows[cell.Row] != "" {
				rows[cell.Row] += "|"
			}
			rows[cell.Row] += text
		}
		if got := strings.Join(rows, "\n"); got != c.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

// TestEveryPlaceOnce: the cells of a table cover its grid without overlap, and
// every place says the lines it was read from.
func TestEveryPlaceOnce(t *testing.T) {
	lines := linesOf(smallPaper())
	blocks, _ := Blocks(lines, testVocabulary())
	for _, table := range tables(blocks) {
		covered := make([]int, table.Rows*table.Cols)
		for _, c := range table.Cells {
			for r := c.Row; r < c.Row+c.RowSpan; r++ {
				for k := c.Col; k < c.Col+c.ColSpan; k++ {
					covered[r*table.Cols+k]++
				}
			}
			for _, p := range c.Places {
				first, _, _ := strings.Cut(p.Raw, "\n")
				if !strings.Contains(lines[p.Lines[0]-1].Text, first) {
					t.Errorf("%q is not on line %d", first, p.Lines[0])
				}
			}
		}
		for i, n := range covered {
			if n != 1 {
				t.Errorf("row %d column %d belongs to %d cells", i/table.Cols, i%table.Cols, n)
			}
		}
	}
}

// TestDoubts: a row that can be read in two ways says so, one that cannot does not.
func TestDoubts(t *testing.T) {
	const usual = `产出指标
数量指标 设施数量 完成维护的设施数量 20 次
根据年初工作计
划安排
质量指标
设施维护合
格率
维护合格的设施数量占维护设
施总数量的比例
≥95%
根据年初工作计
划安排
`
	rows, doubts := rowsOf(t, gridText(usual+"时效指标 及时率 按时完成维护的比率 ≥95%\n根据年初工作计\n划安排"))
	if len(rows) != 3 || doubts[2] {
		t.Errorf("a plain row is doubted: %q %v", rows, doubts)
	}
	// One of the last two cells is blank, and the text suits both.
	_, doubts = rowsOf(t, gridText(usual+"时效指标 及时率 按时完成维护的比率 工作正常开展"))
	if len(doubts) != 3 || !doubts[2] {
		t.Errorf("an ambiguous row is not doubted: %v", doubts)
	}
	// A page break that nothing shows may part the first name: 设施维护人 员.
	_, doubts = rowsOf(t, gridText(usual+"数量指标 设施维护人 参加维护的人数 20人\n根据年初工作计\n划安排\n员数量设施\n维护次数 维护的次数 3次\n根据年初工作计\n划安排"))
	if len(doubts) != 4 || !doubts[2] || !doubts[3] {
		t.Errorf("a row that may be cut is not doubted with the row that holds its rest: %v", doubts)
	}
	rows, doubts = rowsOf(t, gridText(usual+"时效指标\n数量指标"))
	for i := 2; i < len(rows); i++ {
		if !doubts[i] {
			t.Errorf("a row without a name is not doubted: %q %v", rows, doubts)
		}
	}
}

// TestMergedBasis: a basis that may be merged over rows is doubted in the rows
// that seem to have none, but not where a table's first row has none either.
func TestMergedBasis(t *testing.T) {
	below := "数量指标 设施数量 完成维护的设施数量 20次\n质量指标 合格率 维护合格的比率 ≥95%\n时效指标 及时率 按时完成维护的比率 ≥98%"
	for _, c := range []struct {
		why, rows string
		doubted   bool
	}{
		{"printed once at the top", "产出指标\n数量指标 人员数量 参加维护的人员数量 20人 工作方案\n" + below, true},
		{"never printed", "产出指标\n" + below, false},
	} {
		blocks, _ := Blocks(linesOf(gridText(c.rows)), testVocabulary())
		table := tables(blocks)[0]
		for _, cell := range table.Cells {
			if cell.Row > 6 && cell.Text == "" && cell.Col+cell.ColSpan == table.Cols && (len(cell.Doubts) > 0) != c.doubted {
				t.Errorf("%s: row %d: %v", c.why, cell.Row, cell.Doubts)
			}
		}
	}
}

// TestCut: a paper that ends in the middle of a table says so, and one that
// ends after a row does not.
func TestCut(t *testing.T) {
	whole := gridText("产出指标\n数量指标 设施数量 完成维护的设施数量 20 次\n根据年初工作计\n划安排\n质量指标 合格率 维护合格的比率 ≥95%\n根据年初工作计\n划安排")
	second := strings.Replace(gridText(""), "1.甲类", "2.乙类", 1)
	for _, c := range []struct {
		why, text string
		cut       bool
	}{
		{"a whole paper", whole, false},
		{"prose after the last table", whole + "第三部分 其他说明\n没有其他需要说明的情况。\n", false},
		{"within the next table's head", whole + second[:strings.Index(second, "资金支出计划")], true},
		{"after a level's name", whole + "时效指标\n", true},
		{"within a level's name", whole + "效益指标\n社会效", true},
		{"within a name", whole + "时效指标 及时", true},
	} {
		_, issues := Blocks(linesOf(c.text), testVocabulary())
		if got := slices.ContainsFunc(issues, func(i budget.Issue) bool { return i.Code == codeCut }); got != c.cut {
			t.Errorf("%s: %v", c.why, issues)
		}
	}
}

// TestAccount: characters that the blocks lack or show twice are found.
func TestAccount(t *testing.T) {
	lines := linesOf("甲乙 丙丁\n戊")
	for _, c := range []struct {
		why    string
		claims [][3]int // line, bytes
		issues int
		kept   string // the line that keeps what was lost
	}{
		{"whole", [][3]int{{0, 0, 13}, {1, 0, 3}}, 0, ""},
		{"whole in parts, the last one first", [][3]int{{0, 7, 13}, {0, 0, 6}, {1, 0, 3}}, 0, ""},
		{"white space belongs to nobody", [][3]int{{0, 7, 13}, {0, 6, 7}, {0, 6, 7}, {0, 0, 6}, {1, 0, 3}}, 0, ""},
		{"one lost", [][3]int{{0, 7, 13}, {1, 0, 3}}, 1, "甲乙"},
		{"one twice", [][3]int{{0, 0, 13}, {1, 0, 3}, {1, 0, 3}}, 1, ""},
		{"a part of one twice", [][3]int{{0, 0, 13}, {0, 3, 6}, {1, 0, 3}}, 1, ""},
	} {
		l := newLedger(lines)
		for _, claim := range c.claims {
			l.claim(claim[0], claim[1], claim[2])
		}
		out, issues := l.settle(nil)
		if len(issues) != c.issues {
			t.Errorf("%s: %v", c.why, issues)
		}
		if c.kept != "" && (len(out) != 1 || out[0].Line.Text != c.kept) {
			t.Errorf("%s: kept %v", c.why, out)
		}
	}
}

// printed are the characters of a text in order, white space left out.
func printed(blocks []budget.Block) map[rune]int {
	n := map[rune]int{}
	count := func(s string) {
		for _, r := range s {
			if !unicode.IsSpace(r) {
				n[r]++
			}
		}
	}
	for _, b := range blocks {
		if b.Line != nil {
			count(b.Line.Text)
			continue
		}
		for _, c := range b.Table.Cells {
			for _, p := range c.Places {
				count(p.Raw)
			}
		}
	}
	return n
}

// TestConservation: whatever lines a paper loses, doubles or swaps, every
// character of it is in the blocks once.
func TestConservation(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	lines := strings.Split(smallPaper(), "\n")
	for range 200 {
		text := slices.Clone(lines)
		for range dice.IntN(6) {
			i, j := dice.IntN(len(text)), dice.IntN(len(text))
			switch dice.IntN(3) {
			case 0:
				text = slices.Delete(text, i, i+1)
			case 1:
				text = slices.Insert(text, i, text[j])
			case 2:
				text[i], text[j] = text[j], text[i]
			}
		}
		conserve(t, strings.Join(text, "\n"))
	}
}

func conserve(t *testing.T, text string) {
	t.Helper()
	lines := linesOf(text)
	blocks, issues := Blocks(lines, testVocabulary())
	for _, i := range issues {
		if i.Code == codeUnaccounted {
			t.Errorf("%s", i.Message)
		}
	}
	var all []budget.Block
	for i := range lines {
		all = append(all, budget.Block{Line: &lines[i]})
	}
	want, got := printed(all), printed(blocks)
	for r, n := range want {
		if got[r] != n {
			t.Errorf("%q stands %d times in the text, %d times in the blocks", r, n, got[r])
		}
	}
	if len(got) != len(want) {
		t.Errorf("characters came up: %d kinds, want %d", len(got), len(want))
	}
}

// FuzzBlocks: no text makes the program fail, lose a character or answer twice
// differently.
func FuzzBlocks(f *testing.F) {
	f.Add(smallPaper())
	f.Add(blankAfterWraps(smallPaper()))
	f.Add(strings.ReplaceAll(smallPaper(), "- 2 -", "\f"))
	f.Add(strings.NewReplacer("划安排", "\x01", "20 次", "2\u200b0元\u200b工作\u200b方案").Replace(smallPaper()))
	f.Add("一级指标 二级指标 三级指标 年度指标值\n产出指标(50分) 数量指标 数量 》 =3")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		conserve(t, text)
		a, _ := Blocks(linesOf(text), testVocabulary())
		b, _ := Blocks(linesOf(text), testVocabulary())
		if fmt.Sprint(tables(a)) != fmt.Sprint(tables(b)) && fmt.Sprintf("%+v", flat(a)) != fmt.Sprintf("%+v", flat(b)) {
			t.Error("two readings of one text differ")
		}
	})
}

func flat(blocks []budget.Block) []budget.Cell {
	var out []budget.Cell
	for _, t := range tables(blocks) {
		out = append(out, t.Cells...)
	}
	return out
}

// TestGroupBehindAmounts: a page break may set the label of a group behind its
// amounts; the text beside it is still a cell of the table.
func TestGroupBehindAmounts(t *testing.T) {
	text := strings.Replace(gridText("产出指标 数量指标 数量 总数 20次 方案"), `预算规模及资金用途
预算数 17.00 其中：财政资金 17.00 其他资金
`, `预算数 17.00 其中：财政资金 17.00 其他资金
- 3 -
预算规模及资金用途
`, 1)
	other := strings.Replace(gridText("产出指标 数量指标 数量 总数 20次 方案"), "1.甲类", "2.乙类", 1)
	blocks, issues := Blocks(linesOf(other+text), testVocabulary())
	if len(issues) > 0 {
		t.Errorf("%+v", issues)
	}
	for _, c := range tables(blocks)[1].Cells {
		if c.Text == "用于甲类设施的维护。" {
			return
		}
	}
	t.Error("the text is in no cell")
}
