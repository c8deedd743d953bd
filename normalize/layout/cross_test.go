package layout

import "testing"

func TestCrossing(t *testing.T) {
	at := func(col, start, end int, pulled bool) piece {
		return piece{fragment{start: start, end: end, pulled: pulled}, col}
	}
	for _, c := range []struct {
		why          string
		above, below []piece
		want         float64
	}{
		{"columns in the order of their starts", []piece{at(2, 9, 14, false)}, []piece{at(3, 15, 20, false)}, 0},
		{"one cell's lines overlap", []piece{at(2, 9, 14, false)}, []piece{at(2, 10, 13, false)}, 0},
		{"a column further right, but a start further left", []piece{at(3, 9, 14, false)}, []piece{at(2, 15, 20, false)}, costCross},
		{"two columns, the same start", []piece{at(2, 9, 14, false)}, []piece{at(3, 9, 14, false)}, costCross},
		{"print that touches what is left of it may be set further left", []piece{at(4, 35, 40, false)}, []piece{at(5, 33, 38, true)}, costPassed},
		{"print that touches what is left of it is never set further right", []piece{at(4, 35, 40, true)}, []piece{at(5, 33, 38, false)}, costCross},
		{"a piece under another column's", []piece{at(2, 9, 14, false)}, []piece{at(3, 10, 12, false)}, costUnder},
		{"one cell's lines beside each other", []piece{at(2, 9, 14, false)}, []piece{at(2, 20, 22, false)}, costAside},
	} {
		if got := crossing(c.above, c.below); got != c.want {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}

func TestStrayed(t *testing.T) {
	at := func(col, start, end int) piece { return piece{fragment{start: start, end: end}, col} }
	for _, c := range []struct {
		why  string
		rows [][]piece
		want bool // of the last line's first piece
	}{
		{"below its own cell's print", [][]piece{{at(2, 20, 26), at(3, 45, 60)}, {at(2, 23, 24)}}, false},
		{"below another cell's", [][]piece{{at(2, 20, 26), at(3, 45, 60)}, {at(3, 23, 24)}}, true},
		{"the only line of its cell", [][]piece{{at(2, 20, 26)}, {at(3, 23, 24)}}, false},
		{"the other cell's print is far above", [][]piece{{at(2, 20, 26)}, {at(3, 45, 60)}, {at(3, 45, 60)}, {at(3, 45, 60)}, {at(3, 23, 24)}}, false},
	} {
		k := len(c.rows) - 1
		if got := strayed(c.rows, k, c.rows[k][0]); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}
