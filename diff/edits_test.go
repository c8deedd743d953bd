package diff

import (
	"math/rand"
	"testing"
)

// TestEdits: applied to a they give b, what is kept is a common subsequence,
// and it is the longest one.
func TestEdits(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	word := func() string {
		r := make([]rune, rng.Intn(12))
		for i := range r {
			r[i] = []rune("甲乙丙丁")[rng.Intn(4)]
		}
		return string(r)
	}
	for range 5000 {
		a, b := word(), word()
		old, new, kept := "", "", 0
		for _, e := range edits(a, b) {
			switch e.Op {
			case "=":
				old, new, kept = old+e.Text, new+e.Text, kept+len([]rune(e.Text))
			case "-":
				old += e.Text
			case "+":
				new += e.Text
			}
		}
		if old != a || new != b {
			t.Fatalf("edits(%q,%q) = %v", a, b, edits(a, b))
		}
		if want := longestCommon([]rune(a), []rune(b)); kept != want {
			t.Fatalf("edits(%q,%q) keep %d, %d is possible", a, b, kept, want)
		}
	}
}

func longestCommon(a, b []rune) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			up := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = up
		}
	}
	return row[len(b)]
}
