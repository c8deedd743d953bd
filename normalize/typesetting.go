package normalize

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
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
