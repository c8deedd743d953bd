package reflow

import "strings"

// particles seldom are a cell's text, and endings hardly begin one of two
// characters.
const (
	particles = "的率度数量性额等比值们者例准间成况力元程"
	endings   = "的率度性等额们力程"
)

// measures are first characters of the units that numbers in these papers have.
const measures = "百年月日个人次家户元万亿吨公平米座台套件份名所期批天小分处项场条张辆亩部组种株头只册卷间眼盏棵块顶艘笔篇幅岁级度倍"

// afterNumber charges a cell border that cuts a number from its rest.
func (g *grid) afterNumber(i int) float32 {
	before, f := g.s.frags[i-1].last, &g.s.frags[i]
	switch {
	case strings.ContainsRune(".,-", before) && isDigit(f.first),
		strings.ContainsRune("年月", before) && isDigit(f.first) && (f.sep == sameLine || isMonthOrDay(g.s.runesOf(i, i+1))):
		return costNumberCut
	case isDigit(before) && strings.ContainsRune("年月日号", f.first):
		return costUnitCut
	case isDigit(before) && f.sep != sameLine && (f.n <= shortUnit && strings.ContainsRune(measures, f.first) || f.n > shortUnit && unitLength(g.s.runesOf(i, i+1)) == f.n):
		return costUnitBelow
	case isDigit(before) && f.sep != sameLine && strings.ContainsRune(measures, f.first):
		return costUnitOpens
	case !isDigit(before) || f.sep != sameLine || f.first < 0x2e80:
		return 0
	case f.n <= shortUnit && strings.ContainsRune(measures, f.first), unitLength(g.s.runesOf(i, i+1)) == f.n:
		return costUnitAlone
	case strings.ContainsRune(measures, f.first):
		return costUnitCut * (0.3 + g.gaps.latin.share())
	}
	return g.gaps.latin.share() * costDigitEnd
}

// isMonthOrDay: 12月底前, 5日: the rest of a date.
func isMonthOrDay(t []rune) bool {
	rest := skipDigits(t)
	return len(t)-len(rest) <= 2 && strings.ContainsRune("月日", first(rest))
}

// tails follow a number or a rate and do not begin a cell.
var tails = []string{"以上", "以下", "以内", "左右", "月底", "月前", "日前", "底前", "年底", "%"}

func (g *grid) startCost(i int) float32 {
	f := &g.s.frags[i]
	cost := float32(0)
	if (isCloser(f.first) || f.first == '/' && f.n > 1) && !g.signs(i) {
		cost += costCloserFirst
	}
	if f.n == 1 && strings.ContainsRune(particles, f.first) || f.n == 2 && strings.ContainsRune(endings, f.first) || f.first == '的' {
		cost += costParticle
	}
	if f.first == '(' {
		cost += costOpenerFirst
	}
	if f.glued {
		cost += costGlued
	}
	if g.isTail(i) {
		cost += costTail
	}
	if i > g.from {
		cost += g.c.between(g.s.frags[i-1].last, f.first)
		cost += g.afterNumber(i)
	}
	return cost
}

func (g *grid) isTail(i int) bool {
	t := g.s.runesOf(i, i+1)
	for _, w := range tails {
		if hasPrefix(t, w) {
			return true
		}
	}
	return false
}

// opens want a number after them.
var opens = []string{"预计", "不高于", "不低于", "不少于", "不超过", "大于", "小于", "大于等于", "小于等于", "至少"}

func (g *grid) stopCost(i int) float32 {
	last := g.s.frags[i].last
	if isOpener(last) && last != '"' || strings.ContainsRune("、，,-<>=≥≤≧≦×÷+第", last) {
		return costOpenerLast
	}
	for _, w := range opens {
		if hasSuffix(g.s.runesOf(i, i+1), w) {
			return costOpenerLast
		}
	}
	if last == '》' && i+1 < g.to && (g.s.frags[i+1].first == '=' || isDigit(g.s.frags[i+1].first)) {
		return costOpenerLast
	}
	return 0
}

// bondCost is the cost of fragment i following another one within a cell.
func (g *grid) bondCost(i int) float32 {
	if i == g.from {
		return 0
	}
	before, f := &g.s.frags[i-1], &g.s.frags[i]
	cost := float32(0)
	if f.glued {
		return 0
	}
	if f.sep == sameLine {
		if before.stretched || f.stretched {
			return costSpaceLatin
		}
		cost += g.gaps.cost(before.last, f.first)
		if before.last == '%' && f.first >= 0x2e80 && !g.isTail(i) {
			cost += costPercentGoOn
		}
	}
	return cost
}

// strayCost charges what begins a cell of its own for standing within another,
// brackets open around it or not.
func (g *grid) strayCost(j, depth int, role role) float32 {
	switch {
	case g.level[j-g.from]:
		return costLevelInText
	case depth > 0:
		return 0
	case g.sign[j-g.from]:
		return costSignInText
	case g.number[j-g.from] && role != roleValue:
		return costNumberInside
	}
	return 0
}
