package normalize

import (
	"jixiao/budget"
	"jixiao/normalize/forms"
)

// part is a stretch of rows of one table.
type part struct {
	*sheet
	from, to int // rows [from, to)
	headers  []int
	// goesOn is set when the part continues the grid of the part before it.
	goesOn bool
}

// record is all that belongs to one project: usually one table, two where the
// indicator grid is a table of its own.
type record struct {
	parts []part
	// before are the content lines between the previous table and the first
	// part, the heading among them.
	before []*budget.Line
	// started is set when a label that begins a record was seen.
	started bool
}

func (r *record) hasGrid() bool {
	for _, p := range r.parts {
		if len(p.headers) > 0 {
			return true
		}
	}
	return false
}

// where is the position of the record's first table.
func (r *record) where() budget.Pos { return r.parts[0].Pos }

// minGridLabels: a heading row of an indicator grid has at least so many
// column labels; among them minLevels that name levels, or, for forms with
// other names, all of them known.
const (
	minGridLabels = 3
	minLevels     = 2
	// minUnknown further columns under names that no form knows, beside the
	// levels: the grid of a form still to be written.
	minUnknown = 2
)

// isHeader reports whether a row is the heading of an indicator grid: it names
// levels and other columns, or all the columns that some form needs.
func isHeader(s *sheet, row int, set *forms.Set) bool {
	levels, known, unknown := 0, 0, 0
	var texts []string
	for _, i := range s.row(row) {
		if s.Cells[i].Row != row {
			continue
		}
		field, ok := set.GridField(s.Cells[i].Text)
		if ok {
			texts = append(texts, s.Cells[i].Text)
		}
		switch {
		case !ok && s.Cells[i].Text != "":
			unknown++
		case !ok:
		case field == "level1" || field == "level2" || field == "level3":
			levels++
			known++
		default:
			known++
		}
	}
	return levels >= minLevels && (known >= minGridLabels || unknown >= minUnknown) || levels >= 1 && known > minGridLabels ||
		known >= minLevels && set.IsHeading(texts)
}

// cut finds the records of a table: where a label that begins a record stands
// again, and a grid has been seen since it stood first, the next one begins.
func cut(s *sheet, set *forms.Set) []record {
	first, headers, seen := "", []int{}, 0
	var starts []int
	for row := 0; row < s.Rows; row++ {
		if isHeader(s, row, set) {
			headers = append(headers, row)
			continue
		}
		field := startOf(s, row, set)
		if field == "" || first != "" && (field != first || len(headers) == seen) {
			continue
		}
		first, seen = field, len(headers)
		starts = append(starts, s.headingRows(row, set))
	}
	if len(starts) == 0 {
		return []record{{parts: []part{{sheet: s, to: s.Rows, headers: headers}}}}
	}
	starts[0] = leadingRows(starts[0], headers)
	var records []record
	if starts[0] > 0 {
		records = append(records, record{parts: []part{{sheet: s, to: starts[0], headers: within(headers, 0, starts[0])}}})
	}
	for i, from := range starts {
		to := s.Rows
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		records = append(records, record{parts: []part{{sheet: s, from: from, to: to, headers: within(headers, from, to)}}, started: true})
	}
	return records
}

// leadingRows: what stands above the first start belongs to it, unless it is
// the end of another record's grid.
func leadingRows(start int, headers []int) int {
	if len(headers) > 0 && headers[0] < start {
		return start
	}
	return 0
}

func within(rows []int, from, to int) []int {
	var in []int
	for _, r := range rows {
		if r >= from && r < to {
			in = append(in, r)
		}
	}
	return in
}

// startOf is the first field in the row whose label begins a record. A label
// counts only where a cell begins, and not in a row that a taller cell shares.
func startOf(s *sheet, row int, set *forms.Set) string {
	for _, i := range s.row(row) {
		if s.Cells[i].Row != row {
			continue
		}
		if field, ok := set.StartField(s.Cells[i].Text); ok && s.right(i, row) >= 0 {
			return field
		}
	}
	return ""
}

// headingRows goes up over the rows above a start that hold a heading: the
// table's title, its department and unit.
func (s *sheet) headingRows(row int, set *forms.Set) int {
	for row > 0 && s.isHeadingRow(row-1, set) {
		row--
	}
	return row
}

// isHeadingRow: all that the row says is a title, a department, a unit or a
// year.
func (s *sheet) isHeadingRow(row int, set *forms.Set) bool {
	said := false
	for _, i := range s.row(row) {
		c := &s.Cells[i]
		if s.blank(i) {
			continue
		}
		if c.Row != row || c.RowSpan > 1 || !isCaption(c.Text, set) {
			return false
		}
		said = true
	}
	return said
}
