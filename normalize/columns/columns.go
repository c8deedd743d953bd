// Package columns re-assembles tables from plain pdftotext output: blocks of
// text parted by blank lines, in an order that keeps neither the rows nor the
// columns of a table whole. Only the order within one column can be trusted.
// What comes out is the likeliest table, and every cell of it is in doubt.
//
// The way: lines → projects by their headings → tokens → cells that say
// themselves what they are (codes, labels, months, sums, level names) → the
// text columns by look and width → cells by full lines and agreement of counts.
package columns

import (
	"fmt"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

const (
	codeOrder       = "reading_order"
	codeUnaccounted = "unaccounted"
	orderMessage    = "这份文本的次序打乱了表格，这一行由推断得出，请对照原件；最好直接用 PDF，或用 pdftotext -layout 重做"
)

// Blocks reads every physical line of a paper, blank ones included, and returns
// the lines outside of tables and the tables. Each cell carries a doubt; text of
// a table without a place in it stays a line and is reported.
func Blocks(lines []budget.Line, v vocab.Vocabulary) ([]budget.Block, []budget.Issue) {
	r := newReader(lines, v)
	zones := r.zones()
	if len(zones) == 0 {
		return r.linesOf(0, len(lines)), nil
	}
	projects := make([]*project, len(zones))
	for i, z := range zones {
		projects[i] = r.open(z)
	}
	takeLevels(projects)
	for _, p := range projects {
		p.takeAmounts()
		p.takeLonePurpose()
	}
	r.chain(projects)
	r.learn(projects)
	var out []budget.Block
	var issues []budget.Issue
	next := 0
	for k, p := range projects {
		out = append(out, r.linesOf(next, p.z.from)...)
		blocks, found := r.emit(p, k+1 == len(projects))
		out, issues = append(out, blocks...), append(issues, found...)
		next = p.z.to
	}
	return append(out, r.linesOf(next, len(lines))...), issues
}

// linesOf are lines from..to-1 but those that a project has taken for itself.
func (r *reader) linesOf(from, to int) []budget.Block {
	var out []budget.Block
	for i := from; i < to; i++ {
		if !r.moved[i] {
			out = append(out, r.lineBlock(i))
		}
	}
	return out
}

func (r *reader) lineBlock(i int) budget.Block {
	l := r.lines[i]
	l.Furniture = r.furniture[i]
	return budget.Block{Line: &l}
}

func leftOver(p budget.Pos, text string) budget.Issue {
	return budget.Issue{Code: codeUnaccounted, Where: p,
		Message: fmt.Sprintf("第%d行的“%s”没有归入任何单元格，原样保留", p.Lines[0], text)}
}
