package reflow

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

func unbalanced(depth int) float32 {
	if depth == 0 {
		return 0
	}
	return costUnbalanced
}

// content is the cost of what the text says, by the column's role.
func (g *grid) content(role role, i, j int) float32 {
	t := g.s.runesOf(i, j)
	cost := contentOf(role, t, g.kindOf(i, j))
	if t[len(t)-1] == suffixBegin && (g.w.level1.isBeginning(t) || g.w.level2.isBeginning(t)) {
		cost += costTornLevel
	}
	return cost
}

// suffixBegin is the first character of 指标.
const suffixBegin = '指'

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
