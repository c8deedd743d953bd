package normalize

import (
	"os"
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/extract"
	"jixiao/normalize/forms"
)

// TestCrossCheck: a paper read right agrees with its own text; a value that has
// slipped into the neighbouring cell does not.
func TestCrossCheck(t *testing.T) {
	data, err := os.ReadFile("../fixtures/demo/paper.pdf")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extract.Document("paper.pdf", data, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := Disclosure(doc, Options{CrossCheck: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := differences(d); len(got) != 0 {
		t.Errorf("the paper disagrees with its own text: %v", got)
	}
	set, err := forms.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	blocks, _, _ := assemble(doc, set)
	row := &d.Projects[0].Indicators[0]
	row.Description, row.Value = row.Description+row.Value, ""
	d.Warnings = nil
	crossCheck(&d, blocks, doc.Name, Options{})
	if got := differences(d); len(got) != 1 || got[0].At != "projects[0].indicators[0]" || got[0].Where.Page == 0 {
		t.Errorf("a slipped value: %v", got)
	}
}

func differences(d budget.Disclosure) []budget.Issue {
	var out []budget.Issue
	for _, w := range d.Warnings {
		if strings.HasPrefix(w.Code, "readings_") {
			out = append(out, w)
		}
	}
	return out
}
