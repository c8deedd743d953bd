package audit

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"jixiao/budget"
)

// archive is what rules about the whole archive remember of each paper: names,
// sketches of texts and a bounded sample of values, never the papers.
type archive struct {
	papers   []string // year and department
	projects []known
	texts    []seenText
	exact    map[uint64]sighting // by hash of the text
	bands    map[uint64]sighting // by band of its sketch
	values   map[uint64]*sample
}

// known is what a finding says of another project.
type known struct {
	paper      int32
	department uint32 // hash of its key
	name       string
}

// seenText is one text of a project.
type seenText struct {
	project int32
	sketch  sketch
}

// sighting is the first text of a kind and the first one in another department;
// -1: none.
type sighting struct{ first, elsewhere int32 }

func newArchive() *archive {
	return &archive{exact: map[uint64]sighting{}, bands: map[uint64]sighting{}, values: map[uint64]*sample{}}
}

func (a *archive) observe(paper *budget.Disclosure) {
	year := "年度不详"
	if paper.FiscalYear != 0 {
		year = fmt.Sprintf("%d年", paper.FiscalYear)
	}
	a.papers = append(a.papers, strings.TrimSpace(year+" "+paper.Department.Name))
	for i := range paper.Projects {
		p := &paper.Projects[i]
		a.projects = append(a.projects, known{int32(len(a.papers) - 1), departmentHash(paper, p), p.Name})
		for _, c := range copyable(p) {
			a.see(c.text)
		}
		for j, in := range p.Indicators {
			if v, ok := numberOf(in); ok {
				a.sampleOf(in).add(v, mix(uint64(len(a.projects))<<16|uint64(j)))
			}
		}
	}
}

// see remembers a text of the project observed last.
func (a *archive) see(text string) {
	n := int32(len(a.texts))
	t := seenText{int32(len(a.projects) - 1), sketchOf(text)}
	a.texts = append(a.texts, t)
	a.meet(a.exact, hash(text), n)
	for _, b := range t.sketch.bands() {
		a.meet(a.bands, b, n)
	}
}

func (a *archive) meet(at map[uint64]sighting, key uint64, text int32) {
	s, known := at[key]
	switch {
	case !known:
		at[key] = sighting{text, -1}
	case s.elsewhere < 0 && a.departmentOf(s.first) != a.departmentOf(text):
		s.elsewhere = text
		at[key] = s
	}
}

func (a *archive) departmentOf(text int32) uint32 {
	return a.projects[a.texts[text].project].department
}

// copyOf finds a text of another department that is the same, or nearly so.
func (a *archive) copyOf(text string, department uint32, least float64) (at int32, alike float64, found bool) {
	if s, known := a.exact[hash(text)]; known {
		if at, ok := a.abroad(s, department); ok {
			return at, 1, true
		}
	}
	sk := sketchOf(text)
	for _, b := range sk.bands() {
		s, known := a.bands[b]
		if !known {
			continue
		}
		if other, ok := a.abroad(s, department); ok {
			if l := sk.alike(&a.texts[other].sketch); l >= least && l > alike {
				at, alike, found = other, l, true
			}
		}
	}
	return at, alike, found
}

// abroad is the sighting in another department than the given one.
func (a *archive) abroad(s sighting, department uint32) (int32, bool) {
	if a.departmentOf(s.first) != department {
		return s.first, true
	}
	return s.elsewhere, s.elsewhere >= 0
}

// where names the project of a text.
func (a *archive) where(text int32) string {
	p := a.projects[a.texts[text].project]
	return a.papers[p.paper] + "“" + p.name + "”"
}

// departmentKey tells departments apart: by code within a division, for names
// change; by name where no code is printed.
func departmentKey(paper *budget.Disclosure, p *budget.Project) string {
	d := p.Department
	if d.Name == "" {
		d = paper.Department
	}
	if division := divisionOf(paper, p); d.Code != "" && division != "" {
		return division + string(d.Code)
	}
	return string(d.Code) + budget.Fold(d.Name)
}

// DepartmentKey tells the departments of papers apart in the same way.
func DepartmentKey(paper *budget.Disclosure) string {
	return departmentKey(paper, &budget.Project{Department: paper.Department})
}

func departmentHash(paper *budget.Disclosure, p *budget.Project) uint32 {
	return uint32(hash(departmentKey(paper, p)))
}

// divisionOf is the division of the project's code, else of the first code that
// the paper prints.
func divisionOf(paper *budget.Disclosure, p *budget.Project) string {
	if division := budget.CodeDivision(string(p.Code)); division != "" {
		return division
	}
	for i := range paper.Projects {
		if division := budget.CodeDivision(string(paper.Projects[i].Code)); division != "" {
			return division
		}
	}
	return ""
}

// minCopied is the length from which equal texts are no coincidence.
const minCopied = 20

// ownText is a text of a project whose copies are worth a look.
type ownText struct{ object, text string }

// copyable lists a project's purpose and goals that are long enough to be
// somebody's own, and all its indicators as one text.
func copyable(p *budget.Project) []ownText {
	var out []ownText
	add := func(object, text string) {
		if bare := numberless(text); len([]rune(bare)) >= minCopied {
			out = append(out, ownText{object, bare})
		}
	}
	add("purpose", p.Purpose.Value)
	for i, g := range p.Goals {
		add(fmt.Sprintf("goals[%d].text", i), g.Text)
	}
	if len(p.Indicators) >= minRows {
		var rows strings.Builder
		for _, in := range p.Indicators {
			rows.WriteString(string(in.Level3 + in.Description))
		}
		add("indicators", rows.String())
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

func (a *archive) sampleOf(in budget.Indicator) *sample {
	key := hash(rangeKey(in))
	s := a.values[key]
	if s == nil {
		s = &sample{}
		a.values[key] = s
	}
	return s
}

// usual is the range between two percentiles of an indicator's values over the
// archive; n is how many there are.
func (a *archive) usual(in budget.Indicator, low, high float64) (from, to float64, n int) {
	s := a.values[hash(rangeKey(in))]
	if s == nil || len(s.values) == 0 {
		return 0, 0, 0
	}
	s.sort()
	at := func(p float64) float64 { return s.values[min(int(p*float64(len(s.values))), len(s.values)-1)].value }
	return at(low), at(high), s.seen
}

// maxSample bounds the values kept for one indicator: enough for percentiles,
// and bounded over a million indicators.
const maxSample = 512

// sample keeps the values whose random keys are lowest: an even choice of all
// that were seen, the same on every run.
type sample struct {
	values []sampled
	seen   int
	level  uint // values whose key has this many low zero bits are kept
	sorted bool
}

type sampled struct {
	value float64
	key   uint64
}

func (s *sample) add(v float64, key uint64) {
	s.seen++
	if !s.keeps(key) {
		return
	}
	s.values, s.sorted = append(s.values, sampled{v, key}), false
	for len(s.values) > maxSample {
		s.level++
		s.values = slices.DeleteFunc(s.values, func(x sampled) bool { return !s.keeps(x.key) })
	}
}

func (s *sample) keeps(key uint64) bool { return key&(1<<s.level-1) == 0 }

func (s *sample) sort() {
	if !s.sorted {
		slices.SortFunc(s.values, func(a, b sampled) int {
			switch {
			case a.value < b.value:
				return -1
			case a.value > b.value:
				return 1
			}
			return 0
		})
		s.sorted = true
	}
}

// mix spreads a counter over all bits.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

func sortedKeys(set map[int]bool) []int { return slices.Sorted(maps.Keys(set)) }
