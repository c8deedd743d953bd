package audit

import (
	"fmt"
	"strconv"
	"strings"

	"jixiao/budget"
)

// printedOrdinal is a heading's own number: "3.…", "（三）…", "三、…".
var printedOrdinal = pattern(`^[（(]?(\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?[.．、]?`)

// ordinalOf is the number that a heading was printed with, 0 when none was: what
// stands before the title itself.
func ordinalOf(p *budget.Project) int {
	places := p.Places["title"]
	if len(places) == 0 {
		return 0
	}
	raw := budget.Fold(places[0].Raw)
	m := printedOrdinal().FindStringSubmatch(raw)
	if m == nil || len(m[0]) == len(m[1]) || strings.HasPrefix(budget.Fold(p.Title), m[0]) {
		return 0
	}
	return numberOfDigits(m[1])
}

const chineseDigits = "〇一二三四五六七八九"

// numberOfDigits reads 12 and 十二 alike; 0 is no number.
func numberOfDigits(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	tens, ones, isTens := strings.Cut(s, "十")
	digit := func(s string, none int) int {
		if s == "" {
			return none
		}
		return strings.Index(chineseDigits, s) / len("一")
	}
	if !isTens {
		return digit(s, 0)
	}
	return 10*digit(tens, 1) + digit(ones, 0)
}

func numberingGap(s *sheet) []result {
	var out []result
	last := 0
	follow := func(object string, n int) {
		switch {
		case n == 0:
			out = append(out, na())
			return
		case n == 1 || n == last+1:
			out = append(out, pass())
		default:
			out = append(out, found(object, fmt.Sprintf("编号%d之后是%d", last, n), count("应为", last+1), count("实为", n)))
		}
		last = n
	}
	for i := range s.paper.Projects {
		p := &s.paper.Projects[i]
		n := ordinalOf(p)
		if len(p.Places) == 0 {
			n = p.Seq // no positions: data that came without a document
		}
		follow(fmt.Sprintf("projects[%d].title", i), n)
	}
	if s.paper.Overall != nil {
		last = 0
		for i, item := range s.paper.Overall.Items {
			follow(fmt.Sprintf("overall.items[%d].title", i), int(item.Seq))
		}
	}
	if len(out) == 0 {
		return one(na())
	}
	return out
}
