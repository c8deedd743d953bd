package layout

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

// sums is the row of labelled amounts of a block.
type sums struct {
	from, to int      // its lines, as indices into the block's
	labels   [][]word // in the order of the form
	amounts  [][]word // from left to right
	over     []word   // above the labels, and neither: the end of the name
	unread   bool     // a piece of a label that was not put together stands among them
	crossed  bool     // their order on the lines is not the one across the page
}

// leastSums is how many labels with amounts make the row: a single one may be
// the start of a text.
const leastSums = 2

// twoSums is two amounts that touch.
var twoSums = pattern.New(`^[\d,]+\.\d+\.\d+$`)

// splitSums parts amounts that touch: the two have as many decimals.
func splitSums(ws []word) []word {
	var out []word
	for _, w := range ws {
		f := w.look.fold
		dot, last := strings.Index(f, "."), strings.LastIndex(f, ".")
		if n := dot + len(f) - last; twoSums.MatchString(f) && n < last && len(f) == len(w.text) {
			a, b := w, w
			a.text, b.text = w.text[:n], w.text[n:]
			a.look, b.look = lookOf(a.text), lookOf(b.text)
			b.start, b.gap = w.start+n, 0
			out = append(out, a, b)
			continue
		}
		out = append(out, w)
	}
	return out
}

// findSums looks for the lines before end that hold nothing but labels, their
// pieces and amounts; false when there are none.
func (b *block) findSums(end int) (sums, bool) {
	for from := 0; from < end; from++ {
		to := from
		for to < end && b.onlySums(b.rest[to]) {
			to++
		}
		if s, ok := b.sumsOf(max(from, min(to, b.pastStart(to))), to); ok {
			return s, true
		}
		from = max(from, to)
	}
	return sums{}, false
}

func (b *block) onlySums(ws []word) bool {
	for _, w := range ws {
		if !isAmount(w.look.fold) && !b.labelPiece(w.look.fold) {
			return false
		}
	}
	return true
}

// sumsOf reads the lines from..to-1 as labels with amounts.
func (b *block) sumsOf(from, to int) (sums, bool) {
	var all []word
	for k := from; k < to; k++ {
		all = append(all, b.rest[k]...)
	}
	labels, values := b.findLabels(all)
	s := sums{from: from, to: to}
	for _, l := range labels {
		if b.takesAmount(l) {
			s.labels = append(s.labels, l)
		}
	}
	for _, v := range values {
		switch {
		case isAmount(v.look.fold):
			s.amounts = stack(s.amounts, v)
		case len(s.labels) > 0 && v.line < s.labels[0][0].line:
			s.over = append(s.over, v)
		default:
			s.unread = true
		}
	}
	if len(s.labels) < leastSums || len(s.amounts) == 0 {
		return s, false
	}
	b.inOrder(s.labels)
	byPlace := func(x, y []word) int { return cmp.Compare(x[0].start, y[0].start) }
	s.crossed = !slices.IsSortedFunc(s.amounts, byPlace)
	slices.SortStableFunc(s.amounts, byPlace)
	return s, true
}

// pastStart is the line after the row of the code: its labels and the code end
// there.
func (b *block) pastStart(end int) int {
	last := 0
	for _, w := range b.code {
		last = max(last, slices.Index(b.lines, w.line)+1)
	}
	var all []word
	for k := 0; k < end; k++ {
		all = append(all, b.rest[k]...)
	}
	labels, _ := b.findLabels(all)
	for _, l := range labels {
		if slices.Contains(b.starts, spelt(l)) {
			last = max(last, slices.Index(b.lines, l[len(l)-1].line)+1)
		}
	}
	return last
}

// stack adds a word to the amounts: one that stands under another and goes on
// where it was cut is the rest of it.
func stack(amounts [][]word, w word) [][]word {
	for k, a := range amounts {
		last := a[len(a)-1]
		text := spelt(a)
		slack := 0
		if strings.ContainsAny(text, ".") && !strings.Contains(w.look.fold, ".") { // decimals that go on
			slack = labelSlack
		}
		if last.line < w.line && w.start < last.end()+slack && w.end() > last.start-slack && isAmount(text+w.look.fold) {
			amounts[k] = append(a, w)
			return amounts
		}
	}
	return append(amounts, []word{w})
}

// inOrder sorts labels as the first form does that has them all, or else as
// they stand from left to right: labels that wrap overlap on the page.
func (r *reader) inOrder(labels [][]word) {
	slices.SortStableFunc(labels, func(x, y []word) int { return cmp.Compare(least(x), least(y)) })
	for _, form := range r.forms {
		if !slices.ContainsFunc(labels, func(l []word) bool { return !slices.Contains(form, spelt(l)) }) {
			slices.SortStableFunc(labels, func(x, y []word) int {
				return cmp.Compare(slices.Index(form, spelt(x)), slices.Index(form, spelt(y)))
			})
			return
		}
	}
}

func spelt(ws []word) string {
	t := ""
	for _, w := range ws {
		t += w.look.fold
	}
	return t
}

// takesAmount reports a label that is not the first column's: those say what
// the rows are about.
func (b *block) takesAmount(label []word) bool {
	return !slices.Contains(b.starts, spelt(label)) && least(label) > b.leftEdge
}

// band is the row of labels and amounts, and whether it can be doubted whose an
// amount is.
func (s sums) band(b *block) (out band, doubtful bool) {
	of := make([][][]word, len(s.labels))
	if len(s.amounts) == len(s.labels) {
		for k, a := range s.amounts {
			of[k] = [][]word{a}
		}
	} else {
		doubtful = !s.oneLine()
		for _, a := range s.amounts {
			k := s.before(a)
			if k > 0 && len(of[k-1]) == 0 && a[0].gap < wide { // it cannot touch its own label: print was pushed together
				k, doubtful = k-1, true
			}
			of[k] = append(of[k], a)
		}
		doubtful = oneEachLabel(of) || doubtful
	}
	for k, l := range s.labels {
		out = append(out, b.partOf(l), b.partOf(slices.Concat(of[k]...)))
		doubtful = doubtful || len(of[k]) > 1 || len(of[k]) == 1 && (s.before(of[k][0]) != k || !beside(l, of[k][0]))
	}
	return out, s.crossed || s.unread || doubtful && !addsUp(of)
}

// oneEachLabel gives the second of two amounts to the next label if that has
// none: a cell holds one, and what wraps above it may be set further right. It
// reports whether there was any.
func oneEachLabel(of [][][]word) (moved bool) {
	for k := 0; k+1 < len(of); k++ {
		if n := len(of[k]); n == 2 && len(of[k+1]) == 0 {
			of[k+1], of[k] = of[k][1:], of[k][:1]
			moved = true
		}
	}
	return moved
}

// oneLine reports that labels and amounts all stand on one line. Where a label
// wraps around an amount, print that was pushed together may set the amount
// behind the label of the cell that is blank.
func (s sums) oneLine() bool {
	line := s.amounts[0][0].line
	for _, ws := range slices.Concat(s.labels, s.amounts) {
		for _, w := range ws {
			if w.line != line {
				return false
			}
		}
	}
	return true
}

// before is the label that begins nearest to the left of an amount.
func (s sums) before(a []word) int {
	best, at := 0, -1
	for k, l := range s.labels {
		if x := least(l); x < a[0].start && x > at {
			best, at = k, x
		}
	}
	return best
}

// beside reports that an amount stands on a line of its label or, where the
// label wraps around that line, wholly right of it.
func beside(label, amount []word) bool {
	end := 0
	for _, w := range label {
		if w.line == amount[0].line {
			return true
		}
		end = max(end, w.end())
	}
	return end <= amount[0].start
}

// addsUp reports that the first amount is the sum of the others.
func addsUp(of [][][]word) bool {
	total := new(big.Rat)
	for k, as := range of {
		if len(as) != 1 {
			return false
		}
		r, ok := budget.PrintedAmount(strings.ReplaceAll(spelt(as[0]), ",", "")).Rat()
		if !ok {
			return false
		}
		if k == 0 {
			total.Neg(r)
			continue
		}
		total.Add(total, r)
	}
	return total.Sign() == 0
}
