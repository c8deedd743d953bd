// Package reflow turns the lines of a plain text layer back into a paper:
// lines of prose and tables of cells. A text layer in content-stream order
// holds the cells one after the other, their lines wrapped, and no geometry.
//
// The way: lines → furniture left out → fragments → tables located by their
// labels → the reading of each indicator grid that costs least → cells.
package reflow

import (
	"slices"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// Blocks reads every physical line of a paper in order, blank ones included.
// It returns the lines outside of tables and the tables, in content order. What
// is in doubt is said in the cells' Doubts; the issues are about the paper.
func Blocks(lines []budget.Line, v vocab.Vocabulary) ([]budget.Block, []budget.Issue) {
	if blocks, issues, ok := otherShape(lines, v); ok {
		return blocks, issues
	}
	p := newPaper(lines, v)
	p.readGrids()
	return p.blocks()
}

// newPaper finds the tables of a text.
func newPaper(lines []budget.Line, v vocab.Vocabulary) *paper {
	w := newWords(v)
	kind := furniture(lines, w)
	s := w.stream(lines, kind)
	s, hs := dropRepeated(s, w, kind)
	p := &paper{s: s, w: w, kind: kind, tables: w.locate(s, hs)}
	if s.unglue(w, p.tables) {
		p.tables = w.locate(s, w.headings(s))
	}
	p.late = lateCharacters(s, p.tables)
	p.lost = w.endBeforeLost(s, p.tables)
	return p
}

// blocks is the paper with its grids read.
func (p *paper) blocks() ([]budget.Block, []budget.Issue) {
	blocks, issues := p.emit()
	return blocks, append(issues, p.cuts()...)
}

// paper is everything known of the text while it is read.
type paper struct {
	s      *stream
	w      *words
	kind   []string // furniture per line
	tables []located
	late   map[rune]bool
	grids  []*grid   // per table, nil without rows
	lost   int       // first fragment of a table without a grid at the end, -1 if none
	found  []reading // per table
	ledger *ledger
	doubts [][]*other // per table and fragment: another reading, if there is one
}

// dropRepeated leaves out column labels that are printed again after a page break.
func dropRepeated(s *stream, w *words, kind []string) (*stream, []heading) {
	hs := w.headings(s)
	again := w.repeated(s, hs)
	dropped := false
	for k, h := range hs {
		if !again[k] {
			continue
		}
		for i := h.from; i < h.to; i++ {
			kind[s.frags[i].line] = repeatedLabels
		}
		dropped = true
	}
	if !dropped {
		return s, hs
	}
	s = w.stream(s.lines, kind)
	return s, w.headings(s)
}

// stream is the text less its furniture, column labels apart.
func (w *words) stream(lines []budget.Line, kind []string) *stream {
	s := newStream(lines, func(i int) bool { return kind[i] == "" })
	if !s.paged && !slices.ContainsFunc(kind, endsPage) {
		s.unpage(0, len(s.frags), mostOnPage+1)
	}
	s.unglueHeads(w)
	return s
}

// endsPage reports whether furniture of a kind stands at the end of each page; a
// table of contents does not.
func endsPage(kind string) bool {
	return kind == pageNumber || kind == runningHeader || kind == runningFooter || kind == watermark
}
