package reflow

import "math"

// All costs are in nats: minus the logarithm of how likely a thing is. The cost
// of a reading is the sum; a difference of two readings' costs is the logarithm
// of how many times one is likelier than the other.
const (
	// never is the cost of what no paper does; larger than any sum of evidence
	// for it, but finite so that damaged papers still get a reading.
	never = 14

	costEmptyName  = 6.0 // a row without a name
	costEmptyText  = 3.5 // before the paper's own habit is known
	costEmptyValue = 6.5
	costEmptyLevel = 7.0

	costStrangeLevel2 = 5.0 // ends in 指标 but is no known name
	costNoSuffix      = 5.0 // a level's name without 指标
	costShortLevel    = 1.0 // the same, a second level's whole name behind it
	costStrangeLevel1 = 9.0
	costWrongParent   = 2.0 // a known second level under another first level
	costPartial       = 1.5 // a level's name cut off by a page break
	costNoMerge       = 1.5 // the cell below a level is blank instead of merged

	costNumberInText = 5.5  // a text column holding ≥95%
	costSignInText   = 6.0  // ≥95 anywhere but at the start of a value
	costNumberInside = 4.0  // 20次 set apart within a text
	costWordInText   = 2.0  // a text column holding 长期
	costPhraseInText = 0.7  // a text column beginning as text values begin
	costLevelInText  = 12.0 // a text holding a level's name as lines of its own
	costTornLevel    = 6.0  // a text that is a level's name cut within 指标

	costCloserFirst = 7.0 // a cell beginning with ， or ）
	costOpenerFirst = 1.5 // a cell beginning with （
	costOpenerLast  = 6.0 // a cell ending in （ or 、
	costUnbalanced  = 3.0 // brackets that are not closed within the cell
	costOneChar     = 2.5 // a text cell of one character
	costTail        = 3.0 // a cell beginning with 以上, 以内, 月底 …
	costNumberCut   = 4.0 // a cell border between 12. and 34
	costUnitCut     = 3.0 // a cell border in 20 次
	costUnitAlone   = 5.0 // a cell that is nothing but a unit behind a number
	costUnitBelow   = 2.0 // the same, the unit on the next line
	costUnitOpens   = 1.5 // a cell that begins as a unit does, a number before it
	costPercentGoOn = 3.0 // a text that goes on after 95% and a space
	costDigitEnd    = 1.0 // a cell border after a digit, CJK following on the line
	// Names are short: each character beyond longName costs.
	longName     = 22
	costPerLong  = 0.25
	costParticle = 2.0 // a cell beginning with 的, 率, 度 …

	mostSpaceInside  = 6.0 // a space between two CJK characters of one cell
	mostSpaceLatin   = 3.0 // a space between CJK and Latin characters of one cell
	costGlued        = 2.5 // a cell border where the text has no space
	costSpaceLatin   = 0.6 // a space between two Latin words of one cell
	costSpaceMark    = 2.0 // a space beside a bracket of one cell
	costSpaceNumbers = 3.0 // a space between two numbers of one cell

	costContinue  = 2.5 // a row is cut by a page break that is seen
	costHiddenCut = 4.5 // a row is cut where nothing shows a page break
	costTruncated = 9.0 // the paper ends within a row
	costUnclosed  = 6.0 // a merged cell that covers only its own row
)

// bonusCopy is what a cell that repeats its row's name gets back: values do it
// by mistake, descriptions by laziness.
var bonusCopy = map[role]float32{roleValue: 3.3, roleText: 1.0}

// bonusEcho is what a text gets back that begins as its row's name does: 用户满意度,
// 用户对项目的满意程度. echoed is how many characters must be the same.
const (
	bonusEcho = 1.0
	echoed    = 3
)

// valueCost is the cost of a value cell by notation.
var valueCost = [...]float32{noValue: 4.5, wordStart: 2.0, wordValue: 0.8, looseNumber: 1.5, plainNumber: 0.3}

// Classes of what lies between two fragments, by what a reading says of them.
type gap uint8

const (
	gapWrap   gap = iota // two lines of one cell
	gapLevel             // two cells of a row whose lines are level
	gapHalf              // two cells of a row, half a line apart
	gapFar               // two cells of a row, a line or more apart
	gapRow               // last cell of a row, first of the next
	gapMerged            // after a cell merged over rows: anything
	gaps
)

// spacing says how likely each separator is for each class of gap: [gap][separator].
type spacing [gaps][3]float32

// Pseudo-counts of separators before the paper is known: [sameLine, nextLine,
// afterBlank]. Geometry forbids sameLine for wraps and rows; the producers'
// rules for blank lines differ, so nextLine and afterBlank start nearly even
// where the text has blank lines.
var spacingPrior = map[bool][gaps][3]float32{
	true: { // the text has blank lines within its tables
		gapWrap:   {0.001, 2, 6},
		gapLevel:  {20, 0.5, 0.2},
		gapHalf:   {3, 5, 0.5},
		gapFar:    {0.05, 2, 6},
		gapRow:    {0.02, 2, 6},
		gapMerged: {1, 3, 4},
	},
	false: {
		gapWrap:   {0.001, 8, 0.01},
		gapLevel:  {20, 0.7, 0.01},
		gapHalf:   {4, 4, 0.01},
		gapFar:    {0.05, 8, 0.01},
		gapRow:    {0.02, 8, 0.01},
		gapMerged: {1.5, 6, 0.01},
	},
}

// fromCounts turns counts into costs.
func fromCounts(counts [gaps][3]float32) spacing {
	var s spacing
	for g := range counts {
		sum := counts[g][0] + counts[g][1] + counts[g][2]
		for k, n := range counts[g] {
			s[g][k] = float32(-math.Log(float64(n / sum)))
		}
	}
	return s
}

// model is what is known of a paper's tables while it is read.
type model struct {
	roles   []role
	spacing spacing
	counts  [gaps][3]float32 // what spacing was made of
	width   []measure        // of each column
	empty   []float32        // cost of a blank cell per column
	lexicon *lexicon
	last    bool // the pass that counts: hidden page breaks are looked for
	align   alignment
}

// alignment is how a paper's cells are set in the height of their rows.
type alignment uint8

const (
	alignMiddle alignment = iota
	alignTop
	alignBottom
	alignments
)

// alignmentCost: most papers set their cells in the middle, hardly any at the bottom.
var alignmentCost = [alignments]float32{alignMiddle: 0, alignTop: 1, alignBottom: 4}

// lexicon counts the texts that earlier passes found in each column.
type lexicon struct {
	count []map[uint64]int32 // per column: hash of the text → how often
}

const (
	// lexiconWeight is the bonus per doubling of how often a text was found
	// elsewhere in its column.
	lexiconWeight = 0.9
	// mostLexicon bounds it: what was read wrongly may repeat too.
	mostLexicon = 4.5
)

// bonus for a text that was found n times elsewhere in its column.
func lexiconBonus(n int32) float32 {
	if n <= 0 {
		return 0
	}
	return min(mostLexicon, lexiconWeight*float32(math.Log2(1+float64(n))))
}

// gapBetween classes the gap between two cells of a row from their line counts.
func (m *model) gapBetween(before, lines int) gap {
	if before == lineMerged {
		return gapMerged
	}
	apart := before - 1 + lines - 1 // half lines, for cells in the middle
	switch m.align {
	case alignTop:
		apart = 2 * (before - 1)
	case alignBottom:
		apart = 2 * (lines - 1)
	}
	switch apart {
	case 0:
		return gapLevel
	case 1:
		return gapHalf
	}
	return gapFar
}

// Line counts of the last printed cell of a row, as far as they matter.
const (
	lineNone   = 0 // no cell of the row is printed yet
	lineMany   = 3 // three or more
	lineMerged = 4 // a merged cell: its height tells nothing
	lineKinds  = 5
)
