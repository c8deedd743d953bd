package content

import (
	"jixiao/budget"
	"jixiao/extract/mark"
	"jixiao/extract/pdf/object"
)

// Some printer drivers and converters paint a border as a picture: a few pixels, or a
// stencil, stretched to a thin line.

// maxPixels bounds the pictures whose colours are looked at: lines have few.
const maxPixels = 4096

// maxStrips bounds the thin pictures of one page.
const maxStrips = 20_000

// strip is a thin picture and the ink it shows.
type strip struct {
	rule mark.Rule
	ink  ink
}

// strip notes a thin picture that may be a line, and says whether it is thin.
func (in *Interp) strip(b budget.Box, darkest func() ink) bool {
	w, h := b[2]-b[0], b[3]-b[1]
	if min(w, h) > maxRule || len(in.strips) >= maxStrips || max(w, h) < minLongness*min(w, h) {
		return false
	}
	r := mark.Rule{X0: b[0], X1: b[2], Y0: (b[1] + b[3]) / 2, Width: h}
	r.Y1 = r.Y0
	if h > w {
		r = mark.Rule{X0: (b[0] + b[2]) / 2, Y0: b[1], Y1: b[3], Width: w}
		r.X1 = r.X0
	}
	in.strips = append(in.strips, strip{r, darkest()})
	return true
}

// addStrips makes rules of the thin pictures but those that lie side by side: a scan
// that was cut into strips.
func (in *Interp) addStrips() {
	in.st.clip, in.hiddenLayer = in.sheet, 0 // strips are what could be seen of them
	for i, s := range in.strips {
		if !in.sliced(i) {
			in.addRule(s.rule, s.ink)
		}
	}
}

// sliced reports whether a strip touches the one painted before or after it with its
// long side.
func (in *Interp) sliced(i int) bool {
	for _, k := range [2]int{i - 1, i + 1} {
		if k >= 0 && k < len(in.strips) && besideEachOther(in.strips[i].rule, in.strips[k].rule) {
			return true
		}
	}
	return false
}

func besideEachOther(a, b mark.Rule) bool {
	if a.Horizontal() != b.Horizontal() {
		return false
	}
	if !a.Horizontal() {
		a, b = turn(a), turn(b)
	}
	apart := max(a.Y0, b.Y0) - min(a.Y0, b.Y0)
	common := min(a.X1, b.X1) - max(a.X0, b.X0)
	return apart > sameLine && apart <= (a.Width+b.Width)/2+sameLine && common > (a.X1-a.X0)/2
}

// imageInk is the darkest colour of a picture of few pixels, the ink of a stencil;
// other pictures are taken as visible, what may be transparent is not.
func (in *Interp) imageInk(x *xobject) ink {
	if x.v.Key("ImageMask").Num() != 0 {
		return in.st.fill
	}
	if !x.looked {
		x.looked, x.ink = true, pictureInk(x.v)
	}
	return x.ink
}

func pictureInk(v object.Value) ink {
	if !opaque(v) {
		return gray(1)
	}
	w, h := v.Key("Width").Num(), v.Key("Height").Num()
	if v.Key("BitsPerComponent").Num() != 8 || w < 1 || h < 1 || w*h > maxPixels || object.Has(v.Key("Decode")) {
		return ink{}
	}
	space := loadSpace(v.Key("ColorSpace"), 0)
	n := space.components()
	data, err := v.Data(nil, maxPixels*4)
	if err != nil || len(data) < int(w*h)*n || space.kind == labKind {
		return ink{}
	}
	return darkest(space, data[:int(w*h)*n], n)
}

func darkest(space *colorSpace, data []byte, n int) ink {
	dark := gray(1)
	var c [4]float64
	for i := 0; i+n <= len(data); i += n {
		for k := range n {
			c[k] = float64(data[i+k]) / 255
			if space.kind == indexedKind {
				c[k] = float64(data[i+k])
			}
		}
		if k := space.color(c[:n]); min(k.r, k.g, k.b) < min(dark.r, dark.g, dark.b) {
			dark = k
		}
	}
	return dark
}
