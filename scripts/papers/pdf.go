package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os/exec"
	"strings"
	"unicode/utf16"
)

// pdfStyle is what only the typesetter's own PDF can show.
type pdfStyle struct {
	encodings  [2]string // predefined CMaps of body and heading font
	ownDigits  bool      // ASCII from a Latin font, as Word sets it
	rules      string    // fill, stroke, short
	stray      bool      // blanks inside words, as justified WPS text has them
	double     bool      // headings are printed twice for boldness
	watermark  string
	rotate     bool // drawn sideways with /Rotate 90
	openSides  bool // no outer border left and right
	compressed bool
}

func (d dice) pdfStyle() pdfStyle {
	maps := []string{"GBK-EUC-H", "UniGB-UCS2-H", "UniGB-UTF16-H", "GBKp-EUC-H", "GB-EUC-H"}
	p := pdfStyle{
		encodings: [2]string{pick(d, maps), pick(d, maps)}, ownDigits: d.chance(60), rules: pick(d, []string{"fill", "fill", "stroke", "short"}),
		stray: d.chance(25), double: d.chance(40), rotate: d.chance(15), openSides: d.chance(15), compressed: true,
	}
	if d.chance(20) {
		p.watermark = pick(d, []string{"公开稿", "部门预算公开"})
	}
	return p
}

// charset encodes Chinese for a predefined CMap.
type charset map[rune]string // rune to bytes in GBK

// gbk asks iconv for the GBK bytes of all characters that occur.
func gbk(t *typesetter) (charset, error) {
	seen := map[rune]bool{}
	var list []rune
	for _, s := range t.sheets {
		for _, op := range s.texts {
			for _, r := range op.s {
				if r >= 0x80 && !seen[r] {
					seen[r] = true
					list = append(list, r)
				}
			}
		}
	}
	for _, r := range t.st.pdf.watermark {
		list = append(list, r)
	}
	var in strings.Builder
	for _, r := range list {
		fmt.Fprintf(&in, "%c\n", r)
	}
	cmd := exec.Command("iconv", "-c", "-f", "UTF-8", "-t", "GBK")
	cmd.Stdin = strings.NewReader(in.String())
	out, err := cmd.Output()
	if len(out) == 0 && err != nil {
		return nil, fmt.Errorf("iconv: %w", err)
	}
	set := charset{}
	for i, b := range bytes.Split(bytes.TrimSuffix(out, []byte("\n")), []byte("\n")) {
		if len(b) == 2 {
			set[list[i]] = string(b)
		}
	}
	return set, nil
}

// encode is the text's bytes for an encoding; false when it cannot hold it.
func (c charset) encode(s, encoding string) (string, bool) {
	if strings.HasPrefix(encoding, "UniGB") {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune(s)) {
			b.WriteByte(byte(u >> 8))
			b.WriteByte(byte(u))
		}
		return b.String(), true
	}
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 {
			b.WriteRune(r)
			continue
		}
		code, ok := c[r]
		if !ok || encoding == "GB-EUC-H" && !inGB2312(code) {
			return "", false
		}
		b.WriteString(code)
	}
	return b.String(), true
}

func inGB2312(code string) bool {
	return code[0] >= 0xa1 && code[0] <= 0xf7 && code[1] >= 0xa1 && !(code[0] > 0xa9 && code[0] < 0xb0) && code[0] != 0xa2 && code[0] != 0xa6 && code[0] != 0xa8
}

// Fonts of the file: 0 body, 1 headings, 2 Latin, 3 what the others lack.
const (
	latinFont = 2
	spareFont = 3
)

// pdf writes the sheets as a file of version 1.4.
func (t *typesetter) pdf(d dice) ([]byte, error) {
	set, err := gbk(t)
	if err != nil {
		return nil, err
	}
	st := t.st.pdf
	w := &writer{}
	fonts := w.add(fmt.Sprintf("<</F0 %s/F1 %s/F2 %s/F3 %s>>", w.cidFont("SimSun", st.encodings[0]), w.cidFont("SimHei", st.encodings[1]),
		w.add("<</Type/Font/Subtype/TrueType/BaseFont/TimesNewRomanPSMT/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths["+strings.Repeat("500 ", 95)+"]/FontDescriptor "+w.descriptor("TimesNewRomanPSMT")+">>"),
		w.cidFont("SimSun", "UniGB-UCS2-H")))
	parent := w.reserve()
	var kids []string
	for _, s := range t.sheets {
		c := &content{dice: d, st: st, set: set, height: t.height}
		body := c.sheet(s, t.width, t.height)
		box, turn := fmt.Sprintf("0 0 %.1f %.1f", t.width, t.height), ""
		if st.rotate {
			// Drawn so that turning the page clockwise puts it upright.
			body = fmt.Sprintf("q 0 1 -1 0 %.1f 0 cm\n%sQ\n", t.height, body)
			box, turn = fmt.Sprintf("0 0 %.1f %.1f", t.height, t.width), "/Rotate 90"
		}
		kids = append(kids, w.add(fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[%s]%s/Resources<</Font %s>>/Contents %s>>", parent, box, turn, fonts, w.stream(body, st.compressed))))
	}
	w.set(parent, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), strings.Join(kids, " ")))
	return w.finish(w.add("<</Type/Catalog/Pages " + parent + ">>")), nil
}

// writer collects the objects of a file.
type writer struct{ objects []string }

func (w *writer) reserve() string { return w.add("") }

func (w *writer) add(object string) string {
	w.objects = append(w.objects, object)
	return fmt.Sprintf("%d 0 R", len(w.objects))
}

func (w *writer) set(ref, object string) {
	var n int
	fmt.Sscan(ref, &n)
	w.objects[n-1] = object
}

func (w *writer) stream(data string, compressed bool) string {
	filter := ""
	if compressed {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		z.Write([]byte(data)) // a bytes.Buffer takes everything
		z.Close()
		data, filter = b.String(), "/Filter/FlateDecode"
	}
	return w.add(fmt.Sprintf("<</Length %d%s>>stream\n%s\nendstream", len(data), filter, data))
}

func (w *writer) descriptor(name string) string {
	return w.add("<</Type/FontDescriptor/FontName/" + name + "/Flags 6/FontBBox[0 -140 1000 860]/ItalicAngle 0/Ascent 860/Descent -140/CapHeight 700/StemV 80>>")
}

// cidFont is a font that is not embedded. ASCII is half as wide as Chinese,
// whichever CIDs the CMap gives it.
func (w *writer) cidFont(name, encoding string) string {
	child := w.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500 814 939 500]/FontDescriptor " + w.descriptor(name) + ">>")
	return w.add("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/" + encoding + "/DescendantFonts[" + child + "]>>")
}

func (w *writer) finish(root string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	var at []int
	for i, o := range w.objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %s>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, root, start)
	return b.Bytes()
}
