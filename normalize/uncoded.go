package normalize

import (
	"fmt"

	"jixiao/budget"
)

// uncodedShare of a paper's characters without a usable code means that its
// producer has lost them; single signs of odd fonts are far fewer.
const uncodedShare = 0.1

func uncoded(l budget.Ledger) bool {
	return l.Printed > 0 && float64(l.Reported) >= uncodedShare*float64(l.Printed)
}

// codeUncoded marks a paper much of whose text has no usable codes: what was read
// of it is full of holes.
const codeUncoded = "uncoded_text"

const hintUncoded = "请从原始文档重新导出PDF，或用另一个版本"

func uncodedText(l budget.Ledger) string {
	return fmt.Sprintf("%d个字符中有%d个没有可用的编码，文件显示得出却读不出", l.Printed, l.Reported)
}

// tellUncoded puts all of the paper in doubt.
func tellUncoded(d *budget.Disclosure, l budget.Ledger) {
	d.Warnings = append(d.Warnings, budget.Issue{Code: codeUncoded, Message: uncodedText(l)})
	if d.Overall != nil {
		d.Warnings = append(d.Warnings, budget.Issue{Code: codeUncoded, At: "overall", Message: uncodedText(l)})
	}
	for i := range d.Projects {
		d.Warnings = append(d.Warnings, budget.Issue{Code: codeUncoded, At: fmt.Sprintf("projects[%d]", i), Message: uncodedText(l)})
	}
}
