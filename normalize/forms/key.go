package forms

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// Found is what a printed label means in a form.
type Found struct {
	Index int    // of Head or Columns
	Note  string // what stood in brackets after the label: 万元, 90, %
	Label string // the label as printed, without the note when that was needed to find it
}

// Bare is the label as printed without the note in brackets behind it.
func (f Found) Bare() string { return printedWithoutNote(f.Label, f.Note) }

// FindHead looks a cell's text up among the labels outside of the grid.
func (f *Form) FindHead(text string) (Found, bool) { return f.all.head.find(text) }

// FindColumn looks a cell's text up among the grid's column labels.
func (f *Form) FindColumn(text string) (Found, bool) { return f.all.columns.find(text) }

// maxLabel bounds the bytes of a label: longer cells are texts.
const maxLabel = 96

// probe is a cell's text in all the ways a label may be found by it: what papers
// of one form print differently.
type probe struct {
	text, note string
	// the key as it is, then without a bracketed note, and that without an
	// ordinal, or without 指标
	key, bare, unnumbered, wordless string
}

// newProbe is false for texts that can be no label.
func newProbe(text string) (probe, bool) {
	if text == "" || len(text) > maxLabel {
		return probe{}, false
	}
	key := Key(text)
	bare, note := cutNote(key)
	return probe{text: text, note: note, key: key, bare: bare, unnumbered: withoutOrdinal(bare), wordless: withoutWord(bare)}, true
}

// labels find what a printed label means, by its key.
type labels struct {
	own *keyTable
	// base is asked for what is not here; its indices follow those from here.
	base   *labels
	offset int
}

// newLabels makes room for so many labels.
func newLabels(n int) labels { return labels{own: newKeyTable(n)} }

// may rejects most texts at a glance.
func (l labels) may(text string) bool {
	return len(text) <= maxLabel && l.mayBegin(text) && l.mayEnd(text)
}

// mayEnd: what is left out behind a label is a note in brackets, a colon, 指标 or
// white space.
func (l labels) mayEnd(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	switch r = budget.FoldRune(r); r {
	case ')', ':', '标', -1:
		return true
	}
	return l.own.last.has(r) || l.base != nil && l.base.own.last.has(r)
}

func (l labels) mayBegin(text string) bool {
	for _, r := range text {
		if r = budget.FoldRune(r); r >= 0 {
			return l.own.first.has(r) || l.base != nil && l.base.own.first.has(r) || dropped(r)
		}
	}
	return false
}

// dropped: a text that begins with it may have a key that begins with something
// else.
func dropped(r rune) bool {
	switch r {
	case '*', '＊', '★', '※', '其', '（':
		return true
	}
	return isOrdinal(r)
}

func (l labels) find(text string) (Found, bool) {
	if !l.may(text) {
		return Found{}, false
	}
	p, ok := newProbe(text)
	if !ok {
		return Found{}, false
	}
	return l.probe(p)
}

func (l labels) probe(p probe) (Found, bool) {
	if i, ok := l.index(p.key, false); ok {
		return Found{Index: i, Note: p.note, Label: p.text}, true
	}
	i, ok := l.index(p.bare, false)
	if !ok {
		i, ok = l.index(p.unnumbered, false)
	}
	if !ok {
		i, ok = l.index(p.wordless, true)
	}
	if !ok {
		return Found{}, false
	}
	return Found{Index: i, Note: p.note, Label: printedWithoutNote(p.text, p.note)}, true
}

// index finds a key, or one without 指标, here or in the base.
func (l labels) index(key string, wordless bool) (int, bool) {
	if i, ok := l.own.number(key, wordless); ok || l.base == nil {
		return i, ok
	}
	i, ok := l.base.own.number(key, wordless)
	return i + l.offset, ok
}

// Key makes labels comparable: folded, without a colon at the end, a mark of
// obligation and the word 其中 in front.
func Key(text string) string {
	k := strings.TrimRight(budget.Fold(text), ":")
	if first, _ := utf8.DecodeRuneInString(k); first == '*' || first == '★' || first == '※' {
		k = strings.TrimLeft(k, "*★※")
	}
	for _, word := range [...]string{"其中:", "其中", "其中："} {
		if rest, ok := strings.CutPrefix(k, word); ok && rest != "" {
			return rest
		}
	}
	return k
}

// cutNote splits "项目资金(万元)" into label and note.
func cutNote(key string) (bare, note string) {
	if !strings.HasSuffix(key, ")") {
		return key, ""
	}
	open := strings.LastIndexByte(key, '(')
	if open <= 0 {
		return key, ""
	}
	return strings.TrimRight(key[:open], ":"), key[open+1 : len(key)-1]
}

// Note is what stands in brackets behind a label.
func Note(text string) string {
	_, note := cutNote(budget.Fold(text))
	return note
}

// printedWithoutNote drops the bracketed note from the label as printed.
func printedWithoutNote(text, note string) string {
	if note == "" {
		return text
	}
	if i := strings.LastIndexAny(text, "（("); i > 0 {
		return text[:i]
	}
	return text
}

// ordinals are the characters of running numbers.
const ordinals = "(0123456789一二三四五六七八九十"

func isOrdinal(r rune) bool {
	switch r {
	case '(', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return true
	}
	return r >= '0' && r <= '9'
}

// withoutOrdinal drops "一、", "1.", "(1)" from the front of a label.
func withoutOrdinal(key string) string {
	if first, _ := utf8.DecodeRuneInString(key); !isOrdinal(first) {
		return ""
	}
	rest := strings.TrimLeft(key, ordinals)
	if len(rest) == len(key) || rest == "" {
		return ""
	}
	cut := strings.TrimLeft(rest, "、.)．")
	if len(cut) == len(rest) {
		return ""
	}
	return cut
}

// word is left out of or added to labels at will: 一级 for 一级指标.
const word = "指标"

func withoutWord(key string) string { return strings.ReplaceAll(key, word, "") }

// add registers printed labels under every key they may be found by. A key that
// is already there stays: own labels are registered before inherited ones.
func (l labels) add(printed []string, i int) {
	for _, text := range printed {
		key := Key(text)
		bare, _ := cutNote(key)
		l.own.put(key, false, i)
		l.own.put(bare, false, i)
		if short := withoutWord(bare); len(short) >= minShort {
			l.own.put(short, true, i)
		}
	}
}

// minShort: two ideographs must be left of a label without 指标.
const minShort = 6

// IsBand reports whether a text tells the term of a part of the grid.
func (f *Form) IsBand(text string) bool { return listed(f.bands, text) }

// IsSide reports whether a text stands beside the grid over all its rows.
func (f *Form) IsSide(text string) bool { return listed(f.sides, text) }

func listed(labels labels, text string) bool {
	if len(text) > maxLabel || !labels.may(text) {
		return false
	}
	key, _ := cutNote(Key(text))
	_, ok := labels.index(key, false)
	return ok
}

// TitleEnd reports whether a heading may end with this text, and with which of
// the forms' title words; a year in brackets after it is no part of it.
func (s *Set) TitleEnd(text string) (string, bool) {
	if s.Continues(text) {
		return "", false
	}
	key, note := cutNote(budget.Fold(text))
	if note != "" && !strings.Contains(note, "年") && !strings.Contains(note, "公开") {
		key = budget.Fold(text)
	}
	for _, t := range s.titles {
		if strings.HasSuffix(key, t) {
			return t, true
		}
	}
	return "", false
}
