package pdf

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

func readShared(t testing.TB, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// readAll opens a file and reads all pages, whatever comes of it; it reports
// how much of the processor that took. A panic fails the test by itself.
func readAll(data []byte) time.Duration {
	start := processorTime()
	if f, err := Open(data, "hostile.pdf", Options{}); err == nil {
		for n := range f.NumPages() {
			f.Page(n + 1)
		}
	}
	return processorTime() - start
}

// patience is below the 10 seconds a user would wait, and far above what any of
// these files takes.
const patience = 5 * time.Second * slowdown

func TestSharedHostile(t *testing.T) {
	dir := sharedFolder(t, "hostile")
	files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	for _, file := range files {
		if took := readAll(readShared(t, dir, filepath.Base(file))); took > patience {
			t.Errorf("%s took %v", filepath.Base(file), took)
		}
	}
}

// mutations damages a file in ways that were seen in the wild and in some that
// were not, the same ones on every run.
func mutations(data []byte, seed int64, count int) [][]byte {
	rng := rand.New(rand.NewSource(seed))
	number := regexp.MustCompile(`\d+`)
	var out [][]byte
	for range count {
		d := bytes.Clone(data)
		switch rng.Intn(7) {
		case 0: // flipped bytes
			for range 1 + rng.Intn(30) {
				d[rng.Intn(len(d))] ^= byte(1 << rng.Intn(8))
			}
		case 1: // cut
			d = d[:rng.Intn(len(d))]
		case 2: // a hole
			at := rng.Intn(len(d))
			d = append(d[:at], d[min(len(d), at+rng.Intn(200)):]...)
		case 3: // a piece twice
			at := rng.Intn(len(d))
			end := min(len(d), at+rng.Intn(400))
			d = append(d[:end:end], d[at:]...)
		case 4: // numbers that lie
			at := number.FindAllIndex(d, -1)
			for range 1 + rng.Intn(5) {
				i := at[rng.Intn(len(at))]
				lie := []string{"0", "-1", "1", "2", "65536", "99999999999", strconv.Itoa(rng.Intn(60))}[rng.Intn(7)]
				copy(d[i[0]:i[1]], fmt.Sprintf("%-*s", i[1]-i[0], lie))
			}
		case 5: // delimiters that open and never close
			for range 1 + rng.Intn(5) {
				d[rng.Intn(len(d))] = "<>[](){}/%\\"[rng.Intn(11)]
			}
		case 6: // zeros
			at := rng.Intn(len(d))
			clear(d[at:min(len(d), at+rng.Intn(500))])
		}
		out = append(out, d)
	}
	return out
}

func TestMutatedFilesEndWell(t *testing.T) {
	p, pages := sample()
	root, _ := p.tree(pages...)
	for i, data := range [][]byte{p.bytes(root), p.packed(root), plainStreams(p, root)} {
		for j, d := range mutations(data, int64(i+1), 240/slowdown) {
			if took := readAll(d); took > patience {
				t.Errorf("file %d, mutation %d took %v", i, j, took)
			}
		}
	}
}

// plainStreams leaves the streams open to mutation: nothing is compressed.
func plainStreams(p *paper, root int) []byte {
	q := &paper{}
	for _, o := range p.objects {
		if at := strings.Index(o, "/Filter/FlateDecode"); at >= 0 {
			dict, rest, _ := strings.Cut(o, "\nstream\n")
			data := inflateText(strings.TrimSuffix(rest, "\nendstream"))
			dict = dict[:strings.Index(dict, "/Filter")]
			o = fmt.Sprintf("%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
		}
		q.add(o)
	}
	return q.bytes(root)
}

func TestBombsAreDefused(t *testing.T) {
	if slowdown > 1 {
		t.Skip("bombs run for a second each; the race detector makes minutes of it")
	}
	res := "/Font<</F 1 0 R>>"
	deep := strings.Repeat("[", 200_000)
	form := func(p *paper, calls int) string { // every form paints the next one many times
		last := p.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", strings.Repeat("0 0 m 9 9 l S ", 500))
		for range 10 {
			last = p.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>", last), strings.Repeat("/X Do ", calls))
		}
		return fmt.Sprintf("/XObject<</X %d 0 R>>", last)
	}
	for _, c := range []struct {
		why   string
		build func(p *paper) page
	}{
		{"forms within forms, 20 to the power of 10", func(p *paper) page { return page{content: "/X Do", resources: form(p, 20)} }},
		{"arrays nested without end in the content", func(*paper) page { return page{content: deep, resources: res} }},
		{"arrays nested without end in an object", func(p *paper) page {
			return page{content: "/X Do", resources: fmt.Sprintf("/XObject<</X %d 0 R>>", p.add(deep))}
		}},
		{"a page that inflates to 60 MB", func(*paper) page { return page{content: strings.Repeat(" ", 60<<20), resources: res} }},
		{"millions of glyphs", func(*paper) page {
			return page{content: "BT /F 9 Tf " + strings.Repeat("(AAAAAAAA)Tj ", 300_000), resources: res}
		}},
		{"states saved and never restored", func(*paper) page { return page{content: strings.Repeat("q ", 1_000_000), resources: res} }},
		{"paths without end", func(*paper) page {
			return page{content: "0 0 m " + strings.Repeat("1 1 l ", 1_000_000), resources: res}
		}},
		{"a ToUnicode range over all codes, again and again", func(p *paper) page {
			f := p.mapped("1 beginbfrange " + strings.Repeat("<00000000> <ffffffff> <0041> ", 10_000))
			return page{content: "BT /F 9 Tf <00010002> Tj", resources: fmt.Sprintf("/Font<</F %d 0 R>>", f)}
		}},
	} {
		p := &paper{}
		p.latin()
		if took := readAll(p.finish(c.build(p))); took > patience {
			t.Errorf("%s took %v", c.why, took)
		}
	}
}

func FuzzOpen(f *testing.F) {
	p, pages := sample()
	root, _ := p.tree(pages...)
	f.Add(p.bytes(root))
	f.Add(p.packed(root))
	f.Add(plainStreams(p, root))
	f.Fuzz(func(t *testing.T, data []byte) {
		if took := readAll(data); took > patience {
			t.Errorf("took %v", took)
		}
	})
}

func BenchmarkPage(b *testing.B) {
	p := &paper{}
	res := fmt.Sprintf("/Font<</F %d 0 R>>", p.chinese("UniGB-UCS2-H", ""))
	var c strings.Builder
	for y := range 60 { // a full page: 60 ruled lines of 30 characters
		fmt.Fprintf(&c, "50 %d 500 0.48 re f BT /F 10.5 Tf 1 0 0 1 60 %d Tm [<%s>-3<%s>] TJ ET\n", 40+12*y, 43+12*y,
			strings.Repeat("9879", 15), strings.Repeat("76ee", 15))
	}
	data := p.finish(page{content: c.String(), resources: res})
	f, err := Open(data, "bench.pdf", Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		f.Page(1)
	}
}

func BenchmarkOpen(b *testing.B) {
	data := sampleBytes()
	for b.Loop() {
		Open(data, "bench.pdf", Options{})
	}
}
