// Package audit looks for what deserves a question in published papers: numbers
// that contradict each other, targets that say nothing, texts that were copied.
// A finding says what stands where and shows the numbers; it never says which
// side is right. Rules are one table (Rules); judging is pure.
package audit

import "jixiao/budget"

// Severity of a finding.
type Severity string

const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

var severityNames = map[Severity]string{Error: "错误", Warning: "提醒", Info: "提示"}

// Name is what readers call a severity.
func (s Severity) Name() string { return severityNames[s] }

// Outcome of one rule on one object. "Not checked" is a result of its own.
type Outcome string

const (
	Pass         Outcome = "pass"
	Finds        Outcome = "finding"
	NA           Outcome = "not_applicable"
	Insufficient Outcome = "insufficient_data"
)

// Rule is one check with everything a reader needs to judge it.
type Rule struct {
	ID       string   // stable, never used again
	Title    string   // 中文名称
	Reason   string   // why a finding deserves a question
	Severity Severity // default
	Params   []Param
	Needs    Needs
	// Fail and Pass are examples in JSON, laid over a faultless paper; see
	// examples.go. A test demands that both do as they say.
	Fail, Pass string

	indicator func(*subject, int) result // on each indicator
	project   func(*subject) []result    // on each project
	paper     func(*sheet) []result      // on each paper
}

// Needs says what a rule looks at beside the paper itself.
type Needs int

const (
	OnePaper Needs = iota
	LastYear       // the same department's paper of the year before
	Archive        // everything in the archive
)

// Param is a threshold that the user may set.
type Param struct {
	Name    string
	Default float64
	Meaning string
}

// result is what a check says about one object, before it is placed.
type result struct {
	outcome  Outcome
	object   string // path within the project or paper, "indicators[3].value"; may be empty
	evidence string // what stands there, in words of the paper
	numbers  []Number
}

// Number is one named number of a rule's formula, exact.
type Number struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func pass() result         { return result{outcome: Pass} }
func na() result           { return result{outcome: NA} }
func insufficient() result { return result{outcome: Insufficient} }
func found(object, evidence string, numbers ...Number) result {
	return result{outcome: Finds, object: object, evidence: evidence, numbers: numbers}
}

// one wraps a single result.
func one(r result) []result { return []result{r} }

// sheet is one paper under audit with what lies beside it.
type sheet struct {
	paper  *budget.Disclosure
	last   []budget.Disclosure // of the same department, the year before
	before lastYear            // the same papers, by project
	view   *archive            // nil when only papers are audited
	copies *copies             // index of the paper's texts
	params map[string]float64  // of the rule at hand
}

// subject is one project under audit.
type subject struct {
	*sheet
	p     *budget.Project
	index int
}

func (s *sheet) param(name string) float64 { return s.params[name] }
