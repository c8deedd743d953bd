package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

// What no cell of a paper says by itself: a row that has such a cell was put
// together wrongly, or is printed so oddly that somebody has to look.

// odd reports a row of which some cell cannot be one.
func (g *grid) odd(s span) bool {
	for c, kind := range g.kinds {
		if !g.isText(c) {
			continue
		}
		fs := g.in(c, s)
		switch {
		case len(fs) == 0 && kind != kindText: // 三级指标 and 指标值 are hardly ever blank
			return true
		case len(fs) > 0 && g.oddCell(c, fs):
			return true
		}
	}
	return false
}

// oddKey names a cell's text in a kind of column.
type oddKey struct {
	hash  uint64
	value bool
	last  bool
}

// oddCell reports fragments of column c that cannot be one cell.
func (g *grid) oddCell(c int, fs []fragment) bool {
	key := oddKey{hashOf(fs), g.kinds[c] == kindValue, c+1 == len(g.kinds)}
	odd, known := g.odds[key]
	if !known {
		text := textOf(fs)
		odd = key.value && oddValue(text) || !key.value && oddText(text) || key.last && shortBasis(text)
		g.odds[key] = odd
	}
	return odd
}

// oddCost is what speaks against fragments of column c being one cell, by what
// can be told of them one by one.
func (g *grid) oddCost(c int, fs []fragment) float64 {
	first, last := fs[0].marks, fs[len(fs)-1].marks
	value := g.kinds[c] == kindValue
	odd := first.inside || last.dangling || len(fs) == 1 && first.unit
	figures := true
	for _, f := range fs {
		figures = figures && f.marks.figures
		if value {
			odd = odd || f.marks.document || f.marks.twoNumbers || f.marks.signed && !f.marks.beginsSign
		} else {
			odd = odd || f.marks.signed
		}
	}
	if odd || figures && !value {
		return costOdd
	}
	return 0
}

var (
	// bareUnit is a unit without its number.
	bareUnit = pattern.New(`^(?:[万亿]?元(?:/.*)?|[%‰℃]|\([%万元]+\)|个?工作日|平方米|公里|[批人]次|[人次个台套件户家项天名份只头辆处座亩吨米种张篇期班场月年日条])$`)
	// document is a piece of a document's name or number: it is no target.
	document = pattern.New(`[〔【《].`)
	// twoNumbers are numbers side by side.
	twoNumbers = pattern.New(`\d \d`)
	// brokenYear is a year that is followed by neither a date nor a unit.
	brokenYear = pattern.New(`20\d\d\p{Han}{3,}年`)
	// brokenSum is an amount with words between its digits and its unit.
	brokenSum = pattern.New(`\d[^百千万亿美\d]\p{Han}+元$`)
	// lateSign is a comparison behind what it says.
	lateSign = pattern.New(`^[\d.,%]+[≥≤≧≦]`)
	// farSign is a comparison without a number right behind it.
	farSign = pattern.New(`^(?:不[少低高多]于|不超过|[≥≤≧≦＝=＞>＜<])(?:\D*$|\p{Han}+\d)`)
)

// oddValue reports a text that is no whole value, or more than one cell's.
func oddValue(text string) bool {
	text = strings.TrimPrefix(text, "》") // a sign
	f := budget.Fold(text)
	return longAfterNumber.MatchString(text) || bareUnit.MatchString(f) || document.MatchString(text) ||
		twoNumbers.MatchString(text) || brokenYear.MatchString(f) || brokenSum.MatchString(f) || farSign.MatchString(text) || lateSign.MatchString(text) || halfBracket(text)
}

var (
	// startsInside is what begins no cell: the middle of a document's number, a
	// mark, a particle.
	startsInside = pattern.New(`^(?:[，。、；：！？）】》”’%％,;:!?)\]}〕]|的|号|[条款项](?:$|第)|[【〔\[](?:19|20)\d\d[】〕\]])`)
	// endsInside is what ends no cell.
	endsInside = pattern.New(`(?:[、，（【《“〔(,:：]|第|第(?:\d+|[一二三四五六七八九十百]+)|[〕】\]]\d*|(?i:GB|DB|JT|HJ)/?T?|之|和|及)$`)
	// digitsOnly is a number without a word: it belongs to a value or a document.
	digitsOnly = pattern.New(`^[\d.,%/:-]+$`)
	// levelNames are names that no text of another column holds, unless the words
	// of two columns were mixed.
	levelNames = pattern.New(`指标$|(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度)指标|经济效益|社会效益|生态效益|可持续影响`)
)

// signsWithin are the signs of a value, within a text.
const signsWithin = "≥≤≧≦＞＜"

// mayEndInside reports a character that endsInside may end with: most end no such
// text, and a pattern is slow.
func mayEndInside(c rune) bool {
	return c < utf8.RuneSelf || strings.ContainsRune("、，（【《“〔：〕】第之和及一二三四五六七八九十百", c)
}

// oddText reports a text that is no whole cell, or more than one.
func oddText(text string) bool {
	f := budget.Fold(text)
	return len([]rune(f)) == 1 || startsInside.MatchString(text) || mayEndInside(lastRune(text)) && endsInside.MatchString(text) || digitsOnly.MatchString(f) ||
		bareUnit.MatchString(f) || strings.ContainsAny(f, "标益续") && levelNames.MatchString(f) || strings.ContainsAny(text, signsWithin) || halfBracket(text) || saysTwice(f)
}

// leastBasis is how many characters a basis has at least: 三定方案 has four.
const leastBasis = 3

func shortBasis(text string) bool { return len([]rune(text)) < leastBasis }

// halfBracket reports a bracket or quote without its other half.
func halfBracket(text string) bool {
	return depth(text) != 0 || strings.Count(text, "〔") != strings.Count(text, "〕")
}

// Bounds for a text that says something twice.
const (
	atOnce      = 4  // characters that are said twice in a row
	twiceLength = 8  // characters: shorter runs recur, the name of what is counted for one
	twiceWithin = 40 // characters of a cell: in a whole paragraph anything recurs
)

// saysTwice reports a short text in which a run of characters recurs.
func saysTwice(f string) bool {
	rs := []rune(f)
	if len(rs) > twiceWithin {
		return false
	}
	for i := range rs {
		for n := atOnce; i+2*n <= len(rs); n++ {
			if slices.Equal(rs[i:i+n], rs[i+n:i+2*n]) {
				return true
			}
		}
	}
	for i := 0; i+2*twiceLength <= len(rs); i++ {
		if strings.Contains(string(rs[i+twiceLength:]), string(rs[i:i+twiceLength])) {
			return true
		}
	}
	return false
}

// longCell is how many lines of a cell are a paragraph: where one stands in a
// narrow column, a line of it is easily taken for a neighbour's.
const longCell = 8

// paragraphNear reports a paragraph in a cell of row i or of a neighbour.
func (g *grid) paragraphNear(rows []span, i int) bool {
	for k := max(0, i-1); k <= min(len(rows)-1, i+1); k++ {
		for c := range g.cols {
			if g.isText(c) && len(g.in(c, rows[k])) >= longCell {
				return true
			}
		}
	}
	return false
}

// unnamed reports that no name was found for a column of levels.
func (g *grid) unnamed() bool {
	return slices.Contains(g.kinds, kindLevel1) && len(g.tops) == 0 || slices.Contains(g.kinds, kindLevel2) && len(g.names) == 0
}

// fewCells reports that more than half of the rows have a blank last cell while
// others have print there: one cell may stand for all of them.
func (g *grid) fewCells(rows []span) bool {
	c, blank := len(g.kinds)-1, 0
	for _, s := range rows {
		if len(g.in(c, s)) == 0 {
			blank++
		}
	}
	return g.isText(c) && blank < len(rows) && 2*blank > len(rows)
}

// nextToPart reports that row i has a blank last cell and that the nearest one
// above or below is a part of a cell: the cell may go on over the row.
func (g *grid) nextToPart(rows []span, i int) bool {
	c := len(g.kinds) - 1
	return g.besideBlank(rows, i, func(k, step int) bool {
		text := textOf(g.in(c, rows[k]))
		return step < 0 && startsInside.MatchString(text) || step > 0 && endsInside.MatchString(text) || halfBracket(text)
	})
}
