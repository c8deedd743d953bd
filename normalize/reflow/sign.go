package reflow

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
)

// A font may lack ≧ and ≦. Typesetters then take them from another font and set
// them after the rest of their run of Latin characters, so that a text layer in
// content-stream order has 95%≧ where the page shows ≧95%.

// lateSigns are the signs that were seen to come late.
const lateSigns = "≧≦"

// inOrder is a printed line with late signs put back before their numbers.
func inOrder(line string) string {
	if !strings.ContainsAny(line, lateSigns) {
		return line
	}
	words := strings.FieldsFunc(line, unicode.IsSpace)
	for i, word := range words {
		if i > 0 && utf8.RuneCountInString(word) == 1 && wordInOrder(words[i-1]+word) != words[i-1]+word {
			words[i-1], words[i] = wordInOrder(words[i-1]+word), "" // 34 ≦
			continue
		}
		words[i] = wordInOrder(word)
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// linesInOrder is inOrder for the lines of a cell; a late sign may stand on a line of
// its own, where each run of characters does.
func linesInOrder(lines []string) []string {
	out := make([]string, 0, len(lines))
	for i, l := range lines {
		if sign := strings.TrimSpace(l); i > 0 && utf8.RuneCountInString(sign) == 1 {
			if whole := out[i-1] + sign; inOrder(whole) != whole {
				out[i-1], l = inOrder(whole), ""
			}
		}
		out = append(out, inOrder(l))
	}
	return out
}

// wordInOrder puts the sign at the end of a word before the run of Latin
// characters that it follows, if that begins with a digit.
func wordInOrder(word string) string {
	sign, size := utf8.DecodeLastRuneInString(word)
	if !strings.ContainsRune(lateSigns, sign) {
		return word
	}
	before := word[:len(word)-size]
	from := 0
	if i := strings.LastIndexFunc(before, func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 {
		_, n := utf8.DecodeRuneInString(before[i:])
		from = i + n
	}
	if from == len(before) || !isDigit(rune(before[from])) {
		return word
	}
	return before[:from] + string(sign) + before[from:]
}

// codeSign marks a cell in which a sign was put back before its number.
const codeSign = "misplaced_sign"

// lateSignIn is the doubt about a cell whose text layer has a sign late.
func (p *paper) lateSignIn(pieces []piece) []budget.Issue {
	for _, pc := range pieces {
		lines := p.s.printed(int(pc.from), int(pc.to))
		if late := strings.Join(lines, "\n"); strings.Join(linesInOrder(lines), "\n") != late {
			return []budget.Issue{{Code: codeSign, Message: "文字层把符号排在数字之后（“" + budget.CleanText(late) + "”），这里按版面放回数字之前", Where: p.posOf(pc)}}
		}
	}
	return nil
}
