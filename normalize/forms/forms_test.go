package forms

import "testing"

// TestEmbedded: every shipped form loads, and none claims another's table.
func TestEmbedded(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range set.Forms() {
		for a := range f.Need {
			if best, rival, _ := set.Match(f.canonical(a)); best != f || rival != nil {
				t.Errorf("%s alternative %d: claimed by %v, rival %v", f.ID, a, best, rival)
			}
		}
	}
	if set.Generic() == nil {
		t.Error("no form for unknown tables")
	}
}
