package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/extract/pdf/object"
)

// whole is the text of all pages.
func whole(t *testing.T, data []byte) (string, *File) {
	t.Helper()
	f, err := Open(data, "test.pdf", Options{})
	if err != nil {
		return err.Error(), nil
	}
	var b strings.Builder
	for n := range f.NumPages() {
		pg, err := f.Page(n + 1)
		if err != nil {
			fmt.Fprintf(&b, "[%v]", err)
		}
		b.WriteString(textOf(pg) + "|")
	}
	return b.String(), f
}

const sampleText = "项目名称123.45资赅formnote|项目名称678.45资赅|"

func TestDamagedFilesAreReadAllTheSame(t *testing.T) {
	p, pages := sample()
	root, _ := p.tree(pages...)
	good := p.bytes(root)
	packed := p.packed(root)
	replace := func(old, new string) []byte {
		if !bytes.Contains(good, []byte(old)) {
			t.Fatalf("the sample has no %q", old)
		}
		return bytes.Replace(good, []byte(old), []byte(new), -1)
	}
	startxref := regexp.MustCompile(`startxref\n\d+`)
	length := regexp.MustCompile(`/Length \d+`)
	for _, c := range []struct {
		why  string
		data []byte
	}{
		{"undamaged", good},
		{"objects in an object stream, cross-reference in a stream", packed},
		{"the same with junk before the header", append([]byte("HTTP/1.1 200 OK\r\n\r\n"), packed...)},
		{"junk before the header", append([]byte("junk\n\n"), good...)},
		{"bytes after the end", append(bytes.Clone(good), bytes.Repeat([]byte("<!-- -->\n"), 400)...)},
		{"no end marker", bytes.TrimSuffix(good, []byte("%%EOF\n"))},
		{"a header of version 2.0", replace("%PDF-1.6", "%PDF-2.0")},
		{"a header no reader knows", replace("%PDF-1.6\n", "%PDF-bad ")},
		{"startxref points to nowhere", startxref.ReplaceAll(good, []byte("startxref\n99999999"))},
		{"startxref points into an object", startxref.ReplaceAll(good, []byte("startxref\n20"))},
		{"no startxref and no trailer", good[:bytes.Index(good, []byte("xref\n0"))]},
		{"all offsets are wrong by three", replace("%\xe2\xe3\xcf\xd3\n", "%\xe2\xe3\xcf\xd3abc\n")},
		{"all lengths lie low", length.ReplaceAll(good, []byte("/Length 7"))},
		{"all lengths lie high", length.ReplaceAll(good, []byte("/Length 99999999"))},
		{"lengths refer to themselves", length.ReplaceAll(good, []byte("/Length 1 0 R"))},
		{"no endobj anywhere", replace("\nendobj\n", "\n")},
		{"no types in the page tree", bytes.ReplaceAll(replace("/Type/Pages", ""), []byte("/Type/Page"), nil)},
		{"a wrong count of pages", replace("/Count 2", "/Count -7")},
		{"line ends of old Macs", regexp.MustCompile(`\nendobj\n`).ReplaceAll(good, []byte("\rendobj\r"))},
		{"previous sections in a loop", replace("/Root", "/Prev 20/Root")},
		{"a size beyond reason", regexp.MustCompile(`/Size \d+`).ReplaceAll(good, []byte("/Size 999999999"))},
		{"numbers outside of the grammar", replace("/MediaBox[0 0 600 800]", "/MediaBox[0 --0 600. 8e2]")},
		{"numbers as nobody writes them", replace("/Rotate 90", "/Rotate +90.0 ")},
	} {
		if got, f := whole(t, c.data); got != sampleText {
			t.Errorf("%s: %s", c.why, got)
			if f != nil {
				t.Logf("    %s", f.Reader())
			}
		}
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	good := sampleBytes()
	for _, c := range []struct {
		why  string
		data []byte
		kind error
	}{
		{"nothing", nil, budget.ErrEmpty},
		{"no PDF", []byte("<html><body>404</body></html>"), budget.ErrFormat},
		{"a header alone", []byte("%PDF-1.4\n"), budget.ErrDamaged},
		{"cut in the middle: the catalog is gone", good[:len(good)*8/10], budget.ErrDamaged},
		{"a page tree without pages", bytes.ReplaceAll(good, []byte("/Kids["), []byte("/Kids[]/X[")), budget.ErrDamaged},
		{"zeros", make([]byte, 5000), budget.ErrFormat},
	} {
		f, err := Open(c.data, "文件.pdf", Options{})
		var e *budget.Error
		if f != nil || !errors.As(err, &e) || e.Kind != c.kind || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

// A page whose content breaks off must not pass for a whole one, and must not
// spoil the others.
func TestDamagedPageIsNamed(t *testing.T) {
	p := &paper{}
	res := fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())
	long := "BT /F 10 Tf 100 700 Td (" + strings.Repeat("A line of text. ", 40) + ") Tj ET"
	root, _ := p.tree(page{content: long, resources: res}, page{content: "BT /F 10 Tf 100 700 Td (B) Tj ET", resources: res})
	broken := deflate(long)
	broken = broken[:len(broken)/2]
	p.objects[1] = fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", len(broken), broken)
	f, err := Open(p.bytes(root), "a.pdf", Options{})
	if err != nil {
		t.Fatal(err)
	}
	var e *budget.Error
	if _, err := f.Page(1); !errors.As(err, &e) || e.Kind != budget.ErrDamaged || e.Where.Page != 1 {
		t.Errorf("page 1: %v", err)
	}
	if pg, err := f.Page(2); err != nil || textOf(pg) != "B" {
		t.Errorf("page 2: %q, %v", textOf(pg), err)
	}
	if _, err := f.Page(3); err == nil {
		t.Error("there is no page 3")
	}
}

// Nothing may be missing in silence: not a page, not a piece of its content, not
// a form.
func TestMissingObjectsAreNoticed(t *testing.T) {
	text := "BT /F 10 Tf 100 700 Td (A) Tj ET\n"
	for _, c := range []struct {
		why, old, new string // a change to the object numbers of the file
		damaged       bool
		issue         string
	}{
		{"nothing", "", "", false, ""},
		{"the content is gone", "/Contents 2 0 R", "/Contents 99 0 R", true, ""},
		{"a piece of the content is gone", "/Contents 2 0 R", "/Contents[2 0 R 99 0 R]", true, ""},
		{"the page is gone", "/Kids[3 0 R", "/Kids[99 0 R", true, ""},
		{"a form is gone", "/Font<<", "/XObject<</X 99 0 R>>/Font<<", false, "objects_lost"},
		{"no content at all", "/Contents 2 0 R", "", false, ""},
	} {
		p := &paper{}
		res := fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())
		content := text
		if c.issue != "" {
			content += "/X Do"
		}
		data := bytes.Replace(p.finish(page{content: content, resources: res}, page{content: text, resources: res}), []byte(c.old), []byte(c.new), 1)
		f, err := Open(data, "a.pdf", Options{})
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		pg, err := f.Page(1)
		issue := ""
		if len(pg.Issues) > 0 {
			issue = pg.Issues[0].Code
		}
		if f.NumPages() != 2 || errors.Is(err, budget.ErrDamaged) != c.damaged || issue != c.issue {
			t.Errorf("%s: %d pages, %v, issue %q", c.why, f.NumPages(), err, issue)
		}
		if pg, err := f.Page(2); err != nil || textOf(pg) != "A" {
			t.Errorf("%s: page 2 is %q, %v", c.why, textOf(pg), err)
		}
	}
}

func TestClaimedPagesAreCompared(t *testing.T) {
	for count, want := range map[string]int{"2": 0, "3": 1, "1": 0, "-7": 0, "/A": 0} {
		f, err := Open(bytes.Replace(sampleBytes(), []byte("/Count 2"), []byte("/Count "+count), 1), "a.pdf", Options{})
		if err != nil || f.NumPages() != 2 || len(f.Issues()) != want {
			t.Errorf("count %s: %v, issues %v", count, err, f.Issues())
		}
	}
}

// The same page may stand in the tree twice.
func TestAPageMayBeShownTwice(t *testing.T) {
	p := &paper{}
	res := fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())
	data := p.finish(page{content: "BT /F 10 Tf 100 700 Td (A) Tj ET", resources: res})
	if got, _ := whole(t, bytes.Replace(data, []byte("/Kids[3 0 R"), []byte("/Kids[3 0 R 3 0 R"), 1)); got != "A|A|" {
		t.Errorf("text %q", got)
	}
}

// A stream that breaks off between two operators may have lost anything.
func TestCutBetweenOperatorsIsADoubt(t *testing.T) {
	p := &paper{}
	res := fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())
	root, _ := p.tree(page{content: "", resources: res})
	packed := deflate("BT /F 10 Tf 100 700 Td (A) Tj ET\n")
	packed = packed[:len(packed)-5] // without check sum and the end of the block
	p.objects[1] = fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", len(packed), packed)
	pg := openPage(t, p.bytes(root))
	if textOf(pg) != "A" || len(pg.Issues) != 1 || pg.Issues[0].Code != "page_cut" {
		t.Errorf("%q with %v", textOf(pg), pg.Issues)
	}
}

// A length beyond the file, also one that became a reference to nowhere, is
// measured anew, by whichever reader and at every run.
func TestLengthsBeyondTheFile(t *testing.T) {
	for _, length := range []string{"10000000426", "1000000426", "10000000018 0 R"} {
		p := &paper{}
		res := fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())
		root, _ := p.tree(page{content: "", resources: res}, page{content: "", resources: res})
		packed := deflate("BT /F 10 Tf 100 700 Td (A) Tj ET\n")
		for i, o := range p.objects {
			if strings.HasSuffix(o, "endstream") {
				p.objects[i] = fmt.Sprintf("<</Filter/FlateDecode/Length %s>>\nstream\n%s\nendstream", length, packed)
			}
		}
		data := p.bytes(root)
		for range 8 {
			if got, _ := whole(t, data); got != "A|A|" {
				t.Errorf("length %s: %q", length, got)
			}
			second, err := object.OpenSecond(data, "")
			if err != nil {
				t.Fatalf("length %s: second reader: %v", length, err)
			}
			r, _ := newReader(second, 0, len(data))
			if pg := r.page(1); textOf(pg.page) != "A" {
				t.Errorf("length %s: second reader: %q", length, textOf(pg.page))
			}
		}
	}
}

// What a page shows must not depend on which pages were read before it.
func TestPagesDoNotDependOnEachOther(t *testing.T) {
	data := sampleBytes()
	f, _ := Open(data, "a.pdf", Options{})
	read := func(f *File, n int) string {
		pg, _ := f.Page(n)
		return describe(pg)
	}
	first, second, again := read(f, 1), read(f, 2), read(f, 1)
	g, _ := Open(data, "a.pdf", Options{})
	if first != again || second != read(g, 2) {
		t.Error("a page changed with the order of reading")
	}
}

// Joining streams without a filter must not write over the file's own bytes.
func TestReadingLeavesTheBytesAlone(t *testing.T) {
	p := &paper{}
	res := fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())
	a, b := p.stream("", "q"), p.stream("", "BT /F 10 Tf 100 700 Td (A) Tj ET Q")
	root, kids := p.tree(page{resources: res})
	p.objects[kids[0]-1] = regexp.MustCompile(`/Contents \d+ 0 R`).ReplaceAllString(p.objects[kids[0]-1], fmt.Sprintf("/Contents[%d 0 R %d 0 R %d 0 R]", a, b, a))
	data := p.bytes(root)
	before := bytes.Clone(data)
	if got, _ := whole(t, data); got != "A|" || !bytes.Equal(data, before) {
		t.Errorf("text %q, bytes unchanged: %v", got, bytes.Equal(data, before))
	}
}

func TestSharedSeed(t *testing.T) {
	dir := sharedFolder(t, "seed")
	for name, want := range map[string]int{
		"chrome.pdf": 12, "chrome_aes256.pdf": 12, "chrome_cairo.pdf": 12, "chrome_objstm.pdf": 12, "docx.pdf": 11, "docx_aes128.pdf": 11,
		"docx_aes128_cm.pdf": 11, "docx_aes256.pdf": 11, "docx_badxref.pdf": 11, "docx_cairo.pdf": 11, "docx_gs.pdf": 11, "docx_junkhead.pdf": 11,
		"docx_lin.pdf": 11, "docx_mutool.pdf": 11, "docx_noeof.pdf": 11, "docx_objstm.pdf": 11, "docx_rc4_40.pdf": 11, "docx_trailing.pdf": 11,
		"docx_v20.pdf": 11, "lo.pdf": 12, "lo_gs.pdf": 12,
	} {
		f, err := Open(readShared(t, dir, name), name, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		printed := 0
		for n := range f.NumPages() {
			pg, err := f.Page(n + 1)
			if err != nil || pg.Undecoded > 0 {
				t.Errorf("%s page %d: %d undecoded, %v", name, n+1, pg.Undecoded, err)
			}
			printed += len(strings.Join(strings.Fields(textOf(pg)), ""))
		}
		const bytesOfSeed = 22000 // 8,264 characters, as poppler and MuPDF count them
		if f.NumPages() != want || printed < bytesOfSeed {
			t.Errorf("%s: %d pages, %d bytes of text", name, f.NumPages(), printed)
		}
	}
	for name, kind := range map[string]error{"docx_userpw.pdf": budget.ErrLocked, "docx_trunc.pdf": budget.ErrDamaged} {
		if _, err := Open(readShared(t, dir, name), name, Options{}); !errors.Is(err, kind) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
