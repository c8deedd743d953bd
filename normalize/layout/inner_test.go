package layout

import "testing"

func TestInners(t *testing.T) {
	for _, c := range []struct {
		why   string
		lines string
		word  int // of the second line
		want  inner
	}{
		{"a piece that begins under a word inside of a run", "产出指 数量指标 培训单位数\n        人次", 0, outer},
		{"the same start", "产出指 数量指标 培训单位数\n         人次", 0, inner{2, -1}},
		{"the same middle", "产出指 数量指标 培训单位数\n          的人次", 0, inner{2, -1}},
		{"under the run's first word nothing is told", "产出指 数量指标\n标", 0, outer},
		{"right of the run", "产出指 数量指标     培训\n                  人次", 0, outer},
		{"the run stands below", "\n    人次\n产出指 数量指标", 0, inner{-1, 1}},
	} {
		lines := load(c.lines)
		r := newReader(lines, hebei)
		if got := r.inners(1)[c.word]; got != c.want {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}

func TestEnds(t *testing.T) {
	r := newReader(nil, hebei)
	q := cutter{r: r}
	for _, c := range []struct {
		why  string
		open [2]openName
		line string
		want uint8 // of the line's first word
	}{
		{"the last character of a second-level name", [2]openName{1: {"服务对象满意度指", 8}}, "        标", 2},
		{"of a first-level name", [2]openName{0: {"产出指", 3}}, " 标", 1},
		{"a name that is whole waits for nothing", [2]openName{0: {"产出指标", 4}}, " 标", 0},
		{"far right of the name it is another cell's", [2]openName{0: {"产出指", 3}}, "              标", 0},
	} {
		got := uint8(0)
		if e := q.ends(c.open, words(0, c.line)); e != nil {
			got = e[0]
		}
		if got != c.want {
			t.Errorf("%s: %d, want %d", c.why, got, c.want)
		}
	}
}
