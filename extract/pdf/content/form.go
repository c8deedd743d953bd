package content

import (
	"errors"

	"jixiao/budget"
	"jixiao/extract/pdf/lex"
	"jixiao/extract/pdf/object"
)

func (in *Interp) extState() {
	s := in.res.extState(in.lastText())
	st := &in.st
	in.penOK = false
	if s.fillAlpha != nil {
		st.fillAlpha = *s.fillAlpha
	}
	if s.strokeAlpha != nil {
		st.strokeAlpha = *s.strokeAlpha
	}
	if s.lineWidth != nil {
		st.lineWidth = *s.lineWidth
	}
	if s.dash != nil {
		st.dashed = *s.dash
	}
	if s.mixed != nil {
		st.mixed = *s.mixed
	}
	if s.masked != nil {
		st.masked = *s.masked
	}
	if s.font != nil {
		st.text.font, st.text.size = s.font, s.fontSize
	}
}

// dash reads "[on off …] phase d"; all zeros are a solid line.
func (in *Interp) dash() {
	in.st.dashed = false
	inside := false
	for _, o := range in.ops {
		switch o.kind {
		case lex.ArrayOpen:
			inside = true
		case lex.ArrayClose:
			return
		case lex.Number:
			in.st.dashed = in.st.dashed || inside && o.num > 0
		}
	}
}

func (in *Interp) xobject() {
	x := in.res.xobject(in.lastText())
	switch {
	case !object.Has(x.v):
		in.lost++
	case x.hidden:
	case x.kind == "Image":
		in.image(opaque(x.v), func() ink { return in.imageInk(x) })
	case x.kind == "Form":
		in.form(x)
	}
}

// image notes where an image is painted: the unit square of user space. Its ink is
// asked for where it may be a line.
func (in *Interp) image(opaque bool, darkest func() ink) {
	b := intersect(in.st.ctm.box(0, 0, 1, 1), in.st.clip)
	if empty(b) || in.hiddenLayer > 0 || in.st.fillAlpha < clearAlpha || len(in.page.Images) >= maxImages || !sane(b[0], b[1], b[2], b[3]) {
		return
	}
	in.page.Images = append(in.page.Images, b)
	if !in.strip(b, darkest) {
		in.remember(b, ink{})
	}
	if opaque {
		in.cover(b)
	}
}

// maxKeptForm is the size up to which a form's content is kept for its next use.
const maxKeptForm = 64 << 10

// form runs a form XObject in its own state.
func (in *Interp) form(x *xobject) {
	if in.forms >= maxForms || x.id != "" && in.activeForms[x.id] {
		return
	}
	data := in.load(x)
	if len(data) == 0 {
		return
	}
	in.forms++
	in.activeForms[x.id] = true
	in.isolated(x, x.matrix, data)
	delete(in.activeForms, x.id)
	in.forms--
}

func (in *Interp) load(x *xobject) []byte {
	if !x.loaded {
		x.loaded = true
		x.matrix = identity
		if m, ok := object.Numbers(x.v.Key("Matrix"), 6); ok {
			x.matrix = matrix{m[0], m[1], m[2], m[3], m[4], m[5]}
		}
		x.bbox, _ = object.Numbers(x.v.Key("BBox"), 4)
		if r := x.v.Key("Resources"); r.Kind() == object.Dict {
			x.res = in.lib.open(r, x.v.Refs()["Resources"])
		}
	}
	if x.data != nil {
		return x.data
	}
	data, err := x.v.Data(nil, maxPageBytes)
	if errors.Is(err, object.ErrBomb) {
		in.overLimit = true
		return nil
	}
	if len(data) <= maxKeptForm {
		x.data = data
	}
	return data
}

// isolated runs content with its own resources and space, and puts everything
// back as it was.
func (in *Interp) isolated(x *xobject, m matrix, data []byte) {
	saved := *in
	in.stack = append(in.stack, in.st)
	in.concat(m)
	if b := x.bbox; b != nil {
		in.st.clip = intersect(in.st.clip, in.st.ctm.box(b[0], b[1], b[2], b[3]))
	}
	if x.res != nil { // a form without resources uses those around it
		in.res = x.res
	}
	in.path = path{}
	in.run(data)
	in.st = saved.st
	in.stack = in.stack[:min(len(saved.stack), len(in.stack))]
	in.res, in.path = saved.res, saved.path
	in.tm, in.penX, in.penY, in.penOK = saved.tm, saved.penX, saved.penY, false
	in.marked, in.artifact, in.hiddenLayer = saved.marked, saved.artifact, saved.hiddenLayer
	in.unfinished = saved.unfinished
	if in.replaced.open && !saved.replaced.open {
		in.endReplaced()
	}
}

// Annotation paints an annotation's appearance stream into its rectangle, as
// 12.5.5 of the standard says.
func (in *Interp) Annotation(appearance object.Value, rect []float64) {
	if in.overLimit {
		return
	}
	x := &xobject{v: appearance}
	if data := in.load(x); len(data) > 0 && x.bbox != nil {
		b := x.matrix.box(x.bbox[0], x.bbox[1], x.bbox[2], x.bbox[3])
		r := budget.Box{min(rect[0], rect[2]), min(rect[1], rect[3]), max(rect[0], rect[2]), max(rect[1], rect[3])}
		if b[2] <= b[0] || b[3] <= b[1] {
			return
		}
		sx, sy := (r[2]-r[0])/(b[2]-b[0]), (r[3]-r[1])/(b[3]-b[1])
		fit := matrix{sx, 0, 0, sy, r[0] - b[0]*sx, r[1] - b[1]*sy}
		in.annotation = true
		in.isolated(x, x.matrix.mul(fit), data)
		in.annotation = false
	}
}
