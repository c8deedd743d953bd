package columns

import (
	"jixiao/normalize/pattern"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// The roles of the head's labels, in the order in which the form lists them.
const (
	roleCode = iota
	roleName
	roleSection
	roleTotal
	roleFiscal
	roleOther
	roleSchedule
	roleGoals
	roles
)

// roleWords tell the labels of a role, whatever their wording.
var roleWords = [roles][]string{
	roleCode: {"编码", "代码"}, roleName: {"项目名称"}, roleSection: {"规模"}, roleTotal: {"预算数"},
	roleFiscal: {"财政资金", "财政拨款"}, roleOther: {"其他资金"}, roleSchedule: {"支出计划", "支出进度"}, roleGoals: {"绩效目标"},
}

// labelsOf are the form's spellings of a role.
func (r *reader) labelsOf(role int) []string {
	var out []string
	for _, l := range r.form {
		for _, w := range roleWords[role] {
			if strings.Contains(l, w) {
				out = append(out, l)
				break
			}
		}
	}
	return out
}

// role is the first spelling.
func (r *reader) role(role int) string {
	if ls := r.labelsOf(role); len(ls) > 0 {
		return ls[0]
	}
	return ""
}

// project is one table while it is read; cells are indices into ts.
type project struct {
	z                     zone
	ts                    []token
	labels                [roles][]int
	printed               [roles]string // the form's labels
	code, name            []int
	amounts               [3][]int
	months, shares        [][]int
	purpose, goals        []int
	header                [][]int
	again                 []label // labels of the grid printed again
	first, second         []levelName
	cells                 [textColumns][][]int
	columnOf              []int // of each token, -1
	levelRow              []int // beside which row each second-level name stands
	rows                  int
	turns                 []oneTurn // the steps of its reading
	chained               map[chain]bool
	stands                []stand // of the second-level names
	widths                [textColumns]int
	times                 map[string]int               // how often it prints a text
	own                   [textColumns]map[string]bool // texts that it had in each column
	at                    [textColumns][]int           // rows of each column's cells
	secondStart, firstRow []int
}

// label is a column's label.
type label struct {
	col int
	ix  []int
}

// open takes from a project's lines all that says itself what it is.
func (r *reader) open(z zone) *project {
	skip := map[int]bool{}
	for _, list := range [][]int{z.owner, z.unit} {
		for _, i := range list {
			skip[i] = true
		}
	}
	for i := z.block; i < z.to; i++ {
		if r.moved[i] {
			skip[i] = true
		}
	}
	p := &project{z: z, ts: r.tokens(z.block, z.to, skip)}
	for role := range p.printed {
		p.printed[role] = r.role(role)
	}
	p.takeCode()
	r.takeName(p)
	order := []int{roleSection, roleSchedule, roleFiscal, roleOther, roleCode, roleName}
	for _, role := range order {
		r.takeRole(p, role)
	}
	p.header = r.takeHeader(p.ts)
	for c, l := range r.grid { // labels printed again after a page break
		for ix := take(p.ts, l); ix != nil; ix = take(p.ts, l) {
			p.again = append(p.again, label{c, ix})
		}
	}
	r.takeRole(p, roleTotal)
	r.takeRole(p, roleGoals)
	p.takeSchedule()
	p.takeProse()
	p.takeLoneGoal()
	return p
}

// takeRest takes what can be told only when the level names are known.
func (p *project) takeRest() {
	p.takeAmounts()
}

// takeHeader takes the grid's labels, long ones first: they hold the others' words.
func (r *reader) takeHeader(ts []token) [][]int {
	out := make([][]int, len(r.grid))
	order := make([]int, len(r.grid))
	for c := range order {
		order[c] = c
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(r.grid[b]) - len(r.grid[a]) })
	for _, c := range order {
		out[c] = take(ts, r.grid[c])
	}
	return out
}

func (r *reader) takeRole(p *project, role int) {
	for _, l := range r.labelsOf(role) {
		if ix := take(p.ts, l); ix != nil {
			p.labels[role] = ix
			return
		}
	}
}

func (p *project) takeCode() {
	for k := range p.ts {
		if isCode(p.ts[k].fold) {
			p.code = use(p.ts, []int{k})
			return
		}
	}
	for k := range p.ts {
		for j := k + 1; j < min(len(p.ts), k+reach); j++ {
			if isCode(p.ts[k].fold + p.ts[j].fold) {
				p.code = use(p.ts, []int{k, j})
				return
			}
		}
	}
}

// takeName takes the project's name: the heading without ordinal and title.
func (r *reader) takeName(p *project) {
	text := ""
	for i := p.z.from; i < p.z.block; i++ {
		text += r.folded[i]
	}
	text = text[len(ordinalOnly.FindString(text)):]
	var tails []string
	for _, t := range r.titles {
		if strings.HasSuffix(text, t) {
			for _, more := range []string{"", "项目", "预算项目", "部门预算项目"} {
				tails = append(tails, more+t)
			}
		}
	}
	slices.SortStableFunc(tails, func(a, b string) int { return len(a) - len(b) })
	for _, t := range tails {
		if s, ok := strings.CutSuffix(text, t); ok {
			if p.name = take(p.ts, s); p.name != nil {
				return
			}
		}
	}
}

// takeSchedule takes months, and as many percentages around them as they are.
// The percentages are cumulative: they rise to 100.
func (p *project) takeSchedule() {
	var near []int
	for k := range p.ts {
		if !p.ts[k].used && monthPoint.MatchString(p.ts[k].fold) {
			p.months = append(p.months, use(p.ts, []int{k}))
			near = append(near, k)
		}
	}
	slices.SortStableFunc(p.months, func(a, b []int) int { return p.month(a) - p.month(b) })
	shares := p.sharesNear(near, percent)
	if shares == nil {
		shares = p.sharesNear(near, bareShare)
	}
	for _, k := range shares {
		p.shares = append(p.shares, use(p.ts, []int{k}))
	}
}

// sharesNear are as many shares of that shape as there are months, the closest to
// them, ascending to 100; nil if there are none.
func (p *project) sharesNear(near []int, shape *pattern.Pattern) []int {
	near = slices.Clone(near)
	var shares []int
	for range p.months {
		k := p.nearest(near, shares, shape)
		if k < 0 {
			return nil
		}
		near, shares = append(near, k), append(shares, k)
	}
	slices.SortStableFunc(shares, func(a, b int) int { return p.share(a).Cmp(p.share(b)) })
	if n := len(shares); n == 0 || p.share(shares[n-1]).Cmp(big.NewRat(100, 1)) != 0 {
		return nil
	}
	return shares
}

// scheduleReach is how many texts of other cells may stand between a percentage
// and the rest of its rows.
const scheduleReach = 12

// nearest is the free share of that shape that stands closest to the texts at near; -1
// for none. One below a text counts as closer than one above it.
func (p *project) nearest(near, taken []int, shape *pattern.Pattern) int {
	best, at := 2*scheduleReach, -1
	for k := range p.ts {
		if p.ts[k].used || slices.Contains(taken, k) || !shape.MatchString(p.ts[k].fold) {
			continue
		}
		for _, n := range near {
			d := 2 * (k - n)
			if d < 0 {
				d = 1 - d
			}
			if d < best {
				best, at = d, k
			}
		}
	}
	return at
}

func (p *project) share(k int) *big.Rat {
	x, ok := new(big.Rat).SetString(strings.TrimSuffix(p.ts[k].fold, "%"))
	if !ok {
		return new(big.Rat)
	}
	return x
}

// month is the number of a point of the schedule.
func (p *project) month(ix []int) int {
	n, _ := strconv.Atoi(strings.TrimRight(p.ts[ix[0]].fold, "月底"))
	return n
}

// takeProse parts the wide lines into purpose and goals. A short line below a
// wide one in the same block ends it.
func (p *project) takeProse() {
	inGoals, open := false, false
	var last token
	for k := range p.ts {
		t := &p.ts[k]
		if t.used {
			continue
		}
		if t.font && open && last.line == t.line { // the same sentence
			t.used = true
			if last = *t; inGoals {
				p.goals = append(p.goals, k)
			} else {
				p.purpose = append(p.purpose, k)
			}
			continue
		}
		numbered := goalHead.MatchString(t.fold)
		follows := open && t.block == last.block && t.line-last.line <= 2 && last.w >= proseHalf
		if !numbered && t.w < proseHalf && !follows {
			open = false
			continue
		}
		if t.w < proseHalf && !numbered && (valueShape(t.fold) || slices.Contains(firstNames, t.fold) || slices.Contains(secondNames, t.fold)) {
			continue
		}
		switch {
		case numbered && (t.w >= goalLeast):
			inGoals = true
		case !numbered && !follows && len(p.purpose) > 0:
			inGoals = true
		case !numbered && !follows:
			inGoals = false
		}
		t.used, open, last = true, true, *t
		if inGoals {
			p.goals = append(p.goals, k)
		} else {
			p.purpose = append(p.purpose, k)
		}
	}
}

// takeLoneGoal takes a goal without a number that fills no line: it stands beside
// its label.
func (p *project) takeLoneGoal() {
	ix := p.labels[roleGoals]
	if len(p.goals) > 0 || len(ix) == 0 {
		return
	}
	for _, k := range []int{ix[len(ix)-1] + 1, ix[0] - 1} {
		if k < 0 || k >= p.gridStart() || p.ts[k].used || p.ts[k].w < loneGoalLeast {
			continue
		}
		p.goals = append(p.goals, k)
		p.ts[k].used = true
		for k++; k < len(p.ts) && p.ts[k].font && p.ts[k].line == p.ts[k-1].line && !p.ts[k].used; k++ {
			p.goals = append(p.goals, k)
			p.ts[k].used = true
		}
		return
	}
}

// takeLateGoal takes the sentence that found no cell of the grid, where there is no
// goal yet.
func (p *project) takeLateGoal() {
	if len(p.goals) > 0 {
		return
	}
	best := -1
	for k := range p.ts {
		t := &p.ts[k]
		if !t.used && p.columnOf[k] < 0 && t.w >= loneGoalLeast && !t.value && (best < 0 || t.w > p.ts[best].w) {
			best = k
		}
	}
	if best >= 0 {
		p.goals = use(p.ts, []int{best})
	}
}

// loneGoalLeast is the width of the shortest sentence, half characters.
const loneGoalLeast = 14

// goalLeast is the width of the shortest numbered goal.
const goalLeast = 6

// mostAmounts bounds the sums looked at before the grid's first cells.
const mostAmounts = 5

// takeAmounts takes the total and its parts: the sums before the grid's first
// cells of which one is the other two together. Of two equal ones alone the
// second is the fiscal part, and the other is blank.
func (p *project) takeAmounts() {
	var at []int
	for k := range p.ts {
		if len(at) < mostAmounts && !p.ts[k].used && amountShape.MatchString(p.ts[k].fold) && !p.besideProse(k) {
			at = append(at, k)
		}
	}
	give := func(list ...int) {
		for i, k := range list {
			p.amounts[i] = use(p.ts, []int{k})
		}
	}
	for _, cents := range []int64{0, mostRounding} {
		for _, x := range triples(len(at)) {
			total, a, b := at[x[0]], at[x[1]], at[x[2]]
			if !p.near(total, a, b, cents) {
				continue
			}
			if p.sum(a).Cmp(p.sum(total)) != 0 && p.sum(b).Cmp(p.sum(total)) == 0 {
				a, b = b, a // all is fiscal more often than all is other
			}
			give(total, a, b)
			return
		}
	}
	if len(at) >= 2 && p.near(at[0], at[1], -1, mostRounding) {
		give(at[0], at[1])
	} else if len(at) >= 1 {
		give(at[0])
	}
}

// mostRounding is by how many hundredths a total and its parts differ where each
// was rounded.
const mostRounding = 2

// near reports that a total is the sum of its parts but for so many hundredths; b
// may be -1.
func (p *project) near(total, a, b int, cents int64) bool {
	d := new(big.Rat).Sub(p.sum(total), p.sum(a))
	if b >= 0 {
		d.Sub(d, p.sum(b))
	}
	return d.Abs(d).Cmp(big.NewRat(cents, 100)) <= 0
}

// triples are all ways to take a total and two parts, in printed order, from n
// sums: those that stand together first.
func triples(n int) (out [][3]int) {
	for wide := 2; wide < n; wide++ {
		for i := 0; i+wide < n; i++ {
			for j := i + 1; j < i+wide; j++ {
				k := i + wide
				out = append(out, [3]int{i, j, k}, [3]int{j, i, k}, [3]int{k, i, j})
			}
		}
	}
	return out
}

// besideProse reports a text on the same line as a long one: a sum in a sentence.
func (p *project) besideProse(k int) bool {
	for j := k - 1; j >= 0 && p.ts[j].line == p.ts[k].line; j-- {
		if p.ts[j].w >= proseHalf {
			return true
		}
	}
	for j := k + 1; j < len(p.ts) && p.ts[j].line == p.ts[k].line; j++ {
		if p.ts[j].w >= proseHalf {
			return true
		}
	}
	return false
}

func (p *project) sum(k int) *big.Rat {
	x, ok := new(big.Rat).SetString(strings.ReplaceAll(p.ts[k].fold, ",", ""))
	if !ok {
		return new(big.Rat)
	}
	return x
}
