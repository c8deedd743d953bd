package object

import "math/bits"

// fastBits is the length of codes that one look-up resolves; longer ones are
// found bit by bit.
const fastBits = 10

// huffman is a table for one alphabet. fast holds symbol<<4 | length for the
// next fastBits bits, 0 where the code is longer.
type huffman struct {
	fast    [1 << fastBits]uint16
	count   [16]uint16
	symbols [320]uint16
}

// build makes the table from the code lengths. Over-subscribed sets are refused;
// incomplete ones are allowed, as the one-code sets of short streams are.
func (h *huffman) build(lengths []uint8) bool {
	h.count = [16]uint16{}
	for _, n := range lengths {
		h.count[n]++
	}
	h.count[0] = 0
	left := 1
	var offset, code [16]uint16
	for n := 1; n < 16; n++ {
		left = left<<1 - int(h.count[n])
		if left < 0 {
			return false
		}
		if n < 15 {
			offset[n+1] = offset[n] + h.count[n]
			code[n+1] = (code[n] + h.count[n]) << 1
		}
	}
	clear(h.fast[:])
	for sym, n := range lengths {
		if n == 0 {
			continue
		}
		h.symbols[offset[n]] = uint16(sym)
		offset[n]++
		c := code[n]
		code[n]++
		if n <= fastBits {
			for at := bits.Reverse16(c) >> (16 - n); at < 1<<fastBits; at += 1 << n {
				h.fast[at] = uint16(sym)<<4 | uint16(n)
			}
		}
	}
	return true
}

// next decodes one symbol, -1 at a code that cannot be or at the end.
func (h *huffman) next(f *inflater) int {
	if f.bits < 15 {
		f.refill()
	}
	if e := h.fast[f.acc&(1<<fastBits-1)]; e != 0 {
		n := uint(e & 15)
		if n > f.bits {
			return -1
		}
		f.acc >>= n
		f.bits -= n
		return int(e >> 4)
	}
	return h.slow(f)
}

func (h *huffman) slow(f *inflater) int {
	code, first, index := 0, 0, 0
	for n := uint(1); n < 16 && n <= f.bits; n++ {
		code |= int(f.acc>>(n-1)) & 1
		count := int(h.count[n])
		if code-count < first {
			f.acc >>= n
			f.bits -= n
			return int(h.symbols[index+code-first])
		}
		index += count
		first = (first + count) << 1
		code <<= 1
	}
	return -1
}

// Lengths and distances: base value and extra bits of each symbol.
var (
	lengthBase  = [29]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthExtra = [29]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distBase    = [30]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distExtra   = [30]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

// block decodes literals and copies up to the end-of-block symbol.
func (f *inflater) block() error {
	for {
		sym := f.lit.next(f)
		switch {
		case sym < 0:
			return errCut
		case sym < 256:
			if len(f.out) >= f.limit {
				return ErrBomb
			}
			f.out = append(f.out, byte(sym))
			continue
		case sym == 256:
			return nil
		case sym > 285:
			return errCut
		}
		if err := f.copy(sym - 257); err != nil {
			return err
		}
	}
}

func (f *inflater) copy(sym int) error {
	more, ok1 := f.take(uint(lengthExtra[sym]))
	length := int(lengthBase[sym]) + int(more)
	d := f.dist.next(f)
	if !ok1 || d < 0 || d >= len(distBase) {
		return errCut
	}
	more, ok1 = f.take(uint(distExtra[d]))
	distance := int(distBase[d]) + int(more)
	n := len(f.out)
	if !ok1 || distance > n {
		return errCut
	}
	if n+length > f.limit {
		return ErrBomb
	}
	if distance >= length {
		f.out = append(f.out, f.out[n-distance:n-distance+length]...)
		return nil
	}
	for i := range length { // the copy overlaps what it writes
		f.out = append(f.out, f.out[n-distance+i])
	}
	return nil
}
