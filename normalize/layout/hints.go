package layout

import (
	"strings"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

// What an indicator counts says to which second level it most likely belongs:
// 资金拨付及时率 is about time, 验收合格率 about quality. It decides only where
// the place of a merged name leaves open which rows it covers.

// hints are the beginnings of second-level names and what the third level under
// them is called, the more telling first.
var hints = []struct {
	name string
	says *pattern.Pattern
}{
	{"满意", pattern.New(`满意`)},
	{"时效", pattern.New(`及时|时限|时间|按期|工期|进度`)},
	{"成本", pattern.New(`成本|经费$|造价|控制$`)},
	{"质量", pattern.New(`(?:合格|达标|完好|准确|通过|优良|差错|合规)率`)},
	{"数量", pattern.New(`(?:数|数量|次数|人次|面积|里程|规模)$`)},
}

// hintOf is what the third level of a row hints at, "" where it hints at nothing.
func (g *grid) hintOf(s span) string {
	for c, kind := range g.kinds {
		if kind != kindLevel3 {
			continue
		}
		text := budget.Fold(textOf(g.in(c, s)))
		for _, h := range hints {
			if h.says.MatchString(text) {
				return h.name
			}
		}
	}
	return ""
}

// against reports that a row hints at another second level than the name.
func (u unit) against(name string) bool {
	return u.hint != "" && !strings.Contains(name, u.hint)
}
