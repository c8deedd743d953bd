package paper

import (
	"strings"

	"jixiao/budget"
)

// What a line of furniture is called.
const (
	headerLine  = "header"
	footerLine  = "footer"
	pageNumber  = "page number"
	headingCopy = "repeated heading"
	headerRow   = "repeated header row"
)

const (
	// marginShare of a page's height at its top and bottom may hold furniture.
	marginShare = 0.15
	// leastMargin, in points, is where running lines stand on smaller pages too:
	// official papers have them 28 mm from the edge. It is at most smallShare of the
	// page's height.
	leastMargin = 90.0
	smallShare  = 0.25
	// sameHeight is how far, in points, a running line may move between pages.
	sameHeight = 6.0
	// runShare of the pages between its first and its last must show a running
	// line: odd and even pages may differ.
	runShare = 0.45
	// surely many pages with the same line prove it a running one, wherever it
	// stands; fewer may be chance.
	surely = 3
	// sameSize is the largest difference of font sizes, in points, within a title.
	sameSize = 0.5
	// maxRunning bounds the running lines at one end of a page.
	maxRunning = 4
)

// end is one end of the pages.
type end int

const (
	top end = iota
	bottom
)

// markFurniture finds running lines at both ends of the pages, from the edge
// inwards: a line is furniture only if all lines between it and the edge are.
func markFurniture(pages []budget.Page, labels Labels) {
	for _, e := range []end{top, bottom} {
		for range maxRunning {
			if !markOutermost(pages, e, labels) {
				break
			}
		}
	}
}

// candidate is the outermost line of a page that is not furniture yet.
type candidate struct {
	page   int // index
	line   *budget.Line
	key    string  // folded, digits masked
	digits []int   // the masked numbers
	offset float64 // distance from the edge
	number int     // page number it may be; 0 none
	plain  bool    // the number stands without any mark
	title  bool    // it may head a table
	idle   bool    // on this page it does not
}

// markOutermost judges the outermost line of every page and reports whether any
// was furniture.
func markOutermost(pages []budget.Page, e end, labels Labels) bool {
	all := candidates(pages, e, labels)
	marked := false
	for i := range all {
		if kind := judge(pages, all, i, e); kind != "" {
			all[i].line.Furniture = kind
			marked = true
		}
	}
	return marked
}

func candidates(pages []budget.Page, e end, labels Labels) []candidate {
	var all []candidate
	for i := range pages {
		p := &pages[i]
		line := outermost(p, e)
		if line == nil || p.Height == 0 {
			continue
		}
		c := candidate{page: i, line: line, offset: line.Pos.Box[1]}
		c.key, c.digits = mask(line.Text)
		if e == bottom {
			c.offset = p.Height - line.Pos.Box[3]
		}
		if c.offset > margin(p.Height) {
			continue
		}
		c.number, c.plain = numberOf(line.Text)
		c.title = heads(line.Text)
		if e == top && !c.title && beginsTitle(p, line) {
			continue
		}
		c.idle = c.title && e == top && headsNothing(p, line, labels)
		all = append(all, c)
	}
	return all
}

// margin is how far from the edge of a page of this height furniture may stand.
func margin(height float64) float64 {
	return max(marginShare*height, min(leastMargin, smallShare*height))
}

// outermost is the first or last line of a page that is content; nil if a table
// comes before it.
func outermost(p *budget.Page, e end) *budget.Line {
	for k := range p.Blocks {
		if e == bottom {
			k = len(p.Blocks) - 1 - k
		}
		b := p.Blocks[k]
		switch {
		case b.Table != nil:
			return nil
		case b.Line.Furniture == "" && strings.TrimSpace(b.Line.Text) != "":
			return b.Line
		}
	}
	return nil
}

// judge says what kind of furniture a candidate is, if any.
func judge(pages []budget.Page, all []candidate, i int, e end) string {
	c := all[i]
	if c.number > 0 && (!c.plain || advances(all, i) || c.number == pages[c.page].Number && e == bottom) {
		return pageNumber
	}
	n, _ := sightings(all, i)
	if c.title && !isIdle(all, i) || !runs(all, i) || n < surely && touchesBody(&pages[c.page], c.line) {
		return ""
	}
	if e == top {
		return headerLine
	}
	return footerLine
}

// isIdle reports whether a line that looks like a title stands in the same words
// on a page where it heads nothing: then it runs.
func isIdle(all []candidate, i int) bool {
	for _, o := range all {
		if o.idle && o.line.Text == all[i].line.Text && abs(o.offset-all[i].offset) <= sameHeight {
			return true
		}
	}
	return false
}

// headsNothing reports whether a title at the top of a page has no table of its
// own: the page has none, its first table is no beginning, or another title
// stands in between.
func headsNothing(p *budget.Page, line *budget.Line, labels Labels) bool {
	if unitLine(budget.Fold(line.Text)) {
		return false
	}
	below := false
	for _, b := range p.Blocks {
		switch {
		case b.Line == line:
			below = true
		case !below:
		case b.Table != nil:
			t := newLogical(b.Table, p.Number)
			for r := 0; r < t.Rows && r < maxHeading; r++ {
				if startField(t, r, labels) != "" {
					return false
				}
			}
			return true
		case heads(b.Line.Text) && !unitLine(budget.Fold(b.Line.Text)):
			return true
		}
	}
	return true
}

// advances reports whether the number counts pages: another page's number
// differs from it as the pages do.
func advances(all []candidate, i int) bool {
	for j := range all {
		if j != i && all[j].number > 0 && all[j].number-all[i].number == all[j].page-all[i].page {
			return true
		}
	}
	return false
}

// runs reports whether the line stands on enough pages at the same height, in the
// same words or with a number that counts the pages.
func runs(all []candidate, i int) bool {
	if strings.Trim(all[i].key, "#-.,/") == "" {
		return false // figures alone say nothing
	}
	n, pages := sightings(all, i)
	return n >= 2 && float64(n) >= runShare*float64(pages)
}

// sightings counts the pages that show the line, and all pages from the first of
// them to the last.
func sightings(all []candidate, i int) (n, pages int) {
	first, last := all[i].page, all[i].page
	for _, o := range all {
		if o.key == all[i].key && abs(o.offset-all[i].offset) <= sameHeight && counts(o, all[i]) {
			first, last = min(first, o.page), max(last, o.page)
			n++
		}
	}
	return n, last - first + 1
}

// touchesBody: the line stands as near to the next content as lines of one
// paragraph do. Two paragraphs may end two pages in the same words.
func touchesBody(p *budget.Page, line *budget.Line) bool {
	high := line.Pos.Box[3] - line.Pos.Box[1]
	for _, b := range p.Blocks {
		if b.Line == nil || b.Line == line || b.Line.Furniture != "" {
			continue
		}
		gap := max(b.Line.Pos.Box[1]-line.Pos.Box[3], line.Pos.Box[1]-b.Line.Pos.Box[3])
		if gap <= high {
			return true
		}
	}
	return false
}

// counts: the numbers of both lines are equal or as far apart as the pages.
func counts(a, b candidate) bool {
	for k := range a.digits {
		if d := a.digits[k] - b.digits[k]; d != 0 && d != a.page-b.page {
			return false
		}
	}
	return true
}

// beginsTitle: the line is the first of a title that is set in several lines.
func beginsTitle(p *budget.Page, line *budget.Line) bool {
	last := (*budget.Line)(nil)
	for _, b := range p.Blocks {
		switch {
		case b.Line == line:
			last = line
		case last == nil:
		case b.Table != nil:
			return false
		default:
			gap, high := b.Line.Pos.Box[1]-last.Pos.Box[3], last.Pos.Box[3]-last.Pos.Box[1]
			if abs(b.Line.Size-line.Size) > sameSize || gap > high {
				return false
			}
			if heads(b.Line.Text) && !unitLine(budget.Fold(b.Line.Text)) {
				return true
			}
			last = b.Line
		}
	}
	return false
}

// heads reports whether a line may head a table: titles and the line that names
// department and unit stand at the top of many pages without being furniture.
func heads(text string) bool {
	f := budget.Fold(text)
	if unitLine(f) {
		return true
	}
	for _, word := range []string{"目标表", "自评表", "申报表", "审批表", "填报表", "批复表", "公开表", "绩效目标", "表"} {
		if strings.HasSuffix(strings.TrimRight(f, "0123456789()年度"), word) {
			return true
		}
	}
	return false
}

// unitLine is the line above a table that names the unit of its amounts.
func unitLine(folded string) bool {
	return strings.Contains(folded, "单位:") && strings.Contains(folded, "元")
}

// mask folds a text and takes its numbers out, so that counting lines are alike.
func mask(text string) (key string, numbers []int) {
	var b strings.Builder
	digit := false
	for _, r := range budget.Fold(text) {
		if r < '0' || r > '9' {
			digit = false
			b.WriteRune(r)
			continue
		}
		if !digit {
			b.WriteByte('#')
			numbers = append(numbers, 0)
		}
		digit = true
		numbers[len(numbers)-1] = (numbers[len(numbers)-1]*10 + int(r-'0')) % maxNumber
	}
	return b.String(), numbers
}

// maxNumber keeps numbers of many digits within an int.
const maxNumber = 1_000_000_000

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
