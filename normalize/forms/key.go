package forms

import (
	"strings"

	"jixiao/budget"
)

// Found is what a printed label means in a form.
type Found struct {
	Index int    // of Head or Columns
	Note  string // what stood in brackets after the label: 万元, 90, %
	Label string // the label as printed, without the note when that was needed to find it
}

// FindHead looks a cell's text up among the labels outside of the grid.
func (f *Form) FindHead(text string) (Found, bool) { return find(f.all.head, text) }

// FindColumn looks a cell's text up among the grid's column labels.
func (f *Form) FindColumn(text string) (Found, bool) { return find(f.all.columns, text) }

// maxLabel bounds the bytes of a label: longer cells are texts.
const maxLabel = 96

func findField(index map[string]string, text string) (string, bool) {
	if text == "" || len(text) > maxLabel {
		return "", false
	}
	key := Key(text)
	bare, _ := cutNote(key)
	for _, k := range []string{key, bare, withoutOrdinal(bare), withoutWord(bare)} {
		if field, ok := index[k]; ok {
			return field, true
		}
	}
	return "", false
}

// find tries a label as it is, then without a bracketed note, a leading
// ordinal, and 指标: what papers of one form print differently.
func find(index map[string]int, text string) (Found, bool) {
	if text == "" || len(text) > maxLabel {
		return Found{}, false
	}
	key := Key(text)
	if i, ok := index[key]; ok {
		_, note := cutNote(key)
		return Found{Index: i, Note: note, Label: text}, true
	}
	bare, note := cutNote(key)
	for _, k := range []string{bare, withoutOrdinal(bare), withoutWord(bare)} {
		if i, ok := index[k]; ok && k != "" {
			return Found{Index: i, Note: note, Label: printedWithoutNote(text, note)}, true
		}
	}
	return Found{}, false
}

// Key makes labels comparable: folded, without a colon at the end, a mark of
// obligation and the word 其中 in front.
func Key(text string) string {
	k := strings.TrimRight(budget.Fold(text), ":")
	k = strings.TrimLeft(k, "*★※")
	for _, word := range []string{"其中:", "其中", "其中："} {
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

// withoutOrdinal drops "一、", "1.", "(1)" from the front of a label.
func withoutOrdinal(key string) string {
	rest := strings.TrimLeft(key, "(0123456789一二三四五六七八九十")
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

func withoutWord(key string) string { return wordless + strings.ReplaceAll(key, word, "") }

// wordless marks keys without 指标, so that 值 alone is not 指标值.
const wordless = "\x00"

// index registers labels under every key they may be found by. A label that is
// already there stays: own labels are registered before inherited ones.
func index(into map[string]int, labels []string, i int) {
	for _, l := range labels {
		key := Key(l)
		bare, _ := cutNote(key)
		for _, k := range []string{key, bare} {
			if _, taken := into[k]; !taken {
				into[k] = i
			}
		}
		short := withoutWord(bare)
		if _, taken := into[short]; !taken && len(short) >= minShort {
			into[short] = i
		}
	}
}

// minShort: two ideographs (and the mark) must be left of a label without 指标.
const minShort = 1 + 6

// IsBand reports whether a text tells the term of a part of the grid.
func (f *Form) IsBand(text string) bool { return listed(f.Bands, text) }

// IsSide reports whether a text stands beside the grid over all its rows.
func (f *Form) IsSide(text string) bool { return listed(f.Side, text) }

func listed(labels []string, text string) bool {
	if text == "" || len(text) > maxLabel {
		return false
	}
	key, _ := cutNote(Key(text))
	for _, l := range labels {
		if Key(l) == key {
			return true
		}
	}
	return false
}

// TitleEnd reports whether a heading may end with this text, and with which of
// the forms' title words; a year in brackets after it is no part of it.
func (s *Set) TitleEnd(text string) (string, bool) {
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
