package normalize

import (
	"testing"

	"jixiao/budget"
)

func TestNarrowText(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"letters and digits", "２０２５年ＤＮＡ", "2025年DNA"},
		{"a code with its hyphen", "ＨＪ９１．２－２０２２", "HJ91.2-2022"},
		{"a sum, its thousands and its point", "２，８３５．５０元／月", "2,835.50元/月"},
		{"square brackets of a document's number", "冀财行［２０２４］１号", "冀财行[2024]1号"},
		{"a sign of two characters: the first may be the paper's own", "＞＝９５％", "＞=95%"},
		{"a sign alone", "＝１００％", "＝100%"},
		{"a comma between numbers of a list", "１，２", "1，2"},
		{"Chinese marks", "第（一）款，见附件", "第（一）款，见附件"},
		{"a dash between words", "甲－乙", "甲－乙"},
	} {
		if got := narrowText(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.reason, got, c.want)
		}
	}
}

func TestNarrow(t *testing.T) {
	for _, c := range []struct {
		reason, code, want string
		changed            bool
	}{
		{"codes printed wide", "１３９１２５２６Ｐ９４４１１２１０００４２", "≥17份", true},
		{"codes printed as papers do: a wide digit is the paper's own", "13912526P944112100042", "≥１７份", false},
		{"no code: nothing says what the tool did", "路灯", "≥１７份", false},
	} {
		blocks := []budget.Block{{Table: &budget.Table{Cells: []budget.Cell{{Text: c.code}, {Text: "≥１７份"}}}}}
		changed := narrow(blocks)
		cell := &blocks[0].Table.Cells[1]
		if changed != c.changed || cell.Text != c.want || len(cell.Doubts) > 0 != c.changed {
			t.Errorf("%s: %v, %q with %d doubts", c.reason, changed, cell.Text, len(cell.Doubts))
		}
	}
}
