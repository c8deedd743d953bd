package reflow

import (
	"slices"

	"jixiao/budget"
)

// draft is a cell before it has a place in the grid.
type draft struct {
	pieces  []piece
	rowSpan int
	doubts  []budget.Issue
}

// sketch is a table before its columns are aligned: rows of cells, the last of
// each row reaching to the right border. A cell with a row span stands in its
// first row only and takes the leftmost place of the rows below.
type sketch struct {
	rows [][]draft
}

func (k *sketch) add(cells ...draft) { k.rows = append(k.rows, cells) }

func one(from, to int) draft {
	d := draft{rowSpan: 1}
	if from < to {
		d.pieces = []piece{{int32(from), int32(to)}}
	}
	return d
}

// block draws the header block of one table.
func (p *paper) block(t *located, parents map[int]bool) *sketch {
	k := &sketch{}
	fs := p.fields(t)
	for i := 0; i < len(fs); {
		switch {
		case parents[fs[i].label.id] && i+1 < len(fs):
			i = p.group(k, fs, i, parents)
		case p.plan(k, &fs[i]):
			i++
		default:
			i = p.pairs(k, fs, i, parents)
		}
	}
	return k
}

// group draws a label that covers several rows: the labelled cells beside it,
// and below them the text that belongs to none of them.
func (p *paper) group(k *sketch, fs []field, i int, parents map[int]bool) int {
	parent := fs[i].label.draft()
	first := []draft{parent}
	rest := draft{}
	j := i + 1
	for ; j < len(fs) && !parents[fs[j].label.id] && p.amount(&fs[j]) && len(rest.pieces) == 0; j++ {
		amount, below := p.amountOf(&fs[j])
		first = append(first, fs[j].label.draft(), draft{pieces: amount, rowSpan: 1, doubts: fs[j].doubts})
		rest = draft{pieces: below, rowSpan: 1}
	}
	if j == i+1 { // its amounts stand before it: the text is all that is left
		k.add(parent, fs[i].draft())
		return j
	}
	if len(rest.pieces) == 0 {
		k.add(first...)
		return j
	}
	first[0].rowSpan = 2
	k.add(first...)
	k.add(rest)
	return j
}

// pairs draws labels and values that stand on one printed line side by side.
func (p *paper) pairs(k *sketch, fs []field, i int, parents map[int]bool) int {
	var cells []draft
	for j := i; ; j++ {
		f := &fs[j]
		cells = append(cells, f.label.draft(), f.draft())
		if j+1 >= len(fs) || p.s.startsLine(fs[j+1].label.from) || parents[fs[j+1].label.id] {
			k.add(cells...)
			return j + 1
		}
	}
}

// amountWords end the labels of cells that hold an amount.
var amountWords = []string{"资金", "预算数", "执行数", "总额", "拨款", "金额", "合计", "收入"}

func (p *paper) amount(f *field) bool { return isAmountLabel(p.w.texts[f.label.id]) }

func isAmountLabel(t []rune) bool {
	return slices.ContainsFunc(amountWords, func(w string) bool { return hasSuffix(t, w) })
}

// amountEnd is where the amount of a field ends. An amount is a bare number at
// the end of a printed line or before the next label, its digits perhaps cut by
// the narrow cell; anything else is text that belongs to the group.
func amountEnd(s *stream, from, to int) int {
	if from >= to || !isAmount(s.runesOf(from, from+1)) {
		return from
	}
	end := from + 1
	for end < to && s.startsLine(end) && moreDigits(s.runesOf(end, end+1)) && (end+1 == to || s.startsLine(end+1)) {
		end++
	}
	if end < to && !s.startsLine(end) {
		return from
	}
	return end
}

// moreDigits: 00 or .73, the rest of an amount.
func moreDigits(t []rune) bool {
	if len(t) > 1 && t[0] == '.' {
		t = t[1:]
	}
	return len(t) > 0 && len(skipDigits(t)) == 0
}

func isAmount(t []rune) bool {
	if len(t) > 1 && t[0] == '-' {
		t = t[1:]
	}
	rest := skipDigits(t)
	if len(rest) == len(t) {
		return string(t) == "-" || string(t) == "/"
	}
	switch string(rest) {
	case "", ".", ",", "元", "万元":
		return true
	}
	return false
}

// parents are labels that in most tables have no value of their own but stand
// above others.
func (p *paper) parents() map[int]bool {
	votes := map[int]int{}
	for k := range p.tables {
		fs := p.fields(&p.tables[k])
		for i := range fs {
			if len(fs[i].value) > 0 || i+1 == len(fs) || p.amount(&fs[i]) {
				votes[fs[i].label.id]--
			} else {
				votes[fs[i].label.id]++
			}
		}
	}
	out := map[int]bool{}
	for id, n := range votes {
		if n > 0 {
			out[id] = true
		}
	}
	return out
}
