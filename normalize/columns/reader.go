package columns

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/pattern"
	"jixiao/normalize/vocab"
)

// reader holds one paper; its slices run parallel to the input lines.
type reader struct {
	lines     []budget.Line
	folded    []string
	furniture []string
	numbered  map[int]bool // pages whose page number is found
	moved     []bool       // lines that are printed with a later heading
	titles    []string
	form      []string // labels of the head block in printed order, folded
	grid      []string // labels of the grid's columns, folded
	label     map[string]bool
	loose     bool // blanks stand between ideographs and digits
	widths    [textColumns]int
	pairs     cohesion
	aligned   alignment
	apart     bool // lines stand so far apart that blank lines part those of one cell
	order     *order
	known     [textColumns]map[string]int // tables that have a text in a column
	places    map[string]inCell           // where in their cells texts stand
	chained   map[chain]bool              // in the whole paper
	words     *levelWords                 // of the paper's second levels
	single    bool                        // each row has a second-level name of its own
}

var (
	pageNumber  = pattern.New(`^(?:[-—–－·•~～|*_]+(\d{1,4})[-—–－·•~～|*_]+|第(\d{1,4})页(?:[,，/／]?共\d{1,4}页)?|\d{1,4}/\d{1,4})$`)
	leaders     = pattern.New(`(?:\.{4,}|…{2,}|·{4,}|．{3,})\d*$`)
	ordinal     = pattern.New(`^\d{1,3}[.、]\D|^\d{1,3}[.、]\d{4}年|^[一二三四五六七八九十百]+、|^\([一二三四五六七八九十百\d]{1,5}\)`)
	ordinalOnly = pattern.New(`^(?:\d{1,3}[.、]|[一二三四五六七八九十百]+、|\([一二三四五六七八九十百\d]{1,5}\))`)
	unitLine    = pattern.New(`^\(?(?:金额)?单位[:：]\p{Han}*元\)?$`)
	ownerLine   = pattern.New(`^\d{6}[^\P{Han}元万亿]\p{Han}+`) // no amount with its unit
	bareNumber  = pattern.New(`^\d{1,4}$`)
	monthPoint  = pattern.New(`^\d{1,2}月底?$`)
	percent     = pattern.New(`^\d{1,3}(?:\.\d+)?%$`)
	bareShare   = pattern.New(`^\d{1,2}(?:\.\d+)?$|^100(?:\.0+)?$`) // where the label says （%）
	goalHead    = pattern.New(`^(?:\d{1,2}[.、](?:\D|\d{4}年)|(?:\(\d{1,2}\)|[①-⑳])(?:\D|\d{4}年))`)
	amountShape = pattern.New(`^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d+(?:\.\d+)?$`)
)

func newReader(lines []budget.Line, v vocab.Vocabulary) *reader {
	r := &reader{lines: slices.Clone(lines), folded: make([]string, len(lines)), furniture: make([]string, len(lines)), numbered: map[int]bool{}, moved: make([]bool, len(lines)+1), order: general()[0]}
	for i, l := range lines {
		r.folded[i] = budget.Fold(l.Text)
	}
	r.titles = foldAll(v.Titles)
	r.pairs = newCohesion(lines)
	r.pickForm(v)
	r.label = map[string]bool{}
	for _, l := range append(append([]string{}, r.form...), r.grid...) {
		r.label[l] = true
	}
	r.markFurniture()
	r.loose = isLoose(lines)
	if len(r.grid) > 0 {
		r.raiseHeadings()
	}
	return r
}

func foldAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = budget.Fold(s)
	}
	return out
}

// pickForm takes the form with a six-column grid of which most labels are
// printed whole.
func (r *reader) pickForm(v vocab.Vocabulary) {
	whole := map[string]int{}
	for _, f := range r.folded {
		whole[f]++
	}
	best := -1
	for _, f := range v.Forms {
		if len(f.Grid) != gridColumns {
			continue
		}
		hits := 0
		for _, l := range foldAll(append(append([]string{}, f.Labels...), f.Grid...)) {
			if whole[l] > 0 {
				hits++
			}
		}
		if hits > best {
			best, r.form, r.grid = hits, foldAll(f.Labels), foldAll(f.Grid)
		}
	}
}

func (r *reader) content(i int) bool { return r.folded[i] != "" && r.furniture[i] == "" }

// runningShare is the part of the pages that a running header stands on.
const runningShare = 2.0 / 3

// markFurniture finds page numbers wherever the order has put them, the table
// of contents, and lines that begin or end most pages.
func (r *reader) markFurniture() {
	tops, bottoms := map[int]int{}, map[int]int{}
	for i, f := range r.folded {
		if f == "" {
			continue
		}
		switch {
		case pageNumber.MatchString(f):
			r.furniture[i] = "page number"
			continue
		case leaders.MatchString(f):
			r.furniture[i] = "contents"
			continue
		}
		page := r.lines[i].Pos.Page
		if _, ok := tops[page]; !ok {
			tops[page] = i
		}
		bottoms[page] = i
	}
	r.markStamps()
	for page, i := range bottoms {
		if n, err := strconv.Atoi(r.folded[i]); err == nil && bareNumber.MatchString(r.folded[i]) && n <= page && page-n <= 3 && !r.numbered[page] {
			r.furniture[i] = "page number"
		}
	}
	r.markRunning(tops, "header")
	r.markRunning(bottoms, "footer")
}

func (r *reader) markRunning(edges map[int]int, kind string) {
	count := map[string]int{}
	for _, i := range edges {
		count[r.folded[i]]++
	}
	for _, i := range edges {
		if r.label[r.folded[i]] {
			continue // of a table that goes on
		}
		if n := count[r.folded[i]]; n >= 2 && float64(n) >= runningShare*float64(len(edges)) && r.furniture[i] == "" {
			r.furniture[i] = kind
		}
	}
}

// zone is one project: its heading and the lines up to the next one.
type zone struct {
	from, block, to int
	owner           []int // the department's lines, moved behind the heading
	unit            []int
	notes           []int // lines that begin what is said below the table
}

// headingLines bounds how many printed lines a heading wraps over.
const headingLines = 4

// zones finds the projects by their headings.
func (r *reader) zones() []zone {
	var out []zone
	for i := 0; i < len(r.lines); i++ {
		end := r.heading(i)
		if end == 0 {
			continue
		}
		if n := len(out); n > 0 {
			out[n-1].to = i
		}
		out = append(out, zone{from: i, block: end, to: len(r.lines)})
		i = end - 1
	}
	var kept []zone
	for _, z := range out {
		if r.hasTable(z) {
			kept = append(kept, z)
		}
	}
	r.owners(kept)
	return kept
}

// heading is the end of the heading that begins on line i, 0 for none.
func (r *reader) heading(i int) int {
	if !r.content(i) || !ordinal.MatchString(r.folded[i]) && !r.plainHeading(i) {
		return 0
	}
	text := ""
	for j, n := i, 0; j < len(r.lines) && n < headingLines; j++ {
		if r.folded[j] == "" && j > i && j+1 < len(r.lines) && slices.Contains(r.titles, r.folded[j+1]) && ordinal.MatchString(text) {
			continue // the title stands on a line of its own
		}
		if r.folded[j] == "" || !r.content(j) || j > i && ordinal.MatchString(r.folded[j]) {
			return 0
		}
		n++
		text += r.folded[j]
		for _, t := range r.titles {
			if strings.HasSuffix(text, t) {
				return j + 1
			}
		}
	}
	return 0
}

// plainHeading reports a line that may begin a heading without an ordinal: one
// that begins a block and is no sentence.
func (r *reader) plainHeading(i int) bool {
	return (i == 0 || !r.content(i-1)) && !strings.ContainsAny(r.folded[i], "。;:") && !r.label[r.folded[i]]
}

// hasTable reports a label of the grid or the head between a zone's lines, or a
// project's code.
func (r *reader) hasTable(z zone) bool {
	for i := z.block; i < z.to; i++ {
		for _, l := range append(r.grid[:2:2], r.form[0]) {
			if r.content(i) && strings.Contains(r.folded[i], l) {
				return true
			}
		}
	}
	p := project{ts: r.tokens(z.block, z.to, nil)}
	p.takeCode()
	return p.code != nil
}
