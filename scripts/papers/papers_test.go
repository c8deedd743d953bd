package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCheckCharacter uses codes as they were published.
func TestCheckCharacter(t *testing.T) {
	for _, code := range []string{"13028125P00007610004M", "13028125P00003310001W", "13028125P000032100017", "13028125P000038100019",
		"13028125P00003110001H", "13028125P00007810003D", "13028125P000082100046"} {
		if got := checkCharacter(code[:20]); got != code[20:] {
			t.Errorf("%s: check character %s", code, got)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float64 // in characters
		want       string
	}{
		{"full lines break anywhere", "服务对象满意度指标", 5, "服务对象满/意度指标"},
		{"a closing mark never starts a line", "改善环境，提高", 4, "改善环/境，提高"},
		{"an opening mark never ends one", "根据法《规定》", 4, "根据法/《规定》"},
		{"a number stays whole", "不超过124.39万元", 5.5, "不超过/124.39万元"},
		{"a sign stays with its number", "预计≥95.5%", 4, "预计/≥95.5%"},
		{"a code wider than the cell is cut", "13028125P00007610004M", 4, "13028125/P0000761/0004M"},
		{"Latin words part at the blank", "购买Windows Server", 6, "购买Windows/Server"},
	} {
		if got := strings.Join(wrap(c.text, c.width, 1, 0), "/"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestDecimalAndGrouped(t *testing.T) {
	for _, c := range []struct {
		v        int64
		decimals int
		want     string
	}{{5, 2, "0.05"}, {123456789, 2, "1,234,567.89"}, {1000, 0, "1,000"}, {7, 6, "0.000007"}} {
		if got := grouped(decimal(c.v, c.decimals)); got != c.want {
			t.Errorf("%d with %d decimals: got %s, want %s", c.v, c.decimals, got, c.want)
		}
	}
}

// TestFixtures makes every case anew: the committed truth, and those files that
// no tool of the machine has a hand in, are what the script still makes.
func TestFixtures(t *testing.T) {
	if _, err := exec.LookPath("iconv"); err != nil {
		t.Skip("iconv is not installed: it encodes the fonts' GBK")
	}
	bin := filepath.Join(t.TempDir(), "papers")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	list, err := os.ReadFile("../../fixtures/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(list), "\n") {
		parts := strings.Split(line, "|")
		if len(parts) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		name, files := strings.TrimSpace(parts[0]), strings.Fields(parts[1])
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if out, err := exec.Command(bin, append([]string{"-o", dir}, strings.Fields(parts[2])...)...).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			same(t, filepath.Join(dir, "001/truth.json"), filepath.Join("../../fixtures", name, "disclosure.json"))
			for _, f := range files {
				if slices.Contains([]string{"plain.pdf", "paper.docx", "paper.xlsx", "site.html"}, f) {
					same(t, filepath.Join(dir, "001", f), filepath.Join("../../fixtures", name, f))
				}
			}
		})
	}
}

func same(t *testing.T, made, committed string) {
	t.Helper()
	a, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(committed)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Errorf("%s is not what the script makes: run scripts/fixtures.sh on its case", committed)
	}
}
