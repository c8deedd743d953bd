package normalize

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/notation"
	"jixiao/normalize/vocab"
)

// rowOf gathers what the cells of one grid row say, by field.
type rowOf struct {
	fields map[string]value
	has    map[string]bool // the form has the column
	label  map[string]string
	extra  []column // attribute columns, left to right
	texts  []value  // theirs
}

// indicator reads one row of the grid.
func (b *builder) indicator(g grid, half, row int, cells [][]int, above *levels) {
	r := rowOf{fields: map[string]value{}, has: map[string]bool{}, label: map[string]string{}}
	level := [2]int{-1, -1}
	own := false
	for k, c := range g.columns {
		if isHeadColumn(c.field) {
			continue
		}
		if len(cells[k]) == 0 {
			r.has[c.field] = r.has[c.field] || halfOf(g, c) == half
			continue
		}
		v := b.columnValue(g, c, cells[k])
		switch c.field {
		case "side":
			if b.form.IsBand(v.text) {
				r.fields["band"] = v
			}
			continue
		case "level1":
			level[0] = cells[k][0]
		case "level2":
			level[1] = cells[k][0]
		default:
			own = own || v.text != ""
		}
		if c.field == "attribute" {
			r.extra, r.texts = append(r.extra, c), append(r.texts, v)
			continue
		}
		r.has[c.field], r.label[c.field] = true, c.label
		r.fields[c.field] = v
	}
	b.takeBlank(g, row)
	r.tellMerged(g, cells)
	b.fillLevels(g, level, &r, above)
	b.openRow = !own
	if !own {
		if !b.opensStair(g, half, row) {
			b.emptyRow(r)
		}
		return
	}
	b.addIndicator(g, half, r, above)
}

// tellMerged marks a cell that is merged over its level and the next: whether
// it names the one or the other the paper does not say.
func (r *rowOf) tellMerged(g grid, cells [][]int) {
	for k, c := range g.columns {
		if c.field != "level3" || len(cells[k]) > 0 || k == 0 || len(cells[k-1]) == 0 || g.columns[k-1].field != "level2" {
			continue
		}
		v := r.fields["level2"]
		if v.text == "" {
			continue
		}
		v.doubts = append(v.doubts[:len(v.doubts):len(v.doubts)], budget.Issue{Code: "merged_levels", Where: posOf(v.places),
			Message: fmt.Sprintf("“%s”合并了二级、三级指标两格，记为二级指标", clip(v.text))})
		r.fields["level2"] = v
	}
}

// columnValue is what the cells of one column say in one row. Several are put
// together without a space, as the parts of a value that the paper divides, and
// the reader is told.
func (b *builder) columnValue(g grid, c column, cells []int) value {
	v := g.take(cells[0])
	for _, i := range cells[1:] {
		w := g.take(i)
		if v.text != "" && w.text != "" {
			w.doubts = append(w.doubts[:len(w.doubts):len(w.doubts)], budget.Issue{Code: "divided_cell", Where: posOf(w.places),
				Message: fmt.Sprintf("“%s”栏下有几个单元格，按顺序连成“%s”", c.label, clip(v.text+w.text))})
		}
		v = glue(v, w)
	}
	return v
}

// fillLevels repeats merged and blank level cells from the row above: the
// second level only under the same first level.
func (b *builder) fillLevels(g grid, level [2]int, r *rowOf, above *levels) {
	changed := false
	for n, field := range []string{"level1", "level2"} {
		i := level[n]
		switch {
		case i >= 0 && i == above.cells[n] && !g.blank(i):
		case i >= 0 && !g.blank(i):
			v := r.fields[field]
			name, score := splitScore(v.text)
			changed = changed || n == 0 && name != above.text[0].text
			above.text[n] = levelRef{name, score, v}
			if n == 0 && changed {
				above.text[1] = levelRef{}
			}
		case n == 1 && changed, !fills(b.form.Fill, field):
			above.text[n] = levelRef{}
		}
		above.cells[n] = i
	}
}

func fills(list []string, field string) bool {
	for _, f := range list {
		if f == field {
			return true
		}
	}
	return false
}

// takeBlank marks blank cells of the row; what is not blank and has no column
// stays for the report.
func (b *builder) takeBlank(g grid, row int) {
	for _, i := range g.row(row) {
		if g.blank(i) {
			g.used[i] = true
		}
	}
}

// opensStair reports whether a row that only names levels stands over rows of its
// own: some papers give every level a row.
func (b *builder) opensStair(g grid, half, row int) bool {
	if row+1 >= g.to {
		return false
	}
	below, filled := g.rowCells(half, row+1), false
	for k, c := range g.columns {
		switch c.field {
		case "level1":
			if !g.allBlank(below[k]) {
				return false
			}
		case "level2":
			if !g.allBlank(below[k]) && !g.allBlank(g.rowCells(half, row)[k]) {
				return false
			}
			filled = filled || !g.allBlank(below[k])
		default:
			filled = filled || !isHeadColumn(c.field) && !g.allBlank(below[k])
		}
	}
	return filled
}

// emptyRow: a row of the template that nobody filled in is no indicator.
func (b *builder) emptyRow(r rowOf) {
	name := r.fields["level2"].text
	if name == "" {
		return
	}
	b.warn(budget.Issue{Code: "empty_row", At: b.path("indicators"), Where: posOf(r.fields["level2"].places),
		Message: fmt.Sprintf("“%s”一行没有填写指标", clip(name))})
}

// addIndicator turns a row into an indicator.
func (b *builder) addIndicator(g grid, half int, r rowOf, above *levels) {
	ind := budget.Indicator{Places: budget.Places{}}
	var doubts rowDoubts
	put := func(field string, v value) string {
		if len(v.places) > 0 {
			ind.Places[field] = v.places
		}
		doubts.add(field, v.doubts)
		return v.text
	}
	named := b.groupLevels(g, half, r, above)
	put("level1", named[0].v)
	put("level2", named[1].v)
	ind.Level1, ind.Level2 = named[0].text, budget.Nullable(named[1].text)
	ind.Level3 = budget.Nullable(put("level3", r.fields["level3"]))
	ind.Description = budget.Nullable(put("description", r.fields["description"]))
	ind.Basis = budget.Nullable(put("basis", r.fields["basis"]))
	ind.Value = budget.Nullable(put("value", b.joinValue(&ind, r)))
	for _, o := range []struct {
		field string
		slot  *budget.Text
	}{{"weight", &ind.Weight}, {"actual", &ind.Actual}, {"score", &ind.Score}, {"deviation", &ind.Deviation}} {
		if r.has[o.field] {
			*o.slot = budget.PrintedText(put(o.field, r.fields[o.field]))
		}
	}
	for k, c := range r.extra {
		ind.Attributes = append(ind.Attributes, budget.Attribute{Label: c.label, Value: put("attributes."+c.label, r.texts[k])})
	}
	levelScores(&ind, named)
	b.band(&ind, g, half, r)
	ind.Target = notation.Target(string(ind.Value))
	if ind.Level1 == "" && r.has["level1"] {
		doubts.add("level1", []budget.Issue{{Code: "no_level1", Where: posOf(ind.Places["level3"]), Message: "这一行没有一级指标"}})
	}
	doubts.tell(b, fmt.Sprintf("indicators[%d]", len(b.p.Indicators)))
	b.p.Indicators = append(b.p.Indicators, ind)
}

// levelOf tells the level of a name; 成本指标, which may be either, is a first one.
var levelOf = func() map[string]int {
	names := map[string]int{}
	for _, l := range vocab.Level1 {
		for _, sub := range l.Sub {
			names[budget.Fold(sub)] = 2
		}
	}
	for _, l := range vocab.Level1 {
		names[budget.Fold(l.Name)] = 1
	}
	return names
}()

// groupLevels are the levels of a row; where the heading has no column for one of
// them, the label over the columns of the half may name it.
func (b *builder) groupLevels(g grid, half int, r rowOf, above *levels) [2]levelRef {
	named := above.text
	for _, c := range g.columns {
		if halfOf(g, c) != half || c.field != "level3" && c.field != "value" {
			continue
		}
		for _, v := range c.over {
			name, score := splitScore(v.text)
			switch level := levelOf[budget.Fold(name)]; {
			case level == 1 && !r.has["level1"] && named[0].text == "":
				named[0] = levelRef{name, score, v}
			case level == 2 && !r.has["level2"] && named[1].text == "":
				named[1] = levelRef{name, score, v}
			}
		}
	}
	return named
}

// rowDoubts gathers what is doubtful about the cells of one row.
type rowDoubts struct {
	issues []budget.Issue
	fields [][]string // by issue
}

// add notes a doubt; the same doubt about several cells is one.
func (d *rowDoubts) add(field string, issues []budget.Issue) {
	for _, issue := range issues {
		i := slices.Index(d.issues, issue)
		if i < 0 {
			i = len(d.issues)
			d.issues, d.fields = append(d.issues, issue), append(d.fields, nil)
		}
		d.fields[i] = append(d.fields[i], field)
	}
}

// tell reports each doubt at its cell, or at the row when it is about several.
func (d *rowDoubts) tell(b *builder, at string) {
	for i, issue := range d.issues {
		field := at
		if len(d.fields[i]) == 1 {
			field += "." + d.fields[i][0]
		}
		b.doubt(field, []budget.Issue{issue})
	}
}

// levelScores keeps the score that a level's name carried.
func levelScores(ind *budget.Indicator, named [2]levelRef) {
	for n, label := range []string{"一级指标分值", "二级指标分值"} {
		if score := named[n].score; score != "" {
			ind.Attributes = append(ind.Attributes, budget.Attribute{Label: label, Value: score})
		}
	}
}

// bandLabel is the attribute that says which term an indicator is for, where
// one table has indicators for two.
const bandLabel = "指标期间"

func (b *builder) band(ind *budget.Indicator, g grid, half int, r rowOf) {
	v, ok := r.fields["band"]
	if !ok {
		v, ok = b.bandAbove(g, half)
	}
	if ok {
		ind.Attributes = append(ind.Attributes, budget.Attribute{Label: bandLabel, Value: v.text})
		if len(v.places) > 0 {
			ind.Places["attributes."+bandLabel] = v.places
		}
	}
}

// joinValue is the value as the form composes it: 指标性质, 指标值 and 度量单位
// one after the other. A word in the place of the sign (定性) is no sign and is
// kept as an attribute; a sign or unit that the value already has is not
// repeated.
func (b *builder) joinValue(ind *budget.Indicator, r rowOf) value {
	v := r.fields["value"]
	if s, ok := r.fields["sign"]; ok && s.text != "" {
		switch {
		case !notation.IsSign(s.text):
			ind.Attributes = append(ind.Attributes, budget.Attribute{Label: r.label["sign"], Value: s.text})
			ind.Places["attributes."+r.label["sign"]] = s.places
		case v.text != "" && !strings.HasPrefix(v.text, s.text):
			v = glue(s, v)
		}
	}
	if u, ok := r.fields["unit"]; ok && u.text != "" && !noUnit[u.text] && v.text != "" && !strings.HasSuffix(v.text, u.text) {
		v = glue(v, u)
	}
	return v
}

// noUnit are the marks for "has no unit".
var noUnit = map[string]bool{"-": true, "—": true, "/": true, "无": true, "\\": true, "——": true}

// glue puts two cells together without a space, as the source system had them.
func glue(a, b value) value {
	v := a.and(b)
	v.text = a.text + b.text
	return v
}
