package grid

import (
	"strings"
	"testing"
)

// openHead is the heading of the tables below, between two rules; wantHead is how it
// is shown, wantLast the last row that two of them share.
const (
	openHead = `
----------------------------------------------------------------
 一级指标  二级指标  三级指标    指标描述      指标值    依据
----------------------------------------------------------------`
	wantHead = `
 0,0 "一级指标"
 0,1 "二级指标"
 0,2 "三级指标"
 0,3 "指标描述"
 0,4 "指标值"
 0,5 "依据"`
	wantLast = `
 3,0 "效益指标"
 3,1 "社会效益"
 3,2 "带动就业"
 3,3 "带动就业数"
 3,4 "≥3人"
 3,5 "年初计划"`
)

// TestOpenTables: tables without vertical rules are read where the white between
// their texts and the way their rows stand leave no choice; else they stay text.
func TestOpenTables(t *testing.T) {
	for _, c := range []struct{ why, page, want string }{
		{"a rule below every row, a merged cell told by the rule that begins behind it", openHead + `
 产出指标  数量指标  培训人次    年内培训      ≥20次    年初计划
          ------------------------------------------------------
           质量指标  合格率      合格的人数    ≥95%     年初计划
----------------------------------------------------------------
 效益指标  社会效益  带动就业    带动就业数    ≥3人     年初计划
----------------------------------------------------------------`, "\ntable 4×6" + wantHead + `
 1,0 2×1 "产出指标"
 1,1 "数量指标"
 1,2 "培训人次"
 1,3 "年内培训"
 1,4 "≥20次"
 1,5 "年初计划"
 2,1 "质量指标"
 2,2 "合格率"
 2,3 "合格的人数"
 2,4 "≥95%"
 2,5 "年初计划"` + wantLast},
		{"three rules: rows by the lines of their cells, the levels by the middle of their rows", openHead + `
                                 年度内实际
           数量指标  培训人次    培训的人数    ≥20次    年初计划
                                 占的比例

 产出指标

                                               不低于
           质量指标  合格率      合格人数      九成      年初计划
                                               五


 效益指标  社会效益  带动就业    带动就业数    ≥3人     年初计划
----------------------------------------------------------------`, "\ntable 4×6" + wantHead + `
 1,0 2×1 "产出指标"
 1,1 "数量指标"
 1,2 "培训人次"
 1,3 "年度内实际培训的人数占的比例"
 1,4 "≥20次"
 1,5 "年初计划"
 2,1 "质量指标"
 2,2 "合格率"
 2,3 "合格人数"
 2,4 "不低于九成五"
 2,5 "年初计划"` + wantLast},
		{"a frame around rows without columns", `
+--------------------------------------------------------------+
| 一级指标  二级指标  三级指标    指标描述      指标值    依据 |
+--------------------------------------------------------------+
| 产出指标  数量指标  培训人次    年内培训      ≥20次    计划 |
+--------------------------------------------------------------+
| 效益指标  社会效益  带动就业    带动就业数    ≥3人     计划 |
+--------------------------------------------------------------+`, "\ntable 3×6" + wantHead + `
 1,0 "产出指标"
 1,1 "数量指标"
 1,2 "培训人次"
 1,3 "年内培训"
 1,4 "≥20次"
 1,5 "计划"
 2,0 "效益指标"
 2,1 "社会效益"
 2,2 "带动就业"
 2,3 "带动就业数"
 2,4 "≥3人"
 2,5 "计划"`},
		{"a text that runs over a column: nothing is certain, nothing is read", openHead + `
 产出指标  数量指标  培训人次    年内培训的人数很多很多   年初计划
----------------------------------------------------------------`, `
一级指标  二级指标  三级指标    指标描述      指标值    依据
产出指标  数量指标  培训人次    年内培训的人数很多很多   年初计划`},
		{"rows that stand in no line: not read", openHead + `

 产出指标  数量指标  培训人次                  ≥20次
                                 年内培训                年初计划

----------------------------------------------------------------`, `
一级指标  二级指标  三级指标    指标描述      指标值    依据
产出指标  数量指标  培训人次                ≥20次
年内培训                年初计划`},
		{"the first row of a form at the page's end", `
+--------------------------------------------------------------+
| 项目编码     13028125P0000   项目名称         道路养护       |
+--------------------------------------------------------------+`, `
table 1×4
 0,0 "项目编码"
 0,1 "13028125P0000"
 0,2 "项目名称"
 0,3 "道路养护"`},
		{"the same row with text below it", `
+--------------------------------------------------------------+
| 项目编码     13028125P0000   项目名称         道路养护       |
+--------------------------------------------------------------+

 正文`, `
table 1×1
 0,0 "项目编码13028125P0000项目名称道路养护"
正文`},
		{"a row of three pieces may be anything", `
+--------------------------------------------------------------+
| 项目编码     13028125P0000             道路养护              |
+--------------------------------------------------------------+`, `
table 1×1
 0,0 "项目编码13028125P0000道路养护"`},
		{"prose between two rules", `
----------------------------------------------------------------
 做好本年度的各项工作，确保资金使用安全规范，提高效益。
----------------------------------------------------------------`, `
做好本年度的各项工作，确保资金使用安全规范，提高效益。`},
	} {
		got := strings.NewReplacer(" "+doubtColumns.code, "", " "+doubtCrossing.code, "").Replace(show(Read(picture(c.page))))
		if strings.TrimSpace(got) != strings.TrimSpace(c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

// TestOpenTableDoubts: every cell of such a table is in doubt, for one reason that
// is the same for all cells of a row.
func TestOpenTableDoubts(t *testing.T) {
	s := Read(picture(openHead + `
 产出指标  数量指标  培训人次    年内培训      ≥20次    年初计划
----------------------------------------------------------------`))
	if len(s.Blocks) != 1 || s.Blocks[0].Table == nil || !s.Blocks[0].Table.Inferred || !s.Ledger.Balanced() {
		t.Fatalf("%+v %+v", s.Blocks, s.Ledger)
	}
	table := s.Blocks[0].Table
	for _, c := range table.Cells {
		if len(c.Doubts) == 0 || c.Doubts[0].Code != doubtColumns.code || c.Doubts[0].Where != table.Pos {
			t.Errorf("%q: %+v", c.Text, c.Doubts)
		}
	}
}

// TestSpans: which rows a text of a leading column belongs to.
func TestSpans(t *testing.T) {
	at := func(middle float64) chain {
		b := bit{base: middle + (inkAbove-inkBelow)/2*10, size: 10}
		return chain{first: b, last: b}
	}
	y := []float64{0, 20, 40, 60, 80}
	for _, c := range []struct {
		why                string
		texts              []chain
		middle, above, end bool
		want               []rowSpan
	}{
		{"one text a row", []chain{at(10), at(30), at(50), at(70)}, true, false, false, []rowSpan{{0, 1}, {1, 2}, {2, 3}, {3, 4}}},
		{"centred over three rows and one", []chain{at(30), at(70)}, true, false, false, []rowSpan{{0, 3}, {3, 4}}},
		{"at the top of one row and three", []chain{at(10), at(30)}, false, false, false, []rowSpan{{0, 1}, {1, 4}}},
		{"in the middle of no rows", []chain{at(17), at(70)}, true, false, false, nil},
		{"rows left over", []chain{at(10)}, true, false, false, nil},
		{"the first rows belong to a text on the page before", []chain{at(60)}, true, true, false, []rowSpan{{0, 2}, {2, 4}}},
		{"all rows do", nil, true, true, false, []rowSpan{{0, 4}}},
		{"the last text goes on", []chain{at(20), at(55)}, true, false, true, []rowSpan{{0, 2}, {2, 4}}},
	} {
		got, ok := spans(c.texts, y, c.middle, c.above, c.end)
		if ok != (c.want != nil) || ok && !equalSpans(got, c.want) {
			t.Errorf("%s: %v %v, want %v", c.why, got, ok, c.want)
		}
	}
}

func equalSpans(a, b []rowSpan) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
