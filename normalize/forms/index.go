package forms

import (
	"math/bits"
	"unicode/utf8"
)

// keyTable holds labels by their keys. It is a hash table of its own because it
// is made at every start of the program and asked several times for every cell:
// the general one takes three times as long for both.
type keyTable struct {
	slots       []keySlot // open addressing; a power of two of them
	used        int
	first, last runeSet // with which the keys begin and end
}

// keySlot is one key: the number of its label, and of the label that it is when
// 指标 is left out, so that 值 alone is not 指标值; both from 1, 0 for none.
type keySlot struct {
	key          string
	at, wordless int32
}

// newKeyTable makes room for so many labels; most have one key.
func newKeyTable(labels int) *keyTable {
	return &keyTable{slots: make([]keySlot, 1<<bits.Len(uint(2*labels)))}
}

// slot is where a key is, or where it would be.
func (t *keyTable) slot(key string) *keySlot {
	mask := len(t.slots) - 1
	for i := int(hash(key)) & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.key == key || s.key == "" {
			return s
		}
	}
}

// number is the label of a key, from 0.
func (t *keyTable) number(key string, wordless bool) (int, bool) {
	s := t.slot(key)
	n := s.at
	if wordless {
		n = s.wordless
	}
	return int(n) - 1, n > 0 && key != ""
}

// put adds a key unless it is there already.
func (t *keyTable) put(key string, wordless bool, label int) {
	if key == "" {
		return
	}
	if 2*t.used >= len(t.slots) {
		t.grow()
	}
	s := t.slot(key)
	if s.key == "" {
		s.key = key
		t.used++
	}
	n := &s.at
	if wordless {
		n = &s.wordless
	}
	if *n != 0 {
		return
	}
	*n = int32(label) + 1
	r, _ := utf8.DecodeRuneInString(key)
	t.first = t.first.add(r)
	r, _ = utf8.DecodeLastRuneInString(key)
	t.last = t.last.add(r)
}

func (t *keyTable) grow() {
	old := t.slots
	t.slots = make([]keySlot, 2*len(old))
	for _, s := range old {
		if s.key != "" {
			*t.slot(s.key) = s
		}
	}
}

// hash looks at the length and at 16 bytes, five characters: labels that agree
// in them are few.
func hash(key string) uint32 {
	var a, b uint64
	if n := len(key); n >= 8 {
		a, b = eight(key), eight(key[n-8:])
	} else {
		for i := range n {
			a = a<<8 | uint64(key[i])
		}
	}
	h := (a ^ bits.RotateLeft64(b, 29) ^ uint64(len(key))) * 0x9e3779b97f4a7c15
	return uint32(h >> 32)
}

func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// runeSet is a set of characters other than NUL: open addressing, a power of two
// of places, at most half of them taken.
type runeSet []rune

func (s runeSet) place(r rune) int {
	i := int(uint32(r)*0x9e3779b1>>16) & (len(s) - 1)
	for s[i] != r && s[i] != 0 {
		i = (i + 1) & (len(s) - 1)
	}
	return i
}

func (s runeSet) has(r rune) bool { return len(s) > 0 && s[s.place(r)] == r }

func (s runeSet) add(r rune) runeSet {
	if s.has(r) {
		return s
	}
	taken := 1
	for _, x := range s {
		if x != 0 {
			taken++
		}
	}
	if 2*taken > len(s) {
		old := s
		s = make(runeSet, max(16, 2*len(old)))
		for _, x := range old {
			if x != 0 {
				s[s.place(x)] = x
			}
		}
	}
	s[s.place(r)] = r
	return s
}
