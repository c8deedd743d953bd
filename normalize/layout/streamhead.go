package layout

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"jixiao/budget"
)

// departmentLine: `471001 某市某局`.
var departmentLine = regexp.MustCompile(`^\d{3,9}\p{Han}{4,}$`)

var goalHead = regexp.MustCompile(`^(?:\d{1,2}[.、]|\(\d{1,2}\))\D`)

// headReader reads the labelled cells of one project from its tokens.
type headReader struct {
	r      *reader
	z      zone
	ts     []token
	labels map[string][]fragment // by folded label
	doubt  budget.Issue
}

// nameOf is the project's name as its heading has it: without ordinal and title.
func (h *headReader) nameOf() string {
	text := ""
	for i := h.z.heading; i < h.z.block; i++ {
		if h.r.content(i) {
			text += h.r.folded(i)
		}
	}
	text = ordinalHead.ReplaceAllString(text, "")
	best := ""
	for _, t := range h.r.titles {
		if strings.HasSuffix(text, t) && len(t) > len(best) {
			best = t
		}
	}
	return strings.TrimSuffix(text, best)
}

// read takes the head's cells out of the stream.
func (h *headReader) read() []band {
	code := h.code()
	name := take(h.ts, h.nameOf())
	if name == nil {
		name = take(h.ts, strings.TrimSuffix(h.nameOf(), "项目"))
	}
	h.takeLabels()
	months := h.months()
	shares := h.shares(len(months))
	purpose, goals := h.prose()
	amounts, sure := h.amounts()
	doubted := func(p part, sure bool) part {
		if !sure {
			p.doubts = append(p.doubts, h.doubt)
		}
		return p
	}
	label := func(role int) part { return part{frags: h.labels[h.r.roles[role]]} }
	whole := len(shares) == len(months) && len(months) > 0
	monthBand, shareBand := band{label(roleSchedule)}, band{}
	monthBand[0].span = 2
	for k := range months {
		monthBand = append(monthBand, doubted(part{frags: months[k]}, whole))
		var p part
		if k < len(shares) {
			p.frags = shares[k]
		}
		shareBand = append(shareBand, doubted(p, whole))
	}
	top := label(roleSection)
	top.span = 2
	second := band{top}
	for i := range amounts {
		second = append(second, label(roleTotal+i), doubted(part{frags: amounts[i]}, sure))
	}
	return []band{
		{label(roleCode), {frags: code}, label(roleName), doubted(part{frags: name}, name != nil)},
		second,
		{doubted(part{frags: purpose}, false)},
		monthBand, shareBand,
		{label(roleGoals), doubted(part{frags: goals}, false)},
	}
}

// The roles of a form's labels, in the order in which its file lists them.
const (
	roleCode = iota
	roleName
	roleSection
	roleTotal
	roleFiscal
	roleOther
	roleSchedule
	roleGoals
	roleCount
)

// findRoles looks which of a form's labels the paper prints: exactly one for
// each role of the block that this shape can be read with.
func (r *reader) findRoles(zones []zone) (form int, ok bool) {
	most := 0
	for i, f := range r.forms {
		grid := foldAll(f.Grid)
		heads := r.foundIn(zones, grid)
		if len(heads) <= most || len(heads)*4 < len(grid)*3 {
			continue
		}
		// A form's own labels stand before those that all forms share.
		if roles := r.foundIn(zones, foldAll(f.Labels)); len(roles) >= roleCount {
			form, ok, most, r.roles = i, true, len(heads), roles[:roleCount]
		}
	}
	return form, ok
}

// foundIn is which of the labels the zones' streams spell out, in their order.
func (r *reader) foundIn(zones []zone, labels []string) []string {
	found := map[string]bool{}
	for _, z := range zones {
		ts := r.streamTokens(r.contentOf(z))
		for _, l := range labels {
			if !found[l] && take(ts, l) != nil {
				found[l] = true
			}
		}
	}
	var out []string
	for _, l := range labels {
		if found[l] {
			out = append(out, l)
			found[l] = false
		}
	}
	return out
}

// isDepartment reports a line between the heading and the table that is neither
// a label nor a code: the department.
func (r *reader) isDepartment(i int) bool {
	for _, w := range r.words[i] {
		if isCode(w.text) {
			return false
		}
	}
	f := budget.Fold(r.words[i][0].text)
	for _, l := range r.labels {
		if strings.HasPrefix(l, f) && len([]rune(f)) > 1 {
			return false
		}
	}
	return true
}

// contentOf is the content lines of a zone's table.
func (r *reader) contentOf(z zone) []int {
	var out []int
	for i := z.block; i < z.end; i++ {
		if !r.content(i) || r.unitLine(i) || len(out) == 0 && r.isDepartment(i) || len(out) < streamReach && departmentLine.MatchString(r.folded(i)) && !isCode(r.words[i][0].text) {
			continue
		}
		out = append(out, i)
	}
	return out
}

// code takes the 项目编码, whole or cut in two.
func (h *headReader) code() []fragment {
	for k := range h.ts {
		if isCode(h.ts[k].text) {
			return use(h.ts, []int{k})
		}
	}
	for k := range h.ts {
		for j := k + 1; j < min(len(h.ts), k+streamReach); j++ {
			if !isCode(h.ts[k].text) && isCode(h.ts[k].text+h.ts[j].text) {
				return use(h.ts, []int{k, j})
			}
		}
	}
	return nil
}

// takeLabels takes the labels of the head and of the grid, long ones first.
func (h *headReader) takeLabels() {
	h.labels = map[string][]fragment{}
	all := slices.Clone(h.r.roles)
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	for _, l := range all {
		if fs := take(h.ts, l); fs != nil {
			h.labels[l] = fs
		}
	}
}

// takeHeader finds the tokens of a label of the grid: whole if it is, else the
// pieces that stand closest together.
func (h *headReader) takeHeader(label string) []int {
	for reach := 0; reach <= streamReach; reach++ {
		for k := range h.ts {
			if ix := spellOut(h.ts, k, reach, label); ix != nil && (reach > 0 || len(ix) <= 2) {
				return ix
			}
		}
	}
	return nil
}

func (h *headReader) months() [][]fragment {
	var out [][]fragment
	for k := range h.ts {
		if !h.ts[k].used && monthPoint.MatchString(budget.Fold(h.ts[k].text)) {
			out = append(out, use(h.ts, []int{k}))
		}
	}
	return out
}

// shares takes n percentages that do not fall and end with 100: the ones that
// stand closest together.
func (h *headReader) shares(n int) [][]fragment {
	var at []int
	var value []float64
	for k, t := range h.ts {
		f := strings.TrimSuffix(budget.Fold(t.text), "%")
		if t.used || !percent.MatchString(budget.Fold(t.text)) || f == budget.Fold(t.text) {
			continue
		}
		x, ok := new(big.Rat).SetString(f)
		if !ok {
			continue
		}
		v, _ := x.Float64()
		at, value = append(at, k), append(value, v)
	}
	best := rising(at, value, n)
	var out [][]fragment
	for _, k := range best {
		out = append(out, use(h.ts, []int{k}))
	}
	return out
}

// rising are n of the places, with values that do not fall and end with 100,
// on the shortest stretch; the earliest of equals. The search goes back from
// each 100 to the nearest values that fit.
func rising(at []int, value []float64, n int) []int {
	var best []int
	for e := range at {
		if value[e] != 100 || n == 0 {
			continue
		}
		pick := make([]int, n)
		pick[n-1] = at[e]
		k, last := n-2, 100.0
		for i := e - 1; i >= 0 && k >= 0; i-- {
			if value[i] <= last {
				pick[k], last = at[i], value[i]
				k--
			}
		}
		if k < 0 && (best == nil || pick[n-1]-pick[0] < best[n-1]-best[0]) {
			best = pick
		}
	}
	return best
}

// prose parts the wide lines into the purpose and the goals: numbered
// paragraphs are goals, and of two others the first is the purpose.
func (h *headReader) prose() (purpose, goals []fragment) {
	var runs [][]int
	last := -2
	for k := range h.ts {
		t := &h.ts[k]
		if t.used {
			continue
		}
		wideLine := h.r.isProse(t.line)
		follows := last == k-1 && len(runs) > 0 && h.ts[k-1].block == t.block && h.ts[k-1].line == t.line-1 && h.r.isProse(t.line-1)
		numbered := goalHead.MatchString(budget.Fold(t.text))
		if !wideLine && !follows && !numbered {
			continue
		}
		if last == k-1 && len(runs) > 0 && h.goesOn(runs[len(runs)-1], k) {
			runs[len(runs)-1] = append(runs[len(runs)-1], k)
		} else {
			runs = append(runs, []int{k})
		}
		last = k
	}
	for _, run := range runs {
		if h.numbered(run) || purpose != nil && goals == nil {
			goals = append(goals, use(h.ts, run)...)
		} else {
			purpose = append(purpose, use(h.ts, run)...)
		}
	}
	return purpose, goals
}

// goesOn reports that token k goes on with a run of prose: numbered paragraphs
// follow each other, an unnumbered one only goes on after a full line.
func (h *headReader) goesOn(run []int, k int) bool {
	if goalHead.MatchString(budget.Fold(h.ts[k].text)) {
		return h.numbered(run)
	}
	widest := 0
	for _, i := range run {
		widest = max(widest, h.ts[i].w)
	}
	return widest-h.ts[run[len(run)-1]].w <= 2*full
}

func (h *headReader) numbered(run []int) bool {
	return goalHead.MatchString(budget.Fold(h.ts[run[0]].text))
}

// amounts takes the sums of money: the total first, and sure when the parts
// make it up.
func (h *headReader) amounts() (out [3][]fragment, sure bool) {
	var at []int
	for k, t := range h.ts {
		if len(at) < 3 && !t.used && isAmount(t.text) && strings.ContainsAny(budget.Fold(t.text), ".0123456789") {
			at = append(at, k)
		}
		if r := h.r.levels; !t.used && r.known(1, budget.Fold(t.text)) {
			break
		}
	}
	var value []*big.Rat
	for _, k := range at {
		x, ok := new(big.Rat).SetString(strings.ReplaceAll(budget.Fold(h.ts[k].text), ",", ""))
		if !ok {
			x = new(big.Rat)
		}
		value = append(value, x)
	}
	for i, k := range at {
		out[i] = use(h.ts, []int{k})
	}
	switch len(at) {
	case 2:
		sure = value[0].Cmp(value[1]) == 0
	case 3:
		sure = value[0].Cmp(new(big.Rat).Add(value[1], value[2])) == 0
	}
	return out, sure
}
