package audit

import (
	"regexp"
	"testing"

	"jixiao/budget"
)

// outcomes runs one rule over an example and counts what comes out.
func outcomes(t *testing.T, id, text string) ([]Finding, map[Outcome]int) {
	t.Helper()
	e, err := build(text)
	if err != nil {
		t.Fatalf("%s: example %s: %v", id, text, err)
	}
	r, err := Disclosures(append([]budget.Disclosure{e.paper}, e.others...), e.last, Options{Rules: []string{id}})
	if err != nil {
		t.Fatal(err)
	}
	var own []Finding
	for _, f := range r.Findings {
		if f.Paper == 0 {
			own = append(own, f)
		}
	}
	return own, r.Rules[0].Count
}

// TestExamples: every rule finds its failing example and lets its passing one pass.
func TestExamples(t *testing.T) {
	for _, r := range Rules {
		if found, _ := outcomes(t, r.ID, r.Fail); len(found) == 0 {
			t.Errorf("%s %s: the failing example passes", r.ID, r.Title)
		}
		found, count := outcomes(t, r.ID, r.Pass)
		if len(found) > 0 {
			t.Errorf("%s %s: the passing example fails: %+v", r.ID, r.Title, found)
		}
		if count[Pass] == 0 {
			t.Errorf("%s %s: the passing example was not checked: %v", r.ID, r.Title, count)
		}
	}
}

// TestTable: ids are unique and well formed, nothing is left blank, each rule
// has exactly one check.
func TestTable(t *testing.T) {
	shape, seen := regexp.MustCompile(`^JX-[A-G]\d\d$`), map[string]bool{}
	for _, r := range Rules {
		if !shape.MatchString(r.ID) || seen[r.ID] {
			t.Errorf("id %q", r.ID)
		}
		seen[r.ID] = true
		checks := 0
		for _, has := range []bool{r.indicator != nil, r.project != nil, r.paper != nil} {
			if has {
				checks++
			}
		}
		if r.Title == "" || r.Reason == "" || r.Fail == "" || r.Pass == "" || checks != 1 {
			t.Errorf("%s is incomplete", r.ID)
		}
		switch r.Severity {
		case Error, Warning, Info:
		default:
			t.Errorf("%s: severity %q", r.ID, r.Severity)
		}
	}
	for _, id := range []string{"JX-A01", "JX-B08", "JX-C05", "JX-D09", "JX-E05", "JX-F06", "JX-G05"} {
		if !seen[id] {
			t.Errorf("no rule %s", id)
		}
	}
}

// TestFaultless: the base paper has no finding at all.
func TestFaultless(t *testing.T) {
	for _, r := range Rules {
		if found, _ := outcomes(t, r.ID, `{}`); len(found) > 0 {
			t.Errorf("%s: %+v", r.ID, found)
		}
	}
}

// TestFingerprint: a page shift and another place in the list change nothing;
// another value does.
func TestFingerprint(t *testing.T) {
	text := oneIndicator(`"level3":"清淤里程","value":"10","target":{"op":"=","number":"10"},"positions":{"value":[{"page":3}]}`)
	moved := `{"projects":[{"indicators":[{"level1":"产出指标","level2":"质量指标","level3":"其他","value":"1个","target":{"op":"=","number":"1","unit":"个"}},{"level1":"产出指标","level2":"质量指标","level3":"清淤里程","value":"10","target":{"op":"=","number":"10"},"positions":{"value":[{"page":4}]}}]}]}`
	other := oneIndicator(`"level3":"清淤里程","value":"11","target":{"op":"=","number":"11"}`)
	a, _ := outcomes(t, "JX-D02", text)
	b, _ := outcomes(t, "JX-D02", moved)
	c, _ := outcomes(t, "JX-D02", other)
	if a[0].Fingerprint != b[0].Fingerprint || a[0].Fingerprint == c[0].Fingerprint {
		t.Errorf("%s %s %s", a[0].Fingerprint, b[0].Fingerprint, c[0].Fingerprint)
	}
	if len(a[0].Where) != 1 || a[0].Where[0].Page != 3 || b[0].Where[0].Page != 4 {
		t.Errorf("places %v %v", a[0].Where, b[0].Where)
	}
}

func BenchmarkPaperOf300(b *testing.B) {
	e, err := build(`{}`)
	if err != nil {
		b.Fatal(err)
	}
	for i := range 299 {
		p := e.paper.Projects[0]
		p.Name, p.Seq = p.Name+string(rune('一'+i*13)), i+2
		e.paper.Projects = append(e.paper.Projects, p)
	}
	for b.Loop() {
		if _, err := Disclosures([]budget.Disclosure{e.paper}, []budget.Disclosure{e.paper}, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
