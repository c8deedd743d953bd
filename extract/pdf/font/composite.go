package font

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"jixiao/extract/pdf/object"
)

func loadComposite(f *Font, v object.Value, b *Budget) {
	cid := v.Key("DescendantFonts").Index(0)
	descriptor := cid.Key("FontDescriptor")
	f.cmap = encodingCMap(v.Key("Encoding"), 0, b)
	f.Vertical = f.cmap.Vertical
	setHeights(f, descriptor)
	own := toUnicodeOf(v, b)
	f.decoder = &cidDecoder{
		cmap:       f.cmap,
		unicode:    own,
		pictures:   pictureFont(v.Key("BaseFont").Text()),
		collection: collectionOf(cid, f.cmap),
		embedded:   embeddedText(cid, descriptor, b),
	}
	m := cidWidths(cid, f.cmap)
	f.metrics = m
	if own != nil {
		f.misnamed = misnamed(own, m)
	}
}

// maxUseCMap bounds the chain of /UseCMap.
const maxUseCMap = 5

func encodingCMap(v object.Value, depth int, b *Budget) *CMap {
	if v.Kind() == object.Stream && depth < maxUseCMap {
		var base *CMap
		if use := v.Key("UseCMap"); object.Has(use) {
			base = encodingCMap(use, depth+1, b)
		}
		data, _ := v.Data(nil, maxFontStream)
		c := ParseCMap(data, base, b)
		if w := v.Key("WMode"); w.Kind() == object.Number {
			c.Vertical = w.Num() == 1
		}
		return c
	}
	if c := Predefined(v.Text()); c != nil {
		return c
	}
	return identityCMap(strings.HasSuffix(v.Text(), "-V"))
}

// collectionOf finds the table of the CIDs' texts: by the font's own ordering,
// or by that of its predefined CMap.
func collectionOf(cid object.Value, c *CMap) func() *collection {
	ordering := cid.Key("CIDSystemInfo").Key("Ordering").Text()
	if ordering == "" || ordering == "Identity" {
		ordering = orderingOf(c)
	}
	if ordering == "" || ordering == "Identity" {
		return func() *collection { return nil }
	}
	return sync.OnceValue(func() *collection { return collectionFor(ordering) })
}

func orderingOf(c *CMap) string {
	for ; c != nil; c = c.base {
		switch n := c.name; {
		case strings.HasPrefix(n, "GB"), strings.HasPrefix(n, "UniGB"):
			return "GB1"
		case strings.HasPrefix(n, "UniCNS"), strings.Contains(n, "B5"), strings.HasPrefix(n, "CNS"):
			return "CNS1"
		case strings.HasPrefix(n, "KSC"), strings.HasPrefix(n, "UniKS"):
			return "Korea1"
		case n != "":
			return "Japan1"
		}
	}
	return ""
}

// cidDecoder asks in this order: the file's own ToUnicode (raised
// codes of symbol fonts included), the character
// collection (before the next, because it unifies radicals and ideographs as
// the other readers do), a CMap whose codes are Unicode, the embedded font.
type cidDecoder struct {
	cmap       *CMap
	unicode    *ToUnicode
	pictures   *picture
	collection func() *collection
	embedded   func(cid uint32) string
}

func (d *cidDecoder) text(code uint32, n int) string {
	if d.unicode != nil {
		own := d.unicode.Text(code)
		if Readable(own) {
			return own
		}
		if s := d.pictures.raised(own); s != "" {
			return s
		}
	}
	cid := d.cmap.CID(code, n)
	if t := d.collection().text(cid); cid > 0 && Readable(t) {
		return t
	}
	if r, ok := d.cmap.unicodeCode(code, n); ok && Readable(string(r)) {
		return string(r)
	} else if ok && unicode.IsControl(r) {
		return silent
	}
	return d.embedded(cid)
}

// widthRange gives all CIDs from lo to hi one width (or vertical metrics).
type widthRange struct {
	lo, hi uint32
	w      [3]float64
}

// widthTable is /W or /W2: single CIDs and ranges.
type widthTable struct {
	one    map[uint32][3]float64
	ranges []widthRange
}

type cidMetrics struct {
	cmap            *CMap
	def             float64
	defY, defDown   float64
	across, upright widthTable
}

func cidWidths(cid object.Value, c *CMap) *cidMetrics {
	m := &cidMetrics{cmap: c, def: 1, defY: 0.88, defDown: -1}
	if dw := cid.Key("DW"); dw.Kind() == object.Number {
		m.def = dw.Num() / 1000
	}
	m.across = readWidths(cid.Key("W"), 1)
	if dw2, ok := object.Numbers(cid.Key("DW2"), 2); ok {
		m.defY, m.defDown = dw2[0]/1000, dw2[1]/1000
	}
	if c.Vertical {
		m.upright = readWidths(cid.Key("W2"), 3)
	}
	return m
}

// maxWidths bounds the numbers of one /W.
const maxWidths = 400_000

// readWidths reads "c [w w …]" and "first last w", each w being per numbers.
func readWidths(v object.Value, per int) widthTable {
	t := widthTable{one: map[uint32][3]float64{}}
	n := min(v.Len(), maxWidths)
	for i := 0; i+1 < n; {
		lo := uint32(max(v.Index(i).Num(), 0))
		next := v.Index(i + 1)
		if next.Kind() == object.Array {
			for j := 0; j+per <= min(next.Len(), maxWidths); j += per {
				t.one[lo+uint32(j/per)] = threeNumbers(next, j, per)
			}
			i += 2
			continue
		}
		if i+2+per > n {
			break
		}
		t.ranges = append(t.ranges, widthRange{lo, uint32(max(next.Num(), 0)), threeNumbers(v, i+2, per)})
		i += 2 + per
	}
	slices.SortStableFunc(t.ranges, func(a, b widthRange) int { return cmp.Compare(a.lo, b.lo) })
	return t
}

func threeNumbers(v object.Value, at, n int) (w [3]float64) {
	for i := range n {
		w[i] = v.Index(at+i).Num() / 1000
	}
	return w
}

func (t *widthTable) find(cid uint32) ([3]float64, bool) {
	if w, ok := t.one[cid]; ok {
		return w, true
	}
	i, _ := slices.BinarySearchFunc(t.ranges, cid+1, func(r widthRange, v uint32) int { return cmp.Compare(r.lo, v) })
	for tries := 0; i > 0 && tries < maxOverlap; tries++ {
		i--
		if cid <= t.ranges[i].hi {
			return t.ranges[i].w, true
		}
	}
	return [3]float64{}, false
}

func (m *cidMetrics) measure(code uint32, n int, g *Glyph) {
	cid := m.cmap.CID(code, n)
	g.Width = m.def
	if w, ok := m.across.find(cid); ok {
		g.Width = w[0]
	}
	if m.cmap.Vertical {
		g.Down, g.OriginX, g.OriginY = m.defDown, g.Width/2, m.defY
		if w, ok := m.upright.find(cid); ok {
			g.Down, g.OriginX, g.OriginY = w[0], w[1], w[2]
		}
	}
}
