package notation

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/dlclark/regexp2"
)

// listStart finds where, inside a line, a running number begins a new point:
// behind the end of a sentence or a blank, and not before a further digit (which
// makes it a decimal). Both need look-around, which the standard library lacks.
var listStart = sync.OnceValue(func() *regexp2.Regexp {
	return regexp2.MustCompile(`(?<=[。；;！!\s])(?<![(（]\s*)(?=(?:[(（]?[0-9０-９]{1,3}[)）、.．]|[①-⑳⑴-⒇])(?![0-9０-９]))`, regexp2.None)
})

// maxListLine bounds what the backtracking matcher is given, in characters;
// no printed line is nearly as long.
const maxListLine = 2000

// ListStarts gives the byte offsets at which running numbers begin inside a
// line, the line's own start left out.
func ListStarts(line string) []int {
	if !mayHoldList(line) {
		return nil
	}
	var out []int
	m, err := listStart().FindStringMatch(line)
	at, seen := 0, 0 // byte offset of the character number seen
	for m != nil && err == nil {
		for ; seen < m.Index; seen++ {
			_, size := utf8.DecodeRuneInString(line[at:])
			at += size
		}
		out = append(out, at)
		m, err = listStart().FindNextMatch(m)
	}
	return out
}

// mayHoldList keeps the matcher away from nearly all lines: a point inside a
// line needs something that ends the one before it.
func mayHoldList(line string) bool {
	if utf8.RuneCountInString(line) > maxListLine {
		return false
	}
	i := strings.IndexAny(line, "。；;！! \t　\u00a0")
	return i > 0 && strings.ContainsAny(line[i:], "0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸")
}
