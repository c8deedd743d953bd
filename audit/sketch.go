package audit

import "math/bits"

// A sketch stands for a text in comparisons: for each of many hash functions the
// least hash of the text's runs of three characters (MinHash). Two texts agree in
// as many places as they have runs in common, so that near copies are found
// without comparing every pair: texts that are alike share at least one band, a
// group of places, nearly always.
type sketch [sketchSize]uint32

const (
	sketchSize = 16
	bandSize   = 4
	bandCount  = sketchSize / bandSize
	runLength  = 3
)

// salts make sketchSize hash functions of one; odd numbers from the golden ratio.
var salts = func() (out [sketchSize]uint64) {
	x := uint64(0x9e3779b97f4a7c15)
	for i := range out {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		out[i] = x | 1
	}
	return out
}()

// sketchOf a text; a text shorter than a run is one run.
func sketchOf(text string) sketch {
	var s sketch
	for i := range s {
		s[i] = ^uint32(0)
	}
	window, n := [runLength]rune{}, 0
	for _, r := range text {
		copy(window[:], window[1:])
		window[runLength-1] = r
		if n++; n >= runLength {
			s.add(window)
		}
	}
	if n > 0 && n < runLength {
		s.add(window)
	}
	return s
}

func (s *sketch) add(run [runLength]rune) {
	h := uint64(run[0])<<42 ^ uint64(run[1])<<21 ^ uint64(run[2])
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	for i, salt := range salts {
		high, low := bits.Mul64(h^salt, salt)
		if v := uint32(high ^ low); v < s[i] {
			s[i] = v
		}
	}
}

// alike is the estimated share of common runs.
func (s *sketch) alike(o *sketch) float64 {
	same := 0
	for i := range s {
		if s[i] == o[i] {
			same++
		}
	}
	return float64(same) / sketchSize
}

// bands are the keys under which near copies meet.
func (s *sketch) bands() (out [bandCount]uint64) {
	for b := range out {
		h := uint64(b + 1)
		for _, v := range s[b*bandSize : (b+1)*bandSize] {
			h = (h ^ uint64(v)) * 0x100000001b3
			h ^= h >> 29
		}
		out[b] = h
	}
	return out
}

// nearIndex finds near copies among the texts of one paper.
type nearIndex struct {
	sketches []sketch
	owners   []int
	bands    map[uint64][]int
}

func (n *nearIndex) add(owner int, text string) {
	if n.bands == nil {
		n.bands = map[uint64][]int{}
	}
	s := sketchOf(text)
	for _, b := range s.bands() {
		n.bands[b] = append(n.bands[b], len(n.sketches))
	}
	n.sketches, n.owners = append(n.sketches, s), append(n.owners, owner)
}

// like lists the owners of texts that are at least so alike, each once, in order.
func (n *nearIndex) like(text string, least float64) []int {
	s := sketchOf(text)
	seen := map[int]bool{}
	for _, b := range s.bands() {
		for _, i := range n.bands[b] {
			if owner := n.owners[i]; !seen[owner] && s.alike(&n.sketches[i]) >= least {
				seen[owner] = true
			}
		}
	}
	return sortedKeys(seen)
}
