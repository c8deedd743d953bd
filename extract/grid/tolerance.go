package grid

// Lengths in points.
const (
	// snapTolerance is how far apart two rules may lie and still be the same
	// line of a grid: thin double borders and the borders that two neighbour
	// cells paint each for itself are up to 2.5 pt apart, rows never.
	snapTolerance = 2.5
	// joinGap is the largest hole within a ruled line that is painted in pieces,
	// and between rules that meet: dots, the corners that a border leaves to the
	// border crossing it, the gap between the lines of a double frame.
	joinGap = 4.0
	// minEdge is shorter than any side of a cell that holds text.
	minEdge = 4.0
	// minOpen is how far rules must stick out beyond the last crossing rule to
	// be the sides of one more row or column whose own border is missing.
	minOpen = 4.0
	// minPitch is the narrowest row or column: closer grid lines are one border.
	minPitch = 4.0
	// hang is how far the middle of a character may stand outside its table's
	// outer border, and hangShare the same in em: the line above a table is farther.
	hang = 3.0
	// positionStep is the grid of reported positions: a hundredth of a point is
	// finer than any printer and keeps the output short.
	positionStep = 0.01
)

// Shares of a length.
const (
	// wallShare of a side must be ruled for the side to be a wall. A wall with a
	// hole is a wall; a line under a word is none.
	wallShare = 0.6
	// frameShare of the page's height or width in a single box is a page frame.
	frameShare = 0.6
)

// Lengths in em (the font size).
const (
	// twinShift is how far an overprinted double may lie from its original:
	// fake bold moves it by 0.02 to 0.1, while equal neighbours stand a whole
	// advance apart. Measured in advances along the line, in em across it.
	twinShift = 0.3
	// sameBaseline is the largest shift of the baseline within one line, for
	// superscripts (0.33) and mixed fonts; lines are at least 0.8 apart.
	sameBaseline = 0.45
	// steadyBaseline is a shift that nobody sees: rounding of coordinates.
	steadyBaseline = 0.1
	// paintedGap is the least width of a painted space that separates words.
	paintedGap = 0.1
	// wordGap separates Latin words where no space was painted: kerning stays
	// below 0.1, the narrowest word space of justified text is about 0.2.
	wordGap = 0.17
	// trackingFactor: gaps up to this multiple of the narrowest gap of the line
	// are letter spacing.
	trackingFactor = 1.5
	// halfEm is the pitch of Latin characters in a Chinese font. pitchError is
	// its rounding; minPitched neighbours are needed to see it.
	halfEm     = 0.5
	pitchError = 0.02
	minPitched = 2
	// mixedGap separates a Latin word from a Chinese one in a line of text; the
	// space that word processors put there by themselves is 0.25.
	mixedGap = 0.4
	// wideGap separates pieces of a line even between Chinese characters, which
	// justification moves by less than half a character.
	wideGap = 0.8
	// mostStretch bounds what justification puts between two characters; a wider gap
	// is one of the text.
	mostStretch = 0.5
	// spaceWidth is how much of a wide gap one written space stands for.
	spaceWidth = 0.5
	// maxSpaces bounds the spaces written for one gap.
	maxSpaces = 16
	// runGap is the largest distance between glyphs that were set as one run.
	runGap = 0.1
	// hangShare: see hang.
	hangShare = 0.25
	// lineStep is the largest distance between the baselines of two lines of one
	// paragraph: double spacing.
	lineStep = 2.2
	// tightGap is the rounding error between glyphs of one run.
	tightGap = 0.02
	// fullWidth: from this advance on a punctuation mark is set full width.
	fullWidth = 0.8
	// crossShare of a glyph must lie on either side of a border for the glyph to
	// stand across it.
	crossShare = 0.2
)

// sameSize is how much the font sizes within one text may differ, as a share:
// rounding, and the fonts that programs fit to each other.
const sameSize = 0.08

// Watermarks.
const (
	// turnTolerance in degrees: text closer than this to a quarter turn is set
	// straight.
	turnTolerance = 2.0
	// largePale times the page's usual size makes pale text a watermark.
	largePale = 1.8
)

// Bounds against pages made to exhaust a program; no paper comes near.
const (
	maxRules   = 200_000 // of one page
	maxEdges   = 4_000   // of one direction, after joining
	maxSquares = 250_000 // atomic squares of one lattice
	maxTrace   = 2_000_000

	maxStrips  = 300    // between the rules of one open table
	maxBits    = 20_000 // glyphs of one strip
	maxFigures = 8      // widths of horizontal rules of one page
	maxPitches = 16     // distances between lines that are tried for one table

	maxCrossings = 500 // glyphs across row borders that are looked at one by one
)
