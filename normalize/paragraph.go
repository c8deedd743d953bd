package normalize

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/notation"
)

// proseLine is one line of prose with its sides in half-width characters.
type proseLine struct {
	*budget.Line
	text        string
	left, right float64
	indented    bool // stands in from the left side of its page
	exact       bool // its sides are known to a fraction of a character
	whole       bool // an office or web paragraph: a line of its own
	breaks      bool // begins with a label or a running number: a new paragraph
	title       bool // looks like a numbered title that stands in a line of its own
}

// paragraph is a run of lines that belong together.
type paragraph struct {
	text   string
	places []budget.Place
	doubt  bool // where it begins or ends, or that it is one, is not sure
}

// Costs of reading a line break as a wrap or as a paragraph's end. They are
// weighed against each other only; the order of size matters, not the values.
const (
	costIndent   = 6.0 // against the indentation that the paper shows
	costApart    = 6.0 // a wrap over a space that the paper leaves between paragraphs
	costLoose    = 4.0 // a wrap although the next word would have fitted
	costOverflow = 2.0 // per character over the measure
	costFullEnd  = 1.5 // a paragraph that ends just at the measure
	costNoStop   = 6.0 // a paragraph that ends without 。 although no number or label follows
	costStopWrap = 0.3 // a wrap just after 。
	costNumber   = 5.0 // a wrap before a running number or a label
)

// Measures in half-width characters.
const (
	firstIndent = 4.0 // two ideographs, the usual indentation
	minIndent   = 1.5 // less is no indentation
	minColumns  = 0.7 // the same in text, where tools shrink two ideographs to one column
	slack       = 1.5 // lines with Latin letters and digits miss the measure by so much
	exact       = 0.1 // and lines of ideographs, or measured ones, by no more
	minMeasure  = 40  // prose is never set narrower than 20 ideographs
)

// typesetting is what the prose of a paper shows of its measure, in half-width
// characters.
type typesetting struct {
	face     face
	right    float64
	indented bool    // first lines stand in, and it can be seen
	hidden   float64 // the indentation that cannot be seen
	standsIn map[*budget.Line]bool
	apart    map[*budget.Line]bool // stands farther below the line before it than lines of one paragraph do
}

// learn finds the typesetting that explains all prose lines best. Text layers
// have lost the indentation; whether there was one shows in the first lines,
// which are shorter by it.
func learn(lines []*budget.Line, isLabel func(string) bool) typesetting {
	best, least := typesetting{}, math.Inf(1)
	for _, face := range faces {
		if set, cost := learnWith(lines, isLabel, face); cost < least {
			best, least = set, cost
		}
		if !slices.ContainsFunc(lines, isText) {
			break // sides that were measured are the same with all faces
		}
	}
	return best
}

// isText: a line without geometry, whose sides are those of its characters.
func isText(l *budget.Line) bool { return l.Pos.Box == budget.Box{} }

// learnWith is learn for letters and digits of one width, with what that costs.
func learnWith(lines []*budget.Line, isLabel func(string) bool, f face) (typesetting, float64) {
	prose := proseLines(lines, isLabel, f)
	if len(prose) == 0 {
		return typesetting{}, 0
	}
	findIndents(prose)
	set := typesetting{face: f, standsIn: map[*budget.Line]bool{}, apart: spaced(prose)}
	for _, p := range prose {
		set.standsIn[p.Line] = p.indented
		set.indented = set.indented || p.indented
	}
	best, least := set, math.Inf(1)
	for _, right := range rightSides(prose) {
		for _, hidden := range []float64{0, firstIndent} {
			if hidden > 0 && set.indented {
				continue
			}
			guess := set
			guess.right, guess.hidden = right, hidden
			if _, cost := bestBreaks(prose, guess); cost < least {
				best, least = guess, cost
			}
		}
	}
	return best, least
}

// nearFull: lines shorter than this share of the longest do not tell the
// measure.
const nearFull = 0.85

// maxMeasures bounds the right sides that are tried.
const maxMeasures = 16

// rightSides are the sides that long lines reach, the longest first. Hanging
// punctuation and narrowed quotes let single lines go beyond the measure.
func rightSides(prose []proseLine) []float64 {
	var sides []float64
	for _, p := range prose {
		sides = append(sides, math.Round(p.right))
	}
	slices.Sort(sides)
	slices.Reverse(sides)
	sides = slices.Compact(sides)
	if left := math.Round(prose[0].left); sides[0]-left < minMeasure {
		return []float64{left + minMeasure}
	}
	for i, s := range sides {
		if s < sides[0]*nearFull || i == maxMeasures {
			return sides[:i]
		}
	}
	return sides
}

// paragraphs joins the lines of a section. The break after each line is a wrap
// or an end, whatever explains all lines best: a dynamic programme over the
// breaks.
//
// isLabel tells lines that begin with a label; it is nil in sections without
// labels and titles.
func (set typesetting) paragraphs(lines []*budget.Line, isLabel func(string) bool) []paragraph {
	prose := proseLines(lines, isLabel, set.face)
	if len(prose) == 0 {
		return nil
	}
	for i := range prose {
		prose[i].indented = set.standsIn[prose[i].Line]
	}
	var out []paragraph
	var texts []string
	var places []budget.Place
	doubt := false
	flush := func() {
		if text := budget.JoinLines(texts...); text != "" {
			out = append(out, paragraph{text, places, doubt})
		}
		texts, places, doubt = nil, nil, false
	}
	firsts, _ := bestBreaks(prose, set)
	near := closeBreaks(prose, set)
	for i, first := range firsts {
		doubt = doubt || near[i]
		if first {
			flush()
			doubt = near[i]
		}
		texts = append(texts, prose[i].uncut(prose[min(i+1, len(prose)-1)]))
		places = append(places, placeOfLine(prose[i].Line))
	}
	flush()
	return out
}

// uncut is the printed line. Where a full line of a text layer ends in a Latin word
// and the next begins with a number, the wrap stood for a space: a line may break
// between the two only there.
func (p proseLine) uncut(next proseLine) string {
	if p.Pos.Box == (budget.Box{}) && endsInWord(p.text) && next.text != "" && next.text[0] >= '0' && next.text[0] <= '9' {
		return p.Text + " "
	}
	return p.Text
}

// endsInWord: two Latin letters at least, no digit among them.
func endsInWord(text string) bool {
	word := text[len(strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")):]
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-len(word)])
	return len(word) >= 2 && (before < '0' || before > '9')
}

func proseLines(lines []*budget.Line, isLabel func(string) bool, f face) []proseLine {
	prose := make([]proseLine, len(lines))
	for i, l := range lines {
		prose[i] = measure(l, f)
		_, numbered := notation.CutOrdinal(prose[i].text)
		if numbered && inlineNumber(lines, i) {
			numbered = false
		}
		prose[i].breaks = numbered || isLabel != nil && isLabel(prose[i].text)
		prose[i].title = numbered && isLabel != nil && !strings.ContainsAny(prose[i].text, "，。；：:")
	}
	return prose
}

// findIndents marks the lines that stand in from the left side. Pages may be
// cropped or bound differently: a page that shows two left sides, none of them
// the paper's, has its own.
func findIndents(prose []proseLine) {
	if len(prose) == 0 {
		return
	}
	step := minIndent
	if prose[0].Pos.Box == (budget.Box{}) {
		step = minColumns
	}
	all, _ := leftSide(prose, step)
	for from := 0; from < len(prose); {
		to := from + 1
		for to < len(prose) && prose[to].Pos.Page == prose[from].Pos.Page {
			to++
		}
		left, levels := leftSide(prose[from:to], step)
		if levels < 2 || reaches(prose[from:to], all, step) {
			left = all
		}
		for i := from; i < to; i++ {
			prose[i].indented = prose[i].left-left >= step
		}
		from = to
	}
}

// reaches reports whether a line begins at the side.
func reaches(prose []proseLine, side, step float64) bool {
	for _, p := range prose {
		if p.left < side+step && p.left > side-step {
			return true
		}
	}
	return false
}

// leftSide is the leftmost side that more than a single line shares, and how
// many sides there are.
func leftSide(prose []proseLine, step float64) (left float64, levels int) {
	sides := make([]float64, len(prose))
	for i, p := range prose {
		sides[i] = p.left
	}
	slices.Sort(sides)
	left = sides[0]
	found := false
	for from := 0; from < len(sides); {
		to := from + 1
		for to < len(sides) && sides[to]-sides[from] < step {
			to++
		}
		levels++
		if !found && (to-from > 1 || len(sides) < leftShare) {
			left, found = sides[from], true
		}
		from = to
	}
	return left, levels
}

// leftShare: among so few lines a single one may show the left side.
const leftShare = 10

// measure finds the sides of a line.
func measure(l *budget.Line, f face) proseLine {
	p := proseLine{Line: l, text: strings.TrimSpace(l.Text), whole: l.Pos.Path != "", exact: true}
	if !isText(l) {
		em := l.Size
		if em <= 0 {
			em = max(1, l.Pos.Box[3]-l.Pos.Box[1])
		}
		p.left, p.right = l.Pos.Box[0]/em*2, l.Pos.Box[2]/em*2
		return p
	}
	indent := l.Text[:len(l.Text)-len(strings.TrimLeft(l.Text, " \t　"))]
	p.left = f.width(indent)
	p.right = p.left + f.width(budget.CleanText(l.Text))
	p.exact = strings.IndexFunc(p.text, func(r rune) bool { return r < utf8.RuneSelf }) < 0
	return p
}

// face is what the font of the letters and digits shows of itself, in half-width
// characters.
type face struct {
	latin float64 // width of a letter or digit
	gap   float64 // where ideographs and Latin letters or digits meet
}

// faces are those to try: Times or SimSun with the gap that typesetting programs
// leave (a quarter of an ideograph), without it, and the wide digits of sans fonts.
var faces = []face{{1, 0.5}, {1, 0}, {1.25, 0.5}, {1.25, 0}}

// width is the width of a text.
func (f face) width(s string) float64 {
	w, last := 0.0, 0.0
	for _, r := range s {
		n := runeWidth(r)
		if last != 0 && n != last {
			w += f.gap
		}
		last = n
		if n == 1 {
			n = f.latin
		}
		w += n
	}
	return w
}

func runeWidth(r rune) float64 {
	if budget.IsCJK(r) || r == '　' {
		return 2
	}
	return 1
}

// closeCall: a break whose other reading costs so little more is not sure. Of 7,600
// right fields of invented papers it doubts 3 in a hundred, and leaves none of the
// wrong breaks but three without a doubt in their paper.
const closeCall = 3.2

// closeBreaks tells for each line whether the other reading of the break before it
// costs hardly more. Only text layers leave that open: pages show the indentation.
func closeBreaks(prose []proseLine, set typesetting) []bool {
	n := len(prose)
	near := make([]bool, n)
	if prose[0].Pos.Box != (budget.Box{}) || prose[0].whole {
		return near
	}
	cost, _ := forward(prose, set)
	after := make([][2]float64, n) // the least that follows
	for i := n - 1; i > 0; i-- {
		near[i] = math.Abs(cost[i][0]+after[i][0]-cost[i][1]-after[i][1]) < closeCall
		for before := range 2 {
			after[i-1][before] = math.Inf(1)
			for first := range 2 {
				c := set.breakCost(prose[i-1], prose[i], first == 1, before == 1) + after[i][first]
				after[i-1][before] = min(after[i-1][before], c)
			}
		}
	}
	return near
}

// forward is the least cost up to each line, by whether it begins a paragraph, and
// what its predecessor was.
func forward(prose []proseLine, set typesetting) (cost [][2]float64, from [][2]int) {
	n := len(prose)
	cost, from = make([][2]float64, n), make([][2]int, n)
	cost[0] = [2]float64{costNumber, 0}
	for i := 1; i < n; i++ {
		for first := 0; first < 2; first++ {
			for before := 0; before < 2; before++ {
				c := cost[i-1][before] + set.breakCost(prose[i-1], prose[i], first == 1, before == 1)
				if before == 0 || c < cost[i][first] {
					cost[i][first], from[i][first] = c, before
				}
			}
		}
	}
	return cost, from
}

// bestBreaks runs the dynamic programme; it tells for each line whether it
// begins a paragraph, and what the reading costs.
func bestBreaks(prose []proseLine, set typesetting) ([]bool, float64) {
	n := len(prose)
	cost, from := forward(prose, set)
	state := 0
	if cost[n-1][1] < cost[n-1][0] {
		state = 1
	}
	total := cost[n-1][state]
	firsts := make([]bool, n)
	for i := n - 1; i >= 0; i-- {
		firsts[i] = state == 1
		state = from[i][state]
	}
	firsts[0] = true
	return firsts, total
}

// breakCost is what it costs to read a line as the first line of a paragraph or
// not, when the line before it was a first line or not.
func (set typesetting) breakCost(prev, line proseLine, first, before bool) float64 {
	if line.whole || prev.whole {
		if first {
			return 0
		}
		return costNumber * 2
	}
	cost := 0.0
	room := set.right - prev.right
	if before {
		room -= set.hidden
	}
	switch over := -room - prev.reach(); {
	case over > 0:
		cost += costOverflow * (over + 1)
	case room < -exact:
		cost += costStopWrap
	}
	if set.indented && first != line.indented {
		cost += indentCost(first, line.breaks)
	}
	if !first && set.apart[line.Line] {
		cost += costApart
	}
	if prev.title {
		return cost + titleCost(first, room, line)
	}
	fits := firstUnit(line.text) + slack
	if prev.exact {
		fits += -slack - exact
	}
	if first {
		return cost + firstCost(prev, line, room < fits)
	}
	return cost + wrapCost(prev, line, room, fits)
}

// reach is how far a line may go beyond the measure: punctuation hangs over it,
// and quotation marks are set narrower than they are counted.
func (p proseLine) reach() float64 {
	over := exact
	if !p.exact {
		over = slack
	}
	if last, _ := utf8.DecodeLastRuneInString(p.text); strings.ContainsRune("，。、；：！？”）》】", last) {
		over += 2
	}
	return over + float64(strings.Count(p.text, "“")+strings.Count(p.text, "”"))
}

// indentCost is what it costs to read against the indentation. A label or a
// number at the margin may well begin a paragraph.
func indentCost(first, breaks bool) float64 {
	if first && breaks {
		return costStopWrap
	}
	return costIndent
}

// wrapCost is what it costs to go on with the paragraph after a line that left
// so much room.
func wrapCost(prev, line proseLine, room, fits float64) float64 {
	cost := 0.0
	if room > fits {
		cost += costLoose + (room-fits)/2
	}
	if line.breaks {
		cost += costNumber
	}
	if endsSentence(prev.text) {
		cost += costStopWrap
	}
	return cost
}

func firstCost(prev, line proseLine, full bool) float64 {
	cost := 0.0
	if full {
		cost += costFullEnd
	}
	if !endsSentence(prev.text) && !line.breaks {
		cost += costNoStop
	}
	return cost
}

// titleCost: after a numbered title a new paragraph is as likely as a wrap; only
// the exact room decides.
func titleCost(first bool, room float64, line proseLine) float64 {
	fits := room >= firstUnit(line.text)
	switch {
	case first && fits, !first && !fits && !line.breaks:
		return 0
	case first:
		return costFullEnd
	}
	return costLoose
}

func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”’）)"))
	return strings.ContainsRune("。！？：；:!?", r)
}

// firstUnit is the width of what must stay together at the front of a line: an
// ideograph or a Latin word, with the punctuation that may not begin a line.
func firstUnit(s string) float64 {
	w, word := 0.0, false
	for i, r := range s {
		latin := !budget.IsCJK(r)
		switch {
		case i == 0:
			word = latin || strings.ContainsRune("（《“‘【〔", r)
		case word && latin:
		case strings.ContainsRune("，。、；：！？”’）》】〕%", r):
		case word && w <= 2:
			word = false
		default:
			return w
		}
		w += runeWidth(r)
	}
	return w
}
