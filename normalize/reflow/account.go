package reflow

import (
	"fmt"
	"strings"

	"jixiao/budget"
)

// codeUnaccounted marks characters of the input that are in no cell and no line.
const codeUnaccounted = "unaccounted"

// ledger follows which bytes of which printed line are in the output.
type ledger struct {
	lines []budget.Line
	at    map[int]int  // line number → index into lines
	taken [][][2]int   // per line: byte ranges, in the order they were claimed
	twice []budget.Pos // claims that found no free text
}

// account checks that every printed character of the input is in the blocks
// exactly once, at the lines they say. What is not is kept as a line of its own
// and reported.
func account(lines []budget.Line, out []budget.Block) ([]budget.Block, []budget.Issue) {
	l := &ledger{lines: lines, at: make(map[int]int, len(lines)), taken: make([][][2]int, len(lines))}
	for i := range lines {
		l.at[lines[i].Pos.Lines[0]] = i
	}
	for _, b := range out {
		if b.Line != nil {
			l.claim(b.Line.Pos, b.Line.Text)
			continue
		}
		for _, c := range b.Table.Cells {
			for _, p := range c.Places {
				l.claim(p.Pos, p.Raw)
			}
		}
	}
	return l.settle(out)
}

// claim takes the printed lines of one place, each from the first line of the
// place on where it stands free.
func (l *ledger) claim(pos budget.Pos, raw string) {
	i, known := l.at[pos.Lines[0]]
	for raw != "" && known {
		text, rest, _ := strings.Cut(raw, "\n")
		raw = rest
		if blank(text) {
			continue
		}
		for ; ; i++ {
			if i >= len(l.lines) || l.lines[i].Pos.Lines[0] > pos.Lines[1] {
				l.twice = append(l.twice, pos)
				return
			}
			if l.take(i, text) {
				break
			}
		}
	}
}

// take claims text on line i where it stands free, as far left as possible.
func (l *ledger) take(i int, text string) bool {
	line := l.lines[i].Text
	for from := 0; from <= len(line); {
		k := strings.Index(line[from:], text)
		if k < 0 {
			return false
		}
		from += k
		if end := l.free(i, from, from+len(text)); end < 0 {
			l.taken[i] = append(l.taken[i], [2]int{from, from + len(text)})
			return true
		} else {
			from = end
		}
	}
	return false
}

// free is -1 when no byte of from..to is taken, else the end of what is.
func (l *ledger) free(i, from, to int) int {
	for _, r := range l.taken[i] {
		if r[0] < to && from < r[1] {
			return r[1]
		}
	}
	return -1
}

// settle reports what was claimed twice and keeps what was not claimed.
func (l *ledger) settle(out []budget.Block) ([]budget.Block, []budget.Issue) {
	var issues []budget.Issue
	for _, pos := range l.twice {
		issues = append(issues, budget.Issue{Code: codeUnaccounted, Message: fmt.Sprintf("第%d行至第%d行有文字被重复归入单元格", pos.Lines[0], pos.Lines[1]), Where: pos})
	}
	for i := range l.lines {
		left := l.left(i)
		if left == "" {
			continue
		}
		line := l.lines[i]
		line.Text = left
		out = append(out, budget.Block{Line: &line})
		issues = append(issues, budget.Issue{Code: codeUnaccounted, Message: fmt.Sprintf("第%d行的“%s”没有归入任何单元格，原样保留", line.Pos.Lines[0], left), Where: line.Pos})
	}
	return out, issues
}

// left is what of a line nobody claimed, "" when only white space.
func (l *ledger) left(i int) string {
	text := l.lines[i].Text
	if len(l.taken[i]) == 1 && l.taken[i][0] == [2]int{0, len(text)} {
		return ""
	}
	b := []byte(text)
	for _, r := range l.taken[i] {
		for k := r[0]; k < r[1]; k++ {
			b[k] = ' '
		}
	}
	return strings.TrimSpace(string(b))
}
