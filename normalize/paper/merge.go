package paper

import (
	"cmp"
	"slices"

	"jixiao/budget"
)

// append adds the rows of b below those of t. Cells that go on over the cut
// become one cell with a Place for each piece.
func (t *logical) append(b *logical, how cut, labels Labels) {
	t.unify(b)
	shared := 0 // rows that are one row
	if how.row {
		shared = 1
	}
	offset := t.Rows - shared
	goesOn := make(map[int]int, len(how.pairs))
	for _, p := range how.pairs {
		goesOn[p.below] = p.above
	}
	gone := t.corners(how.row)
	for i := range b.Cells {
		c := b.Cells[i]
		if above, ok := goesOn[i]; ok {
			extend(&t.Cells[above], &c, shared)
			continue
		}
		c.Row += offset
		if how.unsure && b.Cells[i].Row == 0 && c.RowSpan == 1 {
			doubt(&c, "row_join_unsure", "这一行和上一页末行可能是同一行（"+how.why+"）")
		}
		t.Cells = append(t.Cells, c)
	}
	if how.unsure {
		t.doubtRow(offset-1, how.why)
	}
	if how.again {
		t.doubtAgain(offset)
	}
	t.Cells = slices.DeleteFunc(t.Cells, func(c budget.Cell) bool { return gone && hasDoubt(&c, noCell) && c.Row == offset })
	t.Rows += b.Rows - shared
	t.Y = nil
	slices.SortStableFunc(t.Cells, func(a, b budget.Cell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
	})
	t.know(b, offset)
	t.learn(labels, offset, offset+shared) // a joined row may say more than its pieces
}

// know takes over what is known of the rows that were added.
func (t *logical) know(b *logical, offset int) {
	t.started = t.started || b.started
	if b.header >= 0 {
		t.grid(b.first+offset, b.columns)
		t.header = b.header + offset
	}
}

// doubtRow marks the cells of a row that may go on below the cut; merged ones are
// not concerned.
func (t *logical) doubtRow(r int, why string) {
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row == r && c.RowSpan == 1 {
			doubt(c, "row_join_unsure", "这一行和下一页首行可能是同一行（"+why+"）")
		}
	}
}

// doubtAgain marks the rows on both sides of a cut that say the same.
func (t *logical) doubtAgain(below int) {
	for i := range t.Cells {
		if c := &t.Cells[i]; c.RowSpan == 1 && (c.Row == below-1 || c.Row == below) {
			doubt(c, "row_repeated", "页末的行和下页首行完全相同，可能是同一行印了两次")
		}
	}
}

// corners reports whether the last row has corners without a cell that the
// joined row fills.
func (t *logical) corners(joined bool) bool {
	if !joined {
		return false
	}
	for _, i := range t.lastRow() {
		if hasDoubt(&t.Cells[i], noCell) {
			return true
		}
	}
	return false
}

// extend adds the piece below a cut to the cell above it.
func extend(above, below *budget.Cell, shared int) {
	above.RowSpan += below.RowSpan - shared
	above.Places = append(slices.Clip(above.Places), below.Places...)
	upper := without(above.Doubts, openBottom, openRows)
	if below.Text != "" {
		upper = without(upper, lastLine)
	}
	above.Doubts = append(upper, without(below.Doubts, openTop)...)
	again := above.Text == below.Text && levelNames[budget.Fold(above.Text)] // a name that is printed again
	if below.Text != "" && !again {
		if cutsWord(above, below) {
			doubt(above, "word_wrap", "换页处的外文可能是一个词，也可能是两个词")
		}
		above.Text = budget.JoinLines(above.Text, below.Text)
	}
}

// cutsWord: a letter stands on both sides of the cut.
func cutsWord(above, below *budget.Cell) bool {
	if above.Text == "" {
		return false
	}
	last, first := above.Text[len(above.Text)-1], below.Text[0]
	return isLetter(last) && isLetter(first)
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// without leaves out the notes of the given codes; nil when nothing is left.
func without(doubts []budget.Issue, codes ...string) []budget.Issue {
	var kept []budget.Issue
	for _, d := range doubts {
		if !slices.Contains(codes, d.Code) {
			kept = append(kept, d)
		}
	}
	return kept
}

// unify gives both tables the same columns: the borders of both, those that lie
// close together counting as one. Extents do not change.
func (t *logical) unify(b *logical) {
	var x []float64
	mine, theirs := make([]int, len(t.X)), make([]int, len(b.X))
	slack := t.slack()
	i, k := 0, 0
	for i < len(t.X) || k < len(b.X) {
		u, v := at(t.X, i), at(b.X, k)
		if u <= v+slack && i < len(t.X) {
			mine[i] = len(x)
			i++
		}
		if v <= u+slack && k < len(b.X) {
			theirs[k] = len(x)
			k++
		}
		if u <= v+slack {
			x = append(x, t.X[0]+u)
		} else {
			x = append(x, t.X[0]+v)
		}
	}
	t.renumber(mine, x)
	b.renumber(theirs, x)
}

// farRight is beyond every table.
const farRight = 1e9

// at is the i-th border, counted from the left one.
func at(x []float64, i int) float64 {
	if i >= len(x) {
		return farRight
	}
	return x[i] - x[0]
}

// renumber moves a table's cells to new column numbers.
func (t *logical) renumber(to []int, x []float64) {
	for i := range t.Cells {
		c := &t.Cells[i]
		end := to[c.Col+c.ColSpan]
		c.Col = to[c.Col]
		c.ColSpan = end - c.Col
	}
	t.X, t.Cols = x, len(x)-1
}
