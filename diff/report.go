// Package diff says what became of one year's projects in the next: first who is
// whom, then what changed. Its Report is plain data; printing is others' work.
package diff

import "jixiao/budget"

// Version is the version of the report's JSON.
const Version = 1

// How a project of one side was found on the other.
const (
	ByLink     = "link"     // a hand-written link says so
	ByCode     = "code"     // same 项目编码
	ByName     = "name"     // same name but for years, document numbers and punctuation
	ByLikeness = "likeness" // name, indicators and goals are alike, and nothing else is nearly so
	Possible   = "possible" // alike, but not clearly enough: a person decides
	Added      = "added"
	Removed    = "removed"
	Merged     = "merged" // several old projects became one
	Split      = "split"  // one old project became several
)

// Report is the comparison of two sides.
type Report struct {
	Version     int              `json:"version"`
	Summary     Summary          `json:"summary"`
	Departments []DepartmentPair `json:"departments"`
	Projects    []Match          `json:"projects"`
	Warnings    []budget.Issue   `json:"warnings,omitempty"` // duplicate keys, links that lead nowhere
}

// DepartmentPair is one department on both sides; nil where it is missing.
type DepartmentPair struct {
	Match   string             `json:"match"` // code, name, likeness, possible, added, removed
	Score   Score              `json:"score"`
	Old     *budget.Department `json:"old,omitempty"`
	New     *budget.Department `json:"new,omitempty"`
	Changes []Change           `json:"changes,omitempty"` // its name, and part one of the papers
}

// Match is one project, or the parts of a split or merged one.
type Match struct {
	Match   string   `json:"match"`
	Score   Score    `json:"score"`
	Why     string   `json:"why"` // evidence, for people
	Old     []Ref    `json:"old"`
	New     []Ref    `json:"new"`
	Changes []Change `json:"changes"`
	// Formatting counts differences of spaces, width, brackets and units that
	// change nothing; they are listed only when asked for.
	Formatting int `json:"formatting"`
	// Kept is how much of the new text is word for word the old one's:
	// characters kept and all characters.
	Kept Share `json:"kept"`
}

// Ref names one project of one side.
type Ref struct {
	Code       budget.Nullable   `json:"code"`
	Name       string            `json:"name"`
	Department budget.Department `json:"department"`
	Year       budget.Year       `json:"year"`
	Document   int               `json:"document"` // index of the disclosure on its side
	Project    int               `json:"project"`  // index within the disclosure
	Total      budget.Amount     `json:"total"`
	Unit       string            `json:"unit"`
}

// Change is one field that is not the same on both sides.
type Change struct {
	Path string          `json:"path"` // "budget.total", "indicators[产出指标/数量指标/名称].value"
	Kind string          `json:"kind"` // amount, target, text, field, added, removed, format
	Old  budget.Nullable `json:"old"`
	New  budget.Nullable `json:"new"`
	// Delta (in 元) and Percent are exact decimals, for amounts.
	Delta   string `json:"delta,omitempty"`
	Percent string `json:"percent,omitempty"`
	// Direction of a target: tightened, softened, raised, lowered, reworded,
	// quantified, unquantified.
	Direction string `json:"direction,omitempty"`
	// Edits are the characters kept, deleted and inserted, for texts.
	Edits []Edit `json:"edits,omitempty"`
}

// Edit is a run of characters: kept "=", deleted "-" or inserted "+".
type Edit struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// Share is a part of a whole, in characters.
type Share struct {
	Part  int `json:"part"`
	Whole int `json:"whole"`
}

// Summary counts what the report holds.
type Summary struct {
	OldProjects int            `json:"old_projects"`
	NewProjects int            `json:"new_projects"`
	Matches     map[string]int `json:"matches"` // by kind
	Changes     int            `json:"changes"`
	Formatting  int            `json:"formatting"`
	// OldTotal and NewTotal are the sums of the budgets that could be read, in
	// 元; Unread counts projects without a readable total.
	OldTotal string  `json:"old_total"`
	NewTotal string  `json:"new_total"`
	Unread   int     `json:"unread"`
	Movers   []Mover `json:"movers"` // largest changes of a budget, at most ten
	Kept     Share   `json:"kept"`
}

// Mover is a project whose budget moved.
type Mover struct {
	Name    string `json:"name"`
	Old     string `json:"old"` // 元
	New     string `json:"new"`
	Delta   string `json:"delta"`
	Percent string `json:"percent,omitempty"`
}

// Link is a hand-written statement of who is whom: 项目编码 or name on each side.
type Link struct{ Old, New string }

// Options of a comparison.
type Options struct {
	Links      []Link
	Formatting bool // list formatting-only differences too
}

// Disclosures compares two sides, each the papers of a year (or any other set).
func Disclosures(old, new []budget.Disclosure, opt Options) Report {
	m := newMatcher(old, new, opt)
	m.departments(old, new, opt)
	r := Report{Version: Version, Departments: m.pairs, Projects: m.projects()}
	r.Warnings = m.warnings
	renamed := map[[2]budget.Department]bool{}
	for _, d := range r.Departments {
		if d.Old != nil && d.New != nil {
			renamed[[2]budget.Department{*d.Old, *d.New}] = true
		}
	}
	for i := range r.Projects {
		compareMatch(&r.Projects[i], old, new, renamed, opt)
	}
	r.Summary = summarise(r, old, new)
	return r
}
