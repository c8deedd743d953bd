package layout

import "testing"

func TestPlacing(t *testing.T) {
	for _, c := range []struct {
		why   string
		top   bool
		cells [][]int // the physical lines of each cell's fragments
		fits  bool
	}{
		{"one line beside two, centred: it stands on either of them", false, [][]int{{0}, {0, 1}}, true},
		{"three lines with one in their middle", false, [][]int{{1}, {0, 1, 2}}, true},
		{"one line beside the first of three is not in their middle", false, [][]int{{0}, {0, 1, 2}}, false},
		{"set at the top it is", true, [][]int{{0}, {0, 1, 2}}, true},
		{"two cells of one line on two physical lines are two rows", false, [][]int{{0}, {1}}, false},
		{"at the top no cell begins below the others", true, [][]int{{0, 1}, {1, 2}}, false},
	} {
		p := placing{top: c.top}
		p.begin(3)
		for _, cell := range c.cells {
			var fs []fragment
			for _, at := range cell {
				fs = append(fs, fragment{at: at})
			}
			p.cell(fs, 0)
		}
		if got := p.off() < costApart; got != c.fits {
			t.Errorf("%s: off by %.2f", c.why, p.off())
		}
	}
}

// TestCohesion: characters that stand side by side in the paper go together,
// those that never do are apart, and unknown ones say little.
func TestCohesion(t *testing.T) {
	var ws [][]word
	for range 5 {
		ws = append(ws, words(0, "截止时间 完成率 截止时间"))
	}
	c := newCohesion(ws)
	if c.between('时', '间') <= 0.5 || c.between('成', '间') >= -0.5 {
		t.Errorf("时间 %.2f, 成间 %.2f", c.between('时', '间'), c.between('成', '间'))
	}
	if s := c.between('○', '×'); s != 0 {
		t.Errorf("never seen: %.2f", s)
	}
	if a, b := c.between('路', '灯'), c.between('率', '项'); a <= 0.5 || b >= 0 {
		t.Errorf("a word that the paper has not: %.2f, no word: %.2f", a, b)
	}
}

// TestLevelGaps: blank lines that the line spacing makes do not count.
func TestLevelGaps(t *testing.T) {
	for _, c := range []struct {
		why        string
		gaps, want []int
	}{
		{"no blank lines", []int{0, 0, 0}, []int{0, 0, 0}},
		{"one after every line, a second between two rows", []int{0, 1, 1, 2, 1}, []int{0, 0, 0, 1, 0}},
	} {
		g := &grid{gaps: c.gaps, cuts: make([]bool, len(c.gaps))}
		g.levelGaps()
		for i := range c.want {
			if g.gaps[i] != c.want[i] {
				t.Errorf("%s: %v", c.why, g.gaps)
				break
			}
		}
	}
}
