package reflow

import "strings"

// plan draws a payment plan: months above their percentages. It is false when
// the label's text is no such plan.
func (p *paper) plan(k *sketch, f *field) bool {
	var text []int // fragments
	for _, pc := range f.value {
		for i := pc.from; i < pc.to; i++ {
			text = append(text, int(i))
		}
	}
	months, text := p.months(text)
	percents, ok := p.percents(text, len(months))
	if len(months) < fewestMonths || !ok {
		return false
	}
	top := []draft{f.label.draft()}
	top[0].rowSpan = 2
	for _, m := range months {
		top = append(top, cellOf(m))
	}
	var below []draft
	for _, n := range percents {
		below = append(below, cellOf(n))
	}
	k.add(top...)
	k.add(below...)
	return true
}

// fewestMonths: a plan has at least two points.
const fewestMonths = 2

// cellOf is the cell of some fragments.
func cellOf(frags []int) draft {
	d := draft{rowSpan: 1}
	for _, i := range frags {
		if n := len(d.pieces); n > 0 && int(d.pieces[n-1].to) == i {
			d.pieces[n-1].to++
			continue
		}
		d.pieces = append(d.pieces, piece{int32(i), int32(i + 1)})
	}
	return d
}

// runesAt are the folded characters of some fragments.
func (s *stream) runesAt(frags []int) []rune {
	var out []rune
	for _, i := range frags {
		out = append(out, s.runesOf(i, i+1)...)
	}
	return out
}

// months are the fragments of the points in time that a text begins with, and the
// rest of the text. Where a page break cuts the row, their ends come behind the
// last of them.
func (p *paper) months(text []int) (months [][]int, rest []int) {
	for len(text) > 0 {
		n := p.monthEnd(text)
		if n == 0 && p.monthEnd(text[1:]) > 0 && len(skipDigits(p.s.runesAt(text[:1]))) == 0 {
			n = 1 // 10, and 月底 on the next page
		}
		if n == 0 {
			break
		}
		months, text = append(months, text[:n:n]), text[n:]
	}
	for k := range months {
		for len(text) > 0 && !isMonth(p.s.runesAt(months[k])) && isMonth(p.s.runesAt(append(months[k], text[0]))) {
			months[k], text = append(months[k], text[0]), text[1:]
		}
	}
	return months, text
}

// monthEnd is how many fragments at the start of a text are a month's name: 3月底,
// or 3 and 月底 apart; 0 when there is none.
func (p *paper) monthEnd(text []int) int {
	found := 0
	for n := 1; n <= min(len(text), mostMonthPieces); n++ {
		if isMonth(p.s.runesAt(text[:n])) {
			found = n
		}
	}
	return found
}

// mostMonthPieces: 12 月 底
const mostMonthPieces = 3

// isMonth: 3月底, 12月, 6月末, 第一季度, 上半年, 全年.
func isMonth(t []rune) bool {
	rest := skipDigits(t)
	if n := len(t) - len(rest); n > 0 && n <= 2 {
		word := string(rest)
		return word == "月底" || word == "月" || word == "月末" || word == "月份" || word == "月底前" || word == "季度"
	}
	word := string(t)
	return len(t) <= 4 && (strings.HasSuffix(word, "季度") || word == "上半年" || word == "全年")
}

// percents parts a text into the percentages of so many months, their signs or
// last digits perhaps cut off by narrow cells. It is false when it does not part.
func (p *paper) percents(text []int, months int) ([][]int, bool) {
	var out [][]int
	for k, i := range text {
		t := p.s.runesOf(i, i+1)
		sign := string(t) == "%"
		if len(out) > 0 && p.s.startsLine(i) && (sign || len(text)-k > months-len(out) && moreDigits(trimPercent(t)) && !p.hasSign(out[len(out)-1])) {
			out[p.unsigned(out, sign)] = append(out[p.unsigned(out, sign)], i)
			continue
		}
		out = append(out, []int{i})
	}
	return out, len(out) <= months
}

// unsigned is the percentage that a text set on the next line belongs to: a sign
// to the first one without.
func (p *paper) unsigned(percents [][]int, sign bool) int {
	for k := range percents {
		if sign && !p.hasSign(percents[k]) {
			return k
		}
	}
	return len(percents) - 1
}

func (p *paper) hasSign(frags []int) bool {
	t := p.s.runesAt(frags)
	return t[len(t)-1] == '%'
}

func trimPercent(t []rune) []rune {
	if len(t) > 1 && t[len(t)-1] == '%' {
		return t[:len(t)-1]
	}
	return t
}
