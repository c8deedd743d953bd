package main

import (
	"fmt"
	"strings"

	"jixiao/normalize"
)

// explained says in a paragraph which form a table was read with, and why not
// with the others.
func explained(m normalize.Match) string {
	var b strings.Builder
	fmt.Fprintf(&b, "表“%s”", m.Title)
	if m.Where.Page > 0 {
		fmt.Fprintf(&b, "（第%d页）", m.Where.Page)
	} else if m.Where.Lines != [2]int{} {
		fmt.Fprintf(&b, "（第%d行）", m.Where.Lines[0])
	}
	fmt.Fprintf(&b, "：按 %s 读取", m.Form)
	if m.Rival != "" {
		fmt.Fprintf(&b, "（%s 同样相符）", m.Rival)
	}
	for _, v := range m.Verdicts {
		if v.Form == nil || v.Form.ID == m.Form {
			continue
		}
		switch {
		case len(v.Missing) > 0:
			fmt.Fprintf(&b, "\n  不是 %s：缺少 %s", v.Form.ID, strings.Join(v.Missing, "、"))
		case len(v.Unknown) > 0:
			fmt.Fprintf(&b, "\n  不是 %s：没有这些栏目 %s", v.Form.ID, strings.Join(v.Unknown, "、"))
		default:
			fmt.Fprintf(&b, "\n  不是 %s：相符程度 %d 较低", v.Form.ID, v.Score)
		}
	}
	return b.String()
}
