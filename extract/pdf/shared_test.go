package pdf

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// sharedFolder finds ../shared/pdf/NAME beside the repository, or skips.
func sharedFolder(t testing.TB, name string) string {
	t.Helper()
	dir, _ := os.Getwd()
	for dir != "/" {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			p := filepath.Join(filepath.Dir(dir), "shared", "pdf", name)
			if _, err := os.Stat(p); err == nil {
				return p
			}
			break
		}
		dir = filepath.Dir(dir)
	}
	t.Skipf("no ../shared/pdf/%s beside the repository", name)
	return ""
}

// truth is what a one-feature file shows, in user space (y upward).
type truth struct {
	Glyphs []struct {
		C       string
		X, Y    float64
		A, B, W float64
		Size    float64
		CC, D   float64
	}
	Rules [][4]float64
}

// truthTolerance is the demanded exactness in points.
const truthTolerance = 0.5

func TestSharedFeatures(t *testing.T) {
	dir := sharedFolder(t, "features")
	files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".pdf"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var want truth
			raw, err := os.ReadFile(strings.TrimSuffix(file, ".pdf") + ".truth.json")
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(raw, &want); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(file, "badtail") {
				// bytes of the last line are destroyed: poppler and MuPDF drop it
				// silently, here the page must be called damaged
				checkDamaged(t, data)
				return
			}
			checkTruth(t, data, want)
		})
	}
}

func checkDamaged(t *testing.T, data []byte) {
	f, err := Open(data, "feature.pdf", Options{})
	if err != nil {
		t.Fatal(err)
	}
	page, err := f.Page(1)
	if !errors.Is(err, budget.ErrDamaged) || len(page.Glyphs) < 30 {
		t.Errorf("error %v with %d glyphs, want ErrDamaged and what stands before the damage", err, len(page.Glyphs))
	}
}

func checkTruth(t *testing.T, data []byte, want truth) {
	f, err := Open(data, "feature.pdf", Options{})
	if err != nil {
		t.Fatal(err)
	}
	page, err := f.Page(1)
	if err != nil {
		t.Errorf("page: %v", err)
	}
	node := f.main.pages[0]
	toPage := func(x, y float64) (float64, float64) {
		v := node.view()
		if v.Rotate == 90 {
			return y - v.Y0, x - v.X0
		}
		return x - v.X0, v.Y1 - y
	}
	used := make([]bool, len(page.Glyphs))
	for _, g := range want.Glyphs {
		x, y := toPage(g.X, g.Y)
		if strings.TrimSpace(g.C) != "" && !takeGlyph(page.Glyphs, used, g.C, x, y, g.W, g.Size) {
			t.Errorf("no %q at %.2f, %.2f (width %.2f, size %.2f)", g.C, x, y, g.W, g.Size)
		}
	}
	for i, g := range page.Glyphs {
		if !used[i] && strings.TrimSpace(g.Text) != "" {
			t.Errorf("unexpected %q at %v (advance %.2f, size %.2f)", g.Text, g.Box, g.Advance, g.Size)
		}
	}
	usedRule := make([]bool, len(page.Rules))
	for _, r := range want.Rules {
		x0, y0 := toPage(r[0], r[1])
		x1, y1 := toPage(r[2], r[3])
		if !takeRule(page.Rules, usedRule, [4]float64{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}) {
			t.Errorf("no rule %.2f %.2f %.2f %.2f", x0, y0, x1, y1)
		}
	}
	for i, r := range page.Rules {
		if !usedRule[i] {
			t.Errorf("unexpected rule %+v", r)
		}
	}
	if page.Undecoded > 0 {
		t.Errorf("%d glyphs undecoded", page.Undecoded)
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= truthTolerance }

// stands reports whether a glyph's pen stood at x, y. The truth gives the
// horizontal origin for vertical glyphs too.
func stands(g mark.Glyph, x, y, size float64) bool {
	switch {
	case g.Vertical:
		return near(g.Box[0], x) && near(g.Box[1], y-0.88*size)
	case g.Angle == 0:
		return near(g.Box[0], x) && near(g.Baseline, y)
	}
	return near(g.Baseline, y) && x > g.Box[0]-truthTolerance && x < g.Box[2]+truthTolerance
}

func takeGlyph(list []mark.Glyph, used []bool, text string, x, y, w, size float64) bool {
	for i, g := range list {
		if !used[i] && g.Text == text && stands(g, x, y, size) && near(g.Advance, w) && near(g.Size, size) {
			used[i] = true
			return true
		}
	}
	return false
}

func takeRule(list []mark.Rule, used []bool, want [4]float64) bool {
	for i, r := range list {
		if !used[i] && near(r.X0, want[0]) && near(r.Y0, want[1]) && near(r.X1, want[2]) && near(r.Y1, want[3]) {
			used[i] = true
			return true
		}
	}
	return false
}
