package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/pattern"
	"jixiao/normalize/vocab"
)

// reader holds one paper while its tables are found. Its slices run parallel
// to the input lines.
type reader struct {
	lines     []budget.Line
	words     [][]word
	furniture []string   // why a line is no content, "" for content
	titles    []string   // folded
	labels    []string   // folded
	starts    []string   // labels of a form's first cells, folded
	forms     [][]string // labels of each form, folded
	grids     [][]string
	levels    levels
	wide      []int  // widths of the grids' full lines over the whole paper, by column
	agreed    []bool // the tables agree on that width
	fixed     bool   // all tables have the same columns
	bodies    map[int]*body
	pages     map[int][]gridPage // by the header's line
	marks     map[string]bool    // characters of the watermark
	tight     bool               // no blanks between ideographs and digits
	solid     bool               // no blanks between ideographs
	shown     map[markOn]bool
	made      map[madeOf]fragment
	texts     map[uint64]bool   // cells of the grids, by their hashes
	tables    map[int]*gridRows // by the header's line
	peers     map[int]*peers    // by column
	odds      map[oddKey]bool
	near      *cohesion
	headers   map[int]int // grid by line, as found
	inside    map[int][]inner
	loose     map[rune]bool // characters that the tool prints out of their places
	top       bool          // cells stand at the top of their rows, not in the middle
	cutGrids  map[int]*grid // by the header's line
	cut       int           // line on which a table begins that the file does not finish; 0 none
}

func newReader(lines []budget.Line, v vocab.Vocabulary) *reader {
	r := &reader{
		lines:     lines,
		words:     make([][]word, len(lines)),
		furniture: make([]string, len(lines)),
		titles:    foldAll(v.Titles),
		labels:    foldAll(v.Labels),
		levels:    newLevels(),
		bodies:    map[int]*body{},
		pages:     map[int][]gridPage{},
		made:      map[madeOf]fragment{},
		texts:     map[uint64]bool{},
		odds:      map[oddKey]bool{},
		cutGrids:  map[int]*grid{},
		headers:   map[int]int{},
		inside:    map[int][]inner{},
	}
	for _, f := range v.Forms {
		r.starts = append(r.starts, foldAll(f.Start)...)
		r.forms = append(r.forms, foldAll(f.Labels))
	}
	for _, g := range v.Grids {
		r.grids = append(r.grids, foldAll(g))
	}
	for i, l := range lines {
		r.words[i] = r.unglue(justified(words(i, l.Text)))
	}
	r.tight, r.solid = isTight(r.words), isSolid(r.words)
	r.near = newCohesion(r.words)
	return r
}

func foldAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = budget.Fold(s)
	}
	return out
}

func (r *reader) blank(i int) bool { return len(r.words[i]) == 0 }

// content reports a line with print that is no furniture.
func (r *reader) content(i int) bool { return !r.blank(i) && r.furniture[i] == "" }

func (r *reader) page(i int) int { return r.lines[i].Pos.Page }

// folded is a line without white space, for matching.
func (r *reader) folded(i int) string { return budget.Fold(r.lines[i].Text) }

var (
	unitLine    = pattern.New(`单位[:：]\s*[（(]?\p{Han}*元[）)]?$`)
	ordinalHead = pattern.New(`^(?:\d{1,3}[.、．]|[(（]?[一二三四五六七八九十百]{1,4}[)）、.．])`)
)

// zone is one project's lines: heading, block of labelled cells, grid.
type zone struct {
	heading int // first line of the heading
	block   int // first line of the table
	header  int // a line of the grid's header
	grid    int // index of the form's grid in the vocabulary
	end     int // first line after the table
}

// zones finds the tables by the header row of their grids: its labels are the
// most telling line of a paper.
func (r *reader) zones() []zone {
	var out []zone
	last := -1 // the last header row, or the last line of the table before
	for i := range r.lines {
		g := -1
		if r.content(i) {
			g = r.gridHeader(i)
		}
		if g < 0 {
			continue
		}
		block := r.blockStart(i, last)
		last = i
		if block < 0 {
			continue // the header row again, after a page break
		}
		z := zone{heading: r.headingStart(block), block: block, header: i, grid: g, end: len(r.lines)}
		if n := len(out); n > 0 {
			out[n-1].end = z.heading
		}
		out = append(out, z)
	}
	return r.cutZone(out)
}

// cutZone ends the last table where another begins that has no grid: the file
// was cut in the middle of it.
func (r *reader) cutZone(zones []zone) []zone {
	if len(zones) == 0 {
		return zones
	}
	last := &zones[len(zones)-1]
	for i := last.header + 1; i < len(r.lines); i++ {
		if r.content(i) && r.beginsTable(i) {
			last.end = r.headingStart(r.tableStart(i, last.header))
			r.cut = i
			return zones
		}
	}
	return zones
}

// beginsTable reports a line whose first word is the label of the form's first
// cell.
func (r *reader) beginsTable(i int) bool {
	return slices.Contains(r.starts, budget.Fold(r.words[i][0].text))
}

// tableStart is the line after the heading or department line above line i.
func (r *reader) tableStart(i, last int) int {
	for j := i - 1; j > last && j > i-headingLines; j-- {
		if r.content(j) && (r.unitLine(j) || r.titleEnd(j)) {
			return j + 1
		}
	}
	return i
}

// leastHeads is how many labels of a grid one line must show to be its header:
// two neighbours can stand in prose, three in this order do not.
const leastHeads = 3

// gridHeader says which form's grid has its header on this line, or -1. Where
// the line alone leaves that open, the labels that it and its neighbours spell
// out whole decide: the grid with the longest labels wins.
func (r *reader) gridHeader(i int) int {
	if g, ok := r.headers[i]; ok {
		return g
	}
	best, bestHits, bestLabels := -1, 0, 0
	for g, labels := range r.grids {
		hits := r.labelHits(i, labels)
		if hits < leastHeads || hits*2 <= len(r.words[i]) {
			continue
		}
		n := 0
		if _, _, whole := r.matchHeader(i, g); whole {
			n = len(strings.Join(labels, ""))
		}
		if n > bestLabels || n == bestLabels && hits > bestHits {
			best, bestHits, bestLabels = g, hits, n
		}
	}
	r.headers[i] = best
	return best
}

// labelHits is how many labels of a grid, in order, a line shows. Labels may be
// cut by wraps, so pieces at their starts count.
func (r *reader) labelHits(i int, labels []string) int {
	ws := r.words[i]
	hits, next := 0, 0
	for _, w := range ws {
		for c := next; c < len(labels); c++ {
			if len([]rune(w.look.fold)) >= 2 && strings.HasPrefix(labels[c], w.look.fold) {
				hits, next = hits+1, c+1
				break
			}
		}
	}
	return hits
}

// farUp bounds the search for a table's first line above its grid: a block of
// labelled cells with a long purpose and goals fills two pages at most.
const farUp = 200

// blockStart is the first line of the table whose grid header stands on line
// i: the line after the department line or the heading. -1 when the previous
// table has not ended yet.
func (r *reader) blockStart(i, last int) int {
	for j := i - 1; j > last && j > i-farUp; j-- {
		if r.content(j) && (r.unitLine(j) || r.titleEnd(j)) {
			return j + 1
		}
	}
	for j := last + 1; j < i; j++ {
		if r.content(j) && r.beginsTable(j) {
			return j
		}
	}
	return -1
}

func (r *reader) unitLine(i int) bool {
	return unitLine.MatchString(r.folded(i))
}

// titleEnd reports that a line ends a table's heading.
func (r *reader) titleEnd(i int) bool {
	f := r.folded(i)
	if len(r.words[i]) > 1 && r.words[i][len(r.words[i])-1].gap >= wide {
		return false
	}
	for _, t := range r.titles {
		if strings.HasSuffix(f, t) {
			return true
		}
	}
	return false
}

// headingLines bounds how many printed lines a heading wraps over.
const headingLines = 5

// headingStart walks up from a table's first line to the heading's ordinal.
func (r *reader) headingStart(block int) int {
	start, seen := block, 0
	for j := block - 1; j >= 0 && seen <= headingLines; j-- {
		if !r.content(j) {
			continue
		}
		seen++
		if seen == 1 || r.titleEnd(j) {
			start = j
		}
		if ordinalHead.MatchString(r.folded(j)) {
			return j
		}
	}
	return start
}

// unglue parts a 项目编码 from the label that touches it, and a label from the
// amount after it: in a narrow cell the text reaches the border.
func (r *reader) unglue(ws []word) []word {
	for k, w := range ws {
		if n := r.glued(w.text); n > 0 {
			rs := []rune(w.text)
			a, b := w, w
			a.text, b.text = string(rs[:n]), string(rs[n:])
			a.look, b.look = lookOf(a.text), lookOf(b.text)
			b.start, b.gap = w.start+n, 0
			return append(append(append([]word{}, ws[:k]...), a, b), ws[k+1:]...)
		}
	}
	return ws
}

// glued is how many characters of a word are the left one of two cells; 0 when
// it is one.
func (r *reader) glued(text string) int {
	rs := []rune(text)
	if len(rs) > codeLength && isCode(string(rs[:codeLength])) {
		rest := budget.Fold(string(rs[codeLength:]))
		for _, l := range r.labels {
			if strings.HasPrefix(l, rest) {
				return codeLength
			}
		}
	}
	f := []rune(budget.Fold(text))
	if n := r.gluedHeads(string(f)); n > 0 {
		return n
	}
	if len(f) == 0 || f[0] >= utf8.RuneSelf && f[len(f)-1] >= utf8.RuneSelf {
		return 0 // no number at either end
	}
	for n := 1; n < len(f); n++ {
		a, b := string(f[:n]), string(f[n:])
		if isAmount(a) && r.beginsLabel(b) || isAmount(b) && r.beginsLabel(a) || n > codeLength/2 && isASCII(a) && slices.Contains(r.labels, b) {
			return n
		}
	}
	return 0
}

// gluedHeads is the length of the first of two column labels that touch.
func (r *reader) gluedHeads(f string) int {
	for _, labels := range r.grids {
		for c, l := range labels[:len(labels)-1] {
			if rest, ok := strings.CutPrefix(f, l); ok && len([]rune(rest)) >= leastGlued && strings.HasPrefix(labels[c+1], rest) {
				return len([]rune(l))
			}
		}
	}
	return 0
}

// leastGlued is how many characters of a label must touch an amount to be told
// as the start of one that is cut.
const leastGlued = 3

// beginsLabel reports the start of a label that is longer than chance.
func (r *reader) beginsLabel(f string) bool {
	return len([]rune(f)) >= leastGlued && slices.ContainsFunc(r.labels, func(l string) bool { return strings.HasPrefix(l, f) })
}

func isASCII(s string) bool { return len([]rune(s)) == len(s) }

// codeLength is the length of a 项目编码.
const codeLength = 21

// isCode reports a whole 项目编码, in full width too.
func isCode(s string) bool { return budget.LooksLikeCode(strings.ToUpper(budget.Fold(s))) }
