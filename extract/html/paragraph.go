package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/extract/seen"
)

// target collects the paragraphs of the page or of one cell.
type target struct {
	flow    seen.Flow
	text    strings.Builder // of the paragraph being read
	path    string          // of its beginning
	space   bool            // white space waits for the next character
	gap     bool            // what comes next stands apart
	other   bool            // something in the paragraph is no link
	menu    bool
	printed bool
	doubts  []budget.Issue
	marker  string // ordinal of a list item whose text has not come yet
}

// text takes characters. White space runs together as browsers do it.
func (w *walker) text(s string, top *node) {
	if top.hidden {
		w.hidden += seen.Count(s)
		return
	}
	t := w.target()
	if n := seen.Count(s); n > 0 {
		w.printed += n
		t.begin(w, top)
		t.other = t.other || !top.link
		t.doubt(s)
	}
	if top.pre {
		t.flushSpace()
		t.text.WriteString(strings.ReplaceAll(s, "\r\n", "\n"))
		return
	}
	t.collapse(s)
}

// pathUnit is the length of a path, in bytes, that weighs as much as a line.
const pathUnit = 200

// begin notes where a paragraph starts.
func (t *target) begin(w *walker, top *node) {
	if !t.printed {
		t.printed, t.path, t.menu = true, w.blockPath(), top.menu
		w.printed += seen.Count(t.marker)
		t.text.WriteString(t.marker)
		t.marker = ""
	}
}

// doubt notes characters that no reader can know.
func (t *target) doubt(s string) {
	where := budget.Pos{Path: t.path}
	if strings.ContainsRune(s, utf8.RuneError) {
		t.doubts = append(t.doubts, budget.Issue{Code: "lost_character", Where: where,
			Message: "这里有字在成文时已经丢失（U+FFFD）"})
	}
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Co, r) }) {
		t.doubts = append(t.doubts, budget.Issue{Code: "private_character", Where: where,
			Message: "这里有自造字，含义不明"})
	}
}

func (t *target) collapse(s string) {
	for len(s) > 0 {
		i := strings.IndexAny(s, " \t\r\n\f")
		if i != 0 {
			if i < 0 {
				i = len(s)
			}
			t.flushSpace()
			t.text.WriteString(s[:i])
			s = s[i:]
			continue
		}
		t.space = true
		s = strings.TrimLeft(s, " \t\r\n\f")
	}
}

// flushSpace writes the white space that waited, unless a line begins.
func (t *target) flushSpace() {
	if n := t.text.Len(); n > 0 && t.text.String()[n-1] != '\n' {
		switch {
		case t.gap:
			t.text.WriteByte('\t')
		case t.space:
			t.text.WriteByte(' ')
		}
	}
	t.space, t.gap = false, false
}

// apart keeps boxes that stand side by side from running into one word.
func (t *target) apart() { t.gap = true }

func (w *walker) lineBreak() {
	top := w.top()
	if top.hidden || top.silent {
		return
	}
	t := w.target()
	t.space, t.gap = false, false
	t.text.WriteByte('\n')
}

// endParagraph puts the paragraph that was being read into its flow.
func (w *walker) endParagraph() error {
	t := w.target()
	if !t.printed {
		t.reset()
		return nil
	}
	item := seen.Item{Lines: strings.Split(t.text.String(), "\n"), Path: t.path, Links: !t.other, Doubts: t.doubts}
	if t.menu {
		item.Furniture = "navigation"
	}
	if w.inTitle() {
		item.Furniture = "title"
	}
	t.flow = append(t.flow, item)
	t.reset()
	return w.meter.Add(len(item.Lines) + len(item.Path)/pathUnit)
}

func (t *target) reset() {
	t.text.Reset()
	t.path, t.space, t.gap, t.other, t.menu, t.printed = "", false, false, false, false, false
	t.doubts = nil
}

// inTitle: the window's title is no part of the page.
func (w *walker) inTitle() bool { return w.top().name == "title" }
