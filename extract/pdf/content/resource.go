package content

import (
	"jixiao/extract/pdf/font"
	"jixiao/extract/pdf/object"
)

// Library keeps what the pages of a document share: fonts by object, and
// resources by object.
type Library struct {
	fonts  map[string]*font.Font
	byID   map[string]*resources
	off    map[string]bool // optional content groups that are not shown
	nextID int
}

// NewLibrary starts a document. firstFont is the number of its first font.
func NewLibrary(firstFont int, hidden map[string]bool) *Library {
	return &Library{fonts: map[string]*font.Font{}, byID: map[string]*resources{}, off: hidden, nextID: firstFont}
}

// resources is one resource dictionary with what was looked up in it.
type resources struct {
	lib    *Library
	v      object.Value
	sub    map[string]object.Value // "Font", "XObject", …
	fonts  map[string]*font.Font
	spaces map[string]*colorSpace
	states map[string]*extState
	xobjs  map[string]*xobject
}

// maxShared bounds the resource dictionaries that are kept; files with one per
// page would pile them up.
const maxShared = 32

// resources returns the look-ups of a dictionary; id is its object, or "".
func (lib *Library) resources(v object.Value, id string) *resources {
	if r := lib.byID[id]; r != nil && id != "" {
		return r
	}
	r := &resources{
		lib: lib, v: v, sub: map[string]object.Value{}, fonts: map[string]*font.Font{},
		spaces: map[string]*colorSpace{}, states: map[string]*extState{}, xobjs: map[string]*xobject{},
	}
	if id != "" {
		if len(lib.byID) >= maxShared {
			clear(lib.byID)
		}
		lib.byID[id] = r
	}
	return r
}

func (r *resources) category(name string) object.Value {
	v, ok := r.sub[name]
	if !ok {
		v = r.v.Key(name)
		r.sub[name] = v
	}
	return v
}

// font finds a font; one object is loaded once per document.
func (r *resources) font(name []byte) *font.Font {
	if f, ok := r.fonts[string(name)]; ok {
		return f
	}
	key := string(name)
	list := r.category("Font")
	id := list.ID(key)
	f := r.lib.fonts[id]
	if f == nil || id == "" {
		if v := list.Key(key); v.Kind() == object.Dict {
			f = font.Load(v, r.lib.nextID)
			r.lib.nextID++
			if id != "" {
				r.lib.fonts[id] = f
			}
		}
	}
	r.fonts[key] = f
	return f
}

func (r *resources) space(name []byte) *colorSpace {
	if s, ok := r.spaces[string(name)]; ok {
		return s
	}
	key := string(name)
	var s *colorSpace
	switch key {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern":
		s = map[string]*colorSpace{"DeviceGray": deviceGray, "DeviceRGB": deviceRGB, "DeviceCMYK": deviceCMYK, "Pattern": pattern}[key]
	default:
		s = loadSpace(r.category("ColorSpace").Key(key), 0)
	}
	r.spaces[key] = s
	return s
}

// extState is the part of an ExtGState dictionary that matters here.
type extState struct {
	fillAlpha, strokeAlpha, lineWidth *float64
	font                              *font.Font
	fontSize                          float64
	dash                              *bool
}

func (r *resources) extState(name []byte) *extState {
	if s, ok := r.states[string(name)]; ok {
		return s
	}
	key := string(name)
	v := r.category("ExtGState").Key(key)
	s := &extState{fillAlpha: optional(v.Key("ca")), strokeAlpha: optional(v.Key("CA")), lineWidth: optional(v.Key("LW"))}
	if d := v.Key("D"); d.Kind() == object.Array {
		on := d.Index(0).Len() > 0
		s.dash = &on
	}
	if f := v.Key("Font"); f.Kind() == object.Array && f.Index(0).Kind() == object.Dict {
		s.font, s.fontSize = font.Load(f.Index(0), r.lib.nextID), f.Index(1).Num()
		r.lib.nextID++
	}
	r.states[key] = s
	return s
}

func optional(v object.Value) *float64 {
	if v.Kind() != object.Number {
		return nil
	}
	n := v.Num()
	return &n
}

// xobject is a form or an image.
type xobject struct {
	kind   string // Subtype
	id     string
	v      object.Value
	hidden bool
	// a form's own things, loaded at its first use
	loaded bool
	data   []byte
	matrix matrix
	bbox   []float64
	res    *resources
}

func (r *resources) xobject(name []byte) *xobject {
	if x, ok := r.xobjs[string(name)]; ok {
		return x
	}
	key := string(name)
	list := r.category("XObject")
	x := &xobject{v: list.Key(key), id: list.ID(key)}
	x.kind = x.v.Key("Subtype").Text()
	x.hidden = r.lib.hides(x.v, "OC")
	r.xobjs[key] = x
	return x
}

// hides reports whether the optional content named under a key is switched off.
func (lib *Library) hides(v object.Value, key string) bool {
	if len(lib.off) == 0 {
		return false
	}
	if lib.off[v.ID(key)] {
		return true
	}
	oc := v.Key(key)
	if oc.Key("Type").Text() != "OCMD" {
		return false
	}
	return lib.off[oc.ID("OCGs")]
}
