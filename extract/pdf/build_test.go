package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// paper builds small PDFs for the tests, object by object.
type paper struct {
	objects []string // objects[i] is number i+1
}

func (p *paper) add(object string) int {
	p.objects = append(p.objects, object)
	return len(p.objects)
}

func (p *paper) stream(dict, data string) int {
	return p.add(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
}

func (p *paper) flate(dict, data string) int {
	return p.stream(dict+"/Filter/FlateDecode", deflate(data))
}

func deflate(data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data))
	w.Close()
	return b.String()
}

// page is what one test page is made of.
type page struct {
	content   string
	resources string // inside of the dictionary
	extra     string // further keys of the page
	box       string // "0 0 600 800" when empty
}

// finish adds the page tree and the catalog and returns the file's bytes.
func (p *paper) finish(pages ...page) []byte {
	root, at := p.tree(pages...)
	_ = at
	return p.bytes(root)
}

func (p *paper) tree(pages ...page) (root int, kids []int) {
	parent := len(p.objects) + 2*len(pages) + 1
	var refs strings.Builder
	for _, pg := range pages {
		if pg.box == "" {
			pg.box = "0 0 600 800"
		}
		content := p.flate("", pg.content)
		n := p.add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[%s]/Resources<<%s>>/Contents %d 0 R%s>>",
			parent, pg.box, pg.resources, content, pg.extra))
		kids = append(kids, n)
		fmt.Fprintf(&refs, "%d 0 R ", n)
	}
	p.add(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", refs.String(), len(pages)))
	return p.add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", parent)), kids
}

// bytes writes header, objects, cross-reference table and trailer.
func (p *paper) bytes(root int) []byte {
	b, offsets := p.body()
	at := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, off := range offsets {
		fmt.Fprintf(b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(b, "trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, root, at)
	return b.Bytes()
}

func (p *paper) body() (*bytes.Buffer, []int) {
	b := bytes.NewBufferString("%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")
	var offsets []int
	for i, o := range p.objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return b, offsets
}

// packed writes the same objects with an object stream (for all that are no
// streams) and a cross-reference stream.
func (p *paper) packed(root int) []byte {
	b := bytes.NewBufferString("%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")
	n := len(p.objects)
	entries := make([][3]int, n+3)
	var index, body strings.Builder
	count := 0
	for i, o := range p.objects {
		if strings.Contains(o, "\nstream\n") {
			entries[i+1] = [3]int{1, b.Len(), 0}
			fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
			continue
		}
		entries[i+1] = [3]int{2, n + 1, count}
		fmt.Fprintf(&index, "%d %d ", i+1, body.Len())
		body.WriteString(o + " ")
		count++
	}
	data := deflate(index.String() + body.String())
	entries[n+1] = [3]int{1, b.Len(), 0}
	fmt.Fprintf(b, "%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n",
		n+1, count, index.Len(), len(data), data)
	entries[n+2] = [3]int{1, b.Len(), 0}
	at := b.Len()
	var table strings.Builder
	for _, e := range entries {
		table.Write([]byte{byte(e[0]), byte(e[1] >> 16), byte(e[1] >> 8), byte(e[1]), byte(e[2])})
	}
	fmt.Fprintf(b, "%d 0 obj\n<</Type/XRef/Size %d/W[1 3 1]/Root %d 0 R/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		n+2, n+3, root, table.Len(), table.String(), at)
	return b.Bytes()
}

// latin adds Helvetica without widths, as only the 14 standard fonts may be.
func (p *paper) latin() int {
	return p.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
}

// chinese adds a font that is not embedded, with a predefined CMap.
func (p *paper) chinese(encoding, more string) int {
	cid := p.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>" + more + ">>")
	return p.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/%s/DescendantFonts[%d 0 R]>>", encoding, cid))
}

// mapped adds an Identity font with a ToUnicode map given as CMap operators.
func (p *paper) mapped(toUnicode string) int {
	cid := p.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>")
	tu := p.stream("", toUnicode)
	return p.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Song/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", cid, tu))
}

// sample is a whole small paper: two pages with text in two fonts, a ruled
// table, a form, an inline image and an annotation.
func sample() (*paper, []page) {
	p := &paper{}
	f1, f2 := p.latin(), p.chinese("UniGB-UCS2-H", "")
	f3 := p.mapped("1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0009> <8d44> endbfrange")
	form := p.flate("/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Matrix[1 0 0 1 50 60]", "BT /F1 9 Tf 2 5 Td (form) Tj ET 0 0 100 20 re S")
	look := p.flate("/Type/XObject/Subtype/Form/BBox[0 0 80 20]", "BT /F1 9 Tf 2 5 Td (note) Tj ET")
	note := p.add(fmt.Sprintf("<</Type/Annot/Subtype/FreeText/Rect[400 700 480 720]/AP<</N %d 0 R>>>>", look))
	res := fmt.Sprintf("/Font<</F1 %d 0 R/F2 %d 0 R/F3 %d 0 R>>/XObject<</X %d 0 R>>", f1, f2, f3, form)
	grid := "0.5 w 50 600 400 40 re S 50 620 m 450 620 l S 200 600 0.48 40 re f\n"
	text := "BT /F2 12 Tf 1 0 0 1 60 625 Tm <987976ee540d79f0> Tj /F1 10 Tf 150 0 Td [(123)-20(.45)] TJ /F3 12 Tf 0 -20 Td <00010002> Tj ET\n"
	image := "q 10 0 0 10 500 50 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00EI\xff EI Q /X Do\n"
	return p, []page{
		{content: grid + text + image, resources: res, extra: fmt.Sprintf("/Annots[%d 0 R]", note)},
		{content: grid + strings.Replace(text, "123", "678", 1), resources: res, extra: "/Rotate 90"},
	}
}

func sampleBytes() []byte {
	p, pages := sample()
	return p.finish(pages...)
}

func inflateText(s string) string {
	r, err := zlib.NewReader(strings.NewReader(s))
	if err != nil {
		panic(err) // the test's own data
	}
	var b bytes.Buffer
	b.ReadFrom(r)
	return b.String()
}
