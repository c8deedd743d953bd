package object

import (
	"encoding/binary"
	"errors"
	"hash/adler32"
	"sync"
)

// errCut is returned with what could be inflated before the data broke off.
var errCut = errors.New("deflate data broken")

// errSum is returned with data that inflated to their end but not to what was
// packed: some bit has changed, and with it any text.
var errSum = errors.New("deflate check sum wrong")

// inflate decodes a zlib stream. compress/flate does not fit: it withholds up to
// 32 kB of good data when a stream is damaged, and works through small buffers.
// A missing check sum, a missing end and rubbish after it are common and
// harmless: what inflates is kept, and errCut comes with it when the data broke
// off, errSum when the check sum is wrong. The result takes the memory of dst
// when it is large enough.
func inflate(dst, data []byte, limit int) ([]byte, error) {
	for len(data) > 0 && (data[0] == '\r' || data[0] == '\n') {
		data = data[1:] // a second end of line after the word stream
	}
	wrapped := len(data) >= 2 && data[0]&0x0f == 8 && (int(data[0])<<8|int(data[1]))%31 == 0
	if wrapped {
		data = data[2:]
	}
	f := inflaters.Get().(*inflater)
	defer inflaters.Put(f)
	f.in, f.pos, f.acc, f.bits = data, 0, 0, 0
	f.out = dst[:0]
	if cap(dst) < 2*len(data) {
		f.out = make([]byte, 0, min(limit, max(512, 6*len(data))))
	}
	f.limit = limit
	err := f.run()
	if err == nil && wrapped && !f.sumAgrees() {
		err = errSum
	}
	out := f.out
	f.in, f.out = nil, nil
	if err == ErrBomb {
		return nil, err
	}
	return out, err
}

var inflaters = sync.Pool{New: func() any { return new(inflater) }}

// inflater holds one run: input, bit buffer and the tables of the current block.
type inflater struct {
	in    []byte
	pos   int
	acc   uint64
	bits  uint
	out   []byte
	limit int

	lit, dist, codes huffman
	lengths          [320]uint8
}

// refill brings at least 56 bits into the buffer, zeros after the end.
func (f *inflater) refill() {
	if f.pos+8 <= len(f.in) {
		f.acc |= binary.LittleEndian.Uint64(f.in[f.pos:]) << f.bits
		f.pos += int((63 - f.bits) >> 3)
		f.bits |= 56
		return
	}
	for f.bits <= 56 && f.pos < len(f.in) {
		f.acc |= uint64(f.in[f.pos]) << f.bits
		f.pos++
		f.bits += 8
	}
}

// take reads n bits, n at most 16. ok is false when the input is used up.
func (f *inflater) take(n uint) (uint32, bool) {
	if f.bits < n {
		f.refill()
		if f.bits < n {
			return 0, false
		}
	}
	v := uint32(f.acc) & (1<<n - 1)
	f.acc >>= n
	f.bits -= n
	return v, true
}

// sumAgrees compares the result with the check sum behind the last block; a
// missing one is as good as a right one.
func (f *inflater) sumAgrees() bool {
	at := f.pos - int(f.bits>>3)
	return at+4 > len(f.in) || binary.BigEndian.Uint32(f.in[at:]) == adler32.Checksum(f.out)
}

func (f *inflater) run() error {
	for {
		head, ok := f.take(3)
		if !ok {
			return errCut
		}
		var err error
		switch head >> 1 {
		case 0:
			err = f.stored()
		case 1:
			f.fixed()
			err = f.block()
		case 2:
			if !f.dynamic() {
				return errCut
			}
			err = f.block()
		default:
			return errCut
		}
		if err != nil {
			return err
		}
		if head&1 == 1 {
			return nil
		}
	}
}

func (f *inflater) stored() error {
	f.take(f.bits & 7)
	n, ok1 := f.take(16)
	not, ok2 := f.take(16)
	if !ok1 || !ok2 || n^not != 0xffff {
		return errCut
	}
	for ; n > 0 && f.bits >= 8; n-- { // what stands in the bit buffer
		b, _ := f.take(8)
		f.out = append(f.out, byte(b))
	}
	f.pos -= int(f.bits >> 3)
	f.acc, f.bits = 0, 0
	end := min(f.pos+int(n), len(f.in))
	f.out = append(f.out, f.in[f.pos:end]...)
	if len(f.out) > f.limit {
		return ErrBomb
	}
	if end-f.pos < int(n) {
		return errCut
	}
	f.pos = end
	return nil
}

func (f *inflater) fixed() {
	for i := range 288 {
		switch {
		case i < 144:
			f.lengths[i] = 8
		case i < 256:
			f.lengths[i] = 9
		case i < 280:
			f.lengths[i] = 7
		default:
			f.lengths[i] = 8
		}
	}
	f.lit.build(f.lengths[:288], &litMeans, litBits)
	for i := range 30 {
		f.lengths[i] = 5
	}
	f.dist.build(f.lengths[:30], &distMeans, distBits)
}

// codeOrder is the order in which the lengths of the code length codes stand.
var codeOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

func (f *inflater) dynamic() bool {
	head, ok := f.take(14)
	if !ok {
		return false
	}
	nLit, nDist, nCode := int(head&31)+257, int(head>>5&31)+1, int(head>>10)+4
	if nLit > 286 || nDist > 30 {
		return false
	}
	var short [19]uint8
	for i := range nCode {
		v, ok := f.take(3)
		if !ok {
			return false
		}
		short[codeOrder[i]] = uint8(v)
	}
	if !f.codes.build(short[:], &codeMeans, codeBits) || !f.readLengths(nLit+nDist) {
		return false
	}
	return f.lit.build(f.lengths[:nLit], &litMeans, litBits) && f.dist.build(f.lengths[nLit:nLit+nDist], &distMeans, distBits)
}

func (f *inflater) readLengths(total int) bool {
	for i := 0; i < total; {
		f.refill()
		e := f.codes.next(f.acc)
		n, sym := uint(e&15), e>>meansBase
		if n > f.bits || e&meansNone != 0 {
			return false
		}
		f.acc >>= n
		f.bits -= n
		var value uint8
		var extra uint
		repeat := 1
		switch {
		case sym < 16:
			value = uint8(sym)
		case sym == 16:
			if i == 0 {
				return false
			}
			value, repeat, extra = f.lengths[i-1], 3, 2
		case sym == 17:
			repeat, extra = 3, 3
		default:
			repeat, extra = 11, 7
		}
		more, ok := f.take(extra)
		repeat += int(more)
		if !ok || i+repeat > total {
			return false
		}
		for ; repeat > 0; repeat-- {
			f.lengths[i] = value
			i++
		}
	}
	return true
}
