package normalize

import (
	"strings"

	"jixiao/budget"
)

// codeForeign marks a project whose table holds another project's code: the two
// were not told apart, and no field of theirs is sure.
const codeForeign = "project_missed"

// doubtForeign looks for codes of other projects in a table that was put together
// from a text. A table whose column labels were lost runs on into the next one.
func (b *builder) doubtForeign() {
	if !b.rec.inferred() {
		return
	}
	for _, p := range b.rec.parts {
		for i := range p.Cells {
			c := &p.Cells[i]
			for _, code := range codesIn(c.Text) {
				if code != strings.ToUpper(string(b.p.Code)) {
					b.warn(budget.Issue{Code: codeForeign, At: b.path(""), Where: posOf(c.Places),
						Message: "表里还有另一个项目编码“" + code + "”：两个项目的表可能没有分开，请对照原件"})
					return
				}
			}
		}
	}
}

// tellMissed tells of project codes among the lines that no table took: a project
// was not read.
func (r *reader) tellMissed(format string) {
	if format != "text" {
		return
	}
	known := map[string]bool{}
	for i := range r.projects {
		known[strings.ToUpper(string(r.projects[i].Code))] = true
	}
	for _, l := range r.prose {
		for _, code := range codesIn(l.Text) {
			if !known[code] {
				known[code] = true
				r.warn(budget.Issue{Code: codeForeign, Where: l.Pos, Message: "编码为“" + code + "”的项目没有读出来，请对照原件"})
			}
		}
	}
}

// codesIn are the project codes within a text, in capitals.
func codesIn(text string) []string {
	var out []string
	for _, word := range strings.FieldsFunc(text, func(c rune) bool {
		return (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')
	}) {
		if word = strings.ToUpper(word); budget.LooksLikeCode(word) && budget.CheckCode(word) != budget.CodeWrong {
			out = append(out, word)
		}
	}
	return out
}
