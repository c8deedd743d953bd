package paper

import (
	"strings"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// levelNames are the names of the first two levels, folded, with and without
// the word 指标.
var levelNames = func() map[string]bool {
	names := map[string]bool{}
	add := func(s string) {
		f := budget.Fold(s)
		names[f] = true
		names[strings.TrimSuffix(f, "指标")] = true
	}
	for _, l := range vocab.Level1 {
		add(l.Name)
		for _, s := range l.Sub {
			add(s)
		}
	}
	return names
}()

// pieceOfName reports whether a folded text is a name without its beginning or end.
func pieceOfName(f string) bool {
	if levelNames[f] {
		return false
	}
	for name := range levelNames {
		if strings.HasPrefix(name, f) || strings.HasSuffix(name, f) {
			return true
		}
	}
	return false
}

// headNames are labels of cells that stand beside several rows, folded: the ones
// a page break may cut.
var headNames = func() map[string]bool {
	names := map[string]bool{}
	for _, s := range strings.Fields(`
		预算规模及资金用途 资金支出计划（%） 资金支出计划 绩效目标 项目资金 项目资金（万元） 项目资金（元）
		年度总体目标 年度目标 总体目标 项目总目标 年度绩效目标 绩效指标 年度绩效指标 项目绩效指标
		预算执行情况 年度资金总额 资金用途 项目概况 立项依据 其中：财政资金 其中：财政拨款 其他资金 上年结转资金`) {
		names[budget.Fold(s)] = true
	}
	return names
}()
