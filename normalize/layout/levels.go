package layout

import (
	"strings"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// levels is the closed vocabulary of first- and second-level names, folded,
// with and without the word 指标.
type levels struct {
	first  map[string]int  // name → index in vocab.Level1
	second map[string]uint // name → set of first levels that have it
	pieces [2]map[string]bool
}

const levelWord = "指标"

func newLevels() levels {
	l := levels{first: map[string]int{}, second: map[string]uint{}}
	l.pieces[0], l.pieces[1] = map[string]bool{}, map[string]bool{}
	for i, lv := range vocab.Level1 {
		for _, name := range spellings(lv.Name) {
			l.first[name] = i
			l.addPieces(0, name)
		}
		for _, sub := range lv.Sub {
			for _, name := range spellings(sub) {
				l.second[name] |= 1 << i
				l.addPieces(1, name)
			}
		}
	}
	return l
}

func spellings(name string) []string {
	f := budget.Fold(name)
	if short, ok := strings.CutSuffix(f, levelWord); ok {
		return []string{f, short}
	}
	return []string{f, f + levelWord}
}

// addPieces notes every run of characters of a name: what a wrap can leave.
func (l levels) addPieces(level int, name string) {
	rs := []rune(name)
	for i := range rs {
		for j := i + 1; j <= len(rs); j++ {
			l.pieces[level][string(rs[i:j])] = true
		}
	}
}

// known reports whether text is a whole name of the level (0 or 1).
func (l levels) known(level int, folded string) bool {
	if level == 0 {
		_, ok := l.first[folded]
		return ok
	}
	_, ok := l.second[folded]
	return ok
}

// fits reports whether the second level may stand under the first; names out
// of the vocabulary fit everywhere.
func (l levels) fits(first, second string) bool {
	i, ok1 := l.first[first]
	set, ok2 := l.second[second]
	return !ok1 || !ok2 || set&(1<<i) != 0
}
