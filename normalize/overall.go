package normalize

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/notation"
)

// section is a part of part one.
type section int

const (
	noSection section = iota
	goalSection
	itemSection
	measureSection
	partTitle // 部门整体绩效目标: a title, and the goal's heading where it has no other
)

// headings end with these words, longer ones first.
var sectionWords = []struct {
	word string
	section
}{
	{"分项绩效目标", itemSection}, {"分项绩效目标及指标", itemSection}, {"分项目标", itemSection}, {"分项绩效指标", itemSection},
	{"职责分类绩效目标", itemSection}, {"分类绩效目标", itemSection}, {"职责绩效目标", itemSection},
	{"总体绩效目标", goalSection}, {"总体目标", goalSection}, {"整体绩效总目标", goalSection},
	{"工作保障措施", measureSection}, {"保障措施", measureSection}, {"绩效保障措施", measureSection},
	{"部门整体绩效目标", partTitle}, {"整体绩效目标", partTitle}, {"整体支出绩效目标", partTitle},
}

// maxHeading bounds the characters of a section's heading.
const maxHeading = 24

// headingOf is the section that a line heads, and its running number.
func headingOf(text string) (section, notation.Ordinal) {
	t := strings.TrimSpace(text)
	o, numbered := notation.CutOrdinal(t)
	if numbered {
		t = o.Rest
	}
	key := strings.TrimRight(budget.Fold(t), ":")
	if utf8.RuneCountInString(key) > maxHeading || strings.ContainsAny(key, "。，；,;:、") {
		return noSection, o
	}
	for _, w := range sectionWords {
		if before, ok := strings.CutSuffix(key, w.word); ok && (numbered || headsSection(before)) {
			return w.section, o
		}
	}
	return noSection, o
}

// headingPrefixes may stand before the words of a heading without a number.
var headingPrefixes = []string{"本部门", "本单位", "部门", "单位", "年度", "年", "度", "整体", "工作", "绩效", "职责", "目标", "实现", "发展", "规划", "的", "预算", "支出", "全年", "第一部分"}

// headsSection: before the words of a heading stands nothing, a department's
// name or year, or words of other headings; else the line is prose.
func headsSection(before string) bool {
	if isDepartmentName(before) {
		return true
	}
	before = strings.TrimLeft(before, "0123456789()[]")
	for before != "" {
		rest := before
		for _, p := range headingPrefixes {
			rest = strings.TrimPrefix(rest, p)
		}
		if rest == before {
			return false
		}
		before = rest
	}
	return true
}

// headingWithText splits "一、总体绩效目标：坚持…", a heading with its text in the
// same line.
func headingWithText(text string) (section, string) {
	i := strings.IndexAny(text, ":：")
	if i < 0 {
		return noSection, ""
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	if rest := strings.TrimSpace(text[i+size:]); rest != "" {
		head, _ := headingOf(text[:i])
		return head, rest
	}
	return noSection, ""
}

// endsPart: the line begins another part of the paper.
func endsPart(text string) bool {
	key := budget.Fold(text)
	if utf8.RuneCountInString(key) > maxHeading {
		return false
	}
	return strings.HasPrefix(key, "第") && strings.Contains(key, "部分") ||
		strings.HasSuffix(key, "预算项目绩效目标")
}

// sections are the lines of part one by section.
type sections struct {
	lines map[section][]*budget.Line
	found bool
}

// all are the lines of all sections: together they show how the prose is set.
func (s sections) all() []*budget.Line {
	var lines []*budget.Line
	for _, section := range []section{goalSection, itemSection, measureSection} {
		lines = append(lines, s.lines[section]...)
	}
	return lines
}

// split assigns the prose to sections by its headings.
func split(prose []*budget.Line) sections {
	s := sections{lines: map[section][]*budget.Line{}}
	now, last := noSection, 0
	prose = withoutContents(prose)
	running := runningTitles(prose)
	for _, l := range prose {
		if running[budget.Fold(l.Text)] || hasLeader(l.Text) {
			continue
		}
		head, o := headingOf(l.Text)
		if with, rest := headingWithText(l.Text); head == noSection && with != noSection && with != now && now != itemSection {
			now, s.found = with, s.found || with != partTitle
			content := *l
			content.Text = rest
			s.lines[now] = append(s.lines[now], &content)
			continue
		}
		switch {
		case head != noSection:
			if head != partTitle || now == noSection {
				now = head
			}
			if o.Seq > 0 {
				last = o.Seq
			}
			s.found = s.found || head != partTitle
		case endsPart(l.Text):
			now = noSection
		case o.Style == notation.Chinese && last > 0 && o.Seq == last+1 && now != itemSection && isTitleLine(o.Rest):
			now, last = noSection, o.Seq
		case now != noSection:
			s.lines[now] = append(s.lines[now], l)
		}
	}
	return s
}

// minRunning: a title printed so often among the prose runs at the head of the
// pages.
const minRunning = 3

// runningTitles are the titles that the prose repeats: a text layer has no page
// heads to know them by.
func runningTitles(prose []*budget.Line) map[string]bool {
	counts, running := map[string]int{}, map[string]bool{}
	for _, l := range prose {
		key := budget.Fold(l.Text)
		if !titleLike(l.Text) || !strings.Contains(key, "预算") && !strings.Contains(key, "公开") {
			continue
		}
		if head, _ := headingOf(l.Text); head != noSection {
			continue
		}
		if counts[key]++; counts[key] >= minRunning {
			running[key] = true
		}
	}
	return running
}

// isTitleLine: a short line without a sentence.
func isTitleLine(s string) bool {
	return utf8.RuneCountInString(s) <= maxHeading && !strings.ContainsAny(s, "。，；")
}

// overall reads part one; nil when the paper has none.
func overall(prose []*budget.Line, warnings *[]budget.Issue) *budget.Overall {
	s := split(prose)
	if len(s.lines[goalSection]) == 0 {
		s.lines[goalSection] = s.lines[partTitle]
	}
	if !s.found && len(s.lines[goalSection]) == 0 {
		return nil
	}
	o := &budget.Overall{Items: []budget.Item{}, Measures: []budget.Measure{}, Places: budget.Places{}}
	set := learn(s.all(), isItemLabel)
	var texts []string
	for _, p := range set.paragraphs(s.lines[goalSection], nil) {
		texts = append(texts, p.text)
		o.Places["goal"] = append(o.Places["goal"], p.places...)
		tellBreaks(p, "overall.goal", warnings)
	}
	o.Goal = strings.Join(texts, "\n")
	o.Items = append(o.Items, items(set.paragraphs(s.lines[itemSection], isItemLabel), warnings)...)
	for _, p := range set.paragraphs(s.lines[measureSection], nil) {
		tellBreaks(p, "overall.measures["+itoa(len(o.Measures))+"]", warnings)
		o.Measures = append(o.Measures, measureOf(p))
	}
	return o
}

// codeBreaks marks a text of part one whose paragraphs are not sure.
const codeBreaks = "paragraphs_unsure"

// tellBreaks tells of a paragraph that may go on or may be two.
func tellBreaks(p paragraph, at string, warnings *[]budget.Issue) {
	if p.doubt {
		*warnings = append(*warnings, budget.Issue{Code: codeBreaks, At: at, Where: posOf(p.places), Message: "这里的分段没有把握：文本里看不出哪一行是一段的结尾"})
	}
}

func measureOf(p paragraph) budget.Measure {
	m := budget.Measure{Text: p.text, Places: budget.Places{"text": p.places}}
	if n, ok := notation.CutOrdinal(p.text); ok && n.Rest != "" && n.Style != notation.ChineseWord {
		m.Seq, m.Text = budget.Ordinal(n.Seq), n.Rest
	}
	return m
}

// itemLabels introduce the parts of a 分项绩效目标.
var itemLabels = []struct{ word, field string }{
	{"绩效目标", "goal"}, {"项目绩效目标", "goal"}, {"年度绩效目标", "goal"}, {"分项绩效目标", "goal"}, {"目标", "goal"},
	{"绩效指标", "indicators"}, {"项目绩效指标", "indicators"}, {"年度绩效指标", "indicators"}, {"指标", "indicators"},
	{"职责描述", "description"}, {"项目描述", "description"}, {"描述", "description"}, {"项目内容", "description"},
}

// cutItemLabel splits "绩效目标：…".
func cutItemLabel(text string) (field, rest string) {
	i := strings.IndexAny(text, ":：")
	if i < 0 {
		return "", text
	}
	key := budget.Fold(text[:i])
	for _, l := range itemLabels {
		if key == l.word {
			_, size := utf8.DecodeRuneInString(text[i:])
			return l.field, text[i+size:]
		}
	}
	return "", text
}

func isItemLabel(text string) bool {
	field, _ := cutItemLabel(text)
	return field != ""
}

// items reads the 分项绩效目标: a numbered title line, a description, the goal
// and the indicators under their labels.
func items(paragraphs []paragraph, warnings *[]budget.Issue) []budget.Item {
	var out []budget.Item
	var style notation.Style
	field := ""
	for _, p := range paragraphs {
		n, ok := notation.CutOrdinal(p.text)
		if ok && (style == notation.None && n.Seq == 1 || n.Style == style && n.Seq > int(lastSeq(out))) {
			style, field = n.Style, "description"
			tellBreaks(p, "overall.items["+itoa(len(out))+"].title", warnings)
			out = append(out, budget.Item{Seq: budget.Ordinal(n.Seq), Title: n.Rest, Places: budget.Places{"title": p.places}})
			continue
		}
		label, rest := cutItemLabel(p.text)
		if len(out) == 0 {
			out = append(out, budget.Item{Places: budget.Places{}})
			field = "description"
		}
		if label != "" {
			field = label
		}
		tellBreaks(p, "overall.items["+itoa(len(out)-1)+"]."+field, warnings)
		addToItem(&out[len(out)-1], field, rest, p.places)
	}
	for i := range out {
		splitInline(&out[i])
		if out[i].Description == "" && strings.ContainsAny(out[i].Title, "。，") {
			*warnings = append(*warnings, budget.Issue{Code: "item_title", At: "overall.items[" + itoa(i) + "].title", Where: posOf(out[i].Places["title"]),
				Message: "分项绩效目标的标题与说明连在一起，没有分开"})
		}
	}
	return out
}

func lastSeq(items []budget.Item) budget.Ordinal {
	if len(items) == 0 {
		return 0
	}
	return items[len(items)-1].Seq
}

func addToItem(it *budget.Item, field, text string, places []budget.Place) {
	slot := map[string]*string{"description": &it.Description, "goal": &it.Goal, "indicators": &it.Indicators}[field]
	if *slot != "" && text != "" {
		*slot += "\n"
	}
	*slot += text
	it.Places[field] = append(it.Places[field], places...)
}

// splitInline finds the label of the indicators inside the goal's paragraph,
// where the goal ended without a stop and the lines ran together.
func splitInline(it *budget.Item) {
	if it.Indicators != "" {
		return
	}
	for _, label := range []string{"项目绩效指标：", "绩效指标：", "绩效指标:"} {
		if before, after, ok := strings.Cut(it.Goal, label); ok {
			it.Goal, it.Indicators = before, after
			it.Places["indicators"] = it.Places["goal"]
			return
		}
	}
}
