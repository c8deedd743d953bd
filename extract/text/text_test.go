package text

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"jixiao/budget"
	"jixiao/extract/seen"
)

func gbk(t testing.TB, s string) []byte {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func utf16le(t testing.TB, s string) []byte {
	b, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const sample = "项目编码\n13028125P00007610004M\n\n指标值 ≥95％\n"

func TestEncodings(t *testing.T) {
	want, err := Read([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"BOM":     []byte("\xef\xbb\xbf" + sample),
		"GB18030": gbk(t, sample),
		"UTF-16":  utf16le(t, sample),
		"CRLF":    []byte(strings.ReplaceAll(sample, "\n", "\r\n")),
		"CR":      []byte(strings.ReplaceAll(sample, "\n", "\r")),
		"DOS end": append(gbk(t, sample), 0x1a),
	} {
		got, err := Read(data)
		if err != nil || seen.Print(got) != seen.Print(want) {
			t.Errorf("%s: %q, %v", name, seen.Print(got), err)
		}
	}
}

// lines gives a document's lines as "page:line:text".
func lines(doc budget.Document) string {
	var out []string
	for _, p := range doc.Pages {
		for _, b := range p.Blocks {
			if b.Line.Pos.Page != p.Number || b.Line.Pos.Lines[0] != b.Line.Pos.Lines[1] {
				return "a line that does not know its place"
			}
			out = append(out, string(rune('0'+p.Number))+":"+string(rune('0'+b.Line.Pos.Lines[0]))+":"+b.Line.Text)
		}
	}
	return strings.Join(out, "|")
}

func TestLines(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"甲\n乙\n", "1:1:甲|1:2:乙", "a last line end makes no line"},
		{"甲\n\n\n乙", "1:1:甲|1:2:|1:3:|1:4:乙", "blank lines are lines"},
		{"  甲 乙\t丙  \n", "1:1:  甲 乙\t丙  ", "white space is layout"},
		{"甲\n\f乙\n\f", "1:1:甲|2:2:乙", "poppler ends each page with a form feed"},
		{"甲\n\f\f乙", "1:1:甲|3:2:乙", "a blank page counts"},
		{"甲\f乙\n丙", "1:1:甲|2:1:乙|2:2:丙", "a form feed within a line ends it, editors still count one"},
		{"甲\r\n乙\r丙\n丁", "1:1:甲|1:2:乙|1:3:丙|1:4:丁", "mixed line ends"},
		{"甲\u2028乙", "1:1:甲\u2028乙", "other separators are white space within the line"},
	} {
		doc, err := Read([]byte(c.in))
		if err != nil || lines(doc) != c.want {
			t.Errorf("%s: %q gives %q (%v), want %q", c.why, c.in, lines(doc), err, c.want)
		}
	}
}

func TestBadText(t *testing.T) {
	chinese := strings.Repeat("绩效目标申报表，产出指标数量指标。\n", 20)
	for _, c := range []struct {
		in   string
		kind error
		line int
		why  string
	}{
		{" \n\t\r\n　", budget.ErrEmpty, 0, "only white space"},
		{"\xef\xbb\xbf", budget.ErrEmpty, 0, "only a byte order mark"},
		{chinese + "甲\xff乙\n" + chinese, budget.ErrEncoding, 21, "one broken byte in UTF-8 is not taken for GBK"},
		{string(gbk(t, chinese)) + "\xff\xff\n", budget.ErrEncoding, 21, "no GB18030 either"},
		{"甲\x00乙", budget.ErrFormat, 0, "NUL"},
		{strings.Repeat("\x01\x02\x03abc", 50), budget.ErrFormat, 0, "binary rubbish"},
		{"\xff\xfe\x00\xd8a\x00", budget.ErrEncoding, 1, "half a surrogate pair"},
		{"\xff\xfe\x00\x00a\x00\x00\x00", budget.ErrEncoding, 0, "UTF-32"},
		{"a\x00b\x00c\x00\n\x00", budget.ErrEncoding, 0, "UTF-16 without a mark is not guessed"},
		{strings.Repeat("\n", maxLines+1) + "a", budget.ErrTooLarge, 0, "too many lines"},
		{strings.Repeat("a", maxBytes+1), budget.ErrTooLarge, 0, "too many bytes"},
	} {
		_, err := Read([]byte(c.in))
		var e *budget.Error
		if !errors.As(err, &e) || !errors.Is(err, c.kind) || e.Where.Lines[0] != c.line {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

func TestReported(t *testing.T) {
	for _, c := range []struct {
		in       []byte
		want     string
		code     string
		reported int
		why      string
	}{
		{[]byte("甲乙" + strings.Repeat("丙", 400) + "\n丁\x07戊"), "1:2:丁戊", "control_character", 1, "a stray bell"},
		{[]byte("甲\ufffd乙"), "1:1:甲\ufffd乙", "lost_character", 0, "lost before us: kept and said"},
		{[]byte("甲\ue000"), "1:1:甲\ue000", "private_character", 0, "a character of one's own font"},
		{[]byte("甲乙丙\xe4\xb8"), "1:1:甲乙丙", "file_cut", 1, "cut within a UTF-8 character"},
		{append(gbk(t, strings.Repeat("绩效", 30)+"\n甲乙"), 0xb1), "1:2:甲乙", "file_cut", 1, "cut within a GBK character"},
		{append(utf16le(t, "甲乙"), 0x4e), "1:1:甲乙", "file_cut", 1, "cut within a UTF-16 unit"},
	} {
		doc, err := Read(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if !strings.HasSuffix(lines(doc), c.want) || len(doc.Issues) != 1 || doc.Issues[0].Code != c.code ||
			doc.Ledger.Reported != c.reported || !doc.Ledger.Balanced() {
			t.Errorf("%s: %q %v %+v", c.why, lines(doc), doc.Issues, doc.Ledger)
		}
	}
}

// FuzzRead: whatever the bytes, the lines hold the text's characters, each once
// and in order.
func FuzzRead(f *testing.F) {
	f.Add([]byte(sample))
	f.Add(gbk(f, sample))
	f.Add(utf16le(f, sample))
	f.Add([]byte("a\f\fb\r\r\n\x07c"))
	f.Add([]byte("\x81\x30\x81\x30\x84\x31\xa4\x37"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(data)
		if err != nil {
			var e *budget.Error
			if !errors.As(err, &e) {
				t.Fatalf("not a *budget.Error: %v", err)
			}
			return
		}
		if wrong := seen.Check(doc); wrong != "" {
			t.Fatal(wrong)
		}
		s, _, err := Decode(data)
		if err != nil || !utf8.ValidString(s) {
			t.Fatalf("read but not decoded: %v", err)
		}
		var got, want strings.Builder
		for _, p := range doc.Pages {
			for _, b := range p.Blocks {
				got.WriteString(b.Line.Text)
			}
		}
		for _, r := range s {
			if !isControl(r) && r != '\n' && r != '\r' && r != '\f' {
				want.WriteRune(r)
			}
		}
		if got.String() != want.String() {
			t.Fatalf("lines hold %q, text is %q", got.String(), want.String())
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("服务对象满\n\n意度指标  ≥95% 根据年初工作计划安排\n", 20_000)
	for name, data := range map[string][]byte{"utf8": []byte(text), "gb18030": gbk(b, text)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Read(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
