package pdf

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// bombs are files in which the same bytes count again and again. Each once took
// a minute or gigabytes.
func bombs() map[string][]byte {
	repeat := func(head, piece string, n int, tail string) []byte {
		return append(append([]byte("%PDF-1.4\n"+head), bytes.Repeat([]byte(piece), n)...), tail...)
	}
	stream := func(data string) string {
		d := deflate(data)
		return fmt.Sprintf("<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", len(d), d)
	}
	var numbered strings.Builder
	for i := 1; i < 200_000; i++ {
		fmt.Fprintf(&numbered, "%d 0 obj[]endobj ", i)
	}
	return map[string][]byte{
		"object streams that overlap":          repeat("", "1 0 obj <</Type/ObjStm>> stream obj 2 0 obj ", 300_000, ""),
		"trailers that open arrays":            repeat("", "trailer [", 500_000, ""),
		"trailers within trailers":             repeat("", "trailer <</A ", 500_000, ""),
		"strings that swallow the rest":        repeat("", "1 0 obj ( ", 500_000, "trailer <</Root 1 0 R>>"),
		"dictionaries that swallow the rest":   repeat("", "1 0 obj<</ObjStm ", 300_000, ""),
		"200,000 objects":                      repeat(numbered.String(), "", 0, "trailer <</Root 1 0 R>>"),
		"object streams that inflate to 15 MB": repeat("", "\n7 0 obj "+stream("1 0 "+strings.Repeat(" ", 15<<20))+" endobj", 300, "trailer <</Root 1 0 R>>"),
		"pages that share a huge content":      sharedContent(),
		"annotations that share a huge look":   sharedLook(),
		"fonts that share a huge map":          sharedMap(),
	}
}

func sharedContent() []byte {
	p := &paper{}
	c := p.flate("", strings.Repeat("0 0 m 9 9 l S ", 1_000_000))
	var kids strings.Builder
	for range 500 {
		fmt.Fprintf(&kids, "%d 0 R ", p.add(fmt.Sprintf("<</Type/Page/MediaBox[0 0 9 9]/Contents %d 0 R>>", c)))
	}
	pages := p.add("<</Type/Pages/Kids[" + kids.String() + "]>>")
	return p.bytes(p.add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", pages)))
}

func sharedLook() []byte {
	p := &paper{}
	look := p.flate("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", strings.Repeat("0 0 m 9 9 l S ", 200_000))
	note := p.add(fmt.Sprintf("<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N %d 0 R>>>>", look))
	return p.finish(page{extra: "/Annots[" + strings.Repeat(fmt.Sprintf("%d 0 R ", note), 5000) + "]"})
}

func sharedMap() []byte {
	p := &paper{}
	cid := p.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 1000>>")
	tu := p.flate("", strings.Repeat("1 beginbfrange <0000> <ffff> <0041> endbfrange\n", 60_000))
	var fonts, use strings.Builder
	for i := range 500 {
		n := p.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", cid, tu))
		fmt.Fprintf(&fonts, "/F%d %d 0 R", i, n)
		fmt.Fprintf(&use, "/F%d 9 Tf <0001> Tj ", i)
	}
	return p.finish(page{content: "BT " + use.String(), resources: "/Font<<" + fonts.String() + ">>"})
}

// maxHeap is what the heap may hold after a file; the limit for the whole
// process is 512 MB.
const maxHeap = 300 << 20

func TestRepeatedBytesAreBounded(t *testing.T) {
	if slowdown > 1 {
		t.Skip("these run for a second each; the race detector makes minutes of it")
	}
	for why, data := range bombs() {
		took := readAll(data)
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if took > patience || m.HeapAlloc > maxHeap {
			t.Errorf("%s took %v, heap %d MB", why, took, m.HeapAlloc>>20)
		}
		runtime.GC()
	}
}
