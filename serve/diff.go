package serve

import (
	"fmt"
	"io"
	"strings"

	"jixiao/diff"
	"jixiao/export"
)

// DiffText writes a comparison for a terminal: summary first, then detail.
func DiffText(w io.Writer, r diff.Report, oldName, newName string) error {
	p := &printer{w: w}
	p.line("%s → %s", oldName, newName)
	p.line("项目 %d → %d，预算合计 %s元 → %s元", r.Summary.OldProjects, r.Summary.NewProjects, r.Summary.OldTotal, r.Summary.NewTotal)
	p.line("%s", matchCounts(r.Summary))
	p.line("改动 %d 处；仅格式不同 %d 处；%s", r.Summary.Changes, r.Summary.Formatting, keptWords(r.Summary.Kept))
	if r.Summary.Unread > 0 {
		p.line("有 %d 个项目的预算数读不出，未计入合计", r.Summary.Unread)
	}
	if len(r.Summary.Movers) > 0 {
		p.line("\n变动最大的预算（元）：")
		for _, m := range r.Summary.Movers {
			p.line("  %15s → %15s  %s%s  %s", m.Old, m.New, signed(m.Delta), percentWords(m.Percent), m.Name)
		}
	}
	for _, d := range r.Departments {
		p.department(d)
	}
	for _, m := range r.Projects {
		p.match(m)
	}
	for _, warning := range r.Warnings {
		p.line("注意：%s", warning.Message)
	}
	return p.err
}

// printer keeps the first error of many writes; what papers print does not steer
// the terminal.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, export.Printable(fmt.Sprintf(format, args...))+"\n")
	}
}

func (p *printer) department(d diff.DepartmentPair) {
	switch {
	case d.Old == nil:
		p.line("\n部门 %s %s：只在新的一侧", d.New.Code, d.New.Name)
	case d.New == nil:
		p.line("\n部门 %s %s：只在旧的一侧", d.Old.Code, d.Old.Name)
	case len(d.Changes) > 0:
		p.line("\n部门 %s %s（%s）", d.New.Code, d.New.Name, matchNames[d.Match])
	}
	p.changes(d.Changes)
}

func (p *printer) match(m diff.Match) {
	if len(m.Changes) == 0 && len(m.Old) == 1 && len(m.New) == 1 {
		return
	}
	p.line("\n[%s] %s", matchNames[m.Match], pairNames(m))
	p.line("  %s", m.Why)
	p.changes(withUnits(m))
}

// pairNames names the two sides, once when they are the same.
func pairNames(m diff.Match) string {
	old, new := refNames(m.Old), refNames(m.New)
	switch {
	case old == "" || old == new:
		return new
	case new == "":
		return old
	}
	return old + " → " + new
}

func refNames(refs []diff.Ref) string {
	var out []string
	for _, r := range refs {
		name := r.Name
		if r.Code != "" {
			name = string(r.Code) + " " + name
		}
		out = append(out, name)
	}
	return strings.Join(out, " ＋ ")
}

func (p *printer) changes(list []diff.Change) {
	for _, c := range list {
		p.line("  %s：%s", fieldName(c.Path), strings.ReplaceAll(changeWords(c), "\n", "\n    ")) // paragraphs stay under their field
	}
}

func changeWords(c diff.Change) string {
	switch {
	case c.Kind == "amount" && c.Delta != "":
		return fmt.Sprintf("%s → %s（%s元%s）", c.Old, c.New, signed(c.Delta), percentWords(c.Percent))
	case c.Kind == "text" && len(c.Edits) > 0:
		return editWords(c.Edits)
	}
	switch {
	case c.Kind == "added" && strings.HasSuffix(c.Path, "]"):
		return "新增" + itsValue(c.Path, string(c.New))
	case c.Kind == "removed" && strings.HasSuffix(c.Path, "]"):
		return "删除" + itsValue(c.Path, string(c.Old))
	}
	words := orBlank(string(c.Old)) + " → " + orBlank(string(c.New))
	if d := directionNames[c.Direction]; d != "" {
		words += "（" + d + "）"
	}
	return words
}

// itsValue is what an added or removed row says beside its name, which the
// path has said already.
func itsValue(path, text string) string {
	name := inBrackets(path)
	if i := strings.LastIndexByte(name, '#'); i > 0 && !strings.HasPrefix(text, name) {
		name = name[:i] // the second row of one name
	}
	if value := strings.TrimPrefix(strings.TrimPrefix(text, name), "："); value != "" {
		return "，" + value
	}
	return ""
}

// contextLength is how many kept characters are shown around an edit.
const contextLength = 12

// editWords shows deletions as [-…-] and insertions as {+…+}, long kept runs
// shortened.
func editWords(list []diff.Edit) string {
	var b strings.Builder
	for i, e := range list {
		switch e.Op {
		case "-":
			b.WriteString("[-" + e.Text + "-]")
		case "+":
			b.WriteString("{+" + e.Text + "+}")
		default:
			b.WriteString(shorten(e.Text, i > 0, i < len(list)-1))
		}
	}
	return b.String()
}

func shorten(text string, keepHead, keepTail bool) string {
	r := []rune(text)
	if len(r) <= 2*contextLength+1 {
		return text
	}
	out := "…"
	if keepHead {
		out = string(r[:contextLength]) + out
	}
	if keepTail {
		out += string(r[len(r)-contextLength:])
	}
	return out
}

func orBlank(s string) string {
	if s == "" {
		return "（空）"
	}
	return s
}

func signed(decimal string) string {
	if strings.HasPrefix(decimal, "-") {
		return decimal
	}
	return "+" + decimal
}

func percentWords(p string) string {
	if p == "" {
		return ""
	}
	return "，" + signed(p) + "%"
}

func keptWords(s diff.Share) string {
	if s.Whole == 0 {
		return "没有可比的文字"
	}
	return fmt.Sprintf("新文字的 %d%% 与旧的逐字相同", s.Part*100/s.Whole)
}

func matchCounts(s diff.Summary) string {
	var out []string
	for _, kind := range matchOrder {
		if n := s.Matches[kind]; n > 0 {
			out = append(out, fmt.Sprintf("%s %d", matchNames[kind], n))
		}
	}
	return strings.Join(out, "，")
}
