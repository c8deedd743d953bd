package pdf

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// leastAgreement is the demanded share of the other reader's characters.
const leastAgreement = 0.999

// Real papers must give the characters that poppler and MuPDF read, page by page.
func TestSharedRealAgreesWithOtherReaders(t *testing.T) {
	dir := sharedFolder(t, "real")
	others := map[string]func(file string) *exec.Cmd{
		"pdftotext": func(f string) *exec.Cmd { return exec.Command("pdftotext", "-raw", f, "-") },
		"mutool":    func(f string) *exec.Cmd { return exec.Command("mutool", "draw", "-q", "-F", "txt", f) },
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	for name, command := range others {
		if _, err := exec.LookPath(name); err != nil {
			t.Logf("%s is not installed: not compared", name)
			continue
		}
		for _, file := range files {
			out, err := command(file).Output()
			if err != nil {
				t.Fatalf("%s %s: %v", name, file, err)
			}
			compareCharacters(t, name, file, strings.Split(string(out), "\f"))
		}
	}
}

func compareCharacters(t *testing.T, name, file string, theirs []string) {
	t.Helper()
	f, err := Open(readShared(t, filepath.Dir(file), filepath.Base(file)), file, Options{})
	if err != nil {
		t.Fatal(err)
	}
	all, missing, extra := 0, 0, 0
	for n := range f.NumPages() {
		pg, err := f.Page(n + 1)
		if err != nil {
			t.Errorf("%v", err)
		}
		count := map[rune]int{}
		for _, r := range textOf(pg) {
			count[r]++
		}
		for _, r := range theirs[n] {
			if !unicode.IsSpace(r) {
				count[r]--
				all++
			}
		}
		for r, c := range count {
			switch {
			case unicode.IsSpace(r):
			case c < 0:
				missing -= c
			default:
				extra += c
			}
		}
	}
	if float64(missing+extra) > (1-leastAgreement)*float64(all) {
		t.Errorf("%s against %s: %d of %d characters missing, %d extra", filepath.Base(file), name, missing, all, extra)
	}
}
