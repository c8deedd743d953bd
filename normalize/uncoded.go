package normalize

import (
	"fmt"
	"unicode/utf8"

	"jixiao/budget"
)

// uncodedShare of a paper's characters without a usable code means that its
// producer has lost them; single signs of odd fonts are far fewer.
const uncodedShare = 0.1

func uncoded(l budget.Ledger) bool {
	return l.Printed > 0 && float64(l.Reported) >= uncodedShare*float64(l.Printed)
}

// rareShare of a paper's ideographs from the block of rare ones means that its
// producer has mixed up the codes: no administrative text has a single one.
const rareShare = 0.02

// mixedUp reports whether the paper's ideographs cannot be what is printed, and how
// many show it.
func mixedUp(blocks []budget.Block) (rare int, found bool) {
	han := 0
	count := func(text string) {
		for i := 0; i < len(text); {
			if b := text[i]; b >= 0xe5 && b <= 0xe9 { // U+5000 to U+9FFF: nearly every character
				han++
				i += 3
				continue
			}
			r, n := utf8.DecodeRuneInString(text[i:])
			i += n
			switch {
			case r >= 0x3400 && r <= 0x4dbf:
				rare++
				han++
			case r >= 0x4e00 && r < 0x5000:
				han++
			}
		}
	}
	for _, b := range blocks {
		if b.Line != nil {
			count(b.Line.Text)
			continue
		}
		for i := range b.Table.Cells {
			count(b.Table.Cells[i].Text)
		}
	}
	return rare, rare > 0 && float64(rare) >= rareShare*float64(han)
}

// codeUncoded marks a paper much of whose text has no usable codes: what was read
// of it is full of holes.
const codeUncoded = "uncoded_text"

const hintUncoded = "请从原始文档重新导出PDF，或用另一个版本"

// uncodedText says what is wrong with the codes of a paper's text; "" for nothing.
func uncodedText(l budget.Ledger, blocks []budget.Block) string {
	if uncoded(l) {
		return fmt.Sprintf("%d个字符中有%d个没有可用的编码，文件显示得出却读不出", l.Printed, l.Reported)
	}
	if n, found := mixedUp(blocks); found {
		return fmt.Sprintf("读出了%d个公文里没有的生僻字，与显示的不符", n)
	}
	return ""
}

// tellUncoded puts all of the paper in doubt.
func tellUncoded(d *budget.Disclosure, message string) {
	d.Warnings = append(d.Warnings, budget.Issue{Code: codeUncoded, Message: message})
	if d.Overall != nil {
		d.Warnings = append(d.Warnings, budget.Issue{Code: codeUncoded, At: "overall", Message: message})
	}
	for i := range d.Projects {
		d.Warnings = append(d.Warnings, budget.Issue{Code: codeUncoded, At: fmt.Sprintf("projects[%d]", i), Message: message})
	}
}
