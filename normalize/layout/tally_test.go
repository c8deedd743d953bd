package layout

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"jixiao/budget"
)

// tally counts what was read right.
type tally struct {
	projects, fieldsOK, fields, cells, cellsOK, rows, rowsOK, silent, doubted, falseAlarm int
}

func (a *tally) add(b tally) {
	a.projects += b.projects
	a.fieldsOK += b.fieldsOK
	a.fields += b.fields
	a.cells += b.cells
	a.cellsOK += b.cellsOK
	a.rows += b.rows
	a.rowsOK += b.rowsOK
	a.silent += b.silent
	a.doubted += b.doubted
	a.falseAlarm += b.falseAlarm
}

func (a tally) String() string {
	return fmt.Sprintf("fields %d/%d cells %d/%d (%.2f%%) rows %d/%d (%.2f%%) silent %d doubted %d (of these right %d)",
		a.fieldsOK, a.fields, a.cellsOK, a.cells, 100*float64(a.cellsOK)/float64(max(1, a.cells)), a.rowsOK, a.rows, 100*float64(a.rowsOK)/float64(max(1, a.rows)), a.silent, a.doubted, a.falseAlarm)
}

func (a *tally) compare(t *testing.T, where string, tr truth, got []record) {
	verbose := os.Getenv("JIXIAO_VERBOSE") != ""
	for i, p := range tr.Projects {
		var rec record
		if i < len(got) {
			rec = got[i]
		} else {
			t.Logf("%s: project %d missing", where, i+1)
		}
		want := []string{
			"项目编码|" + deref(p.Code) + "|项目名称|" + deref(p.Name),
			"",
			"预算规模及资金用途|" + deref(p.Purpose),
		}
		months, shares := []string{"资金支出计划（%）"}, []string{"资金支出计划（%）"}
		for _, s := range p.Schedule {
			months, shares = append(months, s.By), append(shares, s.Percent+"%")
		}
		goals := ""
		for _, g := range p.Goals {
			goals += g.Text
		}
		want = append(want, strings.Join(months, "|"), strings.Join(shares, "|"))
		for k, w := range want {
			if k == 1 {
				continue
			}
			a.fields++
			if k < len(rec.fields) && budget.Fold(rec.fields[k]) == budget.Fold(w) {
				a.fieldsOK++
			} else if verbose {
				g := ""
				if k < len(rec.fields) {
					g = rec.fields[k]
				}
				t.Logf("%s project %d field %d:\n  got  %s\n  want %s", where, i+1, k, g, w)
			}
		}
		a.projects++
		a.compareRows(t, where, i, p.Indicators, rec, verbose)
	}
	if len(got) != len(tr.Projects) {
		t.Logf("%s: %d tables, want %d", where, len(got), len(tr.Projects))
	}
}

func (a *tally) compareRows(t *testing.T, where string, i int, want []struct{ Level1, Level2, Level3, Description, Value, Basis *string }, rec record, verbose bool) {
	if len(rec.rows) != len(want) && verbose {
		t.Logf("%s project %d: %d rows, want %d", where, i+1, len(rec.rows), len(want))
	}
	for k, ind := range want {
		row := []string{deref(ind.Level1), deref(ind.Level2), deref(ind.Level3), deref(ind.Description), deref(ind.Value), deref(ind.Basis)}
		a.rows++
		a.cells += len(row)
		var got []string
		doubt := false
		if k < len(rec.rows) {
			got, doubt = rec.rows[k], rec.doubt[k]
		}
		good := 0
		for c := range row {
			if c < len(got) && budget.Fold(got[c]) == budget.Fold(row[c]) {
				good++
			}
		}
		a.cellsOK += good
		if doubt {
			a.doubted++
		}
		switch {
		case good == len(row):
			a.rowsOK++
			if doubt {
				a.falseAlarm++
			}
		default:
			if !doubt {
				a.silent++
			}
			if verbose {
				t.Logf("%s project %d row %d doubt=%v:\n  got  %s\n  want %s", where, i+1, k+1, doubt, strings.Join(got, " | "), strings.Join(row, " | "))
			}
		}
	}
}
