package audit

import (
	"fmt"
	"strconv"
	"strings"
)

// Explain is a rule's page: what it checks, why, how it can be set, and its
// two examples.
func Explain(r *Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s %s\n\n级别：%s（%s）。%s%s\n", r.ID, r.Title, r.Severity.Name(), r.Severity, r.Reason, needsWords[r.Needs])
	for _, p := range r.Params {
		fmt.Fprintf(&b, "\n参数 `%s`（默认 %s）：%s。\n", p.Name, strconv.FormatFloat(p.Default, 'f', -1, 64), p.Meaning)
	}
	fmt.Fprintf(&b, "\n会报告：\n\n```json\n%s\n```\n\n不报告：\n\n```json\n%s\n```\n", abridged(r.Fail), abridged(r.Pass))
	return b.String()
}

var needsWords = map[Needs]string{OnePaper: "", LastYear: "（需要上一年的文件）", Archive: "（与库中全部文件比较）"}

// maxExample keeps examples that repeat a project many times readable.
const maxExample = 600

func abridged(example string) string {
	if example == "{}" {
		return "（没有差错的文件）"
	}
	if r := []rune(example); len(r) > maxExample {
		return string(r[:maxExample]) + " …"
	}
	return example
}

// Document is the page of all rules.
func Document() string {
	var b strings.Builder
	b.WriteString("# 审核规则\n\n由规则表生成（`go test ./audit -update`）。例子写出的字段替换一份没有差错的文件中的同名字段。\n" +
		"每条规则对每个对象的结果是四种之一：通过、发现、不适用、数据不足。发现只说明何处不一致，不判断哪一方正确。\n\n")
	b.WriteString("| 规则 | 名称 | 级别 |\n|---|---|---|\n")
	for _, r := range Rules {
		fmt.Fprintf(&b, "| %s | %s | %s（%s） |\n", r.ID, r.Title, r.Severity.Name(), r.Severity)
	}
	for i := range Rules {
		b.WriteString("\n" + Explain(&Rules[i]))
	}
	return b.String()
}
