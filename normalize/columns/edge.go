package columns

import "jixiao/normalize/words"

// The costs of this package are negative logarithms in kind: one more makes a
// reading about a third as likely. They were set by what they stand for, and then
// moved by a structured perceptron over 340 renderings of invented papers by four
// producers; papers it had not seen were read better by it, too.

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
	colName:  {1.20, 2.92, 1.55, 3.12, 0.90, 3.40, 2.42, 0.78},
	colText:  {1.40, 2.92, 1.60, 2.29, 1.24, 3.26, 1.41, 1.88},
	colValue: {0.64, 3.32, 0.95, 2.46, 1.41, 0.19, 2.79, 0.22},
	colBasis: {1.09, 2.73, 1.02, 1.85, 1.12, 3.39, 2.06, 0.82},
}

// Costs of joining and parting that are the same in all columns.
const (
	costRoomMost = 4.07
	costApart    = 0.29 // a blank line between them, where lines stand apart
	costTwo      = 7.11 // each is a value of its own
	costKnown    = 0.49 // parted where three characters stand together elsewhere

	costChain      = 2.98  // parted where the table has them together in all its rows
	costUnit       = 4.15  // a cell that begins with a unit
	costTorn       = 3.98  // parted before a closing or after an opening mark
	costUneven     = 4.74  // for each cell less than the table has rows
	costPageUneven = 1.54  // the same at the end of a page, where a row may be cut
	costTwins      = 3.08  // the same text twice in one cell
	costSkip       = 2.03  // a row passed over: its cell may stand further on
	costSkipMost   = 4.97  // several rows passed over
	costPassOver   = 2.28  // a row passed over is filled, but not the first one
	costLevelLate  = 9.17  // a second-level name behind those of later rows
	costJunk       = 14.22 // a text that belongs to no cell
)

// costBond is the cost of parting two characters that words hold together.
var costBond = [...]float64{words.Loose: 1.01, words.Close: 2.52, words.Firm: 3.55, words.Fixed: 5.01}

// costUnbound is the cost of joining two that no word holds together.
const costUnbound = 0.62

// costNameless is the cost of a row without a second-level name, or of a name
// without a row, where each row has one of its own.
const costNameless = 3.00

// shareInside is how much of what a text looks like counts inside a cell, where
// it is no whole.
const shareInside = 0.43

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
	bond := words.Between(ta.last, tb.first)
	if bond > words.Apart {
		part += costBond[bond]
	} else if bond == words.Apart {
		join += costUnbound
	}
	switch r.pairs.joined(ta.fold, tb.fold) {
	case strangers:
		if bond <= words.Apart {
			join += w.stranger
		}
	case known:
		part += w.word + costKnown
	default:
		part += w.word
	}
	if link := (chain{ta.fold, tb.fold}); p.chained[link] || r.chained[link] {
		part += costChain
		join -= costChain
	}
	if tb.closing || ta.opening || ta.lone {
		part += costTorn
	}
	join += ta.wraps
	part += ta.ends
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
