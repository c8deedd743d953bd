package normalize

import (
	"strings"
	"unicode"

	"jixiao/budget"
)

// codeWideForms marks what may have been printed half-width in the paper.
const codeWideForms = "wide_forms"

// narrow gives the texts of tables and lines back the half-width letters and
// digits that the paper has, where the tool that made the text wrote full-width
// ones (see wideforms.go): no paper prints its 项目编码 so. What it changes is in
// doubt, and the places keep what the text says. It reports whether it changed any.
func narrow(blocks []budget.Block) bool {
	if !wideCodes(blocks) {
		return false
	}
	for _, b := range blocks {
		if b.Line != nil {
			b.Line.Text = narrowText(b.Line.Text)
			continue
		}
		for i := range b.Table.Cells {
			c := &b.Table.Cells[i]
			if text := narrowText(c.Text); text != c.Text {
				c.Text = text
				c.Doubts = append(c.Doubts, budget.Issue{Code: codeWideForms, Message: wideMessage, Where: posOf(c.Places)})
			}
		}
	}
	return true
}

// wideCodes reports that most codes of projects are printed in full-width forms.
func wideCodes(blocks []budget.Block) bool {
	wide, narrow := 0, 0
	for _, b := range blocks {
		if b.Table == nil {
			continue
		}
		for i := range b.Table.Cells {
			switch text := b.Table.Cells[i].Text; {
			case !budget.LooksLikeCode(strings.ToUpper(budget.Fold(text))):
			case wideWord(text):
				wide++
			default:
				narrow++
			}
		}
	}
	return wide > narrow
}

// narrowText writes full-width letters and digits half-width, and the marks that
// papers print half-width: in numbers, codes and fractions, and behind another sign.
// Other marks may be the paper's own.
func narrowText(s string) string {
	if !strings.ContainsFunc(s, isWideForm) {
		return s
	}
	rs := []rune(s)
	out := make([]rune, len(rs))
	for i, r := range rs {
		out[i] = r
		if isWideWord(r) {
			out[i] = half(r)
		}
	}
	digit := func(i int) bool { return i >= 0 && i < len(out) && out[i] >= '0' && out[i] <= '9' }
	word := func(i int) bool {
		return i >= 0 && i < len(out) && out[i] < 0x80 && (unicode.IsLetter(out[i]) || unicode.IsDigit(out[i]))
	}
	for i, r := range rs {
		switch {
		case r == '％', r == '／', r == '［', r == '］',
			r == '．' && digit(i-1) && digit(i+1),
			r == '，' && digit(i-1) && digit(i+1) && digit(i+2) && digit(i+3),
			r == '－' && (word(i-1) || word(i+1)),
			r == '＝' && i > 0 && strings.ContainsRune("＞＜》", rs[i-1]),
			r == '＜' && i+1 < len(rs) && rs[i+1] == '＝': // papers write <=, but both >= and ＞=
			out[i] = half(r)
		}
	}
	return string(out)
}

// isWideForm reports a full-width form of an ASCII character.
func isWideForm(r rune) bool { return r >= '！' && r <= '～' }

// half is the half-width form of a full-width one.
func half(r rune) rune { return r - '！' + '!' }

func isWideWord(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}
