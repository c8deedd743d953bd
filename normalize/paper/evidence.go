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
	if !j.matched || len(j.pairs)+j.orphans == 0 {
		return decide(false) // other cells than above: another row
	}
	if j.t.page == j.b.page || j.b.header == 0 || j.t.header == j.t.Rows-1 {
		return decide(false)
	}
	if j.orphans > 0 {
		return decide(true) // a strip below the last row whose cells begin here
	}
	var e evidence
	j.blank(&e)
	switch open, closed := j.leafBorders(); {
	case open:
		return decide(true)
	case closed && len(e.pro) == 0:
		return decide(false)
	case closed:
		e.con = append(e.con, "页末的行画了下边框")
	}
	if j.ownLevel() {
		return decide(false)
	}
	j.fullness(&e)
	j.wording(&e)
	return e
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

// blank: columns that no row leaves blank are blank on one side of the cut.
func (j *joint) blank(e *evidence) {
	allBelow, anyAbove := true, false
	for _, p := range j.pairs {
		above, below := j.cells(p)
		allBelow = allBelow && below.Text == ""
		anyAbove = anyAbove || above.Text != ""
	}
	if allBelow {
		e.pro = append(e.pro, "下页首行全空")
		return
	}
	if !anyAbove {
		e.pro = append(e.pro, "页末的行全空")
		return
	}
	name, ok := j.t.name()
	if !ok {
		return
	}
	for _, p := range j.pairs {
		above, below := j.cells(p)
		at := j.t.extent(above)
		field := j.t.field(at)
		if field != "value" && !name.at.holds(at.middle()) {
			continue
		}
		label := "指标值"
		if field != "value" {
			label = "指标名称"
		}
		switch {
		case below.Text == "" && above.Text != "":
			e.pro = append(e.pro, "下页首行没有"+label)
		case above.Text == "" && below.Text != "":
			e.pro = append(e.pro, "页末的行没有"+label)
		}
	}
}

// ownLevel: the row below names a level of its own.
func (j *joint) ownLevel() bool {
	for _, p := range j.pairs {
		above, below := j.cells(p)
		if above.Text == "" || below.Text == "" || j.t.header >= 0 && !j.isStub(p) {
			continue
		}
		if isName(below.Text, j.labels) && !isName(above.Text+below.Text, j.labels) {
			return true
		}
	}
	return false
}

// fullness: in a column printed on both sides of the cut, the last line above
// must have been full, or the text would have gone on there.
func (j *joint) fullness(e *evidence) {
	full, narrow := 0, 0
	for _, p := range j.pairs {
		above, below := j.cells(p)
		if above.Text == "" || below.Text == "" {
			continue
		}
		switch j.lastLine(p) {
		case lineFull:
			full++
		case lineEnds:
			if j.paragraphs(p) {
				continue
			}
			e.con = append(e.con, "“"+tail(above.Text)+"”一行没有写满")
			return
		case lineUnknown:
			narrow++
		}
	}
	if full > 0 && narrow == 0 {
		e.pro = append(e.pro, "页末各格的末行都写满")
	}
}

// wideShare of the table's width makes a cell a text of paragraphs.
const wideShare = 0.4

// paragraphs: in a wide cell a line may end because a paragraph does.
func (j *joint) paragraphs(p pair) bool {
	above, below := j.cells(p)
	if j.t.extent(above).width() < wideShare*j.t.width() {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(above.Text)
	first, _ := utf8.DecodeRuneInString(below.Text)
	return strings.ContainsRune("。；;！!", last) || strings.ContainsRune("0123456789（(①②③④⑤⑥⑦⑧⑨一二三四五六七八九十", first)
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
		case strings.ContainsRune("，。、；：？！）》】”’,;:?!)]}%％‰", first):
			e.pro = append(e.pro, "“"+head(below.Text)+"”不能开头")
			return
		case strings.ContainsRune("，、（《【“‘,([", last):
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

// isName reports whether a text is the whole name of a level or a known label.
func isName(text string, labels Labels) bool {
	f := budget.Fold(text)
	if levelNames[f] {
		return true
	}
	if h, ok := labels.(interface{ HeadLabel(string) bool }); ok && h.HeadLabel(text) {
		return true
	}
	_, start := labels.StartField(text)
	return start || headNames[f]
}
