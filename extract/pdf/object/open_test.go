package object

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// file writes objects 1, 2, … with a cross-reference table.
func file(objects ...string) []byte {
	b := bytes.NewBufferString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, off := range offsets {
		fmt.Fprintf(b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(objects)+1, at)
	return b.Bytes()
}

const root, pages = "<</Type/Catalog/Pages 2 0 R/Probe 3 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"

// readers opens the file with both readers.
func readers(t *testing.T, data []byte) map[string]*Doc {
	t.Helper()
	a, err := Open(data, "")
	if err != nil {
		t.Fatal(err)
	}
	b, err := OpenSecond(data, "")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*Doc{"ledongthuc": a, "pdfcpu": b}
}

// dump writes a value in short, references followed.
func dump(v Value, depth int) string {
	if depth > 4 {
		return "…"
	}
	switch v.Kind() {
	case Null:
		return "null"
	case Bool, Number:
		return fmt.Sprintf("%g", v.Num())
	case Name:
		return "/" + v.Text()
	case String:
		return fmt.Sprintf("%q", v.Text())
	case Array:
		var s []string
		for i := range v.Len() {
			s = append(s, dump(v.Index(i), depth+1))
		}
		return "[" + strings.Join(s, " ") + "]"
	}
	var s []string
	for _, k := range v.Keys() {
		if v.Kind() == Dict || k != "Length" && k != "Filter" {
			s = append(s, "/"+k+" "+dump(v.Key(k), depth+1))
		}
	}
	if v.Kind() == Stream {
		data, err := v.Data(nil, 1<<20)
		s = append(s, fmt.Sprintf("data %q %v", data, err))
	}
	return "<<" + strings.Join(s, " ") + ">>"
}

// Both readers must see the same, whatever form an object has in the file.
func TestBothReadersSeeTheSame(t *testing.T) {
	stream := func(dict, data string) string { return dict + "\nstream\n" + data + "\nendstream" }
	for _, c := range []struct{ why, object, want string }{
		{"numbers", "[1 -2 3.5 -.25 true false null]", "[1 -2 3.5 -0.25 1 0 null]"},
		{"names", "[/A /A#20B]", "[/A /A B]"},
		{"strings", `[(a\(b\)\101) <4142>]`, `["a(b)A" "AB"]`},
		{"nested", "<</A[<</B[1]>>]>>", "<</A [<</B [1]>>]>>"},
		{"a reference", "[4 0 R 4 0 R]", "[7 7]"},
		{"a reference to nothing", "[99 0 R]", "[null]"},
		{"a stream", stream("<</Length 3>>", "abc"), `<<data "abc" <nil>>>`},
		{"a stream in hex", stream("<</Length 4/Filter/ASCIIHexDecode>>", "4142"), `<<data "AB" <nil>>>`},
		{"two filters", stream("<</Length 8/Filter[/AHx/AHx]>>", "34313432"), `<<data "AB" <nil>>>`},
		{"an open array", "[1 2", "[1 2]"},
		{"an open dictionary", "<</A 1", "<</A 1>>"},
		{"a key without a value", "<</A 1/B>>", "<</A 1>>"},
		{"a number no grammar knows", "[1e-2 --3]", "[0.01 -3]"},
		{"an escape no grammar knows", `[(a\qb)]`, `["aqb"]`},
		{"an odd number of hex digits", "[<414>]", `["A@"]`},
	} {
		for name, d := range readers(t, file(root, pages, c.object, "7")) {
			if got := dump(d.Trailer().Key("Root").Key("Probe"), 0); got != c.want {
				t.Errorf("%s with %s: %s, want %s", c.why, name, got, c.want)
			}
		}
	}
}

// The first reader takes streams from the bytes themselves and need not believe
// their length.
func TestLengthsThatLie(t *testing.T) {
	for _, length := range []string{"1", "0", "-5", "99999", "3 0 R", "4 0 R", "/A"} {
		d, err := Open(file(root, pages, "<</Length "+length+">>\nstream\nabc\nendstream", "7"), "")
		if err != nil {
			t.Fatal(err)
		}
		if got := dump(d.Trailer().Key("Root").Key("Probe"), 0); got != `<<data "abc" <nil>>>` {
			t.Errorf("length %s: %s", length, got)
		}
	}
}

func TestRefs(t *testing.T) {
	probe := "<</A 4 0 R/B<</A 9 0 R/C 8 0 R>>/C 4 0 R/D[1 /C 4 0 R]/E(>> /F 4 0 R)/F 2 0 R/G/H>>"
	for name, d := range readers(t, file(root, pages, probe, "7")) {
		if got := fmt.Sprint(d.Trailer().Key("Root").Key("Probe").Refs()); got != "map[A:4 0 R C:4 0 R F:2 0 R]" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Nothing but the offsets may differ between a table and its rebuilt twin.
func TestRebuildFindsWhatTheTableSays(t *testing.T) {
	data := file(root, pages, "[1 (endobj 9 0 obj) 2]", "<<>>\nstream\n3 0 obj [7] endobj\nendstream")
	good, err := readXref(data, newEffort(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	found := rebuild(data, newEffort(len(data)))
	for _, num := range []int{1, 2, 4} {
		if good.entries[num].off != found.entries[num].off {
			t.Errorf("object %d: offset %d, rebuilt %d", num, good.entries[num].off, found.entries[num].off)
		}
	}
	if fmt.Sprint(found.trailer["Root"]) != "{1 0}" {
		t.Errorf("root %v", found.trailer["Root"])
	}
}

// Elements of the structure tree are left out, but never their neighbours.
func TestStructureIsLeftOut(t *testing.T) {
	for name, d := range readers(t, file(root, pages, "[4 0 R 5 0 R 6 0 R]", "1", "<</Type/StructElem/S/P>>", "2")) {
		if got := dump(d.Trailer().Key("Root").Key("Probe"), 0); got != "[1 null 2]" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestLaterUpdatesWin(t *testing.T) {
	data := file(root, pages, "1")
	at := len(data) + 1
	update := fmt.Sprintf("\n3 0 obj\n2\nendobj\nxref\n3 1\n%010d 00000 n \ntrailer\n<</Size 4/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF",
		at, bytes.Index(data, []byte("xref\n0")), at+len("3 0 obj\n2\nendobj\n"))
	for _, c := range []struct {
		why  string
		data []byte
	}{{"by the table", append(bytes.Clone(data), update...)}, {"rebuilt", append(bytes.Clone(data), update[:len(update)-9]...)}} {
		for name, d := range readers(t, c.data) {
			if got := dump(d.Trailer().Key("Root").Key("Probe"), 0); got != "2" {
				t.Errorf("%s with %s: %s", c.why, name, got)
			}
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(file(root, pages, "[1 2 (a) <</B 4 0 R>>]", "<</Length 3>>\nstream\nabc\nendstream"))
	f.Add([]byte("%PDF-1.5\n1 0 obj <</Type/XRef/Size 3/W[1 2 1]/Index[0 3]/Root 1 0 R/Length 12>> stream\n000000000000\nendstream endobj startxref\n9\n%%EOF"))
	f.Add([]byte("%PDF-1.5\n3 0 obj <</Type/ObjStm/N 2/First 8/Length 40>> stream\n1 0 2 9 <</A 1>> <</B 2>>\nendstream endobj trailer <</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := Open(data, ""); err == nil {
			dump(d.Trailer().Key("Root"), 0)
		}
	})
}

func BenchmarkRebuild(b *testing.B) {
	data := file(append([]string{root, pages}, strings.Split(strings.Repeat("<</A[1 2 3]/B(text)>>;", 2000), ";")...)...)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		rebuild(data, newEffort(len(data)))
	}
}
