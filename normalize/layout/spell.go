package layout

import (
	"slices"
	"strings"
)

// labelPiece reports that a text is a run of characters of some label.
func (r *reader) labelPiece(folded string) bool {
	for _, l := range r.labels {
		if strings.Contains(l, folded) {
			return true
		}
	}
	return false
}

// findLabels parts words in line order into labels, each spelled out by one
// word or more, one below the other or side by side, and the other words.
func (r *reader) findLabels(all []word) (labels [][]word, rest []word) {
	used := make([]bool, len(all))
	for k := range all {
		if used[k] {
			continue
		}
		ix := r.spellFrom(all, used, k)
		var l []word
		for _, i := range ix {
			used[i] = true
			l = append(l, all[i])
		}
		if l != nil {
			labels = append(labels, l)
		}
	}
	for k, w := range all {
		if !used[k] {
			rest = append(rest, w)
		}
	}
	return labels, rest
}

// spellFrom finds the words from k on that spell out the longest label.
func (r *reader) spellFrom(all []word, used []bool, k int) []int {
	var best []int
	length := 0
	for _, l := range r.labels {
		rest, ok := strings.CutPrefix(l, all[k].look.fold)
		if !ok || len(l) <= length {
			continue
		}
		ix := []int{k}
		from, to := all[k].start, all[k].end()
		for j := k + 1; j < len(all) && rest != ""; j++ {
			f := all[j].look.fold
			if used[j] || !strings.HasPrefix(rest, f) || !under(from, to, all[k].line, all[j]) {
				continue
			}
			rest = rest[len(f):]
			ix = append(ix, j)
			from, to = min(from, all[j].start), max(to, all[j].end())
		}
		if rest == "" {
			best, length = ix, len(l)
		}
	}
	return best
}

// under reports that w can be a later piece of a label that begins on a line
// and spans the columns from..to: on a lower line it stands below them.
func under(from, to, line int, w word) bool {
	return w.line == line && w.start-to < wide || w.line != line && w.start <= to+labelSlack && w.end() >= from-labelSlack
}

// labelSlack is how many columns the lines of one label may be shifted against
// each other by what stands left of them.
const labelSlack = 4

// spellLeft takes the words at the starts of lines that spell out a label of
// the first column, longest label first: rest loses them. Nothing is taken where
// no label is spelled out that has a word on the lines from..to-1 of rest.
func (r *reader) spellLeft(rest [][]word, from, to int) []word {
	var best []word
	length := 0
	inside := func(w word) bool {
		return slices.ContainsFunc(rest[from:to], func(ws []word) bool { return len(ws) > 0 && ws[0].line == w.line })
	}
	for _, l := range r.labels {
		if len(l) <= length {
			continue
		}
		if ws := spellStarts(l, rest); slices.ContainsFunc(ws, inside) {
			best, length = ws, len(l)
		}
	}
	for _, w := range best {
		for k := range rest {
			rest[k] = slices.DeleteFunc(slices.Clone(rest[k]), func(x word) bool { return x.line == w.line && x.start == w.start })
		}
	}
	return best
}

// spellStarts are the words at the starts of lines that spell out one label;
// nil if it is not spelled out. Justified print has blanks inside of a piece.
func spellStarts(label string, rest [][]word) []word {
	var out []word
	from, to := 0, 0
	for _, ws := range rest {
		for k, w := range ws {
			left, ok := strings.CutPrefix(label, w.look.fold)
			if !ok || k > 0 && w.gap >= wide && !(oneMark(w.text) && oneMark(ws[k-1].text)) {
				break
			}
			if len(out) > 0 && k == 0 && (w.start > to+labelSlack || w.end() < from-labelSlack) {
				break
			}
			if len(out) == 0 {
				from, to = w.start, w.end()
			}
			from, to, label = min(from, w.start), max(to, w.end()), left
			out = append(out, w)
		}
		if label == "" {
			return out
		}
	}
	return nil
}
