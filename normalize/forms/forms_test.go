package forms

import (
	"os"
	"reflect"
	"testing"
)

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
	r := newReader()
	r.readAll(os.DirFS("."), shippedFolder)
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

// TestShippedIsUpToDate: shipped.go says what the JSON files say.
func TestShippedIsUpToDate(t *testing.T) {
	r := newReader()
	r.readAll(os.DirFS("."), shippedFolder)
	for _, f := range shippedForms {
		if !reflect.DeepEqual(r.forms[f.ID], &f) {
			t.Errorf("%s is not what its file says: go generate ./normalize/forms", f.ID)
		}
		delete(r.forms, f.ID)
	}
	for id := range r.forms {
		t.Errorf("%s is missing: go generate ./normalize/forms", id)
	}
}
