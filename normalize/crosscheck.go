package normalize

import (
	"fmt"
	"strings"

	"jixiao/budget"
)

// crossCheck reads a ruled paper a second time as if only its text were left,
// in the order of its cells, with the re-assembler that knows no geometry. A row
// that the two read differently gets a warning; a row the second reading is not
// sure of itself is no evidence.
func crossCheck(d *budget.Disclosure, blocks []budget.Block, name string, opt Options) {
	text := budget.Document{Name: name, Format: "text", Pages: []budget.Page{{Number: 1, Blocks: cellLines(blocks)}}}
	second, err := Disclosure(text, Options{Forms: opt.Forms})
	if err != nil {
		return // nothing to compare with
	}
	d.Warnings = append(d.Warnings, disagreements(d.Projects, 0, second)...)
}

// disagreements are the rows that two readings of the same projects do not share.
// The first of them is project number first of its paper.
func disagreements(projects []budget.Project, first int, second budget.Disclosure) []budget.Issue {
	doubted := doubtedRows(second.Warnings)
	var out []budget.Issue
	for i := range projects {
		other := counterpart(second.Projects, projects, i)
		if other < 0 || len(second.Projects[other].Indicators) != len(projects[i].Indicators) {
			continue
		}
		for j := range projects[i].Indicators {
			a, b := &projects[i].Indicators[j], &second.Projects[other].Indicators[j]
			if field := differing(a, b); field != "" && !doubted[rowPath(other, j)] {
				out = append(out, budget.Issue{Code: "readings_differ", At: rowPath(first+i, j), Where: firstPos(a.Places),
					Message: fmt.Sprintf("按表格线和按文字次序读出的%s不同，请对照原件", field)})
			}
		}
	}
	return out
}

// cellLines is the paper as a text extractor would print it cell by cell.
func cellLines(blocks []budget.Block) []budget.Block {
	var out []budget.Block
	add := func(text string) {
		n := len(out) + 1
		out = append(out, budget.Block{Line: &budget.Line{Text: text, Pos: budget.Pos{Page: 1, Lines: [2]int{n, n}}}})
	}
	for _, b := range blocks {
		if b.Line != nil && b.Line.Furniture == "" {
			add(b.Line.Text)
		}
		if b.Table == nil {
			continue
		}
		for _, c := range b.Table.Cells {
			for _, p := range c.Places {
				for _, line := range strings.Split(p.Raw, "\n") {
					if line != "" {
						add(line)
					}
				}
			}
		}
	}
	return out
}

// counterpart finds the same project in the second reading: by its code, or by
// its place when neither has one.
func counterpart(second, first []budget.Project, i int) int {
	for k := range second {
		if first[i].Code != "" && second[k].Code == first[i].Code {
			return k
		}
	}
	if i < len(second) && second[i].Code == "" && first[i].Code == "" {
		return i
	}
	return -1
}

// differing names the first cell that the two readings do not share.
func differing(a, b *budget.Indicator) string {
	for _, f := range []struct {
		label string
		a, b  budget.Nullable
	}{
		{"三级指标", a.Level3, b.Level3}, {"指标描述", a.Description, b.Description},
		{"指标值", a.Value, b.Value}, {"指标值确定依据", a.Basis, b.Basis},
	} {
		if f.a != f.b {
			return f.label
		}
	}
	return ""
}

func rowPath(project, indicator int) string {
	return fmt.Sprintf("projects[%d].indicators[%d]", project, indicator)
}

func doubtedRows(warnings []budget.Issue) map[string]bool {
	rows := map[string]bool{}
	for _, w := range warnings {
		if path, rest, ok := strings.Cut(w.At, ".indicators["); ok {
			index, _, _ := strings.Cut(rest, "]")
			rows[path+".indicators["+index+"]"] = true
		}
	}
	return rows
}

func firstPos(places budget.Places) budget.Pos {
	for _, field := range []string{"value", "level3", "description", "basis"} {
		if list := places[field]; len(list) > 0 {
			return list[0].Pos
		}
	}
	return budget.Pos{}
}
