package normalize

import (
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/normalize/forms"
)

// TestPlacedAmounts: sums that a text put into their cells by position alone.
func TestPlacedAmounts(t *testing.T) {
	set, err := forms.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why, form            string
		total, fiscal, other string
		inferred             bool
		want                 string
	}{
		{"no total in a text", "hebei", "", "", "", true, "amount_missed"},
		{"all of it beside the budget", "hebei", "13.00", "", "13.00", true, "amount_placed"},
		{"the same amounts, other decimals", "hebei", "13.00", "", "13", true, "amount_placed"},
		{"money from the budget", "hebei", "13.00", "13.00", "", true, ""},
		{"a part beside the budget", "hebei", "13.00", "3.00", "10.00", true, ""},
		{"no money at all", "hebei", "0", "", "0", true, ""},
		{"ruled cells are where they are", "hebei", "13.00", "", "13.00", false, ""},
		{"a form that nobody has written", "generic", "", "", "", true, ""},
	} {
		form := set.Form(c.form)
		if form == nil {
			form = set.Generic()
		}
		r := &reader{}
		b := &builder{reader: r, form: form, rec: &record{parts: []part{{sheet: newSheet(&budget.Table{Inferred: c.inferred})}}}}
		b.p.Budget = budget.Budget{Total: budget.PrintedAmount(c.total), Fiscal: budget.PrintedAmount(c.fiscal), Other: budget.PrintedAmount(c.other)}
		b.doubtPlacedAmounts()
		got := ""
		for _, w := range r.warnings {
			got += w.Code
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// placedBuilder is a builder that finishes one project of a form.
func placedBuilder(t *testing.T, form string, inferred bool) (*reader, *builder) {
	t.Helper()
	set, err := forms.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{}
	return r, &builder{reader: r, form: set.Form(form), rec: &record{parts: []part{{sheet: newSheet(&budget.Table{Inferred: inferred})}}}}
}

func codesOf(r *reader) string {
	got := ""
	for _, w := range r.warnings {
		got += w.At + " "
	}
	return got
}

func TestMissedHead(t *testing.T) {
	plan, goals := []budget.Payment{{By: "3月底"}}, []budget.Goal{{Text: "修路"}}
	for _, c := range []struct {
		why      string
		plan     []budget.Payment
		goals    []budget.Goal
		inferred bool
		want     int
	}{
		{"plan and goals were read", plan, goals, true, 0},
		{"the plan was not: what else is prose may hold it", nil, goals, true, 3},
		{"the goals were not", plan, nil, true, 3},
		{"ruled cells are where they are", nil, nil, false, 0},
	} {
		r, b := placedBuilder(t, "hebei", c.inferred)
		b.p.Schedule, b.p.Goals = c.plan, c.goals
		b.doubtMissedHead()
		if len(r.warnings) != c.want {
			t.Errorf("%s: %d warnings, want %d", c.why, len(r.warnings), c.want)
		}
	}
}

func TestUnsureHead(t *testing.T) {
	for _, c := range []struct {
		why, name string
		doubt     bool
		inferred  bool
		want      bool
	}{
		{"a head that was read", "路灯养护", false, true, false},
		{"ruled cells are where they are", "", true, false, false},
		{"no name: what is missing stands elsewhere", "", false, true, true},
		{"a shape the reader does not know", "路灯养护", true, true, true},
	} {
		r, b := placedBuilder(t, "hebei", c.inferred)
		b.p.Name, b.p.Title = c.name, "路灯养护绩效目标表"
		if c.doubt {
			b.rec.parts[0].Cells = append(b.rec.parts[0].Cells, budget.Cell{Doubts: []budget.Issue{{Code: unsureHead}}})
		}
		b.doubtUnsureHead()
		got := codesOf(r)
		for _, field := range []string{"unit", "code", "name", "budget", "schedule", "goals"} {
			if strings.Contains(got, "projects[0]."+field+" ") != c.want {
				t.Errorf("%s: warned at %q, %s among them: want %v", c.why, got, field, c.want)
			}
		}
	}
}

func TestNameDiffers(t *testing.T) {
	for _, c := range []struct {
		why, title, name string
		want             bool
	}{
		{"the heading says the name", "路灯养护绩效目标表", "路灯养护", false},
		{"a heading that adds 项目", "路灯养护项目绩效目标表", "路灯养护", false},
		{"a name that has it", "路灯养护项目绩效目标表", "路灯养护项目", false},
		{"a heading of the form's", "项目支出绩效目标表", "路灯养护", false},
		{"no heading", "", "路灯养护", false},
		{"lines in the wrong order", "某财教[2020]68号提前下达设备购置绩效目标表", "某财教[2020]68设备购置号提前下达", true},
		{"a line that was lost", "智慧平台升级改造绩效目标表", "智慧平台升级", true},
	} {
		r, b := placedBuilder(t, "hebei", true)
		b.p.Title, b.p.Name = c.title, c.name
		b.doubtName()
		if (len(r.warnings) > 0) != c.want {
			t.Errorf("%s: %s", c.why, codesOf(r))
		}
	}
}

func TestWideForms(t *testing.T) {
	text := func(value, basis string) []budget.Indicator {
		return []budget.Indicator{{Level3: "数量", Value: budget.Nullable(value), Basis: budget.Nullable(basis)}}
	}
	for _, c := range []struct {
		why, title, name, code string
		rows                   []budget.Indicator
		want                   string
	}{
		{"half-width letters and digits, Chinese marks", "路灯（A）绩效目标表", "路灯（A）", "13990122P", text("≥17盏", "第（一）款"), ""},
		{"digits that poppler printed", "路灯绩效目标表", "路灯", "13990122P", text("≥１７盏", "合同"), "projects[0].indicators[0] "},
		{"a code printed so: marks may be changed too", "路灯绩效目标表", "路灯", "１３９９", text("良好", "第（一）款"), "projects[0].title projects[0].department projects[0].indicators[0] "},
		{"only the heading's font", "路灯（二）绩效目标表", "路灯(二)", "13990122P", nil, "projects[0].title "},
	} {
		r, b := placedBuilder(t, "hebei", true)
		b.p.Title, b.p.Name, b.p.Indicators = c.title, c.name, c.rows
		b.p.Places = budget.Places{"code": {{Raw: c.code}}}
		b.doubtWideForms()
		if got := codesOf(r); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestUnnamed(t *testing.T) {
	r, b := placedBuilder(t, "hebei", true)
	b.p.Indicators = []budget.Indicator{{Level1: "产出指标"}, {}}
	b.doubtUnnamed()
	if got := codesOf(r); got != "projects[0].indicators[1].level1 " {
		t.Errorf("a row without a first level: %q", got)
	}
	r, b = placedBuilder(t, "hebei", false)
	b.p.Indicators = []budget.Indicator{{}}
	b.doubtUnnamed()
	if len(r.warnings) > 0 {
		t.Error("what rules say is not doubted here")
	}
}
