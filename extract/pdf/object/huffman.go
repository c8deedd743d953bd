package object

import "math/bits"

// The length of codes that one look-up resolves, by alphabet; longer ones are
// found bit by bit. Pages have some kilobytes: a larger table takes longer to
// make than it saves.
const (
	litBits  = 10
	distBits = 8
	codeBits = 7
)

// huffman is a table for one alphabet.
type huffman struct {
	// fast holds the meaning of the next wide bits with the length of the code
	// in its lowest four bits, 0 where the code is longer.
	fast    [1 << litBits]uint32
	wide    uint
	means   *[320]uint32
	count   [16]uint16
	symbols [320]uint16
}

// A meaning is what a symbol stands for: its base value (a literal's byte, the
// length or distance less what the extra bits add) above meansBase, the number
// of extra bits above meansExtra, and flags for what is no literal.
const (
	meansExtra  = 4
	meansLength = 1 << 8
	meansEnd    = 1 << 9 // the end of the block, or no symbol at all
	meansNone   = 1 << 10
	meansBase   = 16
	noMeaning   = meansLength | meansEnd | meansNone
)

// Lengths and distances: base value and extra bits of each symbol.
var (
	lengthBase  = [29]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthExtra = [29]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distBase    = [30]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distExtra   = [30]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

// What the symbols of the three alphabets mean.
var litMeans, distMeans, codeMeans = func() (lit, dist, code [320]uint32) {
	for i := range lit {
		lit[i], dist[i], code[i] = noMeaning, noMeaning, uint32(i)<<meansBase
	}
	for i := range 256 {
		lit[i] = uint32(i) << meansBase
	}
	lit[256] = meansLength | meansEnd
	for i, base := range lengthBase {
		lit[257+i] = uint32(base)<<meansBase | meansLength | uint32(lengthExtra[i])<<meansExtra
	}
	for i, base := range distBase {
		dist[i] = uint32(base)<<meansBase | uint32(distExtra[i])<<meansExtra
	}
	return lit, dist, code
}()

// build makes the table from the code lengths. Over-subscribed sets are refused;
// incomplete ones are allowed, as the one-code sets of short streams are.
func (h *huffman) build(lengths []uint8, means *[320]uint32, wide uint) bool {
	h.means, h.wide = means, wide
	h.count = [16]uint16{}
	for _, n := range lengths {
		h.count[n&15]++
	}
	h.count[0] = 0
	left := 1
	var offset [16]uint16
	for n := 1; n < 16; n++ {
		left = left<<1 - int(h.count[n])
		if left < 0 {
			return false
		}
		if n < 15 {
			offset[n+1] = offset[n] + h.count[n]
		}
	}
	for sym, n := range lengths {
		if n != 0 {
			h.symbols[offset[n&15]] = uint16(sym)
			offset[n&15]++
		}
	}
	h.fill()
	return true
}

// fill writes the codes one length after the other. The table of all codes up to
// a length is twice that of the codes a bit shorter, with the new ones in it.
func (h *huffman) fill() {
	h.fast[0], h.fast[1] = 0, 0
	code, at := uint16(0), 0
	for n := uint(1); ; n++ {
		for range h.count[n] {
			h.fast[bits.Reverse16(code)>>(16-n)&(1<<litBits-1)] = h.means[h.symbols[at]] | uint32(n)
			code++
			at++
		}
		if n == h.wide {
			return
		}
		code <<= 1
		copy(h.fast[1<<n:2<<n], h.fast[:1<<n])
	}
}

// next decodes the symbol that the bits begin with: what it means, and in the
// lowest four bits how many of them it takes; noMeaning for a code that cannot be.
func (h *huffman) next(acc uint64) uint32 {
	if e := h.fast[acc&(1<<h.wide-1)&(1<<litBits-1)]; e != 0 {
		return e
	}
	return h.slow(acc)
}

func (h *huffman) slow(acc uint64) uint32 {
	code, first, index := 0, 0, 0
	for n := uint(1); n < 16; n++ {
		code |= int(acc>>(n-1)) & 1
		count := int(h.count[n])
		if code-count < first {
			return h.means[h.symbols[index+code-first]] | uint32(n)
		}
		index += count
		first = (first + count) << 1
		code <<= 1
	}
	return noMeaning
}
