package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"jixiao/budget"
)

// Version is the version of the report's JSON.
const Version = 1

// Finding is one thing that deserves a question.
type Finding struct {
	Rule       string            `json:"rule"`
	Title      string            `json:"title"`
	Severity   Severity          `json:"severity"`
	Year       budget.Year       `json:"year"`
	Department budget.Department `json:"department"`
	Code       budget.Nullable   `json:"code"`    // 项目编码
	Project    string            `json:"project"` // 项目名称; empty for the paper as a whole
	Field      string            `json:"field"`   // path in the paper's JSON
	Indicator  string            `json:"indicator,omitempty"`
	Evidence   string            `json:"evidence"`
	Numbers    []Number          `json:"numbers,omitempty"`
	Where      []budget.Place    `json:"where,omitempty"`
	// Paper is the index of the paper within the audited ones.
	Paper int `json:"paper"`
	// Fingerprint names the finding across imports and page shifts.
	Fingerprint string `json:"fingerprint"`
}

// Tally counts a rule's results over all objects it should have looked at.
type Tally struct {
	Rule     string          `json:"rule"`
	Title    string          `json:"title"`
	Severity Severity        `json:"severity"`
	Count    map[Outcome]int `json:"count"`
}

// Report is the outcome of an audit.
type Report struct {
	Version  int       `json:"version"`
	Findings []Finding `json:"findings"`
	Rules    []Tally   `json:"rules"`
	// Accepted are the findings that the user's baseline accepts.
	Accepted []AcceptedFinding `json:"accepted,omitempty"`
}

// AcceptedFinding is a finding with the reason why it was accepted.
type AcceptedFinding struct {
	Finding
	Reason  string `json:"reason"`
	Expires string `json:"expires,omitempty"`
}

// Options of an audit.
type Options struct {
	Rules    []string                      // ids to run; empty: all
	Severity map[string]Severity           // by rule id
	Params   map[string]map[string]float64 // by rule id and parameter
}

// place turns a result into a Finding at its object.
func (s *sheet) place(r *Rule, res result, p *budget.Project, index, paper int, severity Severity) Finding {
	if i, rest, ok := inProject(res.object); ok && p == nil && i < len(s.paper.Projects) {
		p, index, res.object = &s.paper.Projects[i], i, rest // a rule of the paper found it in one of its projects
	}
	f := Finding{Rule: r.ID, Title: r.Title, Severity: severity, Year: s.paper.FiscalYear, Department: s.paper.Department,
		Field: res.object, Evidence: res.evidence, Numbers: res.numbers, Paper: paper}
	if p != nil {
		f.Code, f.Project = p.Code, p.Name
		if p.Department.Name != "" {
			f.Department = p.Department
		}
		f.Indicator, f.Where = objectOf(p, res.object)
		f.Field = strings.TrimSuffix(fmt.Sprintf("projects[%d].%s", index, res.object), ".")
	} else if s.paper.Overall != nil {
		f.Where = overallPlaces(s.paper.Overall, res.object)
	}
	f.Fingerprint = fingerprint(f, res.object)
	return f
}

var ofProject = pattern(`^projects\[(\d+)\]\.(.*)$`)

func inProject(object string) (index int, rest string, ok bool) {
	m := ofProject().FindStringSubmatch(object)
	if m == nil {
		return 0, "", false
	}
	i, err := strconv.Atoi(m[1])
	return i, m[2], err == nil
}

// ProjectOf is the index within its paper of the project that a finding is about;
// false where it is about the paper as a whole.
func ProjectOf(f Finding) (index int, ofProject bool) {
	i, _, ok := inProject(f.Field + ".")
	return i, ok
}

var indexed = pattern(`^(indicators|goals)\[(\d+)\]\.?(.*)$`)

// objectOf names the indicator a path leads to and the places of its value.
func objectOf(p *budget.Project, object string) (indicator string, where []budget.Place) {
	m := indexed().FindStringSubmatch(object)
	if m == nil {
		return "", p.Places[object]
	}
	i, _ := strconv.Atoi(m[2])
	if m[1] == "goals" {
		if i < len(p.Goals) {
			return "", p.Goals[i].Places["text"]
		}
		return "", nil
	}
	if i >= len(p.Indicators) {
		return "", nil
	}
	in := p.Indicators[i]
	where = in.Places[m[3]]
	if where == nil {
		where = in.Places["level3"]
	}
	return in.Level1 + "/" + string(in.Level2) + "/" + string(in.Level3), where
}

var item = pattern(`^overall\.(items|measures)\[(\d+)\]\.?(.*)$`)

func overallPlaces(o *budget.Overall, object string) []budget.Place {
	m := item().FindStringSubmatch(object)
	if m == nil {
		return o.Places[strings.TrimPrefix(object, "overall.")]
	}
	i, _ := strconv.Atoi(m[2])
	if m[1] == "items" && i < len(o.Items) {
		return o.Items[i].Places[m[3]]
	}
	if m[1] == "measures" && i < len(o.Measures) {
		return o.Measures[i].Places[m[3]]
	}
	return nil
}

// fingerprint hashes what makes a finding the same one next time: the rule, the
// project, the named field and the evidence; no page, no position in a list.
func fingerprint(f Finding, object string) string {
	who := string(f.Code)
	if who == "" {
		who = f.Project
	}
	if m := indexed().FindStringSubmatch(object); m != nil {
		object = m[1] + "." + m[3]
	}
	if m := item().FindStringSubmatch(object); m != nil {
		object = m[1] + "." + m[3]
	}
	text := strings.Join([]string{f.Rule, strconv.Itoa(int(f.Year)), string(f.Department.Code), f.Department.Name, who, object, f.Indicator, budget.Fold(f.Evidence)}, "\x00")
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
