package store

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"slices"
	"strconv"

	"jixiao/budget"
)

// identity gives two fingerprints. The papers of one department and year with
// the same projects share the first: they are renderings or corrections of one
// paper. It is "" where the paper does not say enough. Those with the same
// content share the second.
func identity(d budget.Disclosure) (paper, content string) {
	return paperKey(d), contentKey(d)
}

func paperKey(d budget.Disclosure) string {
	who := string(d.Department.Code)
	if who == "" {
		who = budget.Fold(d.Department.Name)
	}
	if who == "" || d.FiscalYear == 0 || len(d.Projects) == 0 {
		return ""
	}
	projects := make([]string, len(d.Projects))
	for i, p := range d.Projects {
		projects[i] = string(p.Code) + "\x00" + budget.Fold(p.Name)
	}
	slices.Sort(projects)
	h := newDigest()
	h.text(who, strconv.Itoa(int(d.FiscalYear)), divisionsOf(d).all)
	h.text(projects...)
	return h.sum()
}

// digest hashes a sequence of texts so that no two sequences read the same.
type digest struct {
	h    hash.Hash
	wait []byte // what has not been hashed yet: cells are short
}

func newDigest() *digest { return &digest{h: sha256.New(), wait: make([]byte, 0, 2*digestBlock)} }

// digestBlock is how many bytes are hashed together.
const digestBlock = 4 << 10

func (g *digest) text(list ...string) {
	for _, s := range list {
		g.wait = append(strconv.AppendInt(g.wait, int64(len(s)), 10), ':')
		g.wait = append(g.wait, s...)
		if len(g.wait) >= digestBlock {
			g.flush()
		}
	}
}

func (g *digest) flush() {
	g.h.Write(g.wait)
	g.wait = g.wait[:0]
}

// sum is half of the hash: enough to tell papers apart, and short in the file.
func (g *digest) sum() string {
	g.flush()
	return hex.EncodeToString(g.h.Sum(nil)[:16])
}

func contentKey(d budget.Disclosure) string {
	g := newDigest()
	g.text(strconv.Itoa(int(d.FiscalYear)), string(d.Department.Code), d.Department.Name)
	if o := d.Overall; o != nil {
		g.text("overall", o.Goal)
		for _, t := range o.Items {
			g.text(t.Title, t.Description, t.Goal, t.Indicators)
		}
		for _, t := range o.Measures {
			g.text(t.Text)
		}
	}
	for i := range d.Projects {
		g.project(&d.Projects[i])
	}
	return g.sum()
}

func (g *digest) project(p *budget.Project) {
	g.text("project", string(p.Code), p.Name, string(p.Department.Code), p.Department.Name, p.Implementer.Value, p.Unit, p.Purpose.Value)
	g.budget(p.Budget)
	for _, a := range p.Attributes {
		g.text(a.Label, a.Value)
	}
	for _, s := range p.Schedule {
		g.text(s.By, s.Percent.Decimal)
	}
	g.goals(p.Goals)
	if p.WholeProject != nil {
		g.budget(p.WholeProject.Budget)
		g.goals(p.WholeProject.Goals)
	}
	for i := range p.Indicators {
		r := &p.Indicators[i]
		g.text("indicator", r.Level1, string(r.Level2), string(r.Level3), string(r.Description), string(r.Value), string(r.Basis),
			r.Weight.Value, r.Actual.Value, r.Score.Value, r.Deviation.Value)
		for _, a := range r.Attributes {
			g.text(a.Label, a.Value)
		}
	}
}

func (g *digest) budget(b budget.Budget) {
	g.text("budget", b.Total.Decimal, b.Fiscal.Decimal, b.Carryover.Decimal, b.Other.Decimal)
	for _, e := range b.Execution {
		g.text(e.Label, e.Initial.Decimal, e.Adjusted.Decimal, e.Executed.Decimal, e.Weight.Value, e.Rate.Value, e.Score.Value)
	}
}

func (g *digest) goals(goals []budget.Goal) {
	g.text("goals", strconv.Itoa(len(goals)))
	for _, t := range goals {
		g.text(t.Text)
	}
}

// stored is a document in the file, as far as twins need it.
type stored struct {
	id            int64
	name, content string
}

// twins are the stored documents that are renderings of the same paper.
func (w *writer) twins(paper, sha string) []stored {
	var out []stored
	if paper == "" {
		return nil
	}
	for after := int64(0); ; {
		row := w.row("SELECT id, name, content FROM documents WHERE paper=? AND sha256<>? AND id>? ORDER BY id LIMIT 1", 3, paper, sha, after)
		if row == nil {
			return out
		}
		after = row[0].(int64)
		out = append(out, stored{after, row[1].(string), row[2].(string)})
	}
}
