package layout

import "slices"

// A text of a head runs over the whole width of its cell, line by line from the
// same start, without wide blanks. Print that does not has come there from
// another cell, from a watermark or from a line of another height.

// farIn is how many columns further right than the others a line of a text
// starts that is no paragraph's first: those are indented by two characters.
const farIn = 10

// strangeText reports print in a text that may be no part of it.
func (b *block) strangeText(lines [][]word) bool {
	left, last := 1<<30, -1
	for k, ws := range lines {
		if len(ws) > 0 {
			left, last = min(left, ws[0].start), k
		}
	}
	for k, ws := range lines {
		if len(ws) == 0 {
			continue
		}
		alone := len(ws) == 1 && oneMark(ws[0].text) && isHan(ws[0].look.first)
		if ws[0].start > left+farIn || alone && k < last || b.parted(ws) || k < last && b.onlySums(ws) {
			return true
		}
	}
	return false
}

// parted reports words with a wide blank between them that is not justified
// print's.
func (b *block) parted(ws []word) bool {
	k := slices.IndexFunc(ws[1:], func(w word) bool { return w.gap >= wide })
	return k >= 0 && !(oneMark(ws[k].text) && oneMark(ws[k+1].text))
}
