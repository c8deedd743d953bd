package paper

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// evidence is what speaks for and against the first row of a piece being the
// rest of the row before the cut.
type evidence struct {
	decided  bool // by itself: nothing else counts
	verdict  bool
	pro, con []string
}

func (e *evidence) joins() bool {
	if e.decided {
		return e.verdict
	}
	return len(e.pro) > 0 && len(e.con) == 0
}

func (e *evidence) conflict() bool { return !e.decided && len(e.pro) > 0 && len(e.con) > 0 }

// String names the evidence for people.
func (e *evidence) String() string {
	return "像同一行：" + strings.Join(e.pro, "、") + "；像另一行：" + strings.Join(e.con, "、")
}

func decide(verdict bool) evidence { return evidence{decided: true, verdict: verdict} }

// gather collects the evidence of a joint.
func (j *joint) gather() evidence {
	if j.closed || !j.matched || len(j.pairs)+j.orphans == 0 {
		return decide(false) // other cells than above: another row
	}
	if j.t.page == j.b.page || j.b.first == 0 {
		return decide(false)
	}
	if j.orphans > 0 {
		// A strip below the last row whose cells begin here, unless it is a row.
		return decide(!j.ownLevel() && !j.twoValues())
	}
	var e evidence
	if j.blank(&e) || len(e.pro) > 0 && j.completesName() {
		return decide(true)
	}
	if j.t.header == j.t.Rows-1 {
		return decide(j.cutsLabels())
	}
	switch open, closed := j.leafBorders(); {
	case open:
		return j.openRow()
	case closed && len(e.pro) == 0:
		return decide(false)
	case closed:
		e.con = append(e.con, "页末的行画了下边框")
	}
	if j.ownLevel() || j.twoValues() {
		return decide(false)
	}
	j.wording(&e)
	j.fullness(&e)
	j.values(&e)
	return e
}

// openRow: no cell of the last row has its lower border. That is a cut row, unless
// both sides show that they are rows of their own: some browsers paint the border
// between two rows on the next page only.
func (j *joint) openRow() evidence {
	if j.ownLevel() || j.twoValues() {
		return decide(false)
	}
	var e evidence
	if j.values(&e); len(e.con) > 0 {
		e.pro = append(e.pro, "页末的行没有画下边框")
		return e
	}
	return decide(true)
}

// completesName: the cut runs through the name of a level, in a cell of one row on
// either side.
func (j *joint) completesName() bool {
	for _, p := range j.pairs {
		above, below := j.cells(p)
		if !j.isStub(p) || above.RowSpan > 1 || below.RowSpan > 1 || above.Text == "" || below.Text == "" {
			continue
		}
		if j.halfName(above, below) {
			return true
		}
	}
	return false
}

// cutsLabels: the row above heads the grid, and what stands below it completes
// its labels.
func (j *joint) cutsLabels() bool {
	whole := 0
	for _, p := range j.pairs {
		above, below := j.cells(p)
		if below.Text == "" {
			continue
		}
		if _, ok := j.labels.GridField(above.Text + below.Text); !ok {
			return false
		}
		whole++
	}
	return whole > 0
}

// leafBorders looks at the cells that are not merged over rows: all open at the
// cut, or all closed where the style would leave them open.
func (j *joint) leafBorders() (open, closed bool) {
	open, closed = true, true
	n := 0
	for _, p := range j.pairs {
		if j.isStub(p) && len(j.pairs) > 1 {
			continue
		}
		o, known := j.border(p)
		open, closed = open && known && o, closed && known && !o
		n++
	}
	return open && n > 0, closed && n > 0
}

// blank looks at the columns that no row leaves blank: the indicator's name and
// its value. It reports whether one side of the cut can be no row of its own,
// having neither.
func (j *joint) blank(e *evidence) bool {
	allBelow, allAbove := true, true
	for _, p := range j.pairs {
		above, below := j.cells(p)
		allBelow = allBelow && below.Text == ""
		allAbove = allAbove && above.Text == ""
	}
	if allBelow || allAbove {
		return j.t.header >= 0 || j.t.started // elsewhere a row may be blank
	}
	value, name := j.keyCells()
	if value == nil || name == nil {
		return false
	}
	lacks := func(side func(pair) *budget.Cell, other func(pair) *budget.Cell, where string) bool {
		v, n := side(*value).Text == "", side(*name).Text == ""
		if v && other(*value).Text != "" {
			e.pro = append(e.pro, where+"没有指标值")
		}
		if n && other(*name).Text != "" {
			e.pro = append(e.pro, where+"没有指标名称")
		}
		return v && n
	}
	above := func(p pair) *budget.Cell { c, _ := j.cells(p); return c }
	below := func(p pair) *budget.Cell { _, c := j.cells(p); return c }
	return lacks(below, above, "下页首行") || lacks(above, below, "页末的行")
}

// keyCells are the pairs in the columns of the indicator's value and name; nil
// outside of a grid.
func (j *joint) keyCells() (value, name *pair) {
	last, ok := j.t.name()
	if !ok {
		return nil, nil
	}
	for k, p := range j.pairs {
		above, _ := j.cells(p)
		at := j.t.extent(above)
		switch {
		case last.at.holds(at.middle()):
			name = &j.pairs[k]
		case j.t.field(at) == "value":
			value = &j.pairs[k]
		}
	}
	return value, name
}

// ownLevel: the row below names a level of its own.
func (j *joint) ownLevel() bool {
	for _, p := range j.pairs {
		above, below := j.cells(p)
		if above.Text == "" || below.Text == "" || j.t.header >= 0 && !j.isStub(p) {
			continue
		}
		if isName(below.Text, j.labels) && !isName(above.Text+below.Text, j.labels) && (above.Text != below.Text || j.t.namesEveryRow()) {
			return true
		}
	}
	return false
}

// namesEveryRow: the paper prints the levels in every row instead of merging their
// cells: somewhere a name stands right below itself.
func (t *logical) namesEveryRow() bool {
	last := map[int]*budget.Cell{} // by column
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row <= t.header || t.header < 0 || !levelNames[budget.Fold(c.Text)] {
			continue
		}
		if above := last[c.Col]; above != nil && above.Row+above.RowSpan == c.Row && above.Text == c.Text {
			return true
		}
		last[c.Col] = c
	}
	return false
}

// fullness: in a column printed on both sides of the cut, the last line above
// must have been full, or the text would have gone on there.
func (j *joint) fullness(e *evidence) {
	full, near := 0, 0
	measured := true
	for _, p := range j.pairs {
		above, below := j.cells(p)
		if above.Text == "" || below.Text == "" {
			continue
		}
		state := j.lastLine(p)
		measured = measured && state != lineUnmeasured
		switch {
		case state == lineFull && beginsWithSign(below.Text):
			// A sign begins a value of its own; its number is too long for most lines.
		case state == lineFull, j.isWide(p) && !ends(above.Text) && state == lineUnknown:
			full++
		case state == lineUnknown || state == lineUnmeasured:
			near++
		case j.paragraphs(p):
			if j.unlabelled() {
				e.pro = append(e.pro, "下页首行没有栏目名")
			}
		default:
			e.con = append(e.con, "“"+tail(above.Text)+"”一行没有写满")
			return
		}
	}
	switch {
	case full > 0 && near == 0 || measured && full+near >= manyColumns:
		e.pro = append(e.pro, "页末各格的末行都写满")
	case full+near > 1 && len(e.pro) == 0:
		e.pro = append(e.pro, "页末各格的末行差不多写满")
		e.con = append(e.con, "两页的格子都有字")
	}
}

// manyColumns: in so many columns the last lines are not nearly full by chance.
const manyColumns = 3

// unlabelled: in the head of a form, the row below has no label of its own.
func (j *joint) unlabelled() bool {
	if len(j.pairs) < 2 || j.t.header >= 0 || !j.t.started {
		return false
	}
	above, below := j.cells(j.pairs[0])
	return above.Text != "" && below.Text == ""
}

// wideShare of the table's width makes a cell a text of paragraphs.
const wideShare = 0.4

func (j *joint) isWide(p pair) bool {
	above, _ := j.cells(p)
	return j.t.extent(above).width() >= wideShare*j.t.width()
}

// ends: the text may end here.
func ends(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。；;！!", last)
}

// paragraphs: in a wide cell a line may end because a paragraph does.
func (j *joint) paragraphs(p pair) bool {
	above, below := j.cells(p)
	if !j.isWide(p) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(below.Text)
	return ends(above.Text) || strings.ContainsRune("0123456789（(①②③④⑤⑥⑦⑧⑨一二三四五六七八九十", first)
}

// wording: texts that cannot end or begin where the cut is.
func (j *joint) wording(e *evidence) {
	for _, p := range j.pairs {
		above, below := j.cells(p)
		if above.Text == "" || below.Text == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(below.Text)
		last, _ := utf8.DecodeLastRuneInString(above.Text)
		switch {
		case strings.ContainsRune("，。、；：？！）》】〕”’,;:?!)]}%％‰", first) && !strings.HasPrefix(below.Text, "》="):
			e.pro = append(e.pro, "“"+head(below.Text)+"”不能开头")
			return
		case strings.ContainsRune("，、（《【〔“‘,([≥≤≧≦<>＜＞≮≯", last):
			e.pro = append(e.pro, "“"+tail(above.Text)+"”没有完")
			return
		}
	}
}

const quoted = 8

func head(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), quoted)])
}

func tail(s string) string {
	r := []rune(s)
	return string(r[max(0, len(r)-quoted):])
}

// isName reports whether a text is the whole name of a level, with a score in
// brackets or without, or a known label.
func isName(text string, labels Labels) bool {
	f := budget.Fold(text)
	if levelNames[f] || headNames[f] {
		return true
	}
	if name, note, ok := strings.Cut(f, "("); ok && strings.IndexByte(note, ')') == len(note)-1 && levelNames[name] {
		return true
	}
	_, start := labels.StartField(text)
	return start
}
