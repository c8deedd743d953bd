package pdf

import (
	"jixiao/extract/pdf/object"
)

// maxContent bounds the decoded content of one page.
const maxContent = 64 << 20

// maxParts bounds the streams one page is made of.
const maxParts = 20_000

// contents decodes the page's streams and puts a line end between them. broken
// is set when one could not be decoded to its end.
func contents(v object.Value) (data []byte, broken bool) {
	if v.Kind() == object.Stream {
		data, err := v.Data(maxContent)
		return data, err != nil
	}
	for i := range min(v.Len(), maxParts) {
		part, err := v.Index(i).Data(maxContent - len(data))
		broken = broken || err != nil
		if data == nil {
			data = part
			continue
		}
		data = append(append(data, '\n'), part...)
	}
	return data, broken
}

// Flags of an annotation that keep it from being shown on a screen.
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// maxAnnotations bounds the annotations of one page.
const maxAnnotations = 5_000

// annotations paints the appearances that a viewer shows.
func (r *reader) annotations(list object.Value) {
	for i := range min(list.Len(), maxAnnotations) {
		a := list.Index(i)
		if flags := int(a.Key("F").Num()); flags&(flagHidden|flagNoView) != 0 || a.Key("Subtype").Text() == "Popup" {
			continue
		}
		rect, ok := object.Numbers(a.Key("Rect"), 4)
		if !ok {
			continue
		}
		look := a.Key("AP").Key("N")
		if look.Kind() == object.Dict {
			look = look.Key(a.Key("AS").Text())
		}
		if look.Kind() == object.Stream {
			r.in.Annotation(look, rect)
		}
	}
}
