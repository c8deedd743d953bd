package content

import "jixiao/budget"

// clips are the places on a page where a clip hides text: the lines that a cell of
// fixed height has no room for, the end of a line that is too long for its cell.
type clips []budget.Box

// nearClip, in points, is how near two hidden glyphs lie that are reported as one.
const nearClip = 12.0

// cellShare of a page's area is more than any cell takes whose text is clipped.
const cellShare = 0.25

// add takes note of a glyph that a clip hides on the page. The place is that of the
// clip where it is that of a cell: what is hidden lies beside it.
func (c *clips) add(sheet, clip, glyph budget.Box) {
	if !sane(glyph[0], glyph[1], glyph[2], glyph[3]) || !within(sheet, (glyph[0]+glyph[2])/2, (glyph[1]+glyph[3])/2, 0) {
		return
	}
	if area(clip) < cellShare*area(sheet) && !empty(clip) {
		glyph = clip
	}
	if n := len(*c); n > 0 {
		last := &(*c)[n-1]
		near := glyph[0] < last[2]+nearClip && glyph[2] > last[0]-nearClip && glyph[1] < last[3]+nearClip && glyph[3] > last[1]-nearClip
		if near || n == maxBands {
			*last = last.Union(glyph)
			return
		}
	}
	*c = append(*c, glyph)
}

// headShare, in em above the baseline, is the least that a clip must show of a
// character; its foot stands on the baseline or below.
const headShare = 0.6

// cutAcross reports whether the clip of a cell cuts the head or the foot off a line:
// the cell has no room for all of its text, and of further lines nothing may be left.
func (in *Interp) cutAcross(baseline, size float64) bool {
	c := in.st.clip
	return (baseline > c[3]+noBorder || baseline-headShare*size < c[1]) && area(c) < cellShare*area(in.sheet)
}

func area(b budget.Box) float64 { return (b[2] - b[0]) * (b[3] - b[1]) }

// issues says of every place that something is missing there.
func (c clips) issues(page int) []budget.Issue {
	var out []budget.Issue
	for _, box := range c {
		out = append(out, budget.Issue{Code: "text_clipped", Message: "这里有文字被裁掉，没有印出来，内容可能不全",
			Where: budget.Pos{Page: page, Box: box}})
	}
	return out
}
