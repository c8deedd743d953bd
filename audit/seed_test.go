package audit

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"jixiao/budget"
)

// TestRealPaper: what a reader found in a real paper by hand, and no finding of
// severity error beside it.
func TestRealPaper(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "shared", "seed", "golden.json"))
	if err != nil {
		t.Skip("the real paper's truth is not here:", err)
	}
	var d budget.Disclosure
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	r, err := Disclosures([]budget.Disclosure{d}, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, f := range r.Findings {
		got[f.Rule+" "+f.Field] = true
		if testing.Verbose() {
			fmt.Println(f.Rule, f.Severity, f.Field, f.Evidence)
		}
	}
	for at, why := range map[string]string{
		"JX-B02 projects[7].indicators[3].value": "A1: 46.02 against 46.00",
		"JX-C05 projects[3].indicators[0].basis": "B1: 2025 against 2024",
		"JX-C05 projects[3].indicators[5].basis": "B1: in all six rows",
		"JX-G01 projects[3].name":                "B2: doubled bracket",
		"JX-C06 projects[0].indicators[0].basis": "B5: unspecific basis",
		"JX-C06 projects[7].indicators[6].basis": "B5: also in the last project",
		"JX-F02 projects[6].purpose":             "C1: same purpose but the amount",
		"JX-F02 projects[7].purpose":             "C1: and the other side",
		"JX-A08 overall.items[1].goal":           "C3: another project's goals",
		"JX-D10 projects[6].indicators[4].value": "D5: same indicator, 95 % here",
		"JX-D10 projects[7].indicators[4].value": "D5: and 10 % there",
		"JX-D04 projects[1].indicators[1].value": "D6: at least 100 %",
		"JX-D03 projects[2].indicators[2].value": "D7: a date as the value of a rate",
		"JX-D03 projects[5].indicators[2].value": "D7",
		"JX-D03 projects[4].indicators[4].value": "D8: a text as the value of a count",
		"JX-D03 projects[5].indicators[4].value": "D8",
		"JX-D01 projects[4].indicators[4].value": "D12: not quantified",
		"JX-D01 projects[6].indicators[5].value": "D12: 长期",
		"JX-A01 projects[1].":                    "E1: no benefit indicator",
		"JX-A06 overall.items[0].title":          "F1: no project of this name",
		"JX-G06 overall.items[0].indicators":     "F2: 90 % against 95 %",
		"JX-G02 overall.goal":                    "F6: the old name",
		"JX-F02 projects[2].indicators":          "G2: same rows as the next project",
		"JX-F02 projects[4].indicators":          "G3: same rows but one",
		"JX-F02 projects[6].indicators":          "G1: all rows the same",
		"JX-E03 ":                                "G5: one schedule for all",
	} {
		if !got[at] && !got[at[:len(at)-1]] {
			t.Errorf("%s: not found: %s", at, why)
		}
	}
	expected := map[string]bool{"JX-B02 projects[7].indicators[3].value": true, "JX-G01 projects[3].name": true, "JX-A01 projects[1]": true}
	for _, f := range r.Findings {
		if f.Severity == Error && !expected[f.Rule+" "+f.Field] {
			t.Errorf("false finding %s %s: %s", f.Rule, f.Field, f.Evidence)
		}
	}
}
