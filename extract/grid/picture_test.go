package grid

import (
	"fmt"
	"strings"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// A picture draws a page: runs of + and - are horizontal rules, runs of + and |
// vertical ones, everything else is text, one glyph a rune. A Chinese character
// takes two columns, as it does in a terminal.
const (
	pictureX = 6.0  // points a column
	pictureY = 15.0 // points a line
	emSize   = 12.0
)

func picture(s string) mark.Page {
	lines := strings.Split(strings.Trim(s, "\n"), "\n")
	grid := make([][]rune, len(lines))
	for y, l := range lines {
		for _, r := range l {
			grid[y] = append(grid[y], r)
			if budget.IsCJK(r) {
				grid[y] = append(grid[y], 0)
			}
		}
	}
	p := mark.Page{Number: 1, Width: 600, Height: 800}
	at := func(y, x int) rune {
		if y >= 0 && y < len(grid) && x >= 0 && x < len(grid[y]) {
			return grid[y][x]
		}
		return ' '
	}
	for y := range grid {
		p.Rules = append(p.Rules, rulesAlong(len(grid[y]), func(x int) rune { return at(y, x) }, '-', func(a, b int) mark.Rule {
			return mark.Rule{X0: px(a), X1: px(b), Y0: py(y), Y1: py(y), Width: 0.5}
		})...)
		for x, r := range grid[y] {
			if r != 0 && !strings.ContainsRune("+-| ", r) {
				p.Glyphs = append(p.Glyphs, glyph(string(r), px(x)-pictureX/2, py(y), len(p.Glyphs)))
			}
		}
	}
	for x := range 120 {
		p.Rules = append(p.Rules, rulesAlong(len(grid), func(y int) rune { return at(y, x) }, '|', func(a, b int) mark.Rule {
			return mark.Rule{X0: px(x), X1: px(x), Y0: py(a), Y1: py(b), Width: 0.5}
		})...)
	}
	return p
}

func px(x int) float64 { return 50 + pictureX*float64(x) }
func py(y int) float64 { return 60 + pictureY*float64(y) }

// glyph sets text with its middle on the line.
func glyph(text string, x, y float64, order int) mark.Glyph {
	w := emSize / 2
	if budget.IsCJK([]rune(text)[0]) {
		w = emSize
	}
	top := y - emSize/2
	return mark.Glyph{Text: text, Box: budget.Box{x, top, x + w, top + emSize}, Baseline: top + 0.8*emSize,
		Size: emSize, Advance: w, Order: order}
}

// rulesAlong finds runs of + and the dash that hold at least one dash.
func rulesAlong(n int, at func(int) rune, dash rune, rule func(a, b int) mark.Rule) []mark.Rule {
	var rules []mark.Rule
	for i := 0; i < n; i++ {
		end, dashed := i, false
		for end < n && (at(end) == '+' || at(end) == dash) {
			dashed = dashed || at(end) == dash
			end++
		}
		if dashed && end-i > 1 {
			rules = append(rules, rule(i, end-1))
		}
		if end > i {
			i = end - 1
		}
	}
	return rules
}

// show writes a sheet for comparison: a line for each line of text, each table's
// size and each of its cells.
func show(s Sheet) string {
	var b strings.Builder
	for _, k := range s.Blocks {
		if k.Line != nil {
			fmt.Fprintf(&b, "%s%s\n", furnitureTag(k.Line), k.Line.Text)
			continue
		}
		fmt.Fprintf(&b, "table %d×%d\n", k.Table.Rows, k.Table.Cols)
		for _, c := range k.Table.Cells {
			fmt.Fprintf(&b, " %d,%d", c.Row, c.Col)
			if c.RowSpan > 1 || c.ColSpan > 1 {
				fmt.Fprintf(&b, " %d×%d", c.RowSpan, c.ColSpan)
			}
			fmt.Fprintf(&b, " %q", c.Text)
			for _, d := range c.Doubts {
				if d.Code != LastLine {
					b.WriteString(" " + d.Code)
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func furnitureTag(l *budget.Line) string {
	if l.Furniture == "" {
		return ""
	}
	return "<" + l.Furniture + "> "
}
