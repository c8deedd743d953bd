package columns

import (
	"slices"
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
	nameText              string // where the pieces of the name have lost a hyphen
	amounts               [3][]int
	months, shares        [][]int
	purpose, goals        []int
	header                [][]int
	columns               []string // the form's labels of the grid
	again                 []label  // labels of the grid printed again
	first, second         []levelName
	cells                 [textColumns][][]int
	columnOf              []int     // of each token, -1
	levelRow              []int     // beside which row each second-level name stands
	rows, widest          int       // rows of the grid; width of the widest text
	turns                 []oneTurn // the steps of its reading
	chained               map[chain]bool
	words                 map[string][]float64 // what its rows cost under each second level
	places                map[string]inCell    // where in its cells lines stand
	thirds                []string             // 三级指标, row by row
	speaks                []bool               // it has words of a second level
	stands                []stand              // of the second-level names
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
	for _, list := range [][]int{z.owner, z.unit, z.notes} {
		for _, i := range list {
			skip[i] = true
		}
	}
	for i := z.block; i < z.to; i++ {
		if r.moved[i] {
			skip[i] = true
		}
	}
	p := &project{z: z, ts: r.tokens(z.block, z.to, skip), columns: r.grid}
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
	p.takeProse()
	p.takeSchedule()
	p.takeLoneGoal()
	return p
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
		if ix := takeLabel(p.ts, l); ix != nil {
			p.labels[role] = ix
			return
		}
	}
}

func (p *project) takeCode() {
	for k := range p.ts {
		if !p.ts[k].used && isCode(p.ts[k].fold) {
			p.code = use(p.ts, []int{k})
			return
		}
	}
	for k := range p.ts {
		for j := k + 1; j < min(len(p.ts), k+reach); j++ {
			if !p.ts[k].used && !p.ts[j].used && isCode(p.ts[k].fold+p.ts[j].fold) {
				p.code = use(p.ts, []int{k, j})
				return
			}
		}
	}
}
