package layout

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/normalize/pattern"
)

var (
	// schedulePiece is what a wrap can leave of a month or a percentage.
	schedulePiece = pattern.New(`^(?:\d{1,3}(?:\.\d*)?(?:%|月底?)?|\.\d+%?|月底?|底|%)$`)
	monthPiece    = pattern.New(`^(?:\d{1,2}月底?|月底?|底)$`)
	monthPoint    = pattern.New(`^\d{1,2}月底?`)
	percent       = pattern.New(`^\d{1,3}(?:\.\d+)?%?$`)
)

// payment is one column of a schedule: the words of its month and of its percentage.
type payment struct{ month, share []word }

// schedule is the part of a block that says what is paid until when.
type schedule struct {
	from, to int // its lines, as indices into the block's
	cols     []payment
}

// leastMonths is how many months make a schedule: one may stand in a text.
const leastMonths = 2

// findSchedule looks for the lines that hold nothing but months and percentages
// beside pieces of a label; false when there are none.
func (b *block) findSchedule() (schedule, bool) {
	best := schedule{}
	for from := 0; from < len(b.rest); from++ {
		to := from
		for to < len(b.rest) && b.onlySchedule(b.rest[to]) {
			to++
		}
		if to == from {
			continue
		}
		if cols := b.payments(b.rest[from:to]); len(cols) >= leastMonths && len(cols) > len(best.cols) {
			best = b.trim(schedule{from, to, cols})
		}
		from = to
	}
	return best, best.cols != nil
}

// trim leaves out lines above and below that hold pieces of labels only: they
// may be another row's.
func (b *block) trim(s schedule) schedule {
	empty := func(k int) bool { return b.labelWords(b.rest[k]) == len(b.rest[k]) }
	for s.from < s.to && empty(s.from) {
		s.from++
	}
	for s.to > s.from && empty(s.to-1) {
		s.to--
	}
	return s
}

// onlySchedule reports a line of pieces of a schedule, behind pieces of a label.
func (b *block) onlySchedule(ws []word) bool {
	for _, w := range ws[b.labelWords(ws):] {
		if !schedulePiece.MatchString(w.look.fold) {
			return false
		}
	}
	return true
}

// labelWords is how many words at the start of a line are one piece of a label;
// justified print has blanks inside of it.
func (b *block) labelWords(ws []word) int {
	n, text := 0, ""
	for k, w := range ws {
		if text += w.look.fold; k > 0 && w.gap >= wide && !(oneMark(w.text) && oneMark(ws[k-1].text)) || schedulePiece.MatchString(w.look.fold) || !b.labelPiece(text) {
			break
		}
		n++
	}
	return n
}

// payments sorts the words of a schedule's lines into columns: a word belongs
// to the column that it stands under. nil if what comes of it is no schedule.
func (b *block) payments(lines [][]word) []payment {
	months, shares := b.monthsOf(lines)
	if len(months) == 0 {
		return nil
	}
	out := make([]payment, len(months))
	for k, m := range months {
		out[k].month = m
	}
	if len(shares) == len(months) {
		for k, s := range shares {
			out[k].share = s
		}
		return out
	}
	for _, s := range shares {
		k := nearest(months, s[0])
		if out[k].share != nil {
			return nil
		}
		out[k].share = s
	}
	return out
}

// monthsOf puts the pieces of months together, and those of percentages, each
// list from left to right.
func (b *block) monthsOf(lines [][]word) (months, shares [][]word) {
	var pieces []word
	for _, ws := range lines {
		pieces = append(pieces, ws[b.labelWords(ws):]...)
	}
	used := make([]bool, len(pieces))
	for k, w := range pieces {
		if used[k] {
			continue
		}
		group, text := []word{w}, w.look.fold
		used[k] = true
		month := monthPiece.MatchString(text)
		for j := k + 1; j < len(pieces); j++ {
			x := pieces[j]
			if used[j] || !touches(group, x) || !scheduleText(text+x.look.fold) {
				continue
			}
			group, text, used[j] = append(group, x), text+x.look.fold, true
			month = month || monthPiece.MatchString(x.look.fold)
		}
		switch {
		case month && monthPoint.FindString(text) == text:
			months = append(months, group)
		case percent.MatchString(text):
			shares = append(shares, group)
		default:
			return nil, nil
		}
	}
	byStart := func(x, y []word) int { return cmp.Compare(least(x), least(y)) }
	slices.SortStableFunc(months, byStart)
	slices.SortStableFunc(shares, byStart)
	return months, shares
}

// scheduleText reports the beginning of a month or of a percentage.
func scheduleText(s string) bool {
	return strings.HasPrefix("月底", strings.TrimLeft(s, "0123456789")) && len(s) > 0 || percent.MatchString(s)
}

// touches reports that x goes on with a group: after one blank on its last
// line, or below it.
func touches(group []word, x word) bool {
	last := group[len(group)-1]
	if last.line == x.line {
		return x.start-last.end() < wide && x.gap < wide
	}
	from, to := group[0].start, group[0].end()
	for _, w := range group {
		from, to = min(from, w.start), max(to, w.end())
	}
	return x.start < to && x.end() > from && !wholeMonth(group)
}

// wholeMonth reports a month that is spelled out: what stands under it is its
// percentage.
func wholeMonth(group []word) bool {
	text := ""
	for _, w := range group {
		text += w.look.fold
	}
	return strings.HasSuffix(text, "月底") || strings.HasSuffix(text, "%")
}

func least(ws []word) int {
	s := ws[0].start
	for _, w := range ws {
		s = min(s, w.start)
	}
	return s
}

// nearest is the month whose start is nearest to a word's.
func nearest(months [][]word, x word) int {
	best, dist := 0, 1<<30
	for k, m := range months {
		if d := max(m[0].start-x.start, x.start-m[0].start); d < dist {
			best, dist = k, d
		}
	}
	return best
}

// bands are the rows of months and of percentages.
func (s schedule) bands(b *block) (months, shares band) {
	for _, c := range s.cols {
		months = append(months, b.partOf(c.month))
		shares = append(shares, b.partOf(c.share))
	}
	return months, shares
}
