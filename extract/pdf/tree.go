package pdf

import (
	"errors"
	"slices"
	"strings"

	"jixiao/extract/pdf/content"
	"jixiao/extract/pdf/object"
)

var (
	errNoPages      = errors.New("no pages")
	errTooManyPages = errors.New("too many pages")
)

// Bounds of the page tree.
const (
	maxPages     = 20_000
	maxTreeDepth = 64
	maxKids      = 200_000
)

// pageNode is one page with what it inherits.
type pageNode struct {
	v           object.Value
	resources   object.Value
	resourcesID string
	media, crop []float64
	rotate      int
}

// lostPage stands for a page, or a part of the tree, that the file lacks.
var lostPage = pageNode{v: object.Nothing, resources: object.Nothing}

// treeWalk gathers the pages of a tree in order. seen holds the inner nodes that
// were met: each counts once, or a tree could be a loop.
type treeWalk struct {
	pages []pageNode
	seen  map[string]bool
	kids  int
	err   error
	// shared are the resources that a page named last: mostly all pages name the same.
	shared   object.Value
	sharedID string
}

func walkPages(root object.Value, id string) ([]pageNode, error) {
	w := &treeWalk{seen: map[string]bool{id: id != ""}}
	w.node(root, pageNode{resources: object.Nothing}, 0)
	found := slices.ContainsFunc(w.pages, func(p pageNode) bool { return object.Has(p.v) })
	if w.err == nil && !found {
		w.err = errNoPages
	}
	return w.pages, w.err
}

// node handles a page or an inner node; /Type is often missing or wrong, so
// /Kids decides.
func (w *treeWalk) node(v object.Value, up pageNode, depth int) {
	if v.Kind() != object.Dict || depth > maxTreeDepth || w.err != nil {
		return
	}
	w.inherit(&up, v)
	kids := v.Key("Kids")
	if kids.Kind() != object.Array {
		if len(w.pages) >= maxPages {
			w.err = errTooManyPages
			return
		}
		up.v = v
		w.pages = append(w.pages, up)
		return
	}
	ids := kids.IDs()
	for i := range kids.Len() {
		if w.kids++; w.kids > maxKids {
			return
		}
		kid := kids.Index(i)
		if i < len(ids) && kid.Key("Kids").Kind() == object.Array {
			if w.seen[ids[i]] {
				continue
			}
			w.seen[ids[i]] = true
		}
		if !object.Has(kid) && i < len(ids) && len(w.pages) < maxPages {
			w.pages = append(w.pages, lostPage) // keeps the numbers of the others right
			continue
		}
		w.node(kid, up, depth+1)
	}
}

func (w *treeWalk) inherit(p *pageNode, v object.Value) {
	if r, id := w.resources(v); r.Kind() == object.Dict {
		p.resources, p.resourcesID = r, id
	}
	if b, ok := object.Numbers(v.Key("MediaBox"), 4); ok {
		p.media = b
	}
	if b, ok := object.Numbers(v.Key("CropBox"), 4); ok {
		p.crop = b
	}
	if r := v.Key("Rotate"); r.Kind() == object.Number {
		p.rotate = int(r.Num())
	}
}

func (w *treeWalk) resources(v object.Value) (object.Value, string) {
	id := v.Refs()["Resources"]
	if id == "" {
		own := v.Key("Resources")
		return own, contentID(own)
	}
	if id != w.sharedID {
		w.shared, w.sharedID = v.Key("Resources"), id
	}
	return w.shared, id
}

// contentID names resources that a page holds itself by what they refer to, so
// that pages of the same fonts share them too: mostly it is one list of fonts.
// "" where they hold anything that is no reference.
func contentID(v object.Value) string {
	if v.Kind() != object.Dict {
		return ""
	}
	refs := v.Refs()
	if len(refs) == 0 {
		return ""
	}
	id := "{"
	for _, key := range v.Keys() {
		switch ref := refs[key]; {
		case key == "ProcSet": // nobody asks for it
		case ref == "" || strings.ContainsAny(key, " {}"):
			return ""
		default:
			id += key + " " + ref + " "
		}
	}
	return id + "}"
}

// defaultWidth and defaultHeight are the page size of a file that gives none
// that can be: US Letter, as all viewers take it.
const (
	defaultWidth, defaultHeight = 612, 792
	maxSide                     = 20_000
)

// view is the part of the page that is shown: the crop box within the media box.
func (p *pageNode) view() content.View {
	media, ok := rectangle(p.media)
	if !ok {
		media = [4]float64{0, 0, defaultWidth, defaultHeight}
	}
	box := media
	if c, ok := rectangle(p.crop); ok {
		box = [4]float64{max(c[0], media[0]), max(c[1], media[1]), min(c[2], media[2]), min(c[3], media[3])}
		if box[2]-box[0] < 1 || box[3]-box[1] < 1 {
			box = media
		}
	}
	unit := p.v.Key("UserUnit").Num()
	if unit < 0.01 || unit > 100 {
		unit = 1
	}
	rotate := (p.rotate%360 + 360) % 360 / 90 * 90
	return content.View{X0: box[0], Y0: box[1], X1: box[2], Y1: box[3], Media: media, Rotate: rotate, Unit: unit}
}

func rectangle(b []float64) (r [4]float64, ok bool) {
	if len(b) < 4 {
		return r, false
	}
	r = [4]float64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
	w, h := r[2]-r[0], r[3]-r[1]
	return r, w >= 1 && h >= 1 && w <= maxSide && h <= maxSide && r[0] > -maxSide && r[1] > -maxSide
}
