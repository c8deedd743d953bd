package normalize

import (
	"fmt"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/forms"
)

// reader goes through a paper once.
type reader struct {
	set     *forms.Set
	format  string // of the document
	explain func(Match)

	prose    []*budget.Line // content lines that are no table's heading
	tail     []*budget.Line // those after the last table
	numbered int            // line of the last page number of a text
	running  []*budget.Line // running headers and footers that name a year, each text once
	projects []budget.Project
	warnings []budget.Issue
	// captions are the headings of the tables, one per project.
	captions []caption
	// years collects what speaks for which budget year.
	years yearVotes
	// sizes counts the type sizes of the first sized lines of the prose.
	sizes map[float64]int
	sized int
	// matches remembers which form claimed tables with the same labels.
	matches map[string]Match
	// lastHeadOnly is set while the last project read had no grid.
	lastHeadOnly bool
	// openRow is set while the last row read names levels and holds nothing.
	openRow bool
	// disordered is set when a table was put together from a text whose order
	// is not that of the printed table.
	disordered bool
	// whole is the goal of a table about the department as a whole, wholeOf the
	// department that it names.
	whole   *budget.Overall
	wholeOf budget.Department
	// unread counts the characters of cells that found no field.
	unread int
}

// read splits the paper into records and interprets each.
func (r *reader) read(blocks []budget.Block) {
	records := r.records(blocks)
	for i := range records {
		rec := &records[i]
		switch {
		case rec.hasGrid():
			r.interpret(rec)
			r.openCut(rec)
			r.lastHeadOnly = false
		case r.headOnly(rec):
			r.interpretHead(rec)
		default:
			r.prose = append(r.prose, rec.before...)
			r.passedOver(rec)
		}
	}
}

// passedOver tells of a table that may be the rest of a project's and was not
// joined to it.
func (r *reader) passedOver(rec *record) {
	for _, p := range rec.parts {
		r.openUnread(p)
		if doubtful(p.Table, codeUnjoined) {
			r.warn(budget.Issue{Code: codeUnjoined, Where: p.Pos, Message: "这张表可能是上一页绩效目标表的接续部分，没有接上，也没有读出来"})
		}
	}
}

// records groups tables and lines. Records without a grid stay in the list:
// their lines are prose.
func (r *reader) records(blocks []budget.Block) []record {
	var records []record
	var before []*budget.Line
	for _, b := range blocks {
		switch {
		case b.Line != nil && b.Line.Furniture != "":
			r.runs(b.Line)
			if b.Line.Furniture == "page number" {
				r.numbered = max(r.numbered, b.Line.Pos.Lines[0])
			}
		case b.Line != nil:
			if strings.TrimSpace(b.Line.Text) != "" {
				before = append(before, b.Line)
			}
		case b.Table != nil:
			s := newSheet(b.Table)
			for i, rec := range cut(s, r.set) {
				if i == 0 {
					rec.before, before = before, nil
				}
				records = join(records, rec, r.set)
			}
			before = r.trailing(&records[len(records)-1])
		}
	}
	if len(before) > 0 {
		records = append(records, record{before: before})
		r.tail = before
	}
	return records
}

// runs remembers a running header or footer that names a year.
func (r *reader) runs(l *budget.Line) {
	if len(yearsIn(l.Text)) == 0 {
		return
	}
	for _, known := range r.running {
		if known.Text == l.Text {
			return
		}
	}
	r.running = append(r.running, l)
}

// trailing takes heading rows off the end of a record: they belong to the table
// that follows it.
func (r *reader) trailing(rec *record) []*budget.Line {
	p := &rec.parts[len(rec.parts)-1]
	if len(p.headers) == 0 {
		return nil
	}
	from := p.to
	for from-1 > p.headers[len(p.headers)-1] && p.isHeadingRow(from-1, r.set) {
		from--
	}
	var out []*budget.Line
	for row := from; row < p.to; row++ {
		for _, i := range p.row(row) {
			if c := &p.Cells[i]; c.Row == row && !p.blank(i) {
				p.used[i] = true
				out = append(out, &budget.Line{Text: c.Text, Pos: posOf(c.Places)})
			}
		}
	}
	p.to = from
	return out
}

// headOnly reports whether a record without a grid is a project's table all the
// same: it has a heading, and the form it resembles is beyond doubt.
func (r *reader) headOnly(rec *record) bool {
	if !rec.started || !r.anyTitle(rec.before) {
		return false
	}
	_, score, goals := r.set.Resemble(r.shown(rec, ""))
	return goals && score >= minHeadLabels
}

func (r *reader) anyTitle(lines []*budget.Line) bool {
	for i := range lines {
		if r.titleEnds(lines[:i+1]) {
			return true
		}
	}
	return false
}

// interpretHead reads a project whose table has no indicator grid.
func (r *reader) interpretHead(rec *record) {
	head := r.heading(rec)
	form, _, _ := r.set.Resemble(r.shown(rec, ""))
	b := &builder{reader: r, rec: rec, form: form, head: head}
	at := b.path("indicators")
	b.start()
	b.readHead()
	if b.isBlank() {
		r.tellBlank(rec)
		return
	}
	b.finish()
	r.lastHeadOnly = true
	r.warn(budget.Issue{Code: "no_grid", At: at, Where: rec.where(), Message: "这张绩效目标表没有指标栏"})
}

// interpret reads one record into projects.
func (r *reader) interpret(rec *record) {
	head := r.heading(rec)
	form, match := r.match(rec, head.title)
	if r.explain != nil {
		r.explain(match)
	}
	if form.Generic && r.scoresOnly(rec, head.title) {
		r.warn(budget.Issue{Code: "scoring_table", Where: rec.where(), Message: "这张表只有分值和得分，没有指标值，不是绩效目标表，未读作项目"})
		return
	}
	if !listForm(form, rec) && isWhole(rec, head.title) {
		r.wholeTable(rec, form, head)
		return
	}
	b := &builder{reader: r, rec: rec, form: form, head: head}
	at := b.path("")
	before := len(r.projects)
	if !b.readTable() {
		r.tellBlank(rec)
		return
	}
	if len(r.projects) == before {
		at = ""
	}
	if len(r.projects) == before+1 {
		r.confirm(rec, before)
		r.verify(rec, before)
	}
	if rec.disordered() {
		r.disordered = true
		r.warn(budget.Issue{Code: codeDisorder, At: at, Where: rec.where(), Message: "这份文本的次序打乱了表格，整个项目由推断得出，空着的格也可能是没有读出；请对照原件，最好直接用 PDF"})
		if at != "" {
			r.warn(budget.Issue{Code: codeDisorder, At: at + ".title", Where: rec.where(), Message: "这份文本的次序打乱了表格，标题可能是别的项目的，请对照原件"})
		}
	}
	if form.Generic {
		r.warnUnknown(b, match, at)
	}
	if match.Rival != "" {
		r.warn(budget.Issue{Code: "form_ambiguous", Where: rec.where(), At: at,
			Message: fmt.Sprintf("这张表同时符合“%s”和“%s”，按前者读取", match.Form, match.Rival)})
	}
}

// readTable reads the projects of a table; false when nobody has filled it in.
func (b *builder) readTable() bool {
	if listForm(b.form, b.rec) {
		before := len(b.projects)
		b.list()
		return len(b.projects) > before || b.rec.inferred()
	}
	warned := len(b.warnings)
	b.start()
	b.readHead()
	b.readGrids()
	if b.isBlank() {
		b.warnings = b.warnings[:warned]
		return false
	}
	b.finish()
	return true
}

// codeDisorder is the doubt about cells of a text whose order is not that of the
// printed table.
const codeDisorder = "reading_order"

// disordered: the record was put together from such a text.
func (rec *record) disordered() bool {
	for _, p := range rec.parts {
		for _, c := range p.Cells {
			for _, d := range c.Doubts {
				if d.Code == codeDisorder {
					return true
				}
			}
		}
	}
	return false
}

// scoresOnly recognises an evaluation's scoring sheet among the tables that no
// form claims: beside the levels it has columns for scores, and none for what is
// to be reached.
func (r *reader) scoresOnly(rec *record, title string) bool {
	scores := false
	for _, text := range r.shown(rec, title).Columns {
		field, known := r.set.GridField(text)
		switch field {
		case "weight", "score":
			scores = true
		case "level1", "level2", "level3", "deviation", "attribute":
		default:
			if known || strings.Contains(budget.Fold(text), "值") || strings.Contains(budget.Fold(text), "目标") {
				return false
			}
		}
	}
	return scores
}

func (r *reader) warn(i budget.Issue) { r.warnings = append(r.warnings, i) }

// match asks the forms. Tables that show the same labels get the same answer.
func (r *reader) match(rec *record, title string) (*forms.Form, Match) {
	t := r.shown(rec, title)
	key := strings.Join(t.Columns, "\x00") + "\x01" + strings.Join(t.Head, "\x00") + "\x01" + t.Title
	m, known := r.matches[key]
	if !known {
		best, rival, verdicts := r.set.Match(t)
		m.Verdicts = verdicts
		if rival != nil {
			m.Rival = rival.ID
		}
		if best == nil {
			best = r.set.Generic()
		}
		m.Form = best.ID
		if r.matches == nil {
			r.matches = map[string]Match{}
		}
		r.matches[key] = m
	}
	m.Title, m.Where = title, rec.where()
	return r.set.Form(m.Form), m
}

// shown collects what the forms judge by: the labels of any form above the
// grid, the grid's heading, and the words that end the title.
func (r *reader) shown(rec *record, title string) forms.Shown {
	t := forms.Shown{}
	t.Title, _ = r.set.TitleEnd(title)
	for _, p := range rec.parts {
		top := p.to
		if len(p.headers) > 0 {
			top = p.headers[0]
			t.Columns = appendTexts(t.Columns, p, headerCells(p, top))
		}
		for i := range p.Cells {
			c := &p.Cells[i]
			if c.Row < p.from || c.Row+c.RowSpan > top {
				continue
			}
			if _, ok := r.set.HeadField(c.Text); ok {
				t.Head = append(t.Head, c.Text)
			}
		}
	}
	return t
}

func appendTexts(texts []string, p part, cells []int) []string {
	for _, i := range cells {
		texts = append(texts, p.Cells[i].Text)
	}
	return texts
}

// warnUnknown tells the author of the next form what was found.
func (r *reader) warnUnknown(b *builder, m Match, at string) {
	var labels []string
	for _, p := range b.rec.parts {
		for _, h := range p.headers {
			labels = appendTexts(labels, p, headerCells(p, h))
		}
	}
	r.warn(budget.Issue{Code: "unknown_form", Where: m.Where, At: at,
		Message: "没有表式认领这张绩效目标表，只按各级指标和栏目名称读取；指标栏目有：" + strings.Join(labels, "、")})
}
