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
	taken [][][2]int   // per line: byte ranges, in the order they were claimed
	twice []budget.Pos // claims on text that is not free
}

func newLedger(lines []budget.Line) *ledger {
	return &ledger{lines: lines, taken: make([][][2]int, len(lines))}
}

// claim takes bytes from..to of line i: they are in a cell or in a line of the
// output.
func (l *ledger) claim(i, from, to int) {
	if blank(l.lines[i].Text[from:to]) {
		return
	}
	if l.free(i, from, to) >= 0 {
		l.twice = append(l.twice, l.lines[i].Pos)
		return
	}
	l.taken[i] = append(l.taken[i], [2]int{from, to})
}

// claimPiece takes the printed lines of a run of fragments.
func (l *ledger) claimPiece(s *stream, pc piece) {
	for i := pc.from; i < pc.to; {
		k := i
		for k+1 < pc.to && s.frags[k+1].line == s.frags[i].line {
			k++
		}
		l.claim(s.frags[i].line, s.frags[i].from, s.frags[k].to)
		i = k + 1
	}
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

// settle checks that every printed character of the input is in the output exactly
// once: it reports what was claimed twice, and keeps what was not claimed as a line
// of its own and reports it.
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
