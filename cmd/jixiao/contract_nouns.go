package main

import "jixiao/budget"

// The nouns of the contract, field by field in the order of package budget.

func (w *contractWriter) disclosure(d *budget.Disclosure) {
	w.ordinal("fiscal_year", int(d.FiscalYear))
	w.department(d.Department)
	if d.Overall == nil {
		w.raw("overall", "null")
	} else {
		w.object(func() { w.overall(d.Overall) }, "overall")
	}
	list(w, "projects", d.Projects, w.project)
	list(w, "warnings", d.Warnings, func(i *budget.Issue) {
		w.text("code", i.Code)
		w.text("message", i.Message)
		w.where(i.Where)
		w.filled("at", i.At)
	})
	some(w, "evidence", d.Evidence, func(e *budget.Evidence) {
		w.text("field", e.Field)
		w.text("value", e.Value)
		w.text("source", e.Source)
		w.where(e.Where)
		w.filled("raw", e.Raw)
	})
	w.flag("incomplete", d.Incomplete)
	if l := d.Ledger; l != nil {
		w.object(func() {
			for _, n := range []struct {
				key string
				n   int
			}{{"printed", l.Printed}, {"cells", l.Cells}, {"lines", l.Lines}, {"furniture", l.Furniture}, {"reported", l.Reported}, {"twins", l.Twins}} {
				w.number(n.key, int64(n.n))
			}
		}, "ledger")
	}
}

func (w *contractWriter) department(d budget.Department) {
	w.object(func() {
		w.blank("code", string(d.Code))
		w.text("name", d.Name)
	}, "department")
}

func (w *contractWriter) overall(o *budget.Overall) {
	w.text("goal", o.Goal)
	list(w, "items", o.Items, func(t *budget.Item) {
		w.ordinal("seq", int(t.Seq))
		w.text("title", t.Title)
		w.text("description", t.Description)
		w.text("goal", t.Goal)
		w.text("indicators", t.Indicators)
		w.places(t.Places)
	})
	list(w, "measures", o.Measures, func(t *budget.Measure) {
		w.ordinal("seq", int(t.Seq))
		w.text("text", t.Text)
		w.places(t.Places)
	})
	w.places(o.Places)
}

func (w *contractWriter) project(p *budget.Project) {
	w.number("seq", int64(p.Seq))
	w.text("title", p.Title)
	w.text("form", p.Form)
	w.blank("code", string(p.Code))
	w.text("name", p.Name)
	w.department(p.Department)
	w.cell("implementer", p.Implementer)
	w.attributes(p.Attributes)
	if p.Period != nil {
		w.object(func() {
			w.blank("start", string(p.Period.Start))
			w.blank("end", string(p.Period.End))
		}, "period")
	}
	w.text("unit", p.Unit)
	w.budget(&p.Budget)
	w.cell("purpose", p.Purpose)
	some(w, "schedule", p.Schedule, func(s *budget.Payment) {
		w.text("by", s.By)
		w.blank("percent", s.Percent.Decimal)
	})
	w.goals(p.Goals)
	if t := p.WholeProject; t != nil {
		w.object(func() {
			w.budget(&t.Budget)
			w.goals(t.Goals)
		}, "whole_project")
	}
	list(w, "indicators", p.Indicators, w.indicator)
	w.flag("incomplete", p.Incomplete)
	w.places(p.Places)
}

func (w *contractWriter) attributes(list budget.Attributes) {
	if len(list) == 0 {
		return
	}
	w.object(func() {
		for _, a := range list {
			w.blank(a.Label, a.Value)
		}
	}, "attributes")
}

func (w *contractWriter) budget(b *budget.Budget) {
	w.object(func() {
		w.blank("total", b.Total.Decimal)
		w.blank("fiscal", b.Fiscal.Decimal)
		if b.Carryover != (budget.Amount{}) {
			w.blank("carryover", b.Carryover.Decimal)
		}
		w.blank("other", b.Other.Decimal)
		some(w, "execution", b.Execution, func(e *budget.Execution) {
			w.text("label", e.Label)
			w.blank("initial", e.Initial.Decimal)
			w.blank("adjusted", e.Adjusted.Decimal)
			w.blank("executed", e.Executed.Decimal)
			w.cell("weight", e.Weight)
			w.cell("rate", e.Rate)
			w.cell("score", e.Score)
		})
	}, "budget")
}

func (w *contractWriter) goals(goals []budget.Goal) {
	list(w, "goals", goals, func(g *budget.Goal) {
		w.ordinal("seq", int(g.Seq))
		w.text("text", g.Text)
		w.places(g.Places)
	})
}

func (w *contractWriter) indicator(r *budget.Indicator) {
	w.text("level1", r.Level1)
	w.blank("level2", string(r.Level2))
	w.blank("level3", string(r.Level3))
	w.blank("description", string(r.Description))
	w.blank("value", string(r.Value))
	w.blank("basis", string(r.Basis))
	w.cell("weight", r.Weight)
	if t := r.Target; t == nil {
		w.raw("target", "null")
	} else {
		w.object(func() {
			w.filled("op", t.Op)
			w.filled("number", t.Number)
			w.filled("unit", t.Unit)
			w.filled("text", t.Text)
		}, "target")
	}
	w.cell("actual", r.Actual)
	w.cell("score", r.Score)
	w.cell("deviation", r.Deviation)
	w.attributes(r.Attributes)
	w.places(r.Places)
}
