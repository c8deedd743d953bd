package font

import (
	"cmp"
	"slices"
)

// CMap maps the bytes of a string to character codes and codes to CIDs.
type CMap struct {
	// Vertical is set for writing mode 1.
	Vertical bool
	name     string
	spaces   []codeSpace
	ranges   [5][]cidRange // by the number of bytes of the code, sorted
	base     *CMap
	identity bool
	// length of a code by its first byte; 0 where the second byte decides.
	length [256]uint8
}

// codeSpace is a range of valid codes of n bytes; each byte has its own bounds.
type codeSpace struct {
	n      int
	lo, hi uint32
}

type cidRange struct{ lo, hi, cid uint32 }

// identity is Identity-H or -V: two bytes, the code is the CID.
func identityCMap(vertical bool) *CMap {
	c := &CMap{Vertical: vertical, identity: true}
	c.spaces = []codeSpace{{2, 0, 0xffff}}
	c.finish()
	return c
}

// finish sorts the ranges and prepares the lengths. A later range hides an
// earlier one that begins at the same code.
func (c *CMap) finish() {
	if len(c.spaces) == 0 && c.base != nil {
		c.spaces = c.base.spaces
	}
	if len(c.spaces) == 0 { // a stream without code spaces: they are 2 bytes in practice
		c.spaces = []codeSpace{{2, 0, 0xffff}}
	}
	for i := range c.ranges {
		if !slices.IsSortedFunc(c.ranges[i], byLow) {
			slices.SortStableFunc(c.ranges[i], byLow)
		}
	}
	for b := range c.length {
		c.length[b] = c.lengthFor(byte(b))
	}
}

func byLow(a, b cidRange) int { return cmp.Compare(a.lo, b.lo) }

// lengthFor is the one length of all codes that begin with b, else 0. Where no
// code space fits, it is the shortest code's length.
func (c *CMap) lengthFor(b byte) uint8 {
	var found, shortest uint8
	for _, s := range c.spaces {
		if shortest == 0 || uint8(s.n) < shortest {
			shortest = uint8(s.n)
		}
		if b < byte(s.lo>>(8*(s.n-1))) || b > byte(s.hi>>(8*(s.n-1))) {
			continue
		}
		if found != 0 && found != uint8(s.n) {
			return 0
		}
		found = uint8(s.n)
	}
	if found == 0 {
		return shortest
	}
	return found
}

// Next cuts one code from s. n is at least 1 for a string that is not empty.
func (c *CMap) Next(s []byte) (code uint32, n int) {
	n = int(c.length[s[0]])
	if n == 0 {
		n = c.matching(s)
	}
	n = min(n, len(s))
	for _, b := range s[:n] {
		code = code<<8 | uint32(b)
	}
	return code, n
}

// matching tries the code spaces byte by byte.
func (c *CMap) matching(s []byte) int {
	shortest := 4
	for _, sp := range c.spaces {
		shortest = min(shortest, sp.n)
		if len(s) >= sp.n && sp.holds(s[:sp.n]) {
			return sp.n
		}
	}
	return shortest
}

func (sp codeSpace) holds(s []byte) bool {
	for i, b := range s {
		shift := 8 * (sp.n - 1 - i)
		if b < byte(sp.lo>>shift) || b > byte(sp.hi>>shift) {
			return false
		}
	}
	return true
}

// CID looks a code of n bytes up; unknown codes are CID 0.
func (c *CMap) CID(code uint32, n int) uint32 {
	if c.identity {
		return code
	}
	if n >= len(c.ranges) {
		return 0
	}
	list := c.ranges[n]
	i, _ := slices.BinarySearchFunc(list, code+1, func(r cidRange, v uint32) int { return cmp.Compare(r.lo, v) })
	for i--; i >= 0; i-- {
		if code <= list[i].hi {
			return list[i].cid + code - list[i].lo
		}
		if code-list[i].lo > 0xffff { // ranges never span more than two bytes
			break
		}
		if list[i].lo>>8 != code>>8 {
			break
		}
	}
	if c.base != nil {
		return c.base.CID(code, n)
	}
	return 0
}
