package reflow

import (
	"strings"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// trie finds vocabulary in a stream: words that were cut by wraps at any place
// and end where a fragment ends.
type trie struct {
	next map[edge]int32
	word []int           // per node: index into words, -1 inside of a word
	ends map[string]bool // all proper ends of the words
}

type edge struct {
	node int32
	r    rune
}

func newTrie() *trie {
	return &trie{next: map[edge]int32{}, word: []int{-1}, ends: map[string]bool{}}
}

// add enters a text under an id; the first id of a text stays.
func (t *trie) add(text string, id int) {
	node := int32(0)
	for i, r := range budget.Fold(text) {
		if i > 0 {
			t.ends[budget.Fold(text)[i:]] = true
		}
		e := edge{node, r}
		n, ok := t.next[e]
		if !ok {
			n = int32(len(t.word))
			t.word = append(t.word, -1)
			t.next[e] = n
		}
		node = n
	}
	if node != 0 && t.word[node] < 0 {
		t.word[node] = id
	}
}

// begins reports whether any word begins with r.
func (t *trie) begins(r rune) bool {
	_, ok := t.next[edge{0, r}]
	return ok
}

// match is a word that fills the fragments up to (not including) end.
type match struct {
	end     int
	id      int
	partial bool // only the beginning of a word
}

// at lists the words that begin at fragment i and end at a fragment's end, the
// shortest first. With partial, beginnings of words that fill whole fragments
// are listed too.
func (t *trie) at(s *stream, i int, partial bool) []match {
	var out []match
	node := int32(0)
	for k := i; k < len(s.frags); k++ {
		f := &s.frags[k]
		for _, r := range s.runes[f.at : f.at+f.n] {
			n, ok := t.next[edge{node, r}]
			if !ok {
				return out
			}
			node = n
		}
		if id := t.word[node]; id >= 0 {
			out = append(out, match{k + 1, id, false})
		} else if partial {
			out = append(out, match{k + 1, -1, true})
		}
	}
	return out
}

// words is the vocabulary made ready for a stream.
type words struct {
	labels *trie // ids: index into Labels
	grid   *trie // ids: index into columns
	level1 *trie
	level2 *trie
	titles [][]rune // folded
	texts  [][]rune // of the labels, folded

	columns []string   // distinct column labels of all grids
	grids   [][]int    // column ids
	names   [][]string // the same as printed
	parent  []uint64   // per second-level word: bits of the first levels it may stand under
}

func newWords(v vocab.Vocabulary) *words {
	w := &words{labels: newTrie(), grid: newTrie(), level1: newTrie(), level2: newTrie()}
	for i, l := range v.Labels {
		w.labels.add(l, i)
		w.texts = append(w.texts, []rune(budget.Fold(l)))
	}
	for _, t := range v.Titles {
		w.titles = append(w.titles, []rune(budget.Fold(t)))
	}
	w.addGrids(v.Grids)
	w.addLevels(vocab.Level1)
	return w
}

func (w *words) addGrids(grids [][]string) {
	ids := map[string]int{}
	for _, g := range grids {
		var row []int
		for _, label := range g {
			key := budget.Fold(label)
			id, known := ids[key]
			if !known {
				id = len(w.columns)
				ids[key] = id
				w.columns = append(w.columns, label)
				w.grid.add(label, id)
			}
			row = append(row, id)
		}
		w.grids = append(w.grids, row)
		w.names = append(w.names, g)
	}
}

// suffix may stand or be missing at the end of a level's name.
const (
	suffix       = "指标"
	suffixLength = 2 // in characters
)

func (w *words) addLevels(levels []vocab.Level) {
	for i, l := range levels {
		w.level1.add(l.Name, i)
		w.level1.add(strings.TrimSuffix(l.Name, suffix), i)
		for _, name := range l.Sub {
			for _, form := range []string{name, strings.TrimSuffix(name, suffix)} {
				w.level2.add(form, len(w.parent))
				w.parent = append(w.parent, 1<<i)
			}
		}
	}
}

// has reports whether folded characters are a whole word.
func (t *trie) has(text []rune) bool { return t.find(text) >= 0 }

// find is the id of the word that folded characters are, -1 if none.
func (t *trie) find(text []rune) int {
	node := int32(0)
	for _, r := range text {
		n, ok := t.next[edge{node, r}]
		if !ok {
			return -1
		}
		node = n
	}
	return t.word[node]
}

// isWord reports whether folded characters are one of the vocabulary's words.
func (w *words) isWord(text []rune) bool {
	return w.labels.has(text) || w.grid.has(text) || w.level1.has(text) || w.level2.has(text)
}

// isBeginning reports whether text is the beginning of a word.
func (t *trie) isBeginning(text []rune) bool {
	node := int32(0)
	for _, r := range text {
		n, ok := t.next[edge{node, r}]
		if !ok {
			return false
		}
		node = n
	}
	return true
}

// beginning is the length of the longest word that text begins with.
func (t *trie) beginning(text []rune) int {
	node, found := int32(0), 0
	for i, r := range text {
		n, ok := t.next[edge{node, r}]
		if !ok {
			break
		}
		node = n
		if t.word[node] >= 0 {
			found = i + 1
		}
	}
	return found
}
