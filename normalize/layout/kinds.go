package layout

import (
	"strings"

	"jixiao/normalize/pattern"
)

// columnKind is what is known of a column of the grid before it is read.
type columnKind int

const (
	kindText columnKind = iota
	kindLevel1
	kindLevel2
	kindLevel3
	kindValue
	kindAside // one cell beside all rows
)

// columnKinds tells the kinds from the header's labels. 三级指标 is free text
// that is never blank; 指标值 is the value.
func columnKinds(labels []string) []columnKind {
	out := make([]columnKind, len(labels))
	for i, l := range labels {
		switch {
		case strings.HasPrefix(l, "一级"):
			out[i] = kindLevel1
		case strings.HasPrefix(l, "二级"):
			out[i] = kindLevel2
		case strings.HasPrefix(l, "三级"):
			out[i] = kindLevel3
		case strings.HasSuffix(l, "指标值"), l == "指标值":
			out[i] = kindValue
		}
	}
	return out
}

var (
	signStart   = pattern.New(`^(?:[≥≤≧≦＝=＞>＜<》《]=|[≥≤≧≦＝=＞>＜<]|不[低高少多]于|不超过)`)
	valueLike   = pattern.New(`^(?:[≥≤≧≦＝=＞>＜<》《]|不[低高少多]于|不超过|\d)`)
	figureOnly  = pattern.New(`^\d[\d,]*(?:\.\d+|(?:\.\d+)?[万亿]?元)$`)
	percentOnly = pattern.New(`^[≥≤≧≦＝=＞>＜<》]*=?\d[\d.,]*[%％]$`)
)

// cutLevelWord is the end of a name whose wrap cuts the word 指标.
const cutLevelWord = "指"

// wordCost is what a word speaks against standing in a column of a kind.
func (r *reader) wordCost(kind columnKind, w word) float64 {
	f := w.look.fold
	switch kind {
	case kindLevel1:
		if !r.levels.pieces[0][f] {
			return costNoLevel
		}
		return 0
	case kindLevel2:
		if !r.levels.pieces[1][f] {
			return costNoLevel / 2
		}
		return 0
	case kindValue:
		if w.gap >= wide && !w.look.value {
			return costNoValue
		}
		return 0
	}
	switch {
	case r.levels.known(1, f) && strings.HasSuffix(f, levelWord):
		return costLevelName
	case strings.HasSuffix(f, cutLevelWord) && r.levels.pieces[1][f]: // no word ends so
		return costCutName
	case w.look.sign, w.look.percent:
		return costSign
	case w.look.figure:
		return costFigure
	case r.levels.pieces[1][f]:
		return costPiece
	}
	return 0
}
