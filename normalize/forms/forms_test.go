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

// TestShippedAreSound: nothing is wrong with the shipped forms; loading them
// leaves this out.
func TestShippedAreSound(t *testing.T) {
	var r reader
	r.readAll(shipped, shippedFolder)
	if len(r.forms) < 5 {
		t.Fatalf("%d forms", len(r.forms))
	}
	for _, f := range r.forms {
		r.inspect(f)
	}
	for _, p := range r.problems {
		t.Error(p)
	}
}
