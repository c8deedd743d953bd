package normalize

import (
	"fmt"
	"strings"

	"jixiao/budget"
)

// yearVotes collects what speaks for which budget year.
type yearVotes struct {
	votes []yearVote
	// floor is the latest year in which a project of the paper was created.
	floor int
}

type yearVote struct {
	year   int
	weight int
	source string
	raw    string
	where  budget.Pos
}

// Weights of evidence for the budget year: a heading that names budget or
// performance says it outright; a line above a table nearly so; a phrase such as
// 提前下达2025年 or a project's dates are strong hints; codes tell when a project
// was created, which is never after the budget year, so that only the newest
// codes speak for a year; any mention counts a little;
// the file's name counts when nothing else speaks.
const (
	weightTitle    = 60
	weightHeading  = 40
	weightAdvance  = 6
	weightName     = 3
	weightCode     = 2
	weightMention  = 1
	weightFileName = 1
)

// titleLines is how many content lines at the front may hold the paper's title.
const titleLines = 12

// yearWords make a line with a year a title.
var yearWords = []string{"预算", "绩效", "自评", "项目支出", "决算"}

// yearsIn lists the years that a text names as "2025年", outside of 《》. Money
// carried over from a year (2024年结转) belongs to the budget of the next.
func yearsIn(text string) []int {
	var years []int
	depth := 0
	for i, r := range text {
		switch {
		case r == '《':
			depth++
		case r == '》':
			depth--
		case r == '年' && depth <= 0:
			if y := yearBefore(text[:i]); y > 0 {
				if after := strings.TrimPrefix(text[i+len("年"):], "度"); strings.HasPrefix(after, "结转") {
					y++
				}
				years = append(years, y)
			}
		}
	}
	return years
}

// yearBefore is the year that a text ends with, 0 for none.
func yearBefore(text string) int {
	t := strings.TrimRight(text, " ")
	if len(t) < 4 || !strings.HasPrefix(t[len(t)-4:], "20") {
		return 0
	}
	if len(t) > 4 && t[len(t)-5] >= '0' && t[len(t)-5] <= '9' {
		return 0
	}
	n := 0
	for _, c := range t[len(t)-4:] {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func (v *yearVotes) add(weight int, source, raw string, where budget.Pos, years ...int) {
	for _, y := range years {
		v.votes = append(v.votes, yearVote{y, weight, source, raw, where})
	}
}

// decideYear weighs the evidence and records it.
func decideYear(d *budget.Disclosure, name string, r *reader) {
	v := &r.years
	v.fromLines(r.prose)
	v.fromRunning(r.running)
	v.fromCaptions(r)
	v.fromProjects(d.Projects)
	if len(v.votes) == 0 {
		v.add(weightFileName, "file name", name, budget.Pos{}, yearsInName(name)...)
	}
	best, second, total := v.count()
	if best == 0 {
		d.Warnings = append(d.Warnings, budget.Issue{Code: "fiscal_year_doubt", At: "fiscal_year", Message: "文件里没有写明预算年度"})
		return
	}
	d.FiscalYear = budget.Year(best)
	v.evidence(d, best)
	if total[best] < minYearWeight || total[second]*2 > total[best] || v.onlyCodes(best) {
		message := fmt.Sprintf("预算年度取%d年，依据不足", best)
		if v.onlyCodes(best) {
			message = fmt.Sprintf("预算年度取%d年，只有项目编码为据；延续项目的编码可能早于预算年度", best)
		} else if second > 0 {
			message = fmt.Sprintf("预算年度取%d年，但文件里%d年也多次出现", best, second)
		}
		d.Warnings = append(d.Warnings, budget.Issue{Code: "fiscal_year_doubt", At: "fiscal_year", Message: message})
	}
}

// onlyCodes: nothing but codes speaks for the year, and projects that go on keep
// the code of the year they were created in.
func (v *yearVotes) onlyCodes(year int) bool {
	for _, vote := range v.votes {
		if vote.year == year && vote.source != "code" {
			return false
		}
	}
	return true
}

// minYearWeight: less evidence than two independent hints is a doubt.
const minYearWeight = 4

func (v *yearVotes) fromLines(lines []*budget.Line) {
	front := true // before the first heading of part one
	for n, l := range lines {
		if head, _ := headingOf(l.Text); head != noSection && head != partTitle {
			front = false
		}
		years := yearsIn(l.Text)
		if len(years) == 0 {
			continue
		}
		if front && n < titleLines && len(years) == 1 && beginsTitle(l.Text) && (titleLike(l.Text) || n+1 < len(lines) && wrapsTitle(l.Text, lines[n+1].Text)) {
			v.add(weightTitle, "title", l.Text, l.Pos, years...)
			continue
		}
		v.add(weightMention, "body", l.Text, l.Pos, years...)
	}
}

// fromRunning reads running headers: 2024年部门预算 on every page is the title of
// the whole paper.
func (v *yearVotes) fromRunning(lines []*budget.Line) {
	for _, l := range lines {
		if years := yearsIn(l.Text); len(years) == 1 && titleLike(l.Text) && beginsTitle(l.Text) {
			v.add(weightHeading, "title", l.Text, l.Pos, years...)
		}
	}
}

// titleLike: a short line without a sentence that names budget or performance.
func titleLike(text string) bool {
	if len([]rune(text)) > maxDepartment || strings.ContainsAny(text, "。；，：") {
		return false
	}
	for _, w := range yearWords {
		if strings.Contains(text, w) {
			return true
		}
	}
	return isYearLine(text)
}

// wrapsTitle: a title that is cut after its year ("某某局2026年" over "部门预算…").
func wrapsTitle(text, next string) bool {
	text = strings.TrimSuffix(budget.CleanText(text), "度")
	return strings.HasSuffix(text, "年") && len(yearsIn(next)) == 0 && titleLike(text+next)
}

// beginsTitle: a title begins with its year or with the department.
func beginsTitle(text string) bool {
	text = budget.CleanText(text)
	before := strings.Trim(text[:max(0, strings.Index(text, "20"))], "（(关于")
	return before == "" || isDepartmentName(before)
}

// fromCaptions reads the lines and rows above the tables.
func (v *yearVotes) fromCaptions(r *reader) {
	for i, c := range r.captions {
		for _, y := range c.years {
			v.add(weightHeading, "heading", y.Raw, y.Pos, yearsIn(ensureYear(y.Raw))...)
		}
		if years := yearsIn(c.title); len(years) == 1 && beginsTitle(c.title) && !namesProject(c.title, r.projects[i].Name) {
			v.add(weightHeading, "heading", c.title, posOf(c.places["title"]), years...)
		}
	}
}

// namesProject: the heading is the project's name with a title word behind it, and
// its year that of the name.
func namesProject(title, name string) bool {
	return name != "" && strings.Contains(budget.Fold(title), budget.Fold(name))
}

// ensureYear makes "（2024）" readable as a year.
func ensureYear(s string) string {
	if strings.Contains(s, "年") {
		return s
	}
	return strings.Trim(budget.Fold(s), "()[]") + "年"
}

// codeYear is the year in a project's code, 0 where the code is misprinted.
func codeYear(p *budget.Project) int {
	if budget.CheckCode(string(p.Code)) == budget.CodeWrong {
		return 0
	}
	return budget.CodeYear(string(p.Code))
}

func (v *yearVotes) fromProjects(projects []budget.Project) {
	for i := range projects {
		v.floor = max(v.floor, codeYear(&projects[i]))
	}
	for i := range projects {
		p := &projects[i]
		where := posOf(p.Places["name"])
		for _, y := range yearsIn(p.Name) {
			weight := weightName
			if strings.Contains(p.Name, fmt.Sprintf("提前下达%d年", y)) {
				weight = weightAdvance
			}
			v.add(weight, "body", p.Name, where, y)
		}
		if y := codeYear(p); y > 0 && y == v.floor {
			v.add(weightCode, "code", string(p.Code), posOf(p.Places["code"]), y)
		}
		if p.Period != nil && len(p.Period.End) >= 4 {
			v.add(weightName, "body", string(p.Period.End), where, yearsIn(string(p.Period.End[:4])+"年")...)
		}
		for _, g := range p.Goals {
			v.add(weightMention, "body", g.Text, where, yearsIn(g.Text)...)
		}
		for k := range p.Indicators {
			in := &p.Indicators[k]
			if years := yearsIn(string(in.Value)); years != nil {
				v.add(weightMention, "body", string(in.Value), posOf(in.Places["value"]), years...)
			}
			if years := yearsIn(string(in.Description)); years != nil {
				v.add(weightMention, "body", string(in.Description), posOf(in.Places["description"]), years...)
			}
		}
	}
}

// count sums the weights; second is the strongest other year, 0 for none.
func (v *yearVotes) count() (best, second int, total map[int]int) {
	total = map[int]int{}
	for _, vote := range v.votes {
		total[vote.year] += vote.weight
	}
	for y, w := range total {
		// No budget is older than its newest project, whatever older years the
		// texts mention; only an outright statement stands against a code.
		if y < v.floor && w < weightHeading {
			delete(total, y)
		}
	}
	for y, w := range total {
		if best == 0 || w > total[best] || w == total[best] && y > best {
			best = y
		}
	}
	for y, w := range total {
		if y != best && (second == 0 || w > total[second] || w == total[second] && y > second) {
			second = y
		}
	}
	return best, second, total
}

// maxEvidence bounds the reasons that are kept for one decision.
const maxEvidence = 8

// evidence keeps the strongest reasons for the year.
func (v *yearVotes) evidence(d *budget.Disclosure, year int) {
	kept := 0
	for _, weight := range []int{weightTitle, weightHeading, weightAdvance, weightName, weightCode, weightMention} {
		for _, vote := range v.votes {
			if vote.year != year || vote.weight != weight || kept == maxEvidence {
				continue
			}
			kept++
			d.Evidence = append(d.Evidence, budget.Evidence{Field: "fiscal_year", Value: itoa(year), Source: vote.source, Where: vote.where, Raw: clip(vote.raw)})
		}
	}
}

// yearsInName reads a year from a file's name: any run of four digits 20xx.
func yearsInName(name string) []int {
	var years []int
	for i := 0; i+4 <= len(name); i++ {
		y := yearBefore(name[:i+4])
		if y > 0 && (i+4 == len(name) || name[i+4] < '0' || name[i+4] > '9') {
			years = append(years, y)
		}
	}
	return years
}
