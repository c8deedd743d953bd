package xlsx

import (
	"fmt"
	"sort"

	"jixiao/budget"
	"jixiao/extract/seen"
)

// view is what of a sheet is to be seen: hidden rows and columns are gone, each
// merged area belongs to its first visible cell.
type view struct {
	sheet *sheet
	rows  []row            // that hold text, from the top
	texts map[[2]int]*cell // by row and column
	areas map[[2]int]area  // merged areas by their first visible cell
	left  int              // the columns that hold anything
	right int
	cover cover
}

// row is a row that holds text.
type row struct {
	number int
	cells  []*cell
	bottom int // last row that a merged area beginning here reaches
}

// cover tells for each column down to which row a merged area reaches.
type cover struct {
	bottom []int
	work   int
}

const (
	// maxBlank is how many blank rows or columns in a sequence still belong to
	// a table whose borders or merged areas run over them. Forms have a handful
	// of rows left to fill in.
	maxBlank = 100
	// maxCover bounds the work hostile merged areas can make.
	maxCover = 8_000_000
)

func (r *reader) view(sh *sheet) (*view, error) {
	v := &view{sheet: sh, texts: map[[2]int]*cell{}, areas: map[[2]int]area{}}
	v.span()
	anchors, err := v.placeAreas()
	if err != nil {
		return nil, err
	}
	hidden, merged := 0, 0
	areas := v.sortedAreas()
	for i := range sh.cells {
		c := &sh.cells[i]
		at := [2]int{c.row, c.col}
		if to, ok := anchors[at]; ok {
			at = to
		} else if v.isHidden(c.row, c.col) {
			hidden += seen.Count(c.text)
			continue
		}
		for len(areas) > 0 && areas[0].top <= at[0] {
			if err := v.lay(areas[0]); err != nil {
				return nil, err
			}
			areas = areas[1:]
		}
		_, anchor := v.areas[at]
		if v.texts[at] != nil || !anchor && v.cover.holds(at) {
			merged += seen.Count(c.text)
			continue
		}
		v.add(c, at)
		r.printed += seen.Count(c.text)
	}
	for _, rw := range v.rows {
		sort.Slice(rw.cells, func(i, j int) bool { return rw.cells[i].col < rw.cells[j].col })
	}
	if hidden > 0 {
		r.report("hidden_cells", fmt.Sprintf("隐藏的行或列里有%d个字，没有采用", hidden), sh.name)
	}
	if merged > 0 {
		r.report("hidden_cell", fmt.Sprintf("被合并盖住的单元格里有%d个字，没有采用", merged), sh.name)
	}
	return v, nil
}

// span finds the columns in use. Areas and borders beyond the last text count
// for a few columns only: whole rows are sometimes merged or bordered.
func (v *view) span() {
	v.left = maxCol
	for _, c := range v.sheet.cells {
		v.left, v.right = min(v.left, c.col), max(v.right, c.col)
	}
	right := v.right
	for _, a := range v.sheet.merges {
		right = max(right, min(a.right, v.right+maxBlank))
	}
	v.right = right
}

// placeAreas finds for each merged area the cell it begins at for the eye, and
// returns where the text of an area's first cell is to be seen.
func (v *view) placeAreas() (map[[2]int][2]int, error) {
	anchors := map[[2]int][2]int{}
	for _, a := range v.sheet.merges {
		from := [2]int{a.top, a.left}
		for a.top <= a.bottom && v.sheet.hiddenRows[a.top] {
			a.top++
			if v.cover.work++; v.cover.work > maxCover {
				return nil, tooManyAreas()
			}
		}
		for a.left <= a.right && v.sheet.colHidden(a.left) {
			a.left++
		}
		if a.top > a.bottom || a.left > a.right {
			continue
		}
		v.areas[[2]int{a.top, a.left}] = a
		anchors[from] = [2]int{a.top, a.left}
	}
	return anchors, nil
}

func tooManyAreas() error {
	return &budget.Error{Kind: budget.ErrTooLarge, Reason: "合并单元格太多", Hint: "请检查来源"}
}

func (v *view) sortedAreas() []area {
	areas := make([]area, 0, len(v.areas))
	for _, a := range v.areas {
		areas = append(areas, a)
	}
	sort.Slice(areas, func(i, j int) bool {
		a, b := areas[i], areas[j]
		return a.top < b.top || a.top == b.top && a.left < b.left
	})
	return areas
}

// add puts a cell where it is seen.
func (v *view) add(c *cell, at [2]int) {
	if n := len(v.rows); n == 0 || v.rows[n-1].number != at[0] {
		v.rows = append(v.rows, row{number: at[0]})
	}
	last := &v.rows[len(v.rows)-1]
	c.row, c.col = at[0], at[1]
	last.cells = append(last.cells, c)
	last.bottom = max(last.bottom, v.area(c.row, c.col).bottom)
	v.texts[at] = c
}

// area is the merged area that begins at a cell, or the cell alone.
func (v *view) area(row, col int) area {
	if a, ok := v.areas[[2]int{row, col}]; ok {
		return a
	}
	return area{row, col, row, col}
}

func (v *view) isHidden(row, col int) bool { return v.sheet.hiddenRows[row] || v.sheet.colHidden(col) }

func (sh *sheet) colHidden(col int) bool {
	return col < len(sh.hiddenCols) && sh.hiddenCols[col]
}

// lay covers columns by an area. One that overlaps another is none: such files
// are damaged, and Excel drops it as well.
func (v *view) lay(a area) error {
	c := &v.cover
	for len(c.bottom) <= v.right {
		c.bottom = append(c.bottom, 0)
	}
	right := min(a.right, v.right)
	if c.work += right - a.left + 1; c.work > maxCover {
		return tooManyAreas()
	}
	for col := a.left; col <= right; col++ {
		if c.bottom[col] >= a.top {
			delete(v.areas, [2]int{a.top, a.left})
			return nil
		}
	}
	for col := a.left; col <= right; col++ {
		c.bottom[col] = a.bottom
	}
	return nil
}

func (c *cover) holds(at [2]int) bool { return at[1] < len(c.bottom) && c.bottom[at[1]] >= at[0] }
