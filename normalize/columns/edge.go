package columns

// Costs of joining two texts of a column to one cell, or of parting them.
const (
	costRoom       = 1.0 // for each half character that the upper line leaves free
	costRoomMost   = 4.0
	costAcross     = 3.5  // a blank line between them
	costTwo        = 7.5  // each is a value of its own
	costTorn       = 4.0  // parted before a closing or after an opening mark
	costFull       = 0.8  // the upper line is full, and yet the cell ends
	costUneven     = 3.8  // for each cell less than the table has rows
	costPageUneven = 1.0  // the same at the end of a page, where a row may be cut
	costStranger   = 1.9  // the two characters at the break stand together nowhere else
	costWord       = 1.3  // they do, and yet the cell ends
	costTiny       = 3.0  // a cell that begins with a text too short to be one
	costTwins      = 3.0  // the same text twice in one cell
	costSkip       = 1.5  // a row passed over: its cell may stand further on
	costSkipMost   = 4.5  // several rows passed over
	costPassOver   = 1.5  // a row passed over is filled, but not the first one
	costBlank      = 1.7  // it never came
	costLevelLate  = 5.0  // a second-level name behind those of later rows
	costJunk       = 13.5 // a text that belongs to no cell
)

// shareInside is how much of what a text looks like counts inside a cell, where
// it is no whole.
const shareInside = 0.6

// edge is the cost of joining texts a and b of column c, and of parting them.
func (r *reader) edge(p *project, ta, tb *token, c int) (join, part float64) {
	if ta.line == tb.line {
		return 0, 0 // a blank inside a cell's line
	}
	room := p.widths[c] - ta.w - tb.head
	if room >= 0 {
		join += min(costRoomMost, costRoom*float64(room+1))
	} else {
		part += costFull
	}
	if ta.block != tb.block && ta.page == tb.page {
		join += costAcross
	}
	if c == colValue && tb.value && (tb.signed || room >= 0 && ta.value && !ta.lone) {
		join += costTwo
	}
	if r.pairs.joined(ta.fold, tb.fold) {
		part += costWord
	} else {
		join += costStranger
	}
	if tb.closing || ta.opening || ta.lone {
		part += costTorn
	}
	if ta.fold == tb.fold && len(ta.fold) > 3 {
		join += costTwins
	}
	return join, part
}

// tinyWidth is the width of a text that is hardly a whole cell, half characters.
const tinyWidth = 4

// begins is the cost of beginning a cell of column c with a text.
func (t *token) begins(c int) float64 {
	if c != colValue && t.w <= tinyWidth {
		return costTiny
	}
	return 0
}
