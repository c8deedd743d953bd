package audit

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write goldens")

// TestDocument: RULES.md is what the table says.
func TestDocument(t *testing.T) {
	if *update {
		if err := os.WriteFile("RULES.md", []byte(Document()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile("RULES.md")
	if err != nil || string(text) != Document() {
		t.Errorf("RULES.md is stale (%v): go test ./audit -update", err)
	}
}
