// Package text reads plain text: the text layer of a paper as tools print it.
// Every physical line becomes a Line, white space and blank lines kept, for the
// layout is all that is left of the paper's geometry.
package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
)

const (
	// maxBytes: the longest paper in use has a text layer of 2 MB; a Line costs
	// about 130 bytes, so 16 MB of text stays within 512 MB whatever it holds.
	maxBytes = 16 << 20
	// maxLines bounds files of nothing but line ends.
	maxLines = 500_000
)

// Read decodes a text and cuts it into pages (at form feeds) and lines.
// Errors: ErrEmpty, ErrFormat (binary), ErrEncoding, ErrTooLarge.
func Read(data []byte) (budget.Document, error) {
	if len(data) > maxBytes {
		return budget.Document{}, tooLarge(fmt.Sprintf("文本大于%dMB", maxBytes>>20))
	}
	s, cut, err := Decode(data)
	if err != nil {
		return budget.Document{}, err
	}
	if strings.IndexFunc(s, printed) < 0 {
		return budget.Document{}, &budget.Error{Kind: budget.ErrEmpty, Reason: "里面只有空白"}
	}
	r := reader{doc: budget.Document{Format: "text"}, line: 1}
	if err := r.cut(s); err != nil {
		return budget.Document{}, err
	}
	if cut {
		r.report("file_cut", "文件末尾的字符不完整，文件可能没有传完", 1)
	}
	return r.doc, nil
}

// reader cuts a decoded text into lines.
type reader struct {
	doc   budget.Document
	lines []budget.Line // the current slab; Lines are allocated by the thousand
	page  int           // of the next line; 0 before the first form feed is 1
	line  int           // number of the next physical line
	total int
}

// cut splits at LF, CRLF and CR, which end a physical line, and at form feeds,
// which end a page (and a line, where something stands before them).
func (r *reader) cut(s string) error {
	r.openPage()
	for s != "" {
		end := strings.IndexAny(s, "\n\r\f")
		if end < 0 {
			return r.add(s)
		}
		mark := s[end]
		if mark != '\f' || end > 0 {
			if err := r.add(s[:end]); err != nil {
				return err
			}
		}
		s = s[end+1:]
		switch {
		case mark == '\f':
			if s != "" {
				r.openPage()
			}
			continue
		case mark == '\r' && strings.HasPrefix(s, "\n"):
			s = s[1:]
		}
		r.line++
	}
	return nil
}

func (r *reader) openPage() {
	r.page++
	r.doc.Pages = append(r.doc.Pages, budget.Page{Number: r.page})
}

// slab is how many Lines are allocated at once.
const slab = 1024

func (r *reader) add(s string) error {
	if r.total++; r.total > maxLines {
		return tooLarge(fmt.Sprintf("文本多于%d行", maxLines))
	}
	if len(r.lines) == cap(r.lines) {
		r.lines = make([]budget.Line, 0, slab)
	}
	r.lines = append(r.lines, budget.Line{Text: r.inspect(s), Pos: r.pos()})
	page := &r.doc.Pages[len(r.doc.Pages)-1]
	page.Blocks = append(page.Blocks, budget.Block{Line: &r.lines[len(r.lines)-1]})
	return nil
}

func (r *reader) pos() budget.Pos {
	return budget.Pos{Page: r.page, Lines: [2]int{r.line, r.line}}
}

// inspect counts a line's characters and takes out, with a report, what prints
// nothing and means nothing.
func (r *reader) inspect(s string) string {
	controls, lost, private := 0, 0, 0
	n := 0
	for _, c := range s {
		switch {
		case isIdeographic(c), c > ' ' && c < 0x7f:
			n++
		case isControl(c):
			controls++
		case c == utf8.RuneError:
			lost++
			n++
		case unicode.Is(unicode.Co, c):
			private++
			n++
		case printed(c):
			n++
		}
	}
	r.doc.Ledger.Printed += n
	r.doc.Ledger.Lines += n
	if lost > 0 {
		r.report("lost_character", fmt.Sprintf("这一行有%d个字在成文时已经丢失（U+FFFD）", lost), 0)
	}
	if private > 0 {
		r.report("private_character", fmt.Sprintf("这一行有%d个自造字，含义不明", private), 0)
	}
	if controls > 0 {
		r.report("control_character", fmt.Sprintf("这一行有%d个控制字符，没有采用", controls), controls)
		s = strings.Map(dropControl, s)
	}
	return s
}

// report adds an issue about the current line; dropped characters are booked.
func (r *reader) report(code, message string, dropped int) {
	r.doc.Issues = append(r.doc.Issues, budget.Issue{Code: code, Message: message, Where: r.pos()})
	r.doc.Ledger.Printed += dropped
	r.doc.Ledger.Reported += dropped
}

func dropControl(r rune) rune {
	if isControl(r) {
		return -1
	}
	return r
}

// printed: everything that leaves ink, as the ledger counts it.
func printed(r rune) bool { return budget.FoldRune(r) >= 0 && !isControl(r) }

// isIdeographic is the short way for most of a paper: from the radicals to the
// last of Hangul, everything but the ideographic space prints.
func isIdeographic(r rune) bool { return r >= 0x2e80 && r < 0xd800 && r != 0x3000 }

// isControl: C0 and C1 controls but for tab, line ends and form feed, which are
// white space.
func isControl(r rune) bool {
	return r < ' ' && (r < '\t' || r > '\r') || r >= 0x7f && r < 0xa0 && r != 0x85
}

func tooLarge(reason string) error {
	return &budget.Error{Kind: budget.ErrTooLarge, Reason: reason, Hint: "请拆成较小的文件"}
}
