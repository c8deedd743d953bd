package paper

import (
	"strings"

	"jixiao/budget"
)

// numberMarks are what may stand around a page number.
const numberMarks = "-—–―−_~·.,|/()[]【】《》〈〉第页共码page of"

// maxPageDigits: no paper has ten thousand pages.
const maxPageDigits = 4

// numberOf reads a page number: "- 3 -", "3", "第3页 共20页", "3/20". The number
// is 0 for anything else; plain is set when nothing but the digits is printed.
func numberOf(text string) (number int, plain bool) {
	var groups []string
	digits := ""
	marks := false
	for _, r := range text + " " {
		r = budget.FoldRune(r)
		if r >= '0' && r <= '9' {
			digits += string(r)
			continue
		}
		if digits != "" {
			groups = append(groups, digits)
			digits = ""
		}
		if r < 0 {
			continue // white space
		}
		if !strings.ContainsRune(numberMarks, r) {
			return 0, false
		}
		marks = true
	}
	if len(groups) == 0 || len(groups) > 2 || len(groups[0]) > maxPageDigits {
		return 0, false
	}
	for _, d := range groups[0] {
		number = number*10 + int(d-'0')
	}
	return number, !marks
}
