// Package words knows which two ideographs Chinese words hold together. A cell's
// border stands between words; a line break inside a cell stands anywhere. So two
// lines whose break cuts a word belong to one cell, whatever the paper is about.
package words

import (
	_ "embed"
	"sort"
)

// pairs are the pairs of ideographs, four bytes each, ascending: 15 bits of either
// character above U+4E00 and two bits of their bond. scripts/words makes the file
// from the word list of jieba (MIT licence, see pairs.md).
//
//go:embed pairs.bin
var pairs string

// Bond is how firmly words hold two neighbouring characters together.
type Bond int8

// The bonds are steps of the likelihood that a word holds the two, against that
// one word ends and the next begins, as words of the list do.
const (
	Unknown Bond = iota - 1 // not two ideographs
	Apart                   // hardly any word has the two side by side
	Loose                   // at least e times as likely
	Close                   // e² times
	Firm                    // e³ times
	Fixed                   // e⁵ times
)

const (
	firstHan = 0x4e00
	lastHan  = 0x9fff
	pairSize = 4
)

// Between is the bond between two characters that stand side by side.
func Between(a, b rune) Bond {
	if !isHan(a) || !isHan(b) {
		return Unknown
	}
	key := uint32(a-firstHan)<<17 | uint32(b-firstHan)<<2
	n := len(pairs) / pairSize
	i := sort.Search(n, func(i int) bool { return pairAt(i)&^3 >= key })
	if i == n || pairAt(i)&^3 != key {
		return Apart
	}
	return Loose + Bond(pairAt(i)&3)
}

func isHan(r rune) bool { return r >= firstHan && r <= lastHan }

func pairAt(i int) uint32 {
	s := pairs[i*pairSize:]
	return uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3])
}
