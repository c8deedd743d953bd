package content

import (
	"jixiao/extract/pdf/font"
	"jixiao/extract/pdf/object"
)

// Library keeps what the pages of a document share, by object.
type Library struct {
	fonts     map[string]*font.Font
	resources map[string]*resources
	states    map[string]*extState
	spaces    map[string]*colorSpace
	xobjects  map[string]*xobject
	off       map[string]bool // optional content groups that are not shown
	nextFont  int
	budget    *font.Budget
}

// NewLibrary starts a document. firstFont is the number of its first font, off
// lists the optional content groups that are not shown.
func NewLibrary(firstFont int, off map[string]bool) *Library {
	return &Library{
		fonts: map[string]*font.Font{}, resources: map[string]*resources{}, states: map[string]*extState{},
		spaces: map[string]*colorSpace{}, xobjects: map[string]*xobject{}, off: off, nextFont: firstFont,
		budget: font.NewBudget(),
	}
}

// Bounds of what is kept; files with an own object per page would pile it up.
const (
	maxKeptFonts  = 512
	maxKeptOthers = 128
)

// keep puts v into a bounded map.
func keep[T any](m map[string]T, id string, v T, most int) {
	if id == "" {
		return
	}
	if len(m) >= most {
		clear(m)
	}
	m[id] = v
}

func (lib *Library) loadFont(v object.Value) *font.Font {
	f := font.Load(v, lib.nextFont, lib.budget)
	lib.nextFont++
	return f
}

// category is one sub-dictionary of resources, such as its fonts.
type category struct {
	v    object.Value
	refs map[string]string
}

// resources is one resource dictionary with what was looked up in it.
type resources struct {
	lib        *Library
	v          object.Value
	categories map[string]category
	fonts      map[string]*font.Font
	spaces     map[string]*colorSpace
	states     map[string]*extState
	xobjects   map[string]*xobject
	properties map[string]property
}

// open returns the look-ups of a dictionary; id is its object, or "".
func (lib *Library) open(v object.Value, id string) *resources {
	if r := lib.resources[id]; r != nil {
		return r
	}
	r := &resources{
		lib: lib, v: v, categories: map[string]category{}, fonts: map[string]*font.Font{},
		spaces: map[string]*colorSpace{}, states: map[string]*extState{}, xobjects: map[string]*xobject{},
		properties: map[string]property{},
	}
	keep(lib.resources, id, r, maxKeptOthers)
	return r
}

func (r *resources) category(name string) category {
	c, ok := r.categories[name]
	if !ok {
		v := r.v.Key(name)
		c = category{v, v.Refs()}
		r.categories[name] = c
	}
	return c
}

// font finds a font; one object is loaded once per document.
func (r *resources) font(name []byte) *font.Font {
	if f, ok := r.fonts[string(name)]; ok {
		return f
	}
	key, list := string(name), r.category("Font")
	id := list.refs[key]
	f, known := r.lib.fonts[id]
	if !known {
		if v := list.v.Key(key); v.Kind() == object.Dict {
			f = r.lib.loadFont(v)
		}
		keep(r.lib.fonts, id, f, maxKeptFonts)
	}
	r.fonts[key] = f
	return f
}

func (r *resources) space(name []byte) *colorSpace {
	if s, ok := r.spaces[string(name)]; ok {
		return s
	}
	key := string(name)
	s := deviceSpace(key)
	if s == nil {
		list := r.category("ColorSpace")
		id := list.refs[key]
		if s = r.lib.spaces[id]; s == nil {
			s = loadSpace(list.v.Key(key), 0)
			keep(r.lib.spaces, id, s, maxKeptOthers)
		}
	}
	r.spaces[key] = s
	return s
}

// extState is the part of an ExtGState dictionary that matters here.
type extState struct {
	fillAlpha, strokeAlpha, lineWidth *float64
	font                              *font.Font
	fontSize                          float64
	dash, mixed, masked               *bool
}

func (r *resources) extState(name []byte) *extState {
	if s, ok := r.states[string(name)]; ok {
		return s
	}
	key, list := string(name), r.category("ExtGState")
	id := list.refs[key]
	s := r.lib.states[id]
	if s == nil {
		s = r.lib.loadExtState(list.v.Key(key))
		keep(r.lib.states, id, s, maxKeptOthers)
	}
	r.states[key] = s
	return s
}

func (lib *Library) loadExtState(v object.Value) *extState {
	s := &extState{fillAlpha: optional(v.Key("ca")), strokeAlpha: optional(v.Key("CA")), lineWidth: optional(v.Key("LW"))}
	if d := v.Key("D"); d.Kind() == object.Array {
		on := d.Index(0).Len() > 0
		s.dash = &on
	}
	if b := v.Key("BM"); object.Has(b) {
		mode := b.Text()
		if b.Kind() == object.Array {
			mode = b.Index(0).Text()
		}
		mixed := mode != "Normal" && mode != "Compatible"
		s.mixed = &mixed
	}
	if m := v.Key("SMask"); object.Has(m) {
		masked := m.Kind() == object.Dict
		s.masked = &masked
	}
	if f := v.Key("Font"); f.Kind() == object.Array && f.Index(0).Kind() == object.Dict {
		s.font, s.fontSize = lib.loadFont(f.Index(0)), f.Index(1).Num()
	}
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
	// the darkest colour of a small picture
	looked bool
	ink    ink
	// a form's own things, loaded at its first use
	loaded bool
	data   []byte
	matrix matrix
	bbox   []float64
	res    *resources // nil: those of the page
}

func (r *resources) xobject(name []byte) *xobject {
	if x, ok := r.xobjects[string(name)]; ok {
		return x
	}
	key, list := string(name), r.category("XObject")
	id := list.refs[key]
	x := r.lib.xobjects[id]
	if x == nil {
		x = &xobject{v: list.v.Key(key), id: id}
		x.kind = x.v.Key("Subtype").Text()
		x.hidden = r.lib.hides(x.v.Key("OC"), r.lib.refOf(x.v, "OC"))
		keep(r.lib.xobjects, id, x, maxKeptOthers)
	}
	r.xobjects[key] = x
	return x
}

// refOf names the object under a key, where layers matter at all.
func (lib *Library) refOf(v object.Value, key string) string {
	if len(lib.off) == 0 {
		return ""
	}
	return v.Refs()[key]
}

// hides reports whether an optional content group (by its object), or all
// groups of a membership dictionary, are switched off.
func (lib *Library) hides(v object.Value, id string) bool {
	if len(lib.off) == 0 {
		return false
	}
	if lib.off[id] {
		return true
	}
	groups := v.Key("OCGs")
	if groups.Kind() != object.Array {
		return lib.off[v.Refs()["OCGs"]]
	}
	ids := groups.IDs()
	for _, g := range ids {
		if !lib.off[g] {
			return false
		}
	}
	return len(ids) > 0
}
