package normalize

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/forms"
)

// block is the labelled part of a record outside of its indicator grids.
type block struct {
	part
	in      []bool               // by row of the table: the row belongs to the block
	gridEnd int                  // the first row below the last grid; the number of rows where there is none
	labels  map[int]forms.Found  // by cell
	order   []int                // label cells in reading order
	field   map[int]string       // by label cell
	spec    map[int]*forms.Label // by label cell
}

// readHead reads all labelled cells of the record.
func (b *builder) readHead() {
	for _, p := range b.rec.parts {
		k := b.block(p)
		b.readMatrices(k)
		b.readTotals(k)
		b.readSchedules(k)
		b.readHalves(k)
		b.readLists(k)
		for _, i := range k.order {
			b.readLabel(k, i)
		}
		b.readSections(k)
		b.readPairs(k)
	}
}

// block finds the rows outside of the grids and the labels in them.
func (b *builder) block(p part) *block {
	k := &block{part: p, in: make([]bool, p.Rows), gridEnd: p.Rows, labels: map[int]forms.Found{}, field: map[int]string{}, spec: map[int]*forms.Label{}}
	for row := p.from; row < p.to; row++ {
		k.in[row] = true
	}
	for _, g := range b.grids(p) {
		for row := g.from; row < g.to; row++ {
			k.in[row] = false
		}
		k.gridEnd = g.to
	}
	for i := range p.Cells {
		c := &p.Cells[i]
		if c.Row < p.from || c.Row >= p.to || !k.in[c.Row] || p.used[i] {
			continue
		}
		if sumWords[budget.Fold(c.Text)] && c.Row >= k.gridEnd {
			k.labels[i], k.field[i], k.spec[i] = forms.Found{Label: c.Text}, "attribute", &forms.Label{Field: "attribute"}
			k.order = append(k.order, i)
			continue
		}
		if found, ok := b.form.FindHead(c.Text); ok {
			k.labels[i], k.field[i], k.spec[i] = found, b.form.Head[found.Index].Field, &b.form.Head[found.Index]
			k.order = append(k.order, i)
			b.noteUnit(k.field[i], found.Note)
		}
	}
	return k
}

// noteUnit takes the unit of the amounts from a label that shows it.
func (b *builder) noteUnit(field, note string) {
	if field != "section" && !strings.Contains(field, "budget.") && !strings.HasPrefix(field, "execution.") {
		return
	}
	note = strings.TrimPrefix(strings.TrimPrefix(note, "单位"), ":")
	for _, u := range moneyUnits {
		if note == u && b.noted == "" {
			b.noted = u
		}
	}
}

func (k *block) isLabel(i int) bool {
	_, ok := k.labels[i]
	return ok
}

// free reports whether cell i may be somebody's value.
func (k *block) free(i int) bool {
	return i >= 0 && !k.used[i] && !k.isLabel(i) && k.in[k.Cells[i].Row]
}

// readLabel reads the value of one label: the cell to its right, in every row
// that the label covers, or else the cell below it, or else the text behind a
// colon in the cell itself.
func (b *builder) readLabel(k *block, i int) {
	if k.used[i] {
		return
	}
	field := k.field[i]
	label := k.labels[i].Label
	if field == "section" {
		k.used[i] = true
		return
	}
	v, ok := k.valueOf(i)
	if j := k.right(i, k.Cells[i].Row); !ok && k.Cells[i].RowSpan > 1 && j >= 0 && k.isLabel(j) {
		k.used[i] = true // the label of a section
		return
	}
	switch note := k.labels[i].Note; {
	case !ok && field == "attribute" && note != "":
		label = k.labels[i].Bare()
		v = value{text: strings.TrimSuffix(note, "分"), places: k.Cells[i].Places, doubts: k.Cells[i].Doubts}
	case !ok && strings.HasPrefix(field, "execution."):
		return
	}
	k.used[i] = true
	if strings.HasPrefix(field, "execution.") {
		field = "attribute"
	}
	v.doubts = withLabel(v.doubts, k.Cells[i].Doubts)
	b.set(field, strings.TrimRight(label, ":："), v)
}

// withLabel adds what is doubtful about a label to the doubts about its value:
// what the value is about is as doubtful.
func withLabel(value, label []budget.Issue) []budget.Issue {
	for _, d := range label {
		if !slices.Contains(value, d) {
			value = append(value[:len(value):len(value)], d)
		}
	}
	return value
}

// valueOf finds the cells that answer a label.
func (k *block) valueOf(i int) (v value, ok bool) {
	c := &k.Cells[i]
	if j := k.right(i, c.Row); c.RowSpan > 1 && j >= 0 && k.isLabel(j) {
		return value{}, false // the label of a section
	}
	for row := c.Row; row < min(c.Row+c.RowSpan, k.to); row++ {
		if j := k.right(i, row); k.free(j) {
			v, ok = v.and(k.take(j)), true
		}
	}
	if ok {
		return v, true
	}
	if j := k.below(i); k.free(j) {
		return k.take(j), true
	}
	return value{}, false
}

// readSections gives the unlabelled cells beside a section's label to the field
// that the form names for them.
func (b *builder) readSections(k *block) {
	for _, i := range k.order {
		spec := k.spec[i]
		if spec.Field != "section" || spec.Rest == "" {
			continue
		}
		c := &k.Cells[i]
		v, printed := value{}, false
		for row := c.Row; row < k.endOfLabel(i); row++ {
			for _, j := range k.row(row) {
				if d := &k.Cells[j]; !k.free(j) || d.Row != row || d.Col < c.Col+c.ColSpan {
					continue
				}
				if k.blank(j) && k.Cells[j].Col+k.Cells[j].ColSpan-c.Col-c.ColSpan < k.Cols-c.Col-c.ColSpan {
					continue
				}
				v, printed = v.and(k.take(j)), true
			}
		}
		if printed {
			b.set(spec.Rest, k.labels[i].Label, v)
		}
	}
}

// endOfLabel is the row below a section's label: below the blank cell under it too,
// if nothing but one cell stands beside that. Who did not merge the label's cells
// wrote it into the first.
func (k *block) endOfLabel(i int) int {
	c := &k.Cells[i]
	end := min(c.Row+c.RowSpan, k.to)
	if end == k.to || !k.in[end] {
		return end
	}
	j := k.cell(end, c.Col)
	if j < 0 || !k.free(j) || !k.blank(j) || k.Cells[j].Col != c.Col || k.Cells[j].ColSpan != c.ColSpan || k.Cells[j].Row != end {
		return end
	}
	rest := k.right(j, end)
	if !k.free(rest) || k.Cells[rest].Row != end || k.Cells[rest].RowSpan != k.Cells[j].RowSpan || k.Cells[rest].Col+k.Cells[rest].ColSpan != k.Cols {
		return end
	}
	return min(end+k.Cells[j].RowSpan, k.to)
}

// Bounds of what looks like a label that the form does not list.
const minLabelRunes, maxLabelRunes = 2, 20

// readPairs keeps what no label claims: two free cells side by side, the left
// one looking like a label, or a label and its text in one cell.
func (b *builder) readPairs(k *block) {
	for i := range k.Cells {
		c := &k.Cells[i]
		if c.Row < k.from || c.Row >= k.to || !k.free(i) || k.blank(i) {
			continue
		}
		if b.form.IsSide(c.Text) || b.form.IsBand(c.Text) && c.Row+c.RowSpan > c.Row+1 {
			k.used[i] = true
			continue
		}
		if b.readGlued(k, i) || k.restOfLabel(i) {
			continue
		}
		if j := k.right(i, c.Row); looksLikeLabel(c.Text) && k.free(j) {
			k.used[i] = true
			b.attribute(strings.TrimRight(c.Text, ":："), k.take(j))
			b.warn(budget.Issue{Code: "unknown_label", At: b.path("attributes"), Where: posOf(c.Places),
				Message: fmt.Sprintf("表式里没有栏目“%s”，按栏目名称保留", clip(c.Text))})
		}
	}
}

// restOfLabel: a page break may cut the unit in brackets off its label.
func (k *block) restOfLabel(i int) bool {
	above := k.cell(k.Cells[i].Row-1, k.Cells[i].Col)
	switch budget.Fold(k.Cells[i].Text) {
	case "(%)", "(万元)", "(元)":
		if above >= 0 && k.isLabel(above) {
			k.used[i] = true
			return true
		}
	}
	return false
}

// readGlued reads "项目名称：某某项目" in one cell.
func (b *builder) readGlued(k *block, i int) bool {
	text := k.Cells[i].Text
	at := strings.IndexAny(text, ":：")
	if at <= 0 {
		return false
	}
	found, ok := b.form.FindHead(text[:at])
	if !ok {
		return false
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	v := k.take(i)
	v.text = strings.TrimSpace(text[at+size:])
	field := b.form.Head[found.Index].Field
	b.noteUnit(field, found.Note)
	if field == "section" {
		return true
	}
	if strings.HasPrefix(field, "execution.") {
		field = "attribute"
	}
	b.set(field, found.Label, v)
	return true
}

func looksLikeLabel(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < minLabelRunes || n > maxLabelRunes || strings.ContainsAny(s, "，。；！？,;0123456789%") {
		return false
	}
	return strings.IndexFunc(s, budget.IsCJK) >= 0
}
