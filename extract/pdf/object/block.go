package object

import (
	"encoding/binary"
	"slices"
)

const (
	// stepInput and stepRoom are what one step of quick takes at most: it fills
	// the bit buffer twice, writes two literals or a literal and a copy, and
	// copies eight bytes at a time.
	stepInput = 16
	stepRoom  = 2 + 258 + 16
)

// block decodes literals and copies up to the end-of-block symbol.
func (f *inflater) block() error {
	for {
		if more, err := f.quick(); !more {
			return err
		}
		for range stepInput { // so many symbols at most are left of a step's input
			if more, err := f.step(); !more {
				return err
			}
		}
		if cap(f.out)-len(f.out) < stepRoom && len(f.in)-f.pos > stepInput {
			f.out = slices.Grow(f.out, cap(f.out)+stepRoom)
		}
	}
}

// quick decodes while there is input, memory and permission for whole steps. It
// keeps the bit buffer in registers: once filled, its 56 bits cover two literals
// or the 48 bits that a length and a distance take at most.
func (f *inflater) quick() (more bool, err error) {
	in, pos, acc, bits := f.in, f.pos, f.acc, f.bits
	out, n := f.out[:cap(f.out)], len(f.out)
	more = true
	for last := min(len(out), f.limit) - stepRoom; pos+stepInput <= len(in) && n <= last; {
		acc |= binary.LittleEndian.Uint64(in[pos:]) << (bits & 63)
		pos += int((63 - bits) >> 3)
		bits |= 56
		e := f.lit.fast[acc&(1<<litBits-1)]
		if e == 0 {
			e = f.lit.slow(acc)
		}
		if e&meansLength == 0 {
			acc >>= e & 15
			bits -= uint(e & 15)
			out[n] = byte(e >> meansBase)
			n++
			if e = f.lit.fast[acc&(1<<litBits-1)]; e == 0 {
				e = f.lit.slow(acc)
			}
			if e&meansLength == 0 {
				acc >>= e & 15
				bits -= uint(e & 15)
				out[n] = byte(e >> meansBase)
				n++
				continue
			}
			acc |= binary.LittleEndian.Uint64(in[pos:]) << (bits & 63)
			pos += int((63 - bits) >> 3)
			bits |= 56
		}
		acc >>= e & 15
		bits -= uint(e & 15)
		if e&meansEnd != 0 {
			if more = false; e&meansNone != 0 {
				err = errCut
			}
			break
		}
		extra := e >> meansExtra & 15
		length := int(e>>meansBase) + int(acc&(1<<extra-1))
		acc >>= extra
		d := f.dist.fast[acc&(1<<distBits-1)]
		if d == 0 {
			d = f.dist.slow(acc)
		}
		acc >>= d & 15
		far := d >> meansExtra & 15
		distance := int(d>>meansBase) + int(acc&(1<<far-1))
		acc >>= far
		bits -= uint(extra + d&15 + far)
		if d&meansNone != 0 || distance > n {
			more, err = false, errCut
			break
		}
		copyBack(out, n, distance, length)
		n += length
	}
	f.out, f.pos, f.acc, f.bits = out[:n], pos, acc, bits
	return more, err
}

// copyBack repeats at n what stands distance before. Up to 15 bytes behind the
// copy are written too.
func copyBack(out []byte, n, distance, length int) {
	from, end := n-distance, n+length
	if distance < 8 { // the copy overlaps what it writes
		for ; n < end; n++ {
			out[n] = out[from]
			from++
		}
		return
	}
	repeated(out, n, from)
	repeated(out, n+8, from+8)
	for n += 16; n < end; n += 8 {
		from += 8
		repeated(out, n, from+8)
	}
}

// repeated copies eight bytes.
func repeated(out []byte, to, from int) {
	binary.LittleEndian.PutUint64(out[to:], binary.LittleEndian.Uint64(out[from:]))
}

// step decodes one symbol, or a length and a distance, with what is left of the
// input.
func (f *inflater) step() (more bool, err error) {
	if len(f.out) > f.limit {
		return false, ErrBomb
	}
	f.refill()
	e := f.lit.next(f.acc)
	n := uint(e & 15)
	if n > f.bits || e&meansNone != 0 {
		return false, errCut
	}
	f.acc >>= n
	f.bits -= n
	switch {
	case e&meansLength == 0:
		f.out = append(f.out, byte(e>>meansBase))
		return true, nil
	case e&meansEnd != 0:
		return false, nil
	}
	extra := uint(e >> meansExtra & 15)
	length := int(e>>meansBase) + int(f.acc&(1<<extra-1))
	f.acc >>= extra
	d := f.dist.next(f.acc)
	n = uint(d & 15)
	f.acc >>= n
	far := uint(d >> meansExtra & 15)
	distance := int(d>>meansBase) + int(f.acc&(1<<far-1))
	f.acc >>= far
	used := extra + n + far
	switch {
	case d&meansNone != 0 || extra+n > f.bits:
		return false, errCut
	case len(f.out)+length > f.limit:
		return false, ErrBomb
	case used > f.bits || distance > len(f.out):
		return false, errCut
	}
	f.bits -= used
	f.out = appendCopy(f.out, distance, length)
	return true, nil
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
