package reflow

import (
	"strings"
	"unicode/utf8"
)

// candidate is one way to fill a cell: the fragments up to end.
type candidate struct {
	end   int32
	lines int8 // printed lines, at most lineMany; 0 for a blank cell
	// partial is set when the text is only the beginning of a level's name.
	partial bool
	cost    float32
}

// grid is one indicator grid being read: fragments [from, to) of the stream.
type grid struct {
	s        *stream
	w        *words
	c        *cohesion
	m        *model
	gaps     *spaces
	from, to int

	start  []float32    // per fragment: cost of beginning a cell here
	stop   []float32    // cost of ending one after it
	bond   []float32    // cost of this fragment standing inside a cell, after another
	loose  []float32    // weight of spacing before it: less near page breaks
	level  []bool       // a whole first- or second-level name begins here
	sign   []bool       // begins with a comparison sign and a number
	number []bool       // a number with its unit by itself
	kinds  [][]notation // of the texts that begin here, by their fragments
	// own are the cells that the pass before counted in the lexicon here.
	own map[place]bool
}

// place is a cell's column and fragments.
type place struct {
	col      int8
	from, to int32
}

// nearCut is how many fragments around a page break have unreliable spacing:
// about two rows.
const nearCut = 14

// cutWeight is what spacing near a page break still counts.
const cutWeight = 0.25

func newGrid(s *stream, w *words, c *cohesion, gaps *spaces, from, to int) *grid {
	n := to - from
	g := &grid{s: s, w: w, c: c, gaps: gaps, from: from, to: to}
	buf := make([]float32, 4*n)
	g.start, g.stop, g.bond, g.loose = buf[:n], buf[n:2*n], buf[2*n:3*n], buf[3*n:]
	g.kinds = make([][]notation, n)
	g.level, g.sign, g.number = make([]bool, n), make([]bool, n), make([]bool, n)
	for k := range n {
		g.start[k] = g.startCost(from + k)
		g.stop[k] = g.stopCost(from + k)
		g.sign[k] = g.signed(from + k)
		g.number[k] = numberWithUnit(s.runesOf(from+k, from+k+1))
		g.bond[k] = g.bondCost(from + k)
		g.loose[k] = 1
		g.level[k] = g.levelAt(w.level1, from+k) || g.levelAt(w.level2, from+k)
	}
	g.loosen()
	return g
}

// levelAt reports whether a whole level name begins at fragment i, with its suffix.
func (g *grid) levelAt(t *trie, i int) bool {
	for _, m := range t.at(g.s, i, false) {
		if m.end <= g.to && hasSuffix(g.s.runesOf(i, m.end), suffix) {
			return true
		}
	}
	return false
}

func hasSuffix(t []rune, w string) bool {
	n := utf8.RuneCountInString(w)
	return len(t) >= n && hasPrefix(t[len(t)-n:], w)
}

// loosen lowers the weight of spacing around page breaks.
func (g *grid) loosen() {
	for k := range g.loose {
		if !g.s.frags[g.from+k].cut {
			continue
		}
		for j := max(0, k-nearCut); j < min(len(g.loose), k+nearCut); j++ {
			g.loose[j] = cutWeight
		}
	}
}

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
		f.sep == sameLine && strings.ContainsRune("年月", before) && isDigit(f.first):
		return costNumberCut
	case isDigit(before) && f.sep != sameLine && f.n <= shortUnit && strings.ContainsRune(measures, f.first):
		return costUnitBelow
	case !isDigit(before) || f.sep != sameLine || f.first < 0x2e80:
		return 0
	case f.n <= shortUnit && strings.ContainsRune(measures, f.first):
		return costUnitAlone
	case strings.ContainsRune(measures, f.first):
		return costUnitCut * (0.3 + g.gaps.latin.share())
	}
	return g.gaps.latin.share() * costDigitEnd
}

// tails follow a number or a rate and do not begin a cell.
var tails = []string{"以上", "以下", "以内", "左右", "月底", "月前", "日前", "底前", "年底", "%"}

func (g *grid) startCost(i int) float32 {
	f := &g.s.frags[i]
	cost := float32(0)
	if isCloser(f.first) && !g.signs(i) {
		cost += costCloserFirst
	}
	if f.n == 1 && strings.ContainsRune(particles, f.first) || f.n == 2 && strings.ContainsRune(endings, f.first) || f.first == '的' {
		cost += costParticle
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

// signed: ≥95%, ≤ 3: where a value begins, whatever the columns are.
func (g *grid) signed(i int) bool {
	t := g.s.runesOf(i, i+1)
	rest := skipSign(t)
	if len(rest) == len(t) {
		return false
	}
	if len(rest) == 0 && i+1 < len(g.s.frags) {
		rest = g.s.runesOf(i+1, i+2)
	}
	rest = skipSign(rest)
	return len(rest) > 0 && isDigit(rest[0])
}

// numberWithUnit: 20次, 95%; but not 2025.
func numberWithUnit(t []rune) bool {
	return isDigit(t[0]) && !isDigit(t[len(t)-1]) && classify(t) == plainNumber
}

// signs: 》=95% begins with a bracket that stands for ≥.
func (g *grid) signs(i int) bool {
	t := g.s.runesOf(i, i+1)
	return t[0] == '》' && len(t) > 1 && (t[1] == '=' || isDigit(t[1]))
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
	if isOpener(last) && last != '"' || strings.ContainsRune("、，,-<>=≥≤≧≦", last) {
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

// candidates are the ways to fill a cell of column col from fragment i on.
func (g *grid) candidates(col, i int, out []candidate) []candidate {
	switch g.m.roles[col] {
	case roleLevel1:
		if end := g.scored(i); end > 0 {
			out = append(out, candidate{end: int32(end), lines: g.lineCount(i, end), cost: g.wrapCost(col, i, end)})
		}
		return g.levels(g.w.level1, i, costStrangeLevel1, col, out)
	case roleLevel2:
		return g.levels(g.w.level2, i, costStrangeLevel2, col, out)
	}
	return g.texts(col, i, append(out, candidate{end: int32(i), cost: g.m.empty[col]}))
}

// longestStrange bounds unknown second-level names, in characters.
const longestStrange = 14

// levels are the vocabulary's words at i, or an unknown name ending in 指标.
func (g *grid) levels(t *trie, i int, strange float32, col int, out []candidate) []candidate {
	known := -1
	for _, m := range t.at(g.s, i, true) {
		if m.end > g.to {
			break
		}
		c := candidate{int32(m.end), g.lineCount(i, m.end), m.partial, g.wrapCost(col, i, m.end)}
		if m.partial {
			if !g.cutAhead(i) {
				continue
			}
			c.cost += costPartial
		} else {
			known = m.end
			if !hasSuffix(g.s.runesOf(i, m.end), suffix) {
				c.cost += costNoSuffix
			}
		}
		out = append(out, c)
	}
	if known >= 0 {
		return out // a known name and more is none
	}
	chars := 0
	for j := i; j < g.to && chars <= longestStrange; j++ {
		chars += g.s.frags[j].n
		if j > i && g.level[j-g.from] {
			break
		}
		if chars > suffixLength && chars <= longestStrange && hasSuffix(g.s.runesOf(i, j+1), suffix) {
			out = append(out, candidate{int32(j + 1), g.lineCount(i, j+1), false, strange + g.wrapCost(col, i, j+1) + g.bonds(i, j+1)})
			break
		}
	}
	return out
}

// scored is where a first level's name with its score ends: 产出指标(50分); 0
// when none begins at fragment i.
func (g *grid) scored(i int) int {
	end := min(g.to, i+mostScored)
	t := g.s.runesOf(i, end)
	n := scoredName(g.w.level1, t)
	for j := i; j < end && n > 0; j++ {
		if n -= g.s.frags[j].n; n == 0 {
			return j + 1
		}
	}
	return 0
}

const (
	// mostScored is how many fragments a name with its score may have.
	mostScored = 8
	// longestScore: (20-30分).
	longestScore = 10
)

// scoredName is how many characters at the start of t are a level's name with a
// score in brackets, 0 if none.
func scoredName(t *trie, text []rune) int {
	n := t.beginning(text)
	if n == 0 || n >= len(text) || text[n] != '(' {
		return 0
	}
	for k := n + 1; k < min(len(text), n+longestScore); k++ {
		if text[k] == ')' && text[k-1] == '分' {
			return k + 1
		}
	}
	return 0
}

// cutAhead reports whether a page break follows soon after fragment i.
func (g *grid) cutAhead(i int) bool {
	for j := i + 1; j < min(g.to, i+nearCut); j++ {
		if g.s.frags[j].cut {
			return true
		}
	}
	return false
}

func (g *grid) bonds(i, j int) float32 {
	cost := float32(0)
	for k := i + 1; k < j; k++ {
		cost += g.bond[k-g.from]
	}
	return cost
}

func (g *grid) lineCount(i, j int) int8 {
	n := int8(1)
	for k := i + 1; k < j; k++ {
		if g.s.frags[k].sep != sameLine {
			n++
		}
	}
	return min(n, lineMany)
}

// wrapCost is the cost of the wraps within fragments i up to j.
func (g *grid) wrapCost(col, i, j int) float32 {
	w := newWrap(g.m.width[col])
	cost := w.begin(&g.s.frags[i])
	for k := i + 1; k < j; k++ {
		f := &g.s.frags[k]
		cost += w.add(f)
		if f.sep != sameLine {
			cost += g.m.spacing[gapWrap][f.sep] * g.loose[k-g.from]
		}
	}
	return cost
}

// A search for longer cells ends when no later evidence makes up for the cost:
// hopeless, and a little more for each fragment, since long texts gather small
// costs.
const (
	hopeless    = 22
	hopelessPer = 0.8
)

// texts are the ways to fill a free cell.
func (g *grid) texts(col, i int, out []candidate) []candidate {
	if i >= g.to {
		return out
	}
	w := newWrap(g.m.width[col])
	role := g.m.roles[col]
	base := g.start[i-g.from] + w.begin(&g.s.frags[i])
	if g.level[i-g.from] {
		base += costLevelInText
	}
	if g.sign[i-g.from] && role != roleValue {
		base += costSignInText
	}
	lines := int8(1)
	depth := 0
	for j := i; j < g.to && (j == i || base < hopeless+hopelessPer*float32(j-i)); j++ {
		f := &g.s.frags[j]
		if j > i {
			base += g.bond[j-g.from] + w.add(f)
			if f.sep != sameLine {
				base += g.m.spacing[gapWrap][f.sep] * g.loose[j-g.from]
				lines = min(lines+1, lineMany)
			}
			base += g.strayCost(j)
			if g.number[j-g.from] && role != roleValue {
				base += costNumberInside
			}
		}
		depth += g.brackets(j)
		cost := base + g.stop[j-g.from] + unbalanced(depth) + g.content(role, i, j+1)
		cost -= g.known(col, i, j+1)
		out = append(out, candidate{int32(j + 1), lines, false, cost})
	}
	return out
}

// strayCost charges what begins a cell of its own for standing within another.
func (g *grid) strayCost(j int) float32 {
	switch {
	case g.level[j-g.from]:
		return costLevelInText
	case g.sign[j-g.from]:
		return costSignInText
	}
	return 0
}

// known is the bonus for a text that stands elsewhere in the column.
func (g *grid) known(col, i, j int) float32 {
	if g.m.lexicon == nil {
		return 0
	}
	n := g.m.lexicon.count[col][g.s.hashOf(i, j)]
	if n > 0 && g.own[place{int8(col), int32(i), int32(j)}] {
		n--
	}
	return lexiconBonus(n)
}

// brackets counts opened minus closed brackets of a fragment.
func (g *grid) brackets(j int) int {
	f := &g.s.frags[j]
	depth := 0
	for _, r := range g.s.runes[f.at : f.at+f.n] {
		switch r {
		case '(', '《', '【', '“', '[', '〔':
			depth++
		case '》':
			if !g.signs(j) {
				depth--
			}
		case ')', '】', '”', ']', '〕':
			depth--
		}
	}
	return depth
}

func unbalanced(depth int) float32 {
	if depth == 0 {
		return 0
	}
	return costUnbalanced
}

// content is the cost of what the text says, by the column's role.
func (g *grid) content(role role, i, j int) float32 {
	return contentOf(role, g.s.runesOf(i, j), g.kindOf(i, j))
}

// kindOf is the notation of fragments i up to j; several columns ask for it.
func (g *grid) kindOf(i, j int) notation {
	row := g.kinds[i-g.from]
	for len(row) < j-i {
		row = append(row, notationOf(g.s.runesOf(i, i+len(row)+1)))
	}
	g.kinds[i-g.from] = row
	return row[j-i-1]
}

func contentOf(role role, t []rune, kind notation) float32 {
	switch role {
	case roleName:
		return textContent(kind, t) + costPerLong*float32(max(0, len(t)-longName))
	case roleValue:
		cost := valueCost[kind]
		if len(t) > 2*longestPhrase {
			cost += 3
		}
		return cost
	case roleNumber:
		if kind == plainNumber {
			return 0.2
		}
		return 8
	case roleSign:
		if len(t) <= 2 {
			return 0.5
		}
		return 8
	case roleKind:
		if string(t) == "定量" || string(t) == "定性" {
			return 0.1
		}
		return 6
	case roleUnit:
		if len(t) <= longestUnit && kind == noValue {
			return 0.5
		}
		return 4
	}
	return textContent(kind, t)
}

func textContent(kind notation, t []rune) float32 {
	cost := float32(0)
	switch kind {
	case plainNumber:
		cost += costNumberInText
	case wordValue:
		cost += costWordInText
	case wordStart, looseNumber:
		cost += costPhraseInText
	}
	if len(t) == 1 {
		cost += costOneChar
	}
	return cost
}
