package main

import (
	"fmt"
	"strings"
)

// form is the layout of one province's table: its heading, the rows above the
// grid and the grid's columns. Labels are those in use; what is in the cells is
// invented like everything else.
type form struct {
	id       string
	titles   []string
	yearLine bool   // （2024年度） under the heading
	side     string // label set one character a line left of the grid
	plain    bool   // no side label
	longTerm string // side label of a first grid for the whole project
	prepare  func(a author, p *Project)
	head     func(p *Project) [][]cell
	columns  []column
}

// column is one column of a grid: its label, width and text. Level columns are
// merged over equal rows.
type column struct {
	label string
	width int
	text  func(in *Indicator) string
	level int // 1 or 2; 0 for the others
}

var formList = []form{central, shanghai, selfeval, sichuan, hunan, hunanTypes, chongqing, hubei, mof2011}

func formByID(id string) (form, bool) {
	for _, f := range formList {
		if f.id == id {
			return f, true
		}
	}
	return form{}, false
}

// columns that most forms share.
func level1(width int) column {
	return column{"一级指标", width, func(in *Indicator) string { return in.Level1 + in.levelScore }, 1}
}

func level2(width int) column {
	return column{"二级指标", width, func(in *Indicator) string { return in.Level2 }, 2}
}

func level3(label string, width int) column {
	return column{label, width, func(in *Indicator) string { return string(in.Level3) }, 0}
}

func valueColumn(label string, width int) column {
	return column{label, width, func(in *Indicator) string { return in.printedValue }, 0}
}

func optional(label string, width int, field func(in *Indicator) *string) column {
	return column{label, width, func(in *Indicator) string { return printed(field(in)) }, 0}
}

func weightColumn(label string, width int) column {
	return optional(label, width, func(in *Indicator) *string { return in.Weight })
}

// formProject turns a project invented for the first form into one of another.
func (a author) formProject(p *Project, f form) {
	p.Form, p.Code, p.Purpose, p.Schedule = strings.TrimSuffix(f.id, "-types"), nil, nil, nil
	p.Title = pick(a.dice, f.titles)
	p.Implementer = ptr(a.county + pick(a.dice, a.units))
	for i := range p.Indicators {
		p.Indicators[i].Description, p.Indicators[i].Basis = nil, nil
	}
	f.prepare(a, p)
}

// weights shares a total out over the indicators; what does not divide evenly
// goes to the first ones.
func (a author) weights(p *Project, total int) {
	n := len(p.Indicators)
	for i := range p.Indicators {
		w := total / n
		if i < total%n {
			w++
		}
		p.Indicators[i].Weight = ptr(fmt.Sprint(w))
	}
}

// rows of a head, by the sides of their cells in thousandths.
func at(x0, x1 int, s string) cell { return cell{x0: x0, x1: x1, down: 1, text: []string{s}} }

func tall(x0, x1, down int, s string) cell {
	return cell{x0: x0, x1: x1, down: down, text: []string{s}, centre: true}
}

// upright is a label set one character a line.
func upright(x0, x1, down int, s string) cell {
	c := tall(x0, x1, down, "")
	c.text = strings.Split(s, "")
	return c
}

// texts is a cell of paragraphs.
func texts(x0, x1 int, goals []Goal) cell {
	c := at(x0, x1, "")
	c.text = nil
	for _, g := range goals {
		c.text = append(c.text, g.printed)
	}
	return c
}

const sideWidth = 60

// formGrid is the grid of a form, with the side label over all its rows.
func formGrid(list []Indicator, f form, side string) [][]cell {
	x := 0
	var head []cell
	if !f.plain {
		x = sideWidth
		head = append(head, upright(0, x, len(list)+1, side))
	}
	left := []int{}
	total := 0
	for _, c := range f.columns {
		total += c.width
	}
	start, at := x, 0
	for _, c := range f.columns {
		left = append(left, start+(1000-start)*at/total)
		at += c.width
	}
	left = append(left, 1000)
	for i, c := range f.columns {
		head = append(head, tall(left[i], left[i+1], 1, c.label))
	}
	rows := [][]cell{head}
	for i := range list {
		rows = append(rows, formRow(list, i, f, left))
	}
	return rows
}

func formRow(list []Indicator, i int, f form, left []int) []cell {
	var row []cell
	in := &list[i]
	for k, c := range f.columns {
		down := 1
		if c.level > 0 {
			same := func(o Indicator) bool { return o.Level1 == in.Level1 && (c.level == 1 || o.Level2 == in.Level2) }
			if i > 0 && same(list[i-1]) {
				continue
			}
			down = run(list[i:], same)
		}
		row = append(row, cell{x0: left[k], x1: left[k+1], down: down, text: []string{c.text(in)}, centre: c.level > 0 || c.width < 90})
	}
	return row
}

// formBlocks are one project's heading and table.
func formBlocks(p *Project, f form, year int) []block {
	out := []block{{para: &para{text: p.Title, kind: "title"}}}
	if f.yearLine {
		out = append(out, block{para: &para{text: fmt.Sprintf("（%d年度）", year), kind: "year"}})
	}
	rows := f.head(p)
	if p.longTerm > 0 {
		rows = append(rows, formGrid(p.Indicators[:p.longTerm], f, f.longTerm)...)
	}
	rows = append(rows, formGrid(p.Indicators[p.longTerm:], f, f.side)...)
	return append(out, block{table: &table{rows: rows, repeat: -1}})
}
