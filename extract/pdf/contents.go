package pdf

import (
	"errors"

	"jixiao/extract/pdf/object"
)

// maxContent bounds the decoded content of one page.
const maxContent = 32 << 20

// maxParts bounds the streams one page is made of.
const maxParts = 20_000

// errMissing is the error of content that the page names and the file lacks.
var errMissing = errors.New("content object missing")

// contents decodes the page's streams and puts a line end between them. With
// an error comes what could be decoded. The result is memory of its own, that
// of dst where it is large enough: never the file's bytes.
func contents(dst []byte, page object.Value) (data []byte, err error) {
	v := page.Key("Contents")
	data = dst[:0]
	parts, part := v.Len(), v.Index
	switch v.Kind() {
	case object.Null:
		if page.Refs()["Contents"] != "" {
			err = errMissing
		}
		return data, err
	case object.Stream:
		if v.Key("Filter").Text() == "FlateDecode" {
			return v.Data(dst, maxContent)
		}
		parts, part = 1, func(int) object.Value { return v }
	}
	for i := range min(parts, maxParts) {
		stream := part(i)
		if !object.Has(stream) {
			err = errMissing
			continue
		}
		more, broken := stream.Data(nil, maxContent-len(data))
		if errors.Is(broken, object.ErrBomb) {
			return nil, broken
		}
		if err == nil {
			err = broken
		}
		data = append(append(data, more...), '\n')
	}
	return data, err
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
