package columns

import "slices"

// raiseHeadings moves a heading up in front of its project's code, where the order
// of a page has put the code, and what stands around it, in front of the heading:
// the project before it has two codes then, and it has none.
func (r *reader) raiseHeadings() {
	zones := r.zones()
	for k := 0; k+1 < len(zones); k++ {
		z, next := zones[k], zones[k+1]
		if codes := r.codesOf(z); len(codes) == 2 && len(r.codesOf(next)) == 0 && r.lines[codes[1]].Pos.Page == r.lines[next.from].Pos.Page {
			r.raise(next.from, next.block, codes[1])
		}
	}
}

// codesOf are the lines on which the codes of a zone begin.
func (r *reader) codesOf(z zone) (lines []int) {
	p := project{ts: r.tokens(z.block, z.to, nil)}
	for p.takeCode(); p.code != nil; p.takeCode() {
		lines = append(lines, p.ts[p.code[0]].line)
		p.code = nil
	}
	slices.Sort(lines)
	return lines
}

// raise moves lines from..end-1 up to line to, with the lines of its block above that.
func (r *reader) raise(from, end, to int) {
	for to > 0 && r.folded[to-1] != "" && r.lines[to-1].Pos.Page == r.lines[to].Pos.Page && r.heading(to-1) == 0 {
		to--
	}
	raised(r.lines, from, end, to)
	raised(r.folded, from, end, to)
	raised(r.furniture, from, end, to)
}

func raised[T any](list []T, from, end, to int) {
	head := slices.Clone(list[from:end])
	copy(list[to+len(head):end], list[to:from])
	copy(list[to:], head)
}
