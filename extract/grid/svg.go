package grid

import (
	"fmt"
	"strings"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// SVG draws a page from its own marks: rules, glyphs, and over them what they
// were read as. Cells are filled in turn with pale colours (merged ones with
// their spans written in the corner), lines are underlined in green, furniture
// in grey, cells in doubt have an orange border; glyphs that no block holds are
// red.
func SVG(page mark.Page, blocks []budget.Block) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.2f %.2f" width="%.0f" height="%.0f">`+"\n",
		page.Width, page.Height, page.Width*svgScale, page.Height*svgScale)
	b.WriteString("<style>text{font-family:'Noto Sans CJK SC','WenQuanYi Zen Hei','SimSun',sans-serif;white-space:pre}</style>\n")
	fmt.Fprintf(&b, `<rect width="%.2f" height="%.2f" fill="#fff"/>`+"\n", page.Width, page.Height)
	for _, box := range page.Images {
		rect(&b, box, `fill="#eee" stroke="#bbb" stroke-width="0.5"`)
	}
	for _, k := range blocks {
		drawBlock(&b, k)
	}
	for _, r := range page.Rules {
		fmt.Fprintf(&b, `<path d="M%.2f %.2fL%.2f %.2f" stroke="#334" stroke-width="%.2f"/>`+"\n",
			r.X0, r.Y0, r.X1, r.Y1, max(r.Width, 0.3))
	}
	owned := owners(blocks)
	for i := range page.Glyphs {
		drawGlyph(&b, &page.Glyphs[i], owned)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// svgScale is how many pixels a point takes when the picture is shown.
const svgScale = 1.5

// cellColours alternate so that neighbours differ.
var cellColours = [...]string{"#e8f1fb", "#fdf3e1", "#e9f7ea", "#f6e9f6", "#e6f6f6", "#fbeaea"}

func drawBlock(b *strings.Builder, k budget.Block) {
	if l := k.Line; l != nil {
		colour := "#2a2"
		if l.Furniture != "" {
			colour = "#999"
		}
		box := l.Pos.Box
		fmt.Fprintf(b, `<path d="M%.2f %.2fH%.2f" stroke="%s" stroke-width="0.8"><title>%s</title></path>`+"\n",
			box[0], box[3], box[2], colour, escape(strings.TrimSpace(l.Furniture+" "+l.Text)))
		return
	}
	t := k.Table
	for i := range t.Cells {
		drawCell(b, t, i)
	}
	rect(b, t.Pos.Box, `fill="none" stroke="#06c" stroke-width="1.2" stroke-dasharray="4 2"`)
}

func drawCell(b *strings.Builder, t *budget.Table, i int) {
	c := &t.Cells[i]
	box := CellBox(t, c)
	style, note := "", ""
	for _, d := range c.Doubts {
		if d.Code == LastLine {
			continue
		}
		style = ` stroke="#e80" stroke-width="1.5"`
		note += "\n" + d.Message
	}
	colour := cellColours[(c.Row*2+c.Col)%len(cellColours)]
	fmt.Fprintf(b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" fill="%s"%s><title>%s</title></rect>`+"\n",
		box[0], box[1], box[2]-box[0], box[3]-box[1], colour, style,
		escape(fmt.Sprintf("行%d 列%d：%s%s", c.Row+1, c.Col+1, c.Text, note)))
	if c.RowSpan > 1 || c.ColSpan > 1 {
		fmt.Fprintf(b, `<text x="%.2f" y="%.2f" font-size="4" fill="#06c">%d×%d</text>`+"\n",
			box[0]+1, box[1]+4.5, c.RowSpan, c.ColSpan)
	}
}

// CellBox is the box of a cell's borders on the page of its table; zero where
// the table has no geometry.
func CellBox(t *budget.Table, c *budget.Cell) budget.Box {
	if len(t.X) <= c.Col+c.ColSpan || len(t.Y) <= c.Row+c.RowSpan {
		return budget.Box{}
	}
	return budget.Box{t.X[c.Col], t.Y[c.Row], t.X[c.Col+c.ColSpan], t.Y[c.Row+c.RowSpan]}
}

func rect(b *strings.Builder, box budget.Box, style string) {
	fmt.Fprintf(b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" %s/>`+"\n",
		box[0], box[1], box[2]-box[0], box[3]-box[1], style)
}

// owners lists the boxes of all texts that were read.
func owners(blocks []budget.Block) []budget.Box {
	var boxes []budget.Box
	for _, k := range blocks {
		if k.Line != nil {
			boxes = append(boxes, k.Line.Pos.Box)
			continue
		}
		for i := range k.Table.Cells {
			for _, p := range k.Table.Cells[i].Places {
				if p.Raw != "" {
					boxes = append(boxes, p.Box)
				}
			}
		}
	}
	return boxes
}

func drawGlyph(b *strings.Builder, g *mark.Glyph, owned []budget.Box) {
	if blank(g.Text) {
		return
	}
	colour := "#c00"
	for _, o := range owned {
		if x, y := centreX(g), centreY(g); o[0]-1 <= x && x <= o[2]+1 && o[1]-1 <= y && y <= o[3]+1 {
			colour = "#111"
			break
		}
	}
	if g.Pale && colour == "#111" {
		colour = "#888"
	}
	x, y, turn := g.Box[0], g.Baseline, ""
	if g.Vertical {
		y = g.Box[3] - (1-baselineShare)*g.Size
	}
	if g.Angle != 0 {
		x, y = centreX(g), centreY(g)
		turn = fmt.Sprintf(` text-anchor="middle" transform="rotate(%.1f %.2f %.2f)"`, g.Angle, x, y)
	}
	fmt.Fprintf(b, `<text x="%.2f" y="%.2f" font-size="%.2f" fill="%s"%s>%s</text>`+"\n", x, y, g.Size, colour, turn, escape(g.Text))
}

// escape makes a text safe inside XML: markup is quoted, control characters,
// which XML forbids, are dropped.
func escape(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, markup.Replace(s))
}

var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
