package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/forms"
)

// caption is what stands above a table or in its first rows: the heading, the
// department, the unit of its amounts.
type caption struct {
	name       string // the project's, as its table prints it
	title      string
	department budget.Department
	unit       string
	places     budget.Places
	years      []budget.Place // lines that name the year the table is about
}

// moneyUnits are the units of amounts, longer ones first.
var moneyUnits = []string{"百万元", "亿元", "万元", "千元", "元"}

// departmentLabels introduce a department in the lines above a table.
var departmentLabels = []string{"部门(单位)名称", "部门名称", "单位名称", "预算单位", "预算部门", "部门(单位)", "编制单位", "编报单位", "填报单位(盖章)", "填报单位", "填报部门", "填表单位", "申报单位(盖章)", "申报单位", "公开单位", "主管部门", "项目单位", "部门", "单位"}

// captionLine is one line above a table taken apart.
type captionLine struct {
	department budget.Department
	unit       string
	year       bool
}

// splitCaption reads "471001 某某局 单位：万元" and its parts. ok is false for
// any other line.
func splitCaption(text string) (c captionLine, ok bool) {
	rest := strings.TrimSpace(plainSpaces(text))
	rest, c.unit = cutUnit(rest)
	if c.unit == "" {
		rest, c.unit = cutUnitBefore(rest)
	}
	if isYearLine(rest) {
		c.year = true
		return c, true
	}
	label, name := cutLabel(rest)
	if name == "" {
		return c, c.unit != ""
	}
	c.department = splitDepartment(name)
	if c.department.Name == "" || utf8.RuneCountInString(c.department.Name) > maxDepartment || strings.ContainsAny(name, "，。；：:,;") {
		return captionLine{unit: c.unit}, c.unit != "" && rest == ""
	}
	switch {
	case label != "", c.department.Code != "", c.unit != "":
		return c, true
	}
	return captionLine{}, false
}

// plainSpaces puts a plain space for every kind of white space: an em space, a
// no-break space and an ideographic one part a code from a name alike.
func plainSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}

// maxDepartment bounds the characters of a department's name.
const maxDepartment = 40

// cutUnit takes "单位：万元" from the end of a line, in any of its forms.
func cutUnit(s string) (rest, unit string) {
	t := strings.TrimRight(s, " 　)）】]")
	for _, u := range moneyUnits {
		before, ok := cutSpaced(t, u)
		if !ok {
			continue
		}
		before = strings.TrimSuffix(strings.TrimRight(before, " 　"), "人民币")
		before = strings.TrimRight(before, " 　")
		trimmed := strings.TrimRight(before, ":： 　")
		if len(trimmed) == len(before) {
			return s, ""
		}
		for _, word := range []string{"金额单位", "货币单位", "计量单位", "单位", "位"} {
			if head, ok := cutSpaced(trimmed, word); ok {
				return strings.TrimSpace(strings.TrimRight(head, " 　(（【[,，;；")), u
			}
		}
	}
	return s, ""
}

// cutUnitBefore takes "单位：万元" from the front of a line that goes on with the
// department: some programs print what stands at the right first.
func cutUnitBefore(s string) (rest, unit string) {
	for i := range s {
		if i > maxUnitLabel {
			break
		}
		for _, u := range moneyUnits {
			if !strings.HasPrefix(s[i:], u) {
				continue
			}
			label, after := s[:i+len(u)], strings.TrimLeft(s[i+len(u):], "）)】] 　")
			if head, known := cutUnit(label); known == u && head == "" && splitDepartment(after).Code != "" {
				return after, u
			}
		}
	}
	return s, ""
}

// maxUnitLabel bounds the bytes before the unit: （金额单位：人民币.
const maxUnitLabel = 36

// cutSpaced is CutSuffix over a word whose characters may stand apart.
func cutSpaced(s, word string) (string, bool) {
	for len(word) > 0 {
		want, size := utf8.DecodeLastRuneInString(word)
		s = strings.TrimRight(s, " 　")
		got, width := utf8.DecodeLastRuneInString(s)
		if budget.FoldRune(got) != want {
			return s, false
		}
		word, s = word[:len(word)-size], s[:len(s)-width]
	}
	return s, true
}

// cutLabel splits "填报单位：某某局".
func cutLabel(s string) (label, name string) {
	i := strings.IndexAny(s, ":：")
	if i < 0 {
		return "", s
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	key := budget.Fold(s[:i])
	for _, l := range departmentLabels {
		if key == l {
			return l, strings.TrimSpace(s[i+size:])
		}
	}
	return "", s
}

// splitDepartment reads "471001 某某局", "[173]某某院", "471001-某某局" and
// "某某局(471001)".
func splitDepartment(s string) budget.Department {
	s = strings.TrimSpace(plainSpaces(s))
	open := strings.TrimLeft(s, "[【（(〔 ")
	digits := 0
	for digits < len(open) && (open[digits] >= '0' && open[digits] <= '9') {
		digits++
	}
	if digits < minCode || digits > maxCode {
		return budget.Department{Name: budget.CleanText(s)}
	}
	name := strings.TrimLeft(open[digits:], "]】）)〕 　-—－_:：")
	first, _ := utf8.DecodeRuneInString(name)
	if name != "" && !unicode.Is(unicode.Han, first) && first < 0x2e80 || first == '年' || unicode.IsPunct(first) {
		return budget.Department{Name: budget.CleanText(s)}
	}
	return budget.Department{Code: budget.Nullable(open[:digits]), Name: budget.CleanText(name)}
}

// A department's code has three digits (ministries) to twelve.
const minCode, maxCode = 3, 12

// isYearLine: "（2024年度）", "2024年".
func isYearLine(s string) bool {
	k := strings.Trim(budget.Fold(s), "()[]")
	k = strings.TrimSuffix(strings.TrimSuffix(k, "度"), "年")
	return len(k) == 4 && strings.Trim(k, "0123456789") == "" && k >= "2000" && k <= "2099"
}

// isCaption reports whether a text is a table's heading, or a line that goes
// with it.
func isCaption(text string, set *forms.Set) bool {
	if _, ok := splitCaption(text); ok {
		return true
	}
	_, ok := set.TitleEnd(text)
	return ok
}
