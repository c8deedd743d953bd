package layout

import (
	"slices"

	"jixiao/budget"
)

// Where a loose character was taken out of its line, the tool leaves its room:
// a blank between two ideographs, in a paper that prints none there. A hole near
// by whose neighbours the character has elsewhere is its place.
//
//	           瞭
//	对防火 望塔造成的负面影响

// Bounds of the search for a hole.
const (
	holeLines = 2 // printed lines above or below
	holeAside = 8 // columns to the side, for each line away a little more
)

// hole is one blank in a line.
type hole struct {
	line, start   int
	before, after rune
}

// refilled puts loose characters back into the holes that they left; the lines
// are copied where there are any. It returns these characters, too: what holds one
// stays in doubt.
func refilled(lines []budget.Line) ([]budget.Line, map[rune]bool) {
	var printed []int
	ws := make([][]word, len(lines))
	for i, l := range lines {
		if ws[i] = words(i, l.Text); len(ws[i]) > 0 {
			printed = append(printed, i)
		}
	}
	if !isSolid(ws) {
		return lines, nil
	}
	loose := looseRunes(ws)
	if len(loose) == 0 {
		return lines, nil
	}
	around := aroundOf(ws, loose)
	out := slices.Clone(lines)
	filled := map[hole]bool{}
	for at, i := range printed {
		for _, w := range loners(ws[i], loose) {
			h, ok := nearestHole(lines, ws, printed, at, w, around[w.look.first], filled)
			if !ok {
				continue
			}
			filled[h] = true
			out[h.line].Text = replaced(out[h.line].Text, h.start, w.look.first)
			out[i].Text = replaced(out[i].Text, w.start, ' ')
		}
	}
	return out, loose
}

// loners are the loose characters of a line that stand apart.
func loners(ws []word, loose map[rune]bool) []word {
	var out []word
	for k, w := range ws {
		if w.look.runes == 1 && loose[w.look.first] && !(k > 0 && k+1 < len(ws) && w.gap < wide && ws[k+1].gap < wide) {
			out = append(out, w)
		}
	}
	return out
}

// around are the characters next to a loose one where the tool keeps it in its place.
type around struct{ before, after map[rune]bool }

func aroundOf(lines [][]word, loose map[rune]bool) map[rune]around {
	out := map[rune]around{}
	for c := range loose {
		out[c] = around{map[rune]bool{}, map[rune]bool{}}
	}
	for _, ws := range lines {
		for _, w := range ws {
			rs := []rune(w.text)
			for k, c := range rs {
				if !loose[c] {
					continue
				}
				if k > 0 {
					out[c].before[rs[k-1]] = true
				}
				if k+1 < len(rs) {
					out[c].after[rs[k+1]] = true
				}
			}
		}
	}
	return out
}

// nearestHole is the hole that a loose character left: the nearest whose
// neighbours are its own.
func nearestHole(lines []budget.Line, ws [][]word, printed []int, at int, w word, own around, filled map[hole]bool) (best hole, ok bool) {
	dist := 0
	for m := max(0, at-holeLines); m <= min(len(printed)-1, at+holeLines); m++ {
		j := printed[m]
		if lines[j].Pos.Page != lines[w.line].Pos.Page {
			continue
		}
		for _, h := range holesOf(ws[j]) {
			d := max(h.start-w.start, w.start-h.start)
			if filled[h] || !own.before[h.before] || !own.after[h.after] || j != w.line && d > holeAside {
				continue
			}
			if d += max(m-at, at-m); !ok || d < dist {
				best, dist, ok = h, d, true
			}
		}
	}
	return best, ok
}

// holesOf are the single blanks between ideographs of a line.
func holesOf(ws []word) []hole {
	var out []hole
	for k := 1; k < len(ws); k++ {
		if a, b := ws[k-1], ws[k]; b.gap == 1 && isHan(a.look.last) && isHan(b.look.first) {
			out = append(out, hole{a.line, a.end(), a.look.last, b.look.first})
		}
	}
	return out
}

// replaced sets the character at a column of a line.
func replaced(text string, at int, c rune) string {
	rs := []rune(text)
	rs[at] = c
	return string(rs)
}
