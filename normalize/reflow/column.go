package reflow

import (
	"slices"
	"strings"

	"jixiao/budget"
)

// role is what a column of an indicator grid holds.
type role uint8

const (
	roleText   role = iota // free text, may be blank: description, basis, remark
	roleName               // free text, seldom blank: the third level
	roleLevel1             // closed vocabulary, merged over rows
	roleLevel2             // closed vocabulary, merged over rows
	roleValue              // value notations
	roleNumber             // a bare number: weight, score
	roleSign               // ≥ = ≤ or 定性
	roleUnit               // a unit of measure
	roleKind               // 定量 or 定性
)

// roleWords decide a column's role by words of its label, the first that fits.
var roleWords = []struct {
	word string
	role role
}{
	{"一级", roleLevel1}, {"二级", roleLevel2}, {"三级", roleName}, {"指标内容", roleName}, {"指标名称", roleName},
	{"单位", roleUnit}, {"指标性质", roleSign}, {"值类型", roleKind},
	{"依据", roleText}, {"描述", roleText}, {"解释", roleText}, {"说明", roleText}, {"备注", roleText}, {"原因", roleText}, {"标准", roleText},
	{"权重", roleNumber}, {"分值", roleNumber}, {"得分", roleNumber}, {"分数", roleNumber},
	{"值", roleValue},
}

func roleOf(label string) role {
	label = budget.Fold(label)
	for _, w := range roleWords {
		if strings.Contains(label, w.word) {
			return w.role
		}
	}
	return roleText
}

// columns are the roles of one grid, left to right.
func rolesOf(labels []string) []role {
	out := make([]role, len(labels))
	for i, l := range labels {
		out[i] = roleOf(l)
	}
	if level := slices.Index(out, roleLevel2); level >= 0 && !slices.Contains(out, roleName) {
		out[level] = roleName // a form with one level fewer names its indicators there
	}
	return out
}
