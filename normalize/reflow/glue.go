package reflow

import (
	"slices"
	"strings"
	"sync"

	"jixiao/budget"
)

// Where a cell is full to its border, no space parts it from the next one of
// its line. unglue cuts such fragments behind what is surely the whole of a
// level's name or of a value; whether a cell ends there is left to the search.

// unglue cuts the fragments of indicator grids and of header blocks.
func (s *stream) unglue(w *words, tables []located) bool {
	at := map[int][]int{} // offsets in bytes within their fragments, by fragment
	for _, t := range tables {
		for i := t.start; i < t.header; i++ {
			if cuts := w.headCuts(s, i); len(cuts) > 0 {
				at[i] = cuts
			}
		}
		for i := t.rows; i < t.end; i++ {
			if k := w.glueAt(s, i); k > 0 {
				at[i] = []int{k}
			}
		}
	}
	return s.split(at)
}

// split cuts fragments at byte offsets; false when there is nothing to cut.
func (s *stream) split(at map[int][]int) bool {
	if len(at) == 0 {
		return false
	}
	old := s.frags
	s.frags = make([]fragment, 0, len(old)+8)
	s.runes = s.runes[:0]
	for i := range old {
		f := &old[i]
		from, sep, cut := f.from, f.sep, f.cut
		for _, k := range at[i] {
			s.again(f, from, f.from+k, sep, cut)
			from, sep, cut = f.from+k, sameLine, false
		}
		s.again(f, from, f.to, sep, cut)
		if from > f.from {
			s.frags[len(s.frags)-1].glued = true
		}
	}
	s.measure()
	return true
}

// headCuts are the byte offsets between the cells of a header block that fragment
// i is made of: the months of a payment plan (3月底6月底10月底12月底), its
// percentages, amounts and their labels (3.14其中：财政资金).
func (w *words) headCuts(s *stream, i int) []int {
	t := s.runesOf(i, i+1)
	amount := func(rest []rune) int { return w.amountLength(s, i, rest) }
	for _, length := range []func([]rune) int{monthLength, percentLength, amount} {
		var cuts []int
		n := 0
		for n < len(t) && length(t[n:]) > 0 {
			if n > 0 {
				cuts = append(cuts, s.offset(i, n))
			}
			n += length(t[n:])
		}
		if n == len(t) {
			return cuts
		}
	}
	return nil
}

// amountLength is the length of an amount or of the label of one at the start of
// t, the rest of fragment i; the label may go on in the next fragments.
func (w *words) amountLength(s *stream, i int, t []rune) int {
	if n := len(t) - len(skipDigits(t)); n > 0 {
		return n
	}
	if n := w.labels.beginning(t); n > 0 && isAmountLabel(t[:n]) {
		return n
	}
	for j := i + 2; j <= min(len(s.frags), i+1+mostPieces); j++ {
		whole := append(append([]rune{}, t...), s.runesOf(i+1, j)...)
		if len(t) >= shortestBegin && w.labels.has(whole) && isAmountLabel(whole) {
			return len(t)
		}
	}
	return 0
}

// monthLength is the length of a month's name at the start of t.
func monthLength(t []rune) int {
	n := len(t) - len(skipDigits(t))
	for end := n + 1; n > 0 && n <= 2 && end <= len(t) && !isDigit(t[end-1]); end++ {
		if isMonth(t[:end]) && (end == len(t) || isDigit(t[end])) {
			return end
		}
	}
	return 0
}

// percentLength is the length of a percentage at the start of t.
func percentLength(t []rune) int {
	rest := skipDigits(t)
	if len(rest) == len(t) || first(rest) != '%' {
		return 0
	}
	return len(t) - len(rest) + 1
}

func (s *stream) again(f *fragment, from, to int, sep separator, cut bool) {
	s.add(f.line, s.lines[f.line].Text, from, to, sep, cut)
	n := &s.frags[len(s.frags)-1]
	n.stretched, n.glued, n.unpaged = f.stretched, f.glued, f.unpaged
	if f.stretched && from == f.from && to == f.to {
		n.lo, n.hi = f.lo, f.hi
	}
}

// glueAt is the byte offset behind a level's name or a value that fragment i
// begins with, 0 when it begins with none or nothing follows.
func (w *words) glueAt(s *stream, i int) int {
	t := s.runesOf(i, i+1)
	n := max(w.level1.beginning(t), w.level2.beginning(t))
	if n == 0 || !hasSuffix(t[:n], suffix) && (n < leastName2 || !s.cutSoon(i)) {
		n = valueBeginning(t)
	}
	if k := scoredName(w.level1, t); k > 0 {
		n = k
	}
	if k := w.tornLevels(t); k > 0 && s.cutSoon(i) {
		n = k
	}
	if n == 0 && i > 0 && s.frags[i].sep == sameLine && isDigit(s.frags[i-1].last) {
		n = unitBeginning(t)
	}
	if n == 0 || n >= len(t) {
		return 0
	}
	return s.offset(i, n)
}

// leastName2 is the least length of a second level's name without 指标 that is told
// from a text that begins with the same words: 经济效益, but not 满意度 or 数量.
const leastName2 = 4

// tornLevels is the length of the first of two levels' names that text is made of,
// cut by a page break both: 成本指经济成本指. It is 0 when it is anything else.
func (w *words) tornLevels(t []rune) int {
	for n := len(t) - shortestLevel; n >= shortestBegin; n-- {
		if w.level1.isBeginning(t[:n]) && w.level2.isBeginning(t[n:]) {
			return n
		}
	}
	return 0
}

// cutSoon reports whether a page break is seen soon after fragment i: the name of a
// level may then be cut before 指标.
func (s *stream) cutSoon(i int) bool {
	for j := i + 1; j < min(len(s.frags), i+nearCut); j++ {
		if s.frags[j].cut {
			return true
		}
	}
	return false
}

// offset is the byte offset of the n-th folded character of fragment i;
// characters that print nothing are dropped by folding and count for none.
func (s *stream) offset(i, n int) int {
	for k, r := range s.text(i) {
		if budget.FoldRune(r) < 0 {
			continue
		}
		if n == 0 {
			return k
		}
		n--
	}
	return 0
}

// glueUnits end a value beyond doubt.
var glueUnits = []string{"万元", "元", "%", "(%)", "百分比"}

// fewestGlued is how many characters another cell's text must have.
const fewestGlued = 2

// valueBeginning is the length of a number with its unit at the start of t, when
// CJK text follows that is no part of it.
func valueBeginning(t []rune) int {
	rest := skipSign(t)
	if !isDigit(first(rest)) {
		return 0
	}
	rest = skipNumber(rest)
	after := rest[unitLength(rest):]
	if len(after) == len(rest) || len(after) < fewestGlued || after[0] < 0x2e80 || strings.ContainsRune(goesOn, after[0]) {
		return 0
	}
	return len(t) - len(after)
}

// goesOn are characters that belong to the unit before them: 95%以上, 3天内.
const goesOn = "以左及之的内后前上底"

// unitLength is the length of a known unit, or of any in brackets, at the start
// of t.
func unitLength(t []rune) int {
	if first(t) == '(' {
		if n := slices.Index(t[:min(len(t), longestUnit+2)], ')'); n > 1 {
			return n + 1
		}
	}
	n := max(countUnits().beginning(t), wholeUnits().beginning(t))
	for _, u := range glueUnits {
		if hasPrefix(t, u) {
			n = max(n, len([]rune(u)))
		}
	}
	return n
}

// countUnits are units behind a number set apart; those of dates and document
// numbers are none.
var countUnits = sync.OnceValue(func() *trie {
	t := newTrie()
	for i, u := range strings.Fields("人 人次 个 次 户 家 元 万元 亿元 天 小时 分钟 公里 平方米 亩 吨 米 台 套 台件 件 份 名 期 批 批次 处 项 场 条 张 辆 部 组 种 株 头 只 册 卷 间 座 所 盏 棵 块 顶 笔 个月 个工作日 工作日 课时 公顷 万亩 公斤 百分比 百分点") {
		t.add(u, i)
	}
	return t
})

// wholeUnits are the longer units that values are known to have.
var wholeUnits = sync.OnceValue(func() *trie {
	t := newTrie()
	for u := range longUnits() {
		t.add(u, 0)
	}
	return t
})

// unitBeginning is the length of a unit at the start of t, when another cell's
// text may follow.
func unitBeginning(t []rune) int {
	n := countUnits().beginning(t)
	if n == 0 || len(t)-n < fewestGlued || t[n] < 0x2e80 || isCloser(t[n]) {
		return 0
	}
	return n
}

func first(t []rune) rune {
	if len(t) == 0 {
		return 0
	}
	return t[0]
}
