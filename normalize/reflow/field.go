package reflow

import (
	"strings"

	"jixiao/budget"
)

// field is a label of the header block with the text up to the next one.
type field struct {
	label    label
	from, to int // the fragments behind the label, up to the next one
	// value are those of them that are the field's, and what of its text a page
	// break set behind another label.
	value  []piece
	doubts []budget.Issue
}

// regions are the labels of a table's header block with all that follows each.
func (t *located) regions() []field {
	var out []field
	for k, l := range t.labels {
		end := t.header
		if k+1 < len(t.labels) {
			end = t.labels[k+1].from
		}
		out = append(out, field{label: l, from: l.to, to: end, value: pieces(int32(l.to), int32(end))})
	}
	return out
}

// fields are the labels of a table's header block with their values.
func (p *paper) fields(t *located) []field {
	fs := t.regions()
	for k := range fs {
		p.takeRests(fs, k)
	}
	for k := range fs {
		p.completeCode(fs, k)
	}
	return fs
}

func (f *field) draft() draft { return draft{pieces: f.value, rowSpan: 1, doubts: f.doubts} }

// draft is the label's cell.
func (l label) draft() draft {
	d := one(l.from, l.to)
	if !l.rest.blank() {
		d.pieces = append(d.pieces, l.rest)
	}
	return d
}

// A row of the header block that a page break cuts is printed in two parts, as
// rows of the grid are: the first lines of all its cells, then the rest of those
// that are not done. All of the second part lies behind the row's last label.

// takeRests gives what lies in field k between the ends of cut labels to the
// fields that it goes on.
func (p *paper) takeRests(fs []field, k int) {
	f := &fs[k]
	var owners []int // the fields whose labels end in f
	for i := 0; i <= k; i++ {
		if r := fs[i].label.rest; !r.blank() && int(r.from) >= f.from && int(r.to) <= f.to {
			owners = append(owners, i)
		}
	}
	if len(owners) == 0 {
		return
	}
	begin := int32(max(f.from, fs[owners[0]].label.second))
	f.value = pieces(int32(f.from), begin)
	from, lo := begin, max(0, owners[0]-1)
	for _, o := range owners {
		r := fs[o].label.rest
		p.giveRest(fs, lo, max(lo, o-1), k, piece{from, r.from})
		from, lo = r.to, o
	}
	from = p.giveDigits(fs, lo, k, piece{from, int32(f.to)})
	f.value = append(f.value, pieces(from, int32(f.to))...)
}

// pieces is the run of fragments from..to, none when it is empty.
func pieces(from, to int32) []piece {
	if from >= to {
		return nil
	}
	return []piece{{from, to}}
}

// giveRest adds a text to the one of the fields lo to hi that it goes on, to field
// k when none of them has a text.
func (p *paper) giveRest(fs []field, lo, hi, k int, rest piece) {
	if rest.blank() {
		return
	}
	to := p.open(fs, lo, hi, p.digits(rest))
	if len(to) == 0 {
		to = p.open(fs, lo, hi, !p.digits(rest))
	}
	if len(to) == 0 {
		to = []int{k}
	}
	last := to[len(to)-1]
	fs[last].value = append(fs[last].value, rest)
	p.doubtRest(fs, to, rest)
}

// giveDigits gives the last digits of amounts, which come first in the rest of a
// row, to the fields lo to k, and returns where the digits end.
func (p *paper) giveDigits(fs []field, lo, k int, rest piece) int32 {
	end := rest.from
	for end < rest.to && moreDigits(p.s.runesOf(int(end), int(end)+1)) && (end+1 == rest.to || p.s.startsLine(int(end)+1) || moreDigits(p.s.runesOf(int(end)+1, int(end)+2))) {
		end++
	}
	to := p.open(fs, lo, k, true)
	n := int(end - rest.from)
	if n == 0 || len(to) < n {
		return rest.from
	}
	sure := len(to) == n
	for i := range n { // the longest are the likeliest to be cut
		at := i
		if !sure {
			at = p.longest(fs, to[i:len(to)-n+i+1]) + i
		}
		fs[to[at]].value = append(fs[to[at]].value, piece{rest.from + int32(i), rest.from + int32(i) + 1})
	}
	if !sure {
		p.doubtRest(fs, to, piece{rest.from, end})
	}
	return end
}

// longest is the field with the longest text.
func (p *paper) longest(fs []field, among []int) int {
	best, chars := 0, -1
	for n, i := range among {
		if c := len(p.s.runesOf(int(fs[i].value[0].from), int(fs[i].value[0].to))); c > chars {
			best, chars = n, c
		}
	}
	return best
}

// open are the fields lo to hi with a text that may go on: amounts with digits.
func (p *paper) open(fs []field, lo, hi int, digits bool) []int {
	var out []int
	for i := lo; i <= hi; i++ {
		if len(fs[i].value) > 0 && p.amount(&fs[i]) == digits {
			out = append(out, i)
		}
	}
	return out
}

// digits reports whether a text is the last digits of an amount.
func (p *paper) digits(pc piece) bool { return moreDigits(p.s.runesOf(int(pc.from), int(pc.to))) }

// doubtRest tells of a text that may belong to each of several fields.
func (p *paper) doubtRest(fs []field, among []int, rest piece) {
	if len(among) < 2 {
		return
	}
	text := p.textOf([]piece{rest})
	for _, i := range among {
		fs[i].doubts = append(fs[i].doubts, budget.Issue{
			Code:    codeAmbiguous,
			Message: "这一行被分页切开，“" + text + "”属于哪一格没有把握",
			Where:   p.posOf(rest),
		})
	}
}

// completeCode looks for the end of a project code that a page break cut off: it
// stands in the next field's text then, at the start of a line.
func (p *paper) completeCode(fs []field, k int) {
	if k+1 >= len(fs) || len(fs[k].value) != 1 {
		return
	}
	begin := strings.ToUpper(string(p.s.runesOf(int(fs[k].value[0].from), int(fs[k].value[0].to))))
	if len(begin) < shortestCode || budget.LooksLikeCode(begin) {
		return
	}
	for n, pc := range fs[k+1].value {
		for i := pc.from; i < pc.to; i++ {
			end := strings.ToUpper(string(p.s.runesOf(int(i), int(i)+1)))
			if !p.s.startsLine(int(i)) || !budget.LooksLikeCode(begin+end) {
				continue
			}
			if budget.CheckCode(begin+end) == budget.CodeWrong {
				p.doubtRest(fs, []int{k, k + 1}, piece{i, i + 1})
			}
			fs[k].value = append(fs[k].value, piece{i, i + 1})
			rest := append(pieces(pc.from, i), pieces(i+1, pc.to)...)
			fs[k+1].value = append(append(append([]piece{}, fs[k+1].value[:n]...), rest...), fs[k+1].value[n+1:]...)
			return
		}
	}
}

// shortestCode is how many characters the beginning of a cut code must have to be
// taken for one: its division, year and class.
const shortestCode = 9

// amountOf parts a field of money: its amount, and the text that follows it and
// belongs to the group.
func (p *paper) amountOf(f *field) (amount, below []piece) {
	if len(f.value) == 0 {
		return nil, nil
	}
	first := f.value[0]
	end := int32(amountEnd(p.s, int(first.from), int(first.to)))
	amount, rest := pieces(first.from, end), f.value[1:]
	below = pieces(end, first.to)
	for len(amount) > 0 && len(below) == 0 && len(rest) > 0 && p.digits(rest[0]) {
		amount, rest = append(amount, rest[0]), rest[1:]
	}
	return amount, append(below, rest...)
}
