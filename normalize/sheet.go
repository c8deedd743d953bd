package normalize

import (
	"strings"

	"jixiao/budget"
)

// sheet is a table with an index of its grid and a note of which cells have
// been understood.
type sheet struct {
	*budget.Table
	at   []int32 // cell index by row*Cols+col; -1 where no cell stands
	used []bool  // by cell: its text has found its place
	rows [][]int // what row lists, once it was asked
}

// newSheet indexes a table; spans that leave the grid are cut.
func newSheet(t *budget.Table) *sheet {
	s := &sheet{Table: t, at: make([]int32, max(0, t.Rows*t.Cols)), used: make([]bool, len(t.Cells)), rows: make([][]int, max(0, t.Rows))}
	for i := range s.at {
		s.at[i] = -1
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		for r := max(0, c.Row); r < min(c.Row+c.RowSpan, t.Rows); r++ {
			for k := max(0, c.Col); k < min(c.Col+c.ColSpan, t.Cols); k++ {
				s.at[r*t.Cols+k] = int32(i)
			}
		}
	}
	return s
}

// cell is the index of the cell at a grid position, -1 for none.
func (s *sheet) cell(row, col int) int {
	if row < 0 || col < 0 || row >= s.Rows || col >= s.Cols {
		return -1
	}
	return int(s.at[row*s.Cols+col])
}

// row lists the cells that cover a grid row, left to right. The list is the
// sheet's: rows are asked for many times.
func (s *sheet) row(row int) []int {
	if row < 0 || row >= s.Rows {
		return nil
	}
	if s.rows[row] == nil {
		s.rows[row] = s.listRow(row)
	}
	return s.rows[row]
}

func (s *sheet) listRow(row int) []int {
	cells := make([]int, 0, s.Cols)
	for _, c := range s.at[row*s.Cols : (row+1)*s.Cols] {
		if c >= 0 && (len(cells) == 0 || cells[len(cells)-1] != int(c)) {
			cells = append(cells, int(c))
		}
	}
	return cells
}

// right is the cell to the right of cell i in the given row, -1 at the edge.
func (s *sheet) right(i, row int) int {
	return s.cell(row, s.Cells[i].Col+s.Cells[i].ColSpan)
}

// below is the cell under cell i when it has the same sides or lies within
// them, -1 otherwise.
func (s *sheet) below(i int) int {
	c := &s.Cells[i]
	b := s.cell(c.Row+c.RowSpan, c.Col)
	if b < 0 || s.Cells[b].Col != c.Col || s.Cells[b].Col+s.Cells[b].ColSpan > c.Col+c.ColSpan {
		return -1
	}
	return b
}

func (s *sheet) blank(i int) bool { return strings.TrimSpace(s.Cells[i].Text) == "" }

// left and edge are the sides of grid columns: points where there is geometry,
// column numbers elsewhere.
func (s *sheet) side(col int) float64 {
	if len(s.X) == s.Cols+1 {
		return s.X[col]
	}
	return float64(col)
}

// lines are the printed lines of a cell, over all its pieces.
func lines(c *budget.Cell) []string {
	var out []string
	for _, p := range c.Places {
		if p.Raw != "" {
			out = append(out, strings.Split(p.Raw, "\n")...)
		}
	}
	if len(out) == 0 || budget.JoinLines(out...) != c.Text {
		return strings.Split(c.Text, "\n")
	}
	return out
}
