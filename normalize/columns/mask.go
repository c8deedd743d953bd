package columns

import "math/bits"

// mostRows bounds the rows of one table; beyond it it is no table, or several
// run together, and its texts stay lines.
const mostRows = 128

// rowSet is a set of rows.
type rowSet [mostRows / 64]uint64

func (s *rowSet) has(row int16) bool { return s[row>>6]>>(row&63)&1 == 1 }

func (s *rowSet) add(row int16) { s[row>>6] |= 1 << (row & 63) }

func (s *rowSet) size() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// firstFree is the lowest row that is not in the set.
func (s *rowSet) firstFree() int16 {
	for i, w := range s {
		if ^w != 0 {
			return int16(64*i + bits.TrailingZeros64(^w))
		}
	}
	return mostRows
}
