package columns

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// nameTails are what a heading may have between the name and its title.
var nameTails = []string{"", "项目", "预算项目", "部门预算项目"}

// takeName takes the project's name: the heading without ordinal and title.
func (r *reader) takeName(p *project) {
	var raw []string
	for i := p.z.from; i < p.z.block; i++ {
		raw = append(raw, r.lines[i].Text)
	}
	heading := budget.JoinLines(raw...)
	folded := budget.Fold(heading)
	ordinal := ordinalOnly.FindString(folded)
	text := folded[len(ordinal):]
	for _, t := range r.tails(text) {
		s, ok := strings.CutSuffix(text, t)
		if !ok || s == "" {
			continue
		}
		if p.name = take(p.ts, s); p.name != nil {
			return
		}
		if p.name = takeHyphened(p.ts, s); p.name != nil {
			from := utf8.RuneCountInString(ordinal)
			p.nameText = unfolded(heading, from, from+utf8.RuneCountInString(s))
			return
		}
	}
}

// tails are the ends of a heading that are no part of the name, short ones first.
func (r *reader) tails(text string) (out []string) {
	for _, t := range r.titles {
		if strings.HasSuffix(text, t) {
			for _, more := range nameTails {
				out = append(out, more+t)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return len(a) - len(b) })
	return out
}

// takeHyphened takes a text whose hyphens pdftotext may have dropped: it does at a
// line's end, and goes on with the next line's first word.
func takeHyphened(ts []token, text string) []int {
	bare := strings.ReplaceAll(text, "-", "")
	if bare == text {
		return nil
	}
	for k := range ts {
		if ix := spellBare(ts, k, bare); ix != nil {
			return use(ts, ix)
		}
	}
	return nil
}

// spellBare is spell without regard to hyphens.
func spellBare(ts []token, k int, rest string) (ix []int) {
	for j, skipped := k, 0; j < len(ts) && skipped <= reach; j++ {
		piece := strings.ReplaceAll(ts[j].fold, "-", "")
		if ts[j].used || piece == "" || !strings.HasPrefix(rest, piece) {
			if j == k {
				return nil
			}
			skipped++
			continue
		}
		ix, rest, skipped = append(ix, j), rest[len(piece):], 0
		if rest == "" {
			return ix
		}
	}
	return nil
}

// unfolded is what stands between two characters of a text, counted as folded.
func unfolded(s string, from, to int) string {
	start, end, n := len(s), len(s), 0
	for i, c := range s {
		if budget.FoldRune(c) < 0 {
			continue
		}
		if n == from {
			start = i
		}
		if n == to {
			end = i
			break
		}
		n++
	}
	return budget.CleanText(s[start:end])
}
