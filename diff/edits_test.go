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
		old, new := sidesOf(edits(a, b))
		kept := 0
		for _, e := range edits(a, b) {
			if e.Op == "=" {
				kept += len([]rune(e.Text))
			}
		}
		if old != a || new != b {
			t.Fatalf("edits(%q,%q) = %v", a, b, edits(a, b))
		}
		if old, new := sidesOf(readable(edits(a, b))); old != a || new != b {
			t.Fatalf("readable(edits(%q,%q)) = %v", a, b, readable(edits(a, b)))
		}
		if want := longestCommon([]rune(a), []rune(b)); kept != want {
			t.Fatalf("edits(%q,%q) keep %d, %d is possible", a, b, kept, want)
		}
	}
}

// sidesOf puts both texts together again.
func sidesOf(list []Edit) (old, new string) {
	for _, e := range list {
		if e.Op != "+" {
			old += e.Text
		}
		if e.Op != "-" {
			new += e.Text
		}
	}
	return old, new
}

// TestReadable: words are replaced, not single characters.
func TestReadable(t *testing.T) {
	for _, c := range []struct{ old, new, want, why string }{
		{"鲁财建[2023]25号资金", "冀财社[2024]266号资金", "[-鲁财建-]{+冀财社+}[202[-3]25-]{+4]266+}号资金", "numbers of documents"},
		{"完成清淤十公里", "完成清淤十二公里", "完成清淤十{+二+}公里", "one insertion stays one"},
		{"甲乙丙丁", "甲丙丁", "甲[-乙-]丙丁", "one deletion stays one"},
	} {
		got := ""
		for _, e := range readable(edits(c.old, c.new)) {
			switch e.Op {
			case "-":
				got += "[-" + e.Text + "-]"
			case "+":
				got += "{+" + e.Text + "+}"
			default:
				got += e.Text
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
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
