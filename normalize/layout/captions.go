package layout

import (
	"slices"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

// Between a heading and the line of the department below it there is little
// room. Where the heading's characters are the taller ones, the tool takes the
// unit at the right end of the department's line for a part of the heading's,
// and prints what is left of the department's line above:
//
//	807001 某某局
//	          2.某项目绩效目标表          单位：万元

// codedDepartment is a department with its code.
var codedDepartment = pattern.New(`^\d{3,9}\s*\p{Han}[^：:]*$`)

// wholeTitle is the length of 绩效目标表: a shorter end of a heading is cut.
const wholeTitle = 5

// untangled puts headings and departments back in order; the lines are copied
// where that changes any.
func untangled(lines []budget.Line, titles []string) []budget.Line {
	var out []budget.Line
	known := departments(lines)
	for i, l := range lines {
		title, unit := cutUnit(l.Text)
		p := above(lines, i)
		if unit == "" || p < 0 || lines[p].Pos.Page != l.Pos.Page {
			continue
		}
		heading := budget.Fold(title)
		if q := above(lines, p); q >= 0 && len([]rune(heading)) < wholeTitle {
			heading = budget.Fold(lines[q].Text) + heading // its wrap cuts the word
		}
		if !endsTitle(heading, titles) {
			continue
		}
		name := strings.TrimSpace(lines[p].Text)
		if !known[name] && !codedDepartment.MatchString(name) {
			continue
		}
		if out == nil {
			out = slices.Clone(lines)
		}
		out[p].Text, out[p].Pos = title, l.Pos
		out[i].Text, out[i].Pos = name+strings.Repeat(" ", wide)+unit, lines[p].Pos
	}
	if out == nil {
		return lines
	}
	return out
}

// departments are the texts that stand left of a unit on lines of their own.
func departments(lines []budget.Line) map[string]bool {
	out := map[string]bool{}
	for _, l := range lines {
		if name, unit := cutUnit(l.Text); unit != "" {
			out[strings.TrimSpace(name)] = true
		}
	}
	return out
}

// cutUnit parts a line before the unit at its end; unit is empty where none is
// printed apart.
func cutUnit(text string) (rest, unit string) {
	at := strings.LastIndex(text, strings.Repeat(" ", wide)+"单位")
	if at < 0 || strings.TrimSpace(text[:at]) == "" || !unitLine.MatchString(budget.Fold(text[at:])) {
		return text, ""
	}
	return strings.TrimRight(text[:at], " "), strings.TrimSpace(text[at:])
}

func endsTitle(folded string, titles []string) bool {
	return slices.ContainsFunc(titles, func(t string) bool { return strings.HasSuffix(folded, t) })
}

// above is the next printed line above line i, -1 where none is near.
func above(lines []budget.Line, i int) int {
	for p := i - 1; p >= 0 && p >= i-2; p-- {
		if strings.TrimSpace(lines[p].Text) != "" {
			return p
		}
	}
	return -1
}
