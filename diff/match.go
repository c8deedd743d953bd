package diff

import (
	"fmt"
	"math"
	"strconv"

	"jixiao/budget"
)

// Score is a likeness between 0 and 1, printed with two decimals.
type Score float64

// MarshalJSON rounds, so that the same likeness always prints the same.
func (s Score) MarshalJSON() ([]byte, error) {
	return []byte(strconv.FormatFloat(math.Round(float64(s)*100)/100, 'f', -1, 64)), nil
}

// Weights of a project's likeness; what neither side has does not count. The
// amount only decides between what is otherwise the same.
const (
	weightName   = 0.50
	weightRows   = 0.20
	weightText   = 0.25
	weightAmount = 0.05
)

// A pair counts as the same project when it is alike enough and no other
// arrangement is nearly as good: from clearScore on with clearMargin, and the
// more alike the smaller the margin may be. Below that it is only possible.
const (
	clearScore, clearMargin = 0.55, 0.25
	marginSlope             = 0.8
	leastMargin             = 0.03
)

// A project that kept its texts and rows under quite another name is known by
// these: for certain when they are its own, possibly when they are half kept.
// Where hardly anything is kept only the same name is certain.
const (
	keptScore   = 0.45
	keptBody    = 0.60
	keptTelling = 0.50
	halfKept    = 0.50
	hardlyKept  = 0.35
	sameName    = 0.90
)

// side is a project of one side with what its likeness is judged by.
type side struct {
	Ref
	p        *budget.Project
	dept     int    // index of its department pair
	fen      int64  // the budget; 0 where it cannot be read
	name     string // without what changes every year
	core     string // and without what every name has
	features features
	taken    bool
}

type matcher struct {
	old, new []side
	pairs    []DepartmentPair
	scales   []scale // of each department pair
	likes    map[[2]*side]likeness
	// oldDept and newDept give the pair of each department, by unitKey.
	oldDept, newDept map[string]int
	links            []Link
	warnings         []budget.Issue
	matches          []Match
}

func newMatcher(old, new []budget.Disclosure, opt Options) *matcher {
	m := &matcher{old: sides(old), new: sides(new), links: opt.Links, likes: map[[2]*side]likeness{}, oldDept: map[string]int{}, newDept: map[string]int{}}
	m.pairDepartments(old, new)
	return m
}

func sides(papers []budget.Disclosure) []side {
	var out []side
	for d := range papers {
		for i := range papers[d].Projects {
			p := &papers[d].Projects[i]
			fen, _ := p.Budget.Total.Fen(p.Unit)
			out = append(out, side{
				Ref: Ref{Code: p.Code, Name: p.Name, Department: departmentOf(papers[d], p), Year: papers[d].FiscalYear,
					Document: d, Project: i, Total: p.Budget.Total, Unit: p.Unit},
				p: p, fen: fen, name: normalName(p.Name), core: coreName(p.Name),
			})
		}
	}
	return out
}

func departmentOf(paper budget.Disclosure, p *budget.Project) budget.Department {
	if p.Department.Name != "" || p.Department.Code != "" {
		return p.Department
	}
	return paper.Department
}

// projects finds who is whom: links, codes, names, likeness, then what was
// split or merged, and what is left over.
func (m *matcher) projects() []Match {
	m.byLink()
	m.reportDuplicates("旧的一侧", m.old)
	m.reportDuplicates("新的一侧", m.new)
	m.byKey(ByCode, func(s *side) string { return string(s.Code) })
	m.byCodeElsewhere()
	m.byKey(ByName, func(s *side) string { return s.name })
	m.weigh()
	m.byLikeness()
	m.findParts()
	m.possibly()
	for i := range m.old {
		if !m.old[i].taken {
			m.add(Removed, 0, "新的一侧没有对应的项目", []*side{&m.old[i]}, nil)
		}
	}
	for i := range m.new {
		if !m.new[i].taken {
			m.add(Added, 0, "旧的一侧没有对应的项目", nil, []*side{&m.new[i]})
		}
	}
	return inPaperOrder(m.matches)
}

// weigh prepares the departments in which something is left over.
func (m *matcher) weigh() {
	olds, news := make([][]*side, len(m.pairs)), make([][]*side, len(m.pairs))
	left := make([]bool, len(m.pairs))
	for i := range m.old {
		s := &m.old[i]
		olds[s.dept], left[s.dept] = append(olds[s.dept], s), left[s.dept] || !s.taken
	}
	for i := range m.new {
		s := &m.new[i]
		news[s.dept], left[s.dept] = append(news[s.dept], s), left[s.dept] || !s.taken
	}
	m.scales = make([]scale, len(m.pairs))
	for d := range m.pairs {
		if left[d] {
			m.scales[d] = weighDepartment(olds[d], news[d])
		}
	}
}

func (m *matcher) add(how string, score Score, why string, old, new []*side) {
	match := Match{Match: how, Score: score, Why: why, Old: []Ref{}, New: []Ref{}, Changes: []Change{}}
	for _, s := range old {
		s.taken = true
		match.Old = append(match.Old, s.Ref)
	}
	for _, s := range new {
		s.taken = true
		match.New = append(match.New, s.Ref)
	}
	m.matches = append(m.matches, match)
}

// place is a key within a department pair.
type place struct {
	dept int
	key  string
}

// placed lists the free projects of each place.
func placed(list []side, at func(*side) place) map[place][]*side {
	out := map[place][]*side{}
	for i := range list {
		if p := at(&list[i]); p.key != "" && !list[i].taken {
			out[p] = append(out[p], &list[i])
		}
	}
	return out
}

// byKey matches projects of the same department whose key occurs once on each
// side. A key that occurs twice on a side decides nothing.
func (m *matcher) byKey(how string, key func(*side) string) {
	m.byPlace(how, func(s *side) place { return place{s.dept, key(s)} })
}

// byCodeElsewhere matches codes over departments: a code names one project of
// the whole country, and projects move.
func (m *matcher) byCodeElsewhere() {
	m.byPlace(ByCode, func(s *side) place { return place{-1, string(s.Code)} })
}

func (m *matcher) byPlace(how string, at func(*side) place) {
	olds, news := placed(m.old, at), placed(m.new, at)
	for i := range m.new {
		n := &m.new[i]
		if o := olds[at(n)]; !n.taken && len(o) == 1 && len(news[at(n)]) == 1 {
			m.add(how, 1, m.sameKey(how, o[0], n), o, []*side{n})
		}
	}
}

// sameKey says why two projects with a common key are one, and warns where
// nothing but the code is the same.
func (m *matcher) sameKey(how string, o, n *side) string {
	if how == ByName {
		return "名称相同（不计年份、文号、标点）：" + n.name
	}
	why := "项目编码相同：" + string(n.Code)
	if o.dept != n.dept {
		why += "，部门不同"
	}
	if unlike(o, n) {
		why += "，但名称和内容都不同，请核对"
		m.warn("code_reused", fmt.Sprintf("项目编码 %s 两侧相同，名称和内容却都不同：旧“%s”，新“%s”", n.Code, o.Name, n.Name), string(n.Code))
	}
	return why
}

// Names and texts with less in common than this are of different projects.
const unlikeName, unlikeText = 0.2, 0.4

func unlike(o, n *side) bool {
	return bigramsOf(o.core).dice(bigramsOf(n.core)) < unlikeName && bigramsOf(bodyText(o.p)).dice(bigramsOf(bodyText(n.p))) < unlikeText
}

func (m *matcher) reportDuplicates(which string, list []side) {
	first := map[string]*side{}
	for i := range list {
		s := &list[i]
		key := fmt.Sprint(s.dept, " ", s.Code)
		if prev := first[key]; s.Code != "" && prev != nil {
			m.warn("duplicate_code", fmt.Sprintf("%s的项目编码 %s 出现两次：第%d份文件第%d个项目“%s”，第%d份文件第%d个项目“%s”", which, s.Code,
				prev.Document+1, prev.Project+1, prev.Name, s.Document+1, s.Project+1, s.Name), string(s.Code))
			continue
		}
		first[key] = s
	}
}

func (m *matcher) warn(code, message, at string) {
	m.warnings = append(m.warnings, budget.Issue{Code: code, Message: message, At: at})
}
