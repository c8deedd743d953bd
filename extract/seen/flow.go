package seen

import (
	"strings"

	"jixiao/budget"
)

// Flow is content in reading order: paragraphs and tables.
type Flow []Item

// Item is one paragraph or one table; exactly one of the two is set.
type Item struct {
	Lines     []string // of a paragraph; blank ones are dropped on output
	Path      string
	Furniture string
	Links     bool // the paragraph is nothing but links
	Table     *Table
	Doubts    []budget.Issue // about the paragraph's text
}

// Table is a table whose cells may hold tables.
type Table struct {
	Grid  Grid
	Path  string
	flows []Flow // of the cells that were put, by the grid's order
}

// PutFlow places a cell with its content. Its text is that of its paragraphs;
// tables in it stand on their own.
func (t *Table) PutFlow(col, rowSpan, colSpan int, path string, content Flow) error {
	t.flows = append(t.flows, content)
	c := Cell(content.lines(), budget.Pos{Path: path})
	for _, item := range content {
		c.Doubts = append(c.Doubts, item.Doubts...)
	}
	return t.Grid.Put(col, rowSpan, colSpan, c)
}

// lines are the paragraphs of a flow without its tables.
func (f Flow) lines() []string {
	var lines []string
	for _, item := range f {
		for _, l := range item.Lines {
			if strings.TrimSpace(l) != "" {
				lines = append(lines, strings.TrimSpace(l))
			}
		}
	}
	return lines
}

func (f Flow) tables() int {
	n := 0
	for _, item := range f {
		if item.Table != nil {
			n++
		}
	}
	return n
}

// Blocks puts a flow out. A table within a cell follows the table it stands in,
// unless the outer one is mere layout: then its cells' content is put out in
// order and the outer table vanishes. Doubts about text outside of tables are
// added to issues.
func (f Flow) Blocks(issues *[]budget.Issue) ([]budget.Block, error) {
	var out []budget.Block
	for _, item := range f {
		if item.Table == nil {
			out = append(out, item.blocks()...)
			*issues = append(*issues, item.Doubts...)
			continue
		}
		blocks, err := item.Table.blocks(issues)
		if err != nil {
			return nil, err
		}
		out = append(out, blocks...)
	}
	return out, nil
}

// blocks makes one Line of each printed line of a paragraph.
func (i Item) blocks() []budget.Block {
	var out []budget.Block
	furniture := i.Furniture
	if furniture == "" && i.Links {
		furniture = "navigation"
	}
	for _, l := range i.Lines {
		if strings.TrimSpace(l) != "" {
			out = append(out, budget.Block{Line: &budget.Line{Text: l, Pos: budget.Pos{Path: i.Path}, Furniture: furniture}})
		}
	}
	return out
}

func (t *Table) blocks(issues *[]budget.Issue) ([]budget.Block, error) {
	var out []budget.Block
	layout := t.isLayout()
	if !layout && len(t.flows) > 0 {
		table, err := t.Grid.Table(budget.Pos{Path: t.Path})
		if err != nil {
			return nil, err
		}
		out = append(out, budget.Block{Table: table})
	}
	for _, content := range t.flows {
		if !layout {
			content = content.onlyTables()
		}
		blocks, err := content.Blocks(issues)
		if err != nil {
			return nil, err
		}
		out = append(out, blocks...)
	}
	return out, nil
}

func (f Flow) onlyTables() Flow {
	var tables Flow
	for _, item := range f {
		if item.Table != nil {
			tables = append(tables, item)
		}
	}
	return tables
}

// fewCells: a table with tables in it and fewer cells of its own than this is a
// frame around them. The header block of a form has more.
const fewCells = 4

// isLayout tells a frame from a table. Tables in a cell of a real table fill
// their cell alone; a cell that mixes them with text, or holds several, is a
// page's column.
func (t *Table) isLayout() bool {
	nested, own := false, 0
	for _, content := range t.flows {
		switch n := content.tables(); {
		case n > 1, n == 1 && len(content.lines()) > 0:
			return true
		case n == 1:
			nested = true
		case content.hasText():
			own++
		}
	}
	return nested && own < fewCells
}

// hasText: menus of links do not make a table a real one.
func (f Flow) hasText() bool {
	for _, item := range f {
		if !item.Links && item.Furniture == "" && len((Flow{item}).lines()) > 0 {
			return true
		}
	}
	return false
}

// AsFurniture marks everything in a flow as no content; tables become lines.
func (f Flow) AsFurniture(kind string) Flow {
	var out Flow
	for _, item := range f {
		if item.Table == nil {
			item.Furniture = kind
			out = append(out, item)
			continue
		}
		for _, content := range item.Table.flows {
			out = append(out, content.AsFurniture(kind)...)
		}
	}
	return out
}
