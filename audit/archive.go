package audit

import (
	"hash/fnv"
	"slices"

	"jixiao/budget"
)

// maxSamples bounds the values kept for one indicator name: enough for
// percentiles, and bounded over a million indicators.
const maxSamples = 512

// archive is what rules about the whole archive remember of each paper: hashes
// of texts and a bounded sample of values, never the papers.
type archive struct {
	papers int
	texts  map[uint64]sighting
	values map[uint64][]float64
}

// sighting is where a text was seen first, and in how many departments since.
type sighting struct {
	paper, project int32
	department     uint32
	elsewhere      bool // also in another department
}

func newArchive() *archive {
	return &archive{texts: map[uint64]sighting{}, values: map[uint64][]float64{}}
}

func (a *archive) observe(paper *budget.Disclosure) {
	for i := range paper.Projects {
		p := &paper.Projects[i]
		department := uint32(hash(departmentKey(paper, p)))
		for _, text := range copyable(p) {
			a.see(hash(text), sighting{paper: int32(a.papers), project: int32(i), department: department})
		}
		for _, in := range p.Indicators {
			if v, ok := numberOf(in); ok {
				key := hash(rangeKey(in))
				if list := a.values[key]; len(list) < maxSamples {
					a.values[key] = append(list, v)
				}
			}
		}
	}
	a.papers++
}

func (a *archive) see(key uint64, s sighting) {
	first, known := a.texts[key]
	switch {
	case !known:
		a.texts[key] = s
	case first.department != s.department && !first.elsewhere:
		first.elsewhere = true
		a.texts[key] = first
	}
}

func departmentKey(paper *budget.Disclosure, p *budget.Project) string {
	d := p.Department
	if d.Name == "" {
		d = paper.Department
	}
	return budget.CodeDivision(string(p.Code)) + string(d.Code) + budget.Fold(d.Name)
}

// minCopied is the length from which equal texts are no coincidence.
const minCopied = 20

// copyable lists the texts of a project whose copies are worth a look: the
// purpose, the goals, and descriptions that are long enough to be somebody's own.
func copyable(p *budget.Project) []string {
	var out []string
	add := func(s string) {
		if folded := budget.Fold(s); len([]rune(folded)) >= minCopied {
			out = append(out, folded)
		}
	}
	add(p.Purpose.Value)
	for _, g := range p.Goals {
		add(g.Text)
	}
	return out
}

// rangeKey names indicators whose values can be compared: same name, same unit.
func rangeKey(in budget.Indicator) string {
	return budget.Fold(string(in.Level3)) + "\x00" + in.Target.Op + in.Target.Unit
}

func numberOf(in budget.Indicator) (float64, bool) {
	if in.Target == nil || in.Level3 == "" {
		return 0, false
	}
	r, ok := budget.PrintedAmount(in.Target.Number).Rat()
	if !ok {
		return 0, false
	}
	f, _ := r.Float64() // for the usual range only; never money
	return f, true
}

// usual is the range between two percentiles of an indicator's values over the
// archive; n is how many there are.
func (a *archive) usual(in budget.Indicator, low, high float64) (from, to float64, n int) {
	list := slices.Clone(a.values[hash(rangeKey(in))])
	if len(list) == 0 {
		return 0, 0, 0
	}
	slices.Sort(list)
	at := func(p float64) float64 { return list[min(int(p*float64(len(list))), len(list)-1)] }
	return at(low), at(high), len(list)
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
