package normalize

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/notation"
)

// maxTitleLines: a heading wraps over a few lines, never over more.
const maxTitleLines = 6

// maxBelowTitle: so many lines of other kinds (填报日期 …) may stand between a
// heading and its table.
const maxBelowTitle = 4

// heading reads what stands above a record and in its first rows, and hands the
// lines before it to the prose.
func (r *reader) heading(rec *record) caption {
	name := nameOf(rec, r)
	c := caption{places: budget.Places{}, name: name}
	end := r.captionLines(rec.before, &c)
	if end < 0 {
		end = namedLine(rec.before, name)
	}
	if end >= 0 {
		from := titleStart(rec.before[:end+1], name, r)
		c.setTitle(rec.before[from : end+1])
		r.prose = append(r.prose, rec.before[:from]...)
	} else {
		r.prose = append(r.prose, rec.before...)
	}
	for _, p := range rec.parts {
		r.captionRows(p, &c)
	}
	return c
}

// minNamed is the least number of characters by which a heading without a title
// word is known from the project's name.
const minNamed = 4

// namedLine finds a heading that has no title word but the project's name, right
// above the table; -1 for none.
func namedLine(lines []*budget.Line, name string) int {
	if utf8.RuneCountInString(name) < minNamed {
		return -1
	}
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-maxBelowTitle; i-- {
		title := withoutOrdinal(budget.CleanText(lines[i].Text), name)
		if strings.Contains(budget.Fold(title), budget.Fold(name)) && !strings.ContainsAny(title, "。，") {
			return i
		}
	}
	return -1
}

// captionLines reads the lines above a table from the last one up; it returns
// the index of the line in which the title ends, -1 when there is none.
func (r *reader) captionLines(lines []*budget.Line, c *caption) int {
	others := 0
	for i := len(lines) - 1; i >= 0; i-- {
		l := lines[i]
		if r.titleEnds(lines[:i+1]) {
			return i
		}
		part, ok := splitCaption(l.Text)
		if !ok {
			if others++; others > maxBelowTitle {
				return -1
			}
			continue
		}
		c.add(part, placeOfLine(l))
	}
	return -1
}

// maxTitleTail: a title word may itself be cut over so many lines.
const maxTitleTail = 3

// titleEnds reports whether a heading ends with the last of the lines; the wrap
// may have cut the very word that ends it.
func (r *reader) titleEnds(lines []*budget.Line) bool {
	last := len(lines) - 1
	if _, other := splitCaption(lines[last].Text); other || endsPart(lines[last].Text) {
		return false
	}
	if _, ok := r.set.TitleEnd(lines[last].Text); ok {
		return true
	}
	tail := utf8.RuneCountInString(budget.Fold(lines[last].Text))
	for from := last - 1; from >= 0 && last-from < maxTitleTail; from-- {
		if endsPart(lines[from].Text) {
			return false
		}
		if word, ok := r.set.TitleEnd(joinedTitle(lines[from:])); ok {
			return utf8.RuneCountInString(word) > tail
		}
	}
	return false
}

// add takes over a caption line; what stands nearer to the table wins.
func (c *caption) add(part captionLine, place budget.Place) {
	if part.unit != "" && c.unit == "" {
		c.unit = part.unit
		c.places["unit"] = []budget.Place{place}
	}
	if part.year {
		c.years = append(c.years, place)
	}
	if part.department.Name != "" && c.department.Name == "" {
		c.department = part.department
		c.places["department.name"] = []budget.Place{place}
		if part.department.Code != "" {
			c.places["department.code"] = []budget.Place{place}
		}
	}
}

func (c *caption) setTitle(lines []*budget.Line) {
	var texts []string
	for _, l := range lines {
		texts = append(texts, l.Text)
		c.places["title"] = append(c.places["title"], placeOfLine(l))
	}
	c.take(budget.JoinLines(texts...), placeOfLine(lines[len(lines)-1]))
}

// take reads a heading: its running number and the year in brackets behind it
// are no part of the title.
func (c *caption) take(text string, place budget.Place) {
	c.title = withoutOrdinal(text, c.name)
	trimmed := strings.TrimRight(c.title, " ")
	for _, open := range []string{"（", "("} {
		if i := strings.LastIndex(trimmed, open); i > 0 && isYearLine(trimmed[i:]) {
			c.title = strings.TrimSpace(trimmed[:i])
			c.years = append(c.years, budget.Place{Pos: place.Pos, Raw: trimmed[i:]})
		}
	}
}

// withoutOrdinal drops the running number of the heading of the named project.
func withoutOrdinal(title, name string) string {
	if o, ok := notation.CutOrdinalBefore(title, name); ok && o.Rest != "" {
		return o.Rest
	}
	return title
}

// titleStart finds where a heading that ends with the last line begins: where
// the text is the project's name (and nothing is left over), else at a running
// number, else at a change of type size, else in the last line.
func titleStart(lines []*budget.Line, name string, r *reader) int {
	last := len(lines) - 1
	numbered, sized := -1, -1
	for i := last; i >= 0 && last-i < maxTitleLines; i-- {
		title := joinedTitle(lines[i:])
		word, _ := r.set.TitleEnd(title)
		if i < last && r.isAbove(lines[i], lines[i+1:]) {
			break
		}
		bare := strings.TrimSuffix(budget.Fold(withoutOrdinal(title, name)), word)
		if name != "" && bare == budget.Fold(name) {
			return i
		}
		if _, ok := notation.CutOrdinal(lines[i].Text); ok && numbered < 0 {
			numbered = i
		}
		if i == last || sized == i+1 && goesOn(lines[i], lines[i+1]) {
			sized = i
		}
	}
	switch {
	case numbered >= 0:
		return numbered
	case sized >= 0 && lines[last].Size > bodySize(r):
		return sized
	}
	return last
}

// goesOn reports whether a heading line may wrap into the next one: lines on a
// page, of one type size, the upper one the wider. Paragraphs of office and web
// documents do not wrap.
func goesOn(l, next *budget.Line) bool {
	return l.Pos.Path == "" && l.Size > 0 && l.Size == next.Size &&
		l.Pos.Box[2]-l.Pos.Box[0] > next.Pos.Box[2]-next.Pos.Box[0]
}

func joinedTitle(lines []*budget.Line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.Text
	}
	return budget.JoinLines(texts...)
}

// isAbove reports whether a line belongs to something above the heading that
// the lines below it hold: it ends a sentence or a part, or is a caption while
// those lines are a whole heading without it.
func (r *reader) isAbove(l *budget.Line, below []*budget.Line) bool {
	if endsPart(l.Text) || strings.HasSuffix(strings.TrimSpace(l.Text), "。") {
		return true
	}
	_, whole := r.set.TitleEnd(joinedTitle(below))
	return whole && isCaption(l.Text, r.set)
}

// bodySize is the type size that most prose lines so far have; 0 without
// geometry.
func bodySize(r *reader) float64 {
	if r.sizes == nil {
		r.sizes = map[float64]int{}
	}
	for ; r.sized < len(r.prose); r.sized++ {
		r.sizes[r.prose[r.sized].Size]++
	}
	best := 0.0
	for size, n := range r.sizes {
		if n > r.sizes[best] || n == r.sizes[best] && size < best {
			best = size
		}
	}
	return best
}

// captionRows reads heading rows inside the grid (workbooks have them there).
func (r *reader) captionRows(p part, c *caption) {
	for row := p.from; row < p.to && (p.isHeadingRow(row, r.set) || p.blankRow(row)); row++ {
		for _, i := range p.row(row) {
			cell := &p.Cells[i]
			if p.blank(i) || p.used[i] {
				continue
			}
			p.used[i] = true
			if part, ok := splitCaption(cell.Text); ok {
				for _, place := range cell.Places {
					c.add(part, place)
				}
				continue
			}
			if c.title != "" { // a cover above the title
				r.prose = append(r.prose, &budget.Line{Text: c.title, Pos: posOf(c.places["title"])})
			}
			c.take(r.headingText(cell), cellPlace(cell))
			c.places["title"] = cell.Places
		}
	}
}

// headingText is the text of a heading cell without the lines of a cover that
// stand above the title in the same cell.
func (r *reader) headingText(c *budget.Cell) string {
	all := lines(c)
	for from := len(all) - 1; from > 0; from-- {
		_, whole := r.set.TitleEnd(budget.JoinLines(all[from:]...))
		if _, above := r.set.TitleEnd(all[from-1]); whole && (above || len(yearsIn(all[from-1])) > 0) {
			return budget.JoinLines(all[from:]...)
		}
	}
	return c.Text
}

func cellPlace(c *budget.Cell) budget.Place {
	if len(c.Places) == 0 {
		return budget.Place{}
	}
	return c.Places[0]
}

func (s *sheet) blankRow(row int) bool {
	for _, i := range s.row(row) {
		if !s.blank(i) {
			return false
		}
	}
	return true
}

func placeOfLine(l *budget.Line) budget.Place { return budget.Place{Pos: l.Pos, Raw: l.Text} }

// nameOf looks ahead for the project's name, to tell where its heading begins.
func nameOf(rec *record, r *reader) string {
	form := r.set.Generic()
	for _, p := range rec.parts {
		for row := p.from; row < p.to; row++ {
			for _, i := range p.row(row) {
				if p.Cells[i].Row != row {
					continue
				}
				found, ok := form.FindHead(p.Cells[i].Text)
				if !ok || form.Head[found.Index].Field != "name" {
					continue
				}
				if right := p.right(i, row); right >= 0 {
					_, name, _ := splitCode(p.Cells[right].Text)
					return name
				}
			}
		}
	}
	return ""
}
