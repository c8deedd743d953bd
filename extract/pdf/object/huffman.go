package object

import (
	"encoding/binary"
	"math/bits"
)

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

// symbol decodes the symbol that the bits begin with and says how many of them
// it takes; 999 for a code that cannot be.
func (h *huffman) symbol(acc uint64) (sym int, n uint) {
	if e := h.fast[acc&(1<<fastBits-1)]; e != 0 {
		return int(e >> 4), uint(e & 15)
	}
	return h.slow(acc)
}

func (h *huffman) slow(acc uint64) (int, uint) {
	code, first, index := 0, 0, 0
	for n := uint(1); n < 16; n++ {
		code |= int(acc>>(n-1)) & 1
		count := int(h.count[n])
		if code-count < first {
			return int(h.symbols[index+code-first]), n
		}
		index += count
		first = (first + count) << 1
		code <<= 1
	}
	return badSymbol, 0
}

// badSymbol is larger than every symbol of the format.
const badSymbol = 999

// Lengths and distances: base value and extra bits of each symbol.
var (
	lengthBase  = [29]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthExtra = [29]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distBase    = [30]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distExtra   = [30]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

// block decodes literals and copies up to the end-of-block symbol. It keeps the
// bit buffer in registers: one refill covers the 48 bits that a length and a
// distance take at most.
func (f *inflater) block() error {
	in, out := f.in, f.out
	pos, acc, bits := f.pos, f.acc, f.bits
	err := ErrBomb
	for len(out) <= f.limit {
		if pos+8 <= len(in) {
			acc |= binary.LittleEndian.Uint64(in[pos:]) << bits
			pos += int((63 - bits) >> 3)
			bits |= 56
		} else {
			f.pos, f.acc, f.bits = pos, acc, bits
			f.refill()
			pos, acc, bits = f.pos, f.acc, f.bits
		}
		sym, n := f.lit.symbol(acc)
		if n > bits {
			err = errCut
			break
		}
		acc >>= n
		bits -= n
		if sym < 256 {
			out = append(out, byte(sym))
			continue
		}
		if sym == 256 {
			err = nil
			break
		}
		if sym > 285 {
			err = errCut
			break
		}
		extra := uint(lengthExtra[sym-257])
		length := int(lengthBase[sym-257]) + int(acc&(1<<extra-1))
		acc >>= extra
		d, n := f.dist.symbol(acc)
		if d >= len(distBase) || n+extra > bits {
			err = errCut
			break
		}
		acc >>= n
		more := uint(distExtra[d])
		distance := int(distBase[d]) + int(acc&(1<<more-1))
		acc >>= more
		used := extra + n + more
		if used > bits || distance > len(out) || len(out)+length > f.limit {
			if err = errCut; len(out)+length > f.limit {
				err = ErrBomb
			}
			break
		}
		bits -= used
		out = appendCopy(out, distance, length)
	}
	f.out, f.pos, f.acc, f.bits = out, pos, acc, bits
	return err
}

// appendCopy repeats length bytes that stand distance before the end.
func appendCopy(out []byte, distance, length int) []byte {
	n := len(out)
	if distance >= length {
		return append(out, out[n-distance:n-distance+length]...)
	}
	for i := range length { // the copy overlaps what it writes
		out = append(out, out[n-distance+i])
	}
	return out
}
