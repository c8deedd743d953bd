package object

import (
	"bytes"
	"errors"
	"fmt"

	"jixiao/extract/pdf/lex"
)

// errFilter is wrapped by all errors of streams that cannot be decoded at all.
var errFilter = errors.New("stream filter")

// ErrBomb is returned for a stream that inflates beyond its limit.
var ErrBomb = errors.New("stream larger than the limit")

// filterSpec is one filter of a stream with those of its parameters that
// matter, 0 where absent.
type filterSpec struct {
	name                            string
	predictor, columns, colors, bpc int
	lateChange                      bool // /EarlyChange 0
}

// decode runs data through the filters. What a damaged stream still gives is
// returned together with the error. limit bounds every intermediate result; a
// single Flate filter, the usual case, writes into the memory of dst.
func decode(dst, data []byte, filters []filterSpec, limit int) ([]byte, error) {
	if len(filters) > 1 || len(filters) == 1 && filters[0].predictor > 1 {
		dst = nil
	}
	var damage error
	for _, f := range filters {
		out, err := apply(dst, data, f, limit)
		if err != nil && len(out) == 0 {
			return nil, err
		}
		if len(out) > limit {
			return nil, ErrBomb
		}
		if damage == nil || damage == errSum {
			damage = err
		}
		data = out
	}
	return data, damage
}

func apply(dst, data []byte, f filterSpec, limit int) ([]byte, error) {
	var out []byte
	var err error
	switch f.name {
	case "FlateDecode", "Fl":
		out, err = inflate(dst, data, limit)
	case "LZWDecode", "LZW":
		early := 1
		if f.lateChange {
			early = 0
		}
		out = unlzw(data, early, limit)
	case "ASCIIHexDecode", "AHx":
		return asciiHex(data), nil
	case "ASCII85Decode", "A85":
		return ascii85(data, limit)
	case "RunLengthDecode", "RL":
		return runLength(data, limit)
	case "Crypt":
		return data, nil
	default:
		return nil, fmt.Errorf("%w: %q", errFilter, f.name)
	}
	if f.predictor > 1 {
		out = unpredict(out, f)
	}
	return out, err
}

// asciiHex leaves out what is no hex digit.
func asciiHex(data []byte) []byte {
	if i := bytes.IndexByte(data, '>'); i >= 0 {
		data = data[:i]
	}
	l := lex.New(append(append([]byte{'<'}, data...), '>'), 0)
	var t lex.Token
	l.Next(&t)
	return t.Text
}

// ascii85 leaves out what is no digit of the base.
func ascii85(data []byte, limit int) ([]byte, error) {
	out := make([]byte, 0, min(len(data), limit))
	var group [5]byte
	n := 0
	for i := 0; i < len(data) && len(out) <= limit; i++ {
		c := data[i]
		switch {
		case c == '~':
			i = len(data)
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				out = append85(out, group, 4)
				n = 0
			}
		}
	}
	if n > 1 {
		for i := n; i < 5; i++ {
			group[i] = 84
		}
		out = append85(out, group, n-1)
	}
	return out, nil
}

func append85(out []byte, g [5]byte, n int) []byte {
	v := uint32(0)
	for _, d := range g {
		v = v*85 + uint32(d)
	}
	b := [4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}
	return append(out, b[:n]...)
}

func runLength(data []byte, limit int) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data) && len(out) <= limit; {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		case i < len(data):
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
	}
	return out, nil
}

// unlzw decodes variable length LZW (9 to 12 bits, clear 256, end 257) and
// stops at the first code that cannot be. early is 1 when code lengths grow one
// code sooner than needed (the default of PDF), which compress/lzw cannot do.
func unlzw(data []byte, early, limit int) []byte {
	const clear, end, first, most = 256, 257, 258, 4096
	var prefix [most]int16
	var suffix [most]byte
	var length [most]int
	for i := range 256 {
		suffix[i], length[i] = byte(i), 1
	}
	var out []byte
	next, width, prev := first, 9, -1
	var acc uint32
	bits := 0
	for _, c := range data {
		acc, bits = acc<<8|uint32(c), bits+8
		if bits < width {
			continue
		}
		bits -= width
		code := int(acc>>bits) & (1<<width - 1)
		if code == clear {
			next, width, prev = first, 9, -1
			continue
		}
		if code == end || len(out) > limit || code > next || code == next && (prev < 0 || next == most) {
			break
		}
		if prev >= 0 && next < most {
			prefix[next], length[next] = int16(prev), length[prev]+1
			suffix[next] = lzwFirst(&prefix, prev)
			if code != next {
				suffix[next] = lzwFirst(&prefix, code)
			}
			next++
		}
		out = appendLZW(out, &prefix, &suffix, length[code], code)
		prev = code
		if next+early >= 1<<width && width < 12 {
			width++
		}
	}
	return out
}

// lzwFirst is the first byte of a code's string.
func lzwFirst(prefix *[4096]int16, code int) byte {
	for code >= 258 {
		code = int(prefix[code])
	}
	return byte(code)
}

func appendLZW(out []byte, prefix *[4096]int16, suffix *[4096]byte, n, code int) []byte {
	at := len(out)
	out = append(out, make([]byte, n)...)
	for i := at + n - 1; i >= at; i-- {
		out[i] = suffix[code]
		if code >= 258 {
			code = int(prefix[code])
		}
	}
	return out
}
