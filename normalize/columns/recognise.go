package columns

import (
	"slices"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// leastWide is the share of lines with wide blanks inside from which columns
// are set by spaces.
const leastWide = 0.1

// Recognise reports a text whose tables stand in pdftotext's reading order:
// in most of its projects the labels of the head block or of the grid do not
// follow each other as any printed row has them.
func Recognise(lines []budget.Line, v vocab.Vocabulary) bool {
	if len(lines) == 0 || setBySpaces(lines) {
		return false
	}
	r := newReader(lines, v)
	if len(r.grid) == 0 {
		return false
	}
	zones := r.zones()
	broken := 0
	for _, z := range zones {
		if r.disordered(z) {
			broken++
		}
	}
	if lines[len(lines)-1].Pos.Page > 1 {
		return broken > 0 && broken*10 >= pagedTenths*len(zones)
	}
	return broken*10 > brokenTenths*len(zones)
}

// How many tables in ten look disordered: in texts in cell order up to two, and six
// where their cells are narrow; in those of pdftotext mostly eight, and at least
// three. Only it puts a form feed at each page's end.
const (
	brokenTenths = 6
	pagedTenths  = 3
)

func setBySpaces(lines []budget.Line) bool {
	printed, wide := 0, 0
	for _, l := range lines {
		s := strings.TrimSpace(l.Text)
		if s == "" {
			continue
		}
		printed++
		if strings.Contains(s, "   ") {
			wide++
		}
	}
	return float64(wide) > leastWide*float64(printed)
}

// disordered compares the first places of the cells that say what they are.
func (r *reader) disordered(z zone) bool {
	ts := r.tokens(z.block, z.to, nil)
	code := slices.IndexFunc(ts, func(t token) bool { return isCode(t.fold) })
	label := r.place(ts, r.role(roleCode))
	name := r.place(ts, r.role(roleName))
	if code >= 0 && label >= 0 && name >= 0 && (code < label || name < code) {
		return true
	}
	total, other := r.place(ts, r.role(roleTotal)), r.place(ts, r.role(roleOther))
	if total >= 0 && other >= 0 && other < total {
		return true
	}
	if name >= 0 && total >= 0 && total < name {
		return true
	}
	if total >= 0 && other > total && other-total < 4 && !slices.ContainsFunc(ts[total:other], func(t token) bool { return hasDigit(t.fold) }) {
		return true
	}
	return r.headerBroken(ts) || r.labelsLate(ts) || r.labelsTorn(ts)
}

// labelsTorn reports a label or level name with other cells' texts between its
// pieces: cell after cell, they follow each other.
func (r *reader) labelsTorn(ts []token) bool {
	ts = slices.Clone(ts)
	torn := codesTorn(ts)
	for _, l := range append(slices.Clone(r.form), append(slices.Clone(r.grid), secondNames...)...) {
		if len([]rune(l)) < leastTorn {
			continue
		}
		for ix := take(ts, l); ix != nil; ix = take(ts, l) {
			if ts[ix[0]].page == ts[ix[len(ix)-1]].page && ix[len(ix)-1]-ix[0] >= len(ix) {
				torn++
			}
		}
	}
	return torn >= tornLabels
}

// codesTorn is 1 where the pieces of a table's code have another cell's text
// between them, else 0.
func codesTorn(ts []token) int {
	p := project{ts: slices.Clone(ts)}
	p.takeCode()
	if n := len(p.code); n > 1 && p.code[n-1]-p.code[0] >= n {
		return 1
	}
	return 0
}

// tornLabels is how many labels of one table must be torn: one may be by chance,
// of pieces that stand in other cells.
const tornLabels = 2

// leastTorn is the length of the shortest label whose pieces are not taken for
// one by chance.
const leastTorn = 4

// labelsLate reports a label below the first of its cells.
func (r *reader) labelsLate(ts []token) bool {
	if fiscal, total := r.begun(ts, r.role(roleFiscal)), r.place(ts, r.role(roleTotal)); fiscal >= 0 && fiscal < total {
		return true
	}
	month := slices.IndexFunc(ts, func(t token) bool { return monthPoint.MatchString(t.fold) })
	schedule := r.begun(ts, r.role(roleSchedule))
	return month >= 0 && month < schedule
}

// leastBegun is how many characters of a label its first piece shows.
const leastBegun = 4

// begun is the place of a label's first piece, -1 if there is none.
func (r *reader) begun(ts []token, label string) int {
	return slices.IndexFunc(ts, func(t token) bool {
		return len([]rune(t.fold)) >= leastBegun && strings.HasPrefix(label, t.fold)
	})
}

func isCode(f string) bool { return budget.LooksLikeCode(strings.ToUpper(f)) }

func (r *reader) place(ts []token, label string) int {
	return slices.IndexFunc(ts, func(t token) bool { return label != "" && t.fold == label })
}

// headerBroken reports labels of the grid with cells between them.
func (r *reader) headerBroken(ts []token) bool {
	last := -1
	for _, ix := range r.takeHeader(slices.Clone(ts)) {
		if len(ix) == 0 {
			continue
		}
		if k := ix[0]; last >= 0 && (k < last || k-last > headerGap) {
			return true
		}
		last = ix[0]
	}
	return false
}

// headerGap is how many pieces apart two printed labels of one header row are:
// the pieces of a wrapped label with stray blanks in between, no more.
const headerGap = 12

func hasDigit(f string) bool { return strings.ContainsAny(f, "0123456789") }
