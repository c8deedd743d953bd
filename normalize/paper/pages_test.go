package paper

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/budget"
)

// Test documents are written as pages of text. A line beginning with "|" is a
// row of a table, its cells separated by "|": ^ belongs to the cell above, < to
// the cell on the left, / separates printed lines. A row may end with a note:
// "open" for a row whose lower border was not painted, "bare" for an upper one.
// "@y text" is a line of text at height y. A table's column widths stand in its
// first line: "# 40 40 100", and its height on the page, if it matters, behind them.
const (
	em        = 10.0
	lineStep  = 12.0
	cellInset = 5.0
	leftEdge  = 50.0
	pageHigh  = 800.0
)

func document(pages ...string) budget.Document {
	doc := budget.Document{Format: "pdf"}
	for i, text := range pages {
		doc.Pages = append(doc.Pages, page(i+1, text))
	}
	return doc
}

func page(number int, text string) budget.Page {
	p := budget.Page{Number: number, Width: 600, Height: pageHigh}
	var widths []float64
	var rows []string
	y := 100.0
	flush := func() {
		if len(rows) > 0 {
			t := table(number, y, widths, rows)
			y = t.Pos.Box[3] + 20
			p.Blocks = append(p.Blocks, budget.Block{Table: t})
		}
		rows = nil
	}
	for _, l := range strings.Split(strings.TrimSpace(text), "\n") {
		l = strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(l, "|"):
			rows = append(rows, l)
		case strings.HasPrefix(l, "#"):
			flush()
			widths = nil
			if h, rest, ok := strings.Cut(l, "@"); ok { // a table at a height: "# 100 @20"
				fmt.Sscan(rest, &y)
				l = h
			}
			for _, w := range strings.Fields(l[1:]) {
				var x float64
				fmt.Sscan(w, &x)
				widths = append(widths, x)
			}
		case l != "":
			flush()
			at := y
			if strings.HasPrefix(l, "@") {
				var h float64
				fmt.Sscanf(l, "@%f", &h)
				at, l = h, strings.SplitN(l, " ", 2)[1]
			}
			box := budget.Box{leftEdge, at, leftEdge + em*ems(l), at + em}
			p.Blocks = append(p.Blocks, budget.Block{Line: &budget.Line{Text: l, Pos: budget.Pos{Page: number, Box: box}}})
			y = max(y, at+20)
		}
	}
	flush()
	return p
}

// table builds one printed piece.
func table(page int, top float64, widths []float64, rows []string) *budget.Table {
	left := leftEdge
	if widths[0] < 0 { // a table that begins farther to the right
		left, widths = left-widths[0], widths[1:]
	}
	t := &budget.Table{Rows: len(rows), Cols: len(widths), X: []float64{left}, Y: []float64{top}}
	for _, w := range widths {
		t.X = append(t.X, t.X[len(t.X)-1]+w)
	}
	owner := make([][]int, len(rows))
	notes := make([]string, len(rows))
	for r, row := range rows {
		cells := strings.Split(strings.Trim(row, "|"), "|")
		if n := len(cells); n == len(widths)+1 {
			notes[r], cells = cells[n-1], cells[:n-1]
		}
		owner[r] = make([]int, len(widths))
		high := 1
		for c := range widths {
			text := ""
			if c < len(cells) {
				text = strings.TrimSpace(cells[c])
			}
			switch {
			case text == "^" && r > 0:
				owner[r][c] = owner[r-1][c]
				t.Cells[owner[r][c]].RowSpan = r + 1 - t.Cells[owner[r][c]].Row
			case text == "<" && c > 0:
				owner[r][c] = owner[r][c-1]
				k := &t.Cells[owner[r][c]]
				k.ColSpan = c + 1 - k.Col
			default:
				owner[r][c] = len(t.Cells)
				lines := strings.Split(text, "/")
				high = max(high, len(lines))
				t.Cells = append(t.Cells, budget.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: budget.JoinLines(lines...),
					Places: []budget.Place{{Raw: strings.Join(lines, "\n")}}})
			}
		}
		t.Y = append(t.Y, t.Y[r]+float64(high)*lineStep+4)
	}
	for i := range t.Cells {
		setPlace(t, &t.Cells[i], page, notes)
	}
	t.Pos = budget.Pos{Page: page, Box: budget.Box{t.X[0], top, t.X[len(widths)], t.Y[len(rows)]}}
	return t
}

// setPlace gives a cell its boxes and the notes that the page reader would make.
func setPlace(t *budget.Table, c *budget.Cell, page int, notes []string) {
	p := &c.Places[0]
	p.Page = page
	x, y := t.X[c.Col], t.Y[c.Row]
	p.Box = budget.Box{x, y, t.X[c.Col+c.ColSpan], t.Y[c.Row+c.RowSpan]}
	lines := strings.Split(p.Raw, "\n")
	note := func(code string, box budget.Box) {
		c.Doubts = append(c.Doubts, budget.Issue{Code: code, Where: budget.Pos{Page: page, Box: box}})
	}
	last := c.Row+c.RowSpan == t.Rows
	if p.Raw != "" {
		widest := 0.0
		for _, l := range lines {
			widest = max(widest, ems(l))
		}
		p.Box = budget.Box{x + cellInset, y + 2, x + cellInset + widest*em, y + 2 + lineStep*float64(len(lines))}
		if last {
			end := p.Box
			end[2] = end[0] + em*ems(lines[len(lines)-1])
			note(lastLine, end)
		}
	}
	if last && strings.Contains(notes[t.Rows-1], "open") {
		note(openBottom, p.Box)
	}
	if c.Row == 0 && strings.Contains(notes[0], "bare") {
		note(openTop, p.Box)
	}
}

// show writes the paper: text lines with their kind of furniture, tables row by
// row in the notation of the tests; a cell of several pieces ends with *n.
func show(blocks []budget.Block) string {
	var b strings.Builder
	for _, k := range blocks {
		if k.Line != nil {
			if k.Line.Furniture != "" {
				fmt.Fprintf(&b, "<%s> ", k.Line.Furniture)
			}
			b.WriteString(k.Line.Text + "\n")
			continue
		}
		b.WriteString(showTable(k.Table))
	}
	return b.String()
}

func showTable(t *budget.Table) string {
	text := make([][]string, t.Rows)
	for r := range text {
		text[r] = make([]string, t.Cols)
	}
	for _, c := range t.Cells {
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				switch {
				case r > c.Row:
					text[r][k] = "^"
				case k > c.Col:
					text[r][k] = "<"
				default:
					text[r][k] = c.Text
					if len(c.Places) > 1 {
						text[r][k] += fmt.Sprintf("*%d", len(c.Places))
					}
					var codes []string
					for _, d := range c.Doubts {
						codes = append(codes, "!"+d.Code)
					}
					text[r][k] += strings.Join(slices.Compact(codes), "")
				}
			}
		}
	}
	var b strings.Builder
	for _, row := range text {
		b.WriteString("|" + strings.Join(row, "|") + "|\n")
	}
	return b.String()
}
