package extract

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/extract/seen"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestGolden reads files that another program wrote, and compares what is seen
// with the golden beside each; an error is part of it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/form*")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, ".golden") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Document(path, data, Options{})
		got := seen.Print(doc)
		if err != nil {
			got = err.Error() + "\n"
		} else if wrong := seen.Check(doc); wrong != "" {
			t.Errorf("%s: %s", path, wrong)
		}
		golden := path + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Errorf("%s: no golden; write it with -update and look at it", path)
		} else if got != string(want) {
			t.Errorf("%s:\n%s\nwant\n%s", path, got, want)
		}
	}
}
