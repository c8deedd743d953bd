package columns

import "testing"

// What the other tables show moves the costs; what only this table shows does not.
func TestUsual(t *testing.T) {
	r := &reader{places: map[string]inCell{}}
	for c := range r.known {
		r.known[c] = map[string]int{}
	}
	other := func(c, times int, lines ...string) {
		for range times {
			p := &project{cells: [textColumns][][]int{}}
			var cell []int
			for i, l := range lines {
				p.ts = append(p.ts, token{fold: l})
				cell = append(cell, i)
				r.known[c][l]++
			}
			p.cells[c] = [][]int{cell}
			r.countPlaces(p)
		}
	}
	other(colBasis, 6, "市财政局关于下达专", "项资金的通知")
	other(colName, 1, "工作计划")
	other(colBasis, 3, "工作计划")

	own := &project{ts: []token{{fold: "自有资料"}}, cells: [textColumns][][]int{{{0}}}}
	own.own[colName] = map[string]bool{"自有资料": true}
	r.known[colName]["自有资料"]++
	r.countPlaces(own)

	for _, c := range []struct {
		reason, text  string
		likely, other int // columns
	}{
		{"a source of the other tables", "项资金的通知", colBasis, colName},
		{"seen in two columns, more often in one", "工作计划", colBasis, colName},
	} {
		tok := &token{fold: c.text}
		if a, b := r.usualColumn(own, tok, c.likely), r.usualColumn(own, tok, c.other); a >= b {
			t.Errorf("%s: column %d costs %.2f, column %d %.2f", c.reason, c.likely, a, c.other, b)
		}
	}
	for col := range textColumns {
		if cost := r.usualColumn(own, &token{fold: "自有资料"}, col); cost != 0 {
			t.Errorf("a table is no witness for itself: column %d costs %.2f", col, cost)
		}
	}

	first, second := &token{fold: "市财政局关于下达专"}, &token{fold: "项资金的通知"}
	r.usualPlace(own, first)
	r.usualPlace(own, second)
	if first.fresh >= first.goesOn || first.wraps >= first.ends {
		t.Errorf("a first line: begins %.2f, goes on %.2f, ends %.2f, is followed %.2f", first.fresh, first.goesOn, first.ends, first.wraps)
	}
	if second.goesOn >= second.fresh || second.ends >= second.wraps {
		t.Errorf("a last line: begins %.2f, goes on %.2f, ends %.2f, is followed %.2f", second.fresh, second.goesOn, second.ends, second.wraps)
	}
	alone := &token{fold: "自有资料"}
	r.usualPlace(own, alone)
	if alone.fresh != 0 || alone.ends != 0 {
		t.Errorf("a line of this table alone: %+v", alone)
	}
}
