package normalize

import (
	"errors"
	"testing"

	"jixiao/budget"
)

// TestUncoded: a paper whose producer has lost the characters' codes is told from
// one without a performance table.
func TestUncoded(t *testing.T) {
	for _, c := range []struct {
		why               string
		printed, reported int
		want              error
	}{
		{"most characters have no code", 1000, 400, budget.ErrEncoding},
		{"single signs of an odd font", 1000, 20, budget.ErrNoTable},
		{"nothing printed", 0, 0, budget.ErrNoTable},
	} {
		doc := drawnPaper("a.pdf", "甲乙丙丁")
		doc.Ledger = budget.Ledger{Printed: c.printed, Reported: c.reported}
		if _, err := Disclosure(doc, Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.why, err, c.want)
		}
	}
}
