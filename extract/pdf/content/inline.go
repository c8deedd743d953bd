package content

import (
	"bytes"

	"jixiao/extract/pdf/lex"
)

// inlineImage passes over BI … ID data EI and notes the image.
func (in *Interp) inlineImage(l *lex.Lexer) {
	size := inlineSize{bits: 8, components: 1}
	var key, val lex.Token
	for {
		l.Next(&key)
		if key.Kind == lex.EOF {
			return
		}
		if key.Kind == lex.Word {
			if string(key.Text) != "ID" {
				continue
			}
			break
		}
		if key.Kind == lex.Name {
			l.Next(&val)
			if val.Kind == lex.Word && string(val.Text) == "ID" {
				break
			}
			size.take(string(key.Text), &val, in.res)
		}
	}
	l.Pos++ // one white space after ID
	start := min(l.Pos, len(l.Data))
	l.Pos = imageEnd(l.Data, start, size.bytes())
	// in pieces of a few thousand bytes: no picture of a page
	in.image(false, func() ink { return in.inlineInk(&size, l.Data[start:]) })
}

// inlineInk is the ink of a stencil. The data of a picture that say 255 everywhere
// are white; other pictures are taken as visible.
func (in *Interp) inlineInk(size *inlineSize, data []byte) ink {
	n := size.bytes()
	switch {
	case size.stencil:
		return in.st.fill
	case n <= 0 || n > min(maxPixels, len(data)) || bytes.Count(data[:n], []byte{255}) < n:
		return ink{}
	}
	return gray(1)
}

// inlineSize adds up what the data of an unfiltered image take.
type inlineSize struct {
	width, height, bits, components int
	filtered, stencil               bool
}

func (s *inlineSize) take(key string, v *lex.Token, res *resources) {
	switch key {
	case "W", "Width":
		s.width = int(v.Num)
	case "H", "Height":
		s.height = int(v.Num)
	case "BPC", "BitsPerComponent":
		s.bits = int(v.Num)
	case "IM", "ImageMask":
		if string(v.Text) == "true" {
			s.bits, s.components, s.stencil = 1, 1, true
		}
	case "F", "Filter":
		s.filtered = true
	case "CS", "ColorSpace":
		s.components = 1
		if v.Kind == lex.Name {
			s.components = inlineSpace(string(v.Text), res).components()
		}
	}
}

func inlineSpace(name string, res *resources) *colorSpace {
	switch name {
	case "G":
		return deviceGray
	case "RGB":
		return deviceRGB
	case "CMYK":
		return deviceCMYK
	}
	return res.space([]byte(name))
}

// bytes is the length of the data, or -1 when it cannot be told.
func (s *inlineSize) bytes() int {
	const most = 1 << 14 // pixels a side; inline images are small by definition
	if s.filtered || s.width <= 0 || s.height <= 0 || s.width > most || s.height > most || s.bits <= 0 || s.bits > 16 {
		return -1
	}
	return (s.width*s.bits*s.components + 7) / 8 * s.height
}

// imageEnd returns where the content goes on after EI.
func imageEnd(d []byte, at, length int) int {
	if length >= 0 && at+length <= len(d) {
		if end := endMarker(d, at+length, 4); end >= 0 {
			return end
		}
	}
	for from := at; from < len(d); {
		i := bytes.Index(d[from:], []byte("EI"))
		if i < 0 {
			return len(d)
		}
		from += i
		if (from == at || lex.IsSpace(d[from-1])) && endsImage(d, from+2) {
			return from + 2
		}
		from += 2
	}
	return len(d)
}

// endMarker looks for EI within slack bytes of white space.
func endMarker(d []byte, at, slack int) int {
	for i := 0; i <= slack && at < len(d) && lex.IsSpace(d[at]); i++ {
		at++
	}
	if bytes.HasPrefix(d[at:], []byte("EI")) && endsImage(d, at+2) {
		return at + 2
	}
	return -1
}

// contentWindow is how many bytes after EI must look like content.
const contentWindow = 12

func endsImage(d []byte, at int) bool {
	if at >= len(d) {
		return true
	}
	if !lex.IsSpace(d[at]) {
		return false
	}
	for _, c := range d[at:min(len(d), at+contentWindow)] {
		if c >= 127 || c < ' ' && !lex.IsSpace(c) || c == 0 {
			return false
		}
	}
	return true
}
