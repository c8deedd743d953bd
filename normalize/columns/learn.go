package columns

import (
	"runtime"
	"slices"
	"sync"
)

// passes of reading the paper before the last one: the first guesses, the others
// know the columns' widths and what they usually say. They keep fewer readings of each
// table, and but for the last of them look at a part of a long paper only.
const (
	passes      = 4
	passShare   = 0.3
	passLeast   = 12
	learnTables = 80
)

// levelPasses of giving the second-level names their rows: the others know what the
// rows of each level say.
const levelPasses = 2

// learn reads all projects until the columns' widths and texts are known.
func (r *reader) learn(projects []*project) {
	for _, p := range projects {
		p.times = map[string]int{}
		for i := range p.ts {
			if t := &p.ts[i]; !t.used {
				p.times[t.fold]++
			}
		}
	}
	r.firstWidths(projects)
	r.apart = linesApart(projects)
	r.single = oneNameARow(projects)
	readings := r.readings(projects)
	h := r.findHabit(projects, readings)
	few := max(passLeast, int(passShare*float64(readings)))
	for pass := range passes {
		some := projects
		if pass+1 < passes {
			some = spreadOut(projects, learnTables)
		}
		r.read(some, few)
		r.relearn(some, h)
		r.aligned = alignMiddle
	}
	r.read(projects, readings)
	r.giveLevels(projects)
	each(projects, func(_ int, p *project) { p.takeLateGoal() })
}

// read finds the likeliest reading of each table.
func (r *reader) read(projects []*project, readings int) {
	each(projects, func(_ int, p *project) {
		p.widths = r.widthsOf(p)
		r.lookAt(p)
		r.search(p, readings)
	})
}

// spreadOut are so many of a paper's tables, from its beginning to its end.
func spreadOut(projects []*project, most int) []*project {
	if len(projects) <= most {
		return projects
	}
	out := make([]*project, most)
	for i := range out {
		out[i] = projects[i*len(projects)/most]
	}
	return out
}

// giveLevels gives the level names of all tables their rows.
func (r *reader) giveLevels(projects []*project) {
	for range levelPasses {
		each(projects, func(_ int, p *project) { r.align(p) })
		r.words = levelWordsOf(projects)
	}
}

// A few tables, and fewer readings of each, show which habit a paper has.
const (
	habitTables   = 6
	habitReadings = 60
)

// findHabit reads some tables with each habit, and takes the one with which they
// read best.
func (r *reader) findHabit(projects []*project, readings int) *habit {
	sample := projects[:min(len(projects), habitTables)]
	best, least := 0, 0.0
	for i := range habits {
		r.order = general()[i]
		costs := make([]float64, len(sample))
		each(sample, func(k int, p *project) {
			p.widths = r.widths
			r.lookAt(p)
			costs[k] = r.search(p, min(readings, habitReadings))
		})
		sum := 0.0
		for _, c := range costs {
			sum += c
		}
		if i == 0 || sum < least {
			best, least = i, sum
		}
	}
	for _, p := range sample {
		p.clear()
	}
	r.order = general()[best]
	return &habits[best]
}

// singleShare is the share of tables that print a second level twice from which a
// paper prints it beside each row: merged cells have each name once.
const singleShare = 0.34

func oneNameARow(projects []*project) bool {
	twice := 0
	for _, p := range projects {
		seen := map[string]bool{}
		for _, n := range p.second {
			if seen[n.text] {
				twice++
				break
			}
			seen[n.text] = true
		}
	}
	return float64(twice) >= singleShare*float64(len(projects))
}

// apartShare is the share of wrapped names with a blank line inside from which
// the lines of a paper's cells stand apart.
const apartShare = 0.25

// linesApart looks at the names and labels that wrap: pdftotext parts lines that
// are more than one and a half font sizes apart.
func linesApart(projects []*project) bool {
	near, far := 0, 0
	for _, p := range projects {
		for _, list := range [][]levelName{p.first, p.second} {
			for _, n := range list {
				for j := 1; j < len(n.ix); j++ {
					switch a, b := &p.ts[n.ix[j-1]], &p.ts[n.ix[j]]; {
					case a.page != b.page:
					case a.block == b.block:
						near++
					default:
						far++
					}
				}
			}
		}
	}
	return float64(far) > apartShare*float64(near+far)
}

// Shares of the widest column that the others have, as forms are drawn.
var firstShares = [textColumns]float64{0.6, 1, 0.7, 0.9}

func (r *reader) firstWidths(projects []*project) {
	var ws []int
	for _, p := range projects {
		for i := range p.ts {
			if t := &p.ts[i]; !t.used && t.w < proseHalf {
				ws = append(ws, t.w)
			}
		}
	}
	w := full(ws)
	for c := range r.widths {
		r.widths[c] = int(firstShares[c] * float64(w))
	}
}

// full is the width of a column's full lines: nearly the widest one, so that a
// few strays do not count.
func full(ws []int) int {
	if len(ws) == 0 {
		return 0
	}
	ws = slices.Clone(ws)
	slices.Sort(ws)
	return ws[(len(ws)-1)*fullPercent/100]
}

const fullPercent = 90

func (r *reader) relearn(projects []*project, h *habit) {
	var ws [textColumns][]int
	for c := range r.known {
		r.known[c] = map[string]int{}
	}
	r.places = map[string]inCell{}
	for _, p := range projects {
		for c := range p.own {
			p.own[c] = map[string]bool{}
		}
		for i, c := range p.columnOf {
			if c < 0 {
				continue
			}
			ws[c] = append(ws[c], p.ts[i].w)
			if f := p.ts[i].fold; !p.own[c][f] {
				p.own[c][f] = true
				r.known[c][f]++
			}
		}
		r.countPlaces(p)
	}
	for c := range ws {
		if len(ws[c]) > 0 {
			r.widths[c] = full(ws[c])
		}
	}
	seen := &counts{}
	for _, p := range projects {
		for _, t := range p.turns {
			seen[t.rel][t.from][t.to][t.rows]++
		}
	}
	r.order = orderOf(seen, h)
}

// gridStart is the first label of the grid or level name: no cell of the grid
// stands above all of them.
func (p *project) gridStart() int {
	first := len(p.ts)
	for _, ix := range p.header {
		if len(ix) > 0 {
			first = min(first, ix[0])
		}
	}
	for _, list := range [][]levelName{p.first, p.second} {
		for _, n := range list {
			first = min(first, n.ix[0])
		}
	}
	return first
}

// ownWidth is how many lines of a table that are not the last of their cell say
// how wide its column is, whatever the other tables have.
const ownWidth = 4

// widthsOf are the widths of a table's columns: its own where enough full lines
// show them, for some producers fit columns to their texts; else the paper's.
func (r *reader) widthsOf(p *project) [textColumns]int {
	out := r.widths
	for c := range p.cells {
		var ws []int
		for _, cell := range p.cells[c] {
			for _, k := range cell[:len(cell)-1] {
				ws = append(ws, p.ts[k].w)
			}
		}
		if len(ws) >= ownWidth {
			out[c] = full(ws)
		}
	}
	return out
}

// readings is how many readings the search keeps in a paper of these tables.
func (r *reader) readings(projects []*project) int {
	n := 1
	for _, p := range projects {
		n += len(p.ts)
	}
	return max(leastReadings, min(mostReadings, readingsItems/n))
}

// each works on all projects at once: within a pass none looks at another. A
// panic goes on in the caller, where the gate is.
func each(projects []*project, work func(int, *project)) {
	var wait sync.WaitGroup
	free := make(chan bool, runtime.GOMAXPROCS(0))
	fault := make(chan any, len(projects))
	for i, p := range projects {
		free <- true
		wait.Go(func() {
			defer func() {
				if f := recover(); f != nil {
					fault <- f
				}
				<-free
			}()
			work(i, p)
		})
	}
	wait.Wait()
	close(fault)
	for f := range fault {
		panic(f)
	}
}
