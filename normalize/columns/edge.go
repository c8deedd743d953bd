package columns

// The costs of this package are negative logarithms in kind: one more makes a
// reading about a third as likely. They were set by what they stand for, and then
// moved by a structured perceptron over 140 renderings of invented papers by five
// producers, half of the way it went: further on it fits those papers only.

// joins are the costs of joining two texts of a column to one cell, or of parting
// them. Columns differ: values hardly wrap, sources wrap in the middle of a number.
type joins struct {
	room     float64 // for each half character that the upper line leaves free
	across   float64 // a blank line between them
	full     float64 // the upper line is full, and yet the cell ends
	stranger float64 // the two characters at the break stand together nowhere else
	word     float64 // they do, and yet the cell ends
	tiny     float64 // a cell that begins with a text too short to be one
	blank    float64 // a row without a cell
	begin    float64 // a cell at all
}

var joinCosts = [textColumns]joins{
	colName:  {1.2, 3.4, 1.2, 2.4, 1.2, 3.1, 2.1, 0.3},
	colText:  {1.1, 3.4, 1.1, 2.1, 1.2, 3.1, 1.5, 0.9},
	colValue: {0.9, 3.5, 0.8, 1.8, 1.3, 0.1, 2.2, 0.1},
	colBasis: {1.0, 3.3, 1.1, 1.8, 1.3, 3.1, 2.0, 0.4},
}

// Costs of joining and parting that are the same in all columns.
const (
	costRoomMost   = 4.0
	costApart      = 0.3  // a blank line between them, where lines stand apart
	costTwo        = 7.3  // each is a value of its own
	costKnown      = 0.8  // parted where three characters stand together elsewhere
	costChance     = 0.5  // joined where two do, but no third
	costChain      = 1.9  // parted where the table has them together in all its rows
	costUnit       = 4.0  // a cell that begins with a unit
	costTorn       = 4.0  // parted before a closing or after an opening mark
	costUneven     = 4.0  // for each cell less than the table has rows
	costPageUneven = 1.1  // the same at the end of a page, where a row may be cut
	costTwins      = 3.0  // the same text twice in one cell
	costSkip       = 1.6  // a row passed over: its cell may stand further on
	costSkipMost   = 4.7  // several rows passed over
	costPassOver   = 1.6  // a row passed over is filled, but not the first one
	costLevelLate  = 6.0  // a second-level name behind those of later rows
	costJunk       = 13.6 // a text that belongs to no cell
)

// shareInside is how much of what a text looks like counts inside a cell, where
// it is no whole.
const shareInside = 0.5

// edge is the cost of joining texts a and b of column c, and of parting them.
func (r *reader) edge(p *project, ta, tb *token, c int) (join, part float64) {
	if ta.line == tb.line {
		return 0, 0 // a blank inside a cell's line
	}
	w := &joinCosts[c]
	room := p.widths[c] - ta.w - tb.head
	if room >= 0 {
		join += min(costRoomMost, w.room*float64(room+1))
	} else {
		part += w.full
	}
	switch {
	case ta.block == tb.block || ta.page != tb.page:
	case r.apart:
		join += costApart
	default:
		join += w.across
	}
	if c == colValue && tb.value && (tb.signed || room >= 0 && ta.value && !ta.lone) {
		join += costTwo
	}
	switch r.pairs.joined(ta.fold, tb.fold) {
	case strangers:
		join += w.stranger
	case known:
		part += w.word + costKnown
	default:
		part += w.word
		join += costChance
	}
	if p.chained[chain{ta.fold, tb.fold}] {
		part += costChain
		join -= costChain
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
	cost := joinCosts[c].begin
	if t.w <= tinyWidth {
		cost += joinCosts[c].tiny
	}
	if t.unit {
		cost += costUnit
	}
	return cost
}
