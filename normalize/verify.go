package normalize

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/notation"
	"jixiao/normalize/vocab"
)

// verify looks at the rows that borders gave as a reader of plain text would: by
// what may stand in which column, and by how texts begin and end. Where a row is
// not what it would expect, the whole table is read a second time by its text
// alone, and a disagreement is a warning on the row. On a paper that was read
// right nearly no table is, so that this costs next to nothing.
func (r *reader) verify(rec *record, project int) {
	if r.format == "text" || rec.inferred() || !strange(r.projects[project].Indicators) {
		return
	}
	text := budget.Document{Format: "text", Pages: []budget.Page{{Number: 1, Blocks: cellLines(rec.blocks())}}}
	second, err := Disclosure(text, Options{Forms: r.set})
	if err != nil || len(second.Projects) != 1 {
		return // nothing to compare with
	}
	r.warnings = append(r.warnings, disagreements(r.projects[project:project+1], project, second)...)
}

// blocks are the lines above a record and its rows.
func (rec *record) blocks() []budget.Block {
	var out []budget.Block
	for _, l := range rec.before {
		out = append(out, budget.Block{Line: l})
	}
	for _, p := range rec.parts {
		t := &budget.Table{Cols: p.Cols}
		for _, c := range p.Cells {
			if c.Row >= p.from && c.Row < p.to {
				t.Cells = append(t.Cells, c)
			}
		}
		out = append(out, budget.Block{Table: t})
	}
	return out
}

// strange reports whether a row of the table is not what its columns say.
func strange(rows []budget.Indicator) bool {
	named := 0
	for i := range rows {
		if rows[i].Level3 != "" {
			named++
		}
	}
	for i := range rows {
		ind := &rows[i]
		texts := [...]budget.Nullable{ind.Level3, ind.Description, ind.Value, ind.Basis}
		if ind.Level3 == "" && named > 0 || ind.Value == "" && holdsValue(texts[:2]) || twoValues(string(ind.Value)) || misplaced(ind.Level1, string(ind.Level2)) {
			return true
		}
		for _, s := range texts {
			if torn(string(s)) {
				return true
			}
		}
	}
	return false
}

// holdsValue: a text that is no value ends with one, as if it had slipped into the
// cell before its own.
func holdsValue(texts []budget.Nullable) bool {
	for _, s := range texts {
		i := strings.LastIndexAny(string(s), "≥≤≧≦＝=＞＜><")
		if i < 0 {
			continue
		}
		if t := notation.Target(string(s[i:])); t != nil && t.Number != "" {
			return true
		}
	}
	return false
}

// twoValues: a second sign after a number.
func twoValues(s string) bool {
	i := strings.LastIndexAny(s, "≥≤≧≦＞＜><")
	return i > 0 && strings.ContainsAny(s[:i], "0123456789") && !strings.ContainsAny(s[:i], "，,；;、且至-~～—")
}

// torn: a text begins or ends as none does, or a bracket of its is missing.
func torn(s string) bool {
	if s == "" {
		return false
	}
	s = strings.TrimPrefix(s, "》=") // as some papers write ≥
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune("，。、；：）》】〕％%", first) || strings.ContainsRune("（《【〔，、≥≤", last) {
		return true
	}
	return balance(s) != (brackets{})
}

// misplaced: both levels are named by the ministry's terms, and the second stands
// under another first one.
func misplaced(level1, level2 string) bool {
	under, known := subLevels[budget.Fold(level1)]
	return known && allSubLevels[budget.Fold(level2)] && !under[budget.Fold(level2)]
}

// subLevels are the second-level names by the first level's, folded.
var subLevels, allSubLevels = func() (map[string]map[string]bool, map[string]bool) {
	under, all := map[string]map[string]bool{}, map[string]bool{}
	for _, l := range vocab.Level1 {
		names := map[string]bool{}
		for _, sub := range l.Sub {
			names[budget.Fold(sub)], all[budget.Fold(sub)] = true, true
		}
		under[budget.Fold(l.Name)] = names
	}
	return under, all
}()
