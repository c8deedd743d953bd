package diff

import (
	"cmp"
	"math"
	"slices"

	"jixiao/budget"
)

// features are what a project is recognised by when neither code nor name tells:
// the words of its name, of its goals, purpose and indicators, and its rows.
type features struct {
	name, text, rows vector
	// nextText and nextRows say how like the texts and rows of another project
	// of the same side are: 1 when they are copied, for then they tell nothing.
	nextText, nextRows float64
}

// vector is a bag of tokens in ascending order, each with how often it occurs.
type vector []token

type token struct {
	id int32
	n  float64
}

// weights gives every token of one kind its weight: a word that all projects of
// a department use says little about any of them.
type weights []float64

// plainWeight is the weight of a token that every project has; one that a single
// project of N has weighs log((1+N)/2) more.
const plainWeight = 0.2

// vocabulary numbers the tokens of one kind and counts the projects of each side
// that have them.
type vocabulary[K comparable] struct {
	ids  map[K]int32
	seen [2][]int32
}

// add turns counted tokens of a project of the given side into a vector. The
// keys come in the order of the text, so that numbers do not depend on chance.
func (v *vocabulary[K]) add(side int, keys []K) vector {
	if v.ids == nil {
		v.ids = map[K]int32{}
	}
	ids := make([]int32, len(keys))
	for i, k := range keys {
		id, known := v.ids[k]
		if !known {
			id = int32(len(v.ids))
			v.ids[k] = id
			v.seen[0], v.seen[1] = append(v.seen[0], 0), append(v.seen[1], 0)
		}
		ids[i] = id
	}
	slices.Sort(ids)
	var out vector
	for _, id := range ids {
		if n := len(out); n > 0 && out[n-1].id == id {
			out[n-1].n++
			continue
		}
		out = append(out, token{id, 1})
		v.seen[side][id]++
	}
	return out
}

// weigh is the weight of each token among the given numbers of projects; the
// side where it is more common decides, so that a token that one project has on
// both sides weighs as much as one that a single project has on one.
func (v *vocabulary[K]) weigh(olds, news int) weights {
	n := float64(max(olds, news))
	of := func(projects float64) float64 { return plainWeight + math.Log((1+n/projects)/2) }
	w := make(weights, len(v.ids))
	for id := range w {
		w[id] = of(float64(max(v.seen[0][id], v.seen[1][id])))
	}
	return w
}

// sum is the weight of a whole vector.
func (w weights) sum(v vector) float64 {
	s := 0.0
	for _, t := range v {
		s += t.n * w[t.id]
	}
	return s
}

// shared is the weight of what two vectors have in common.
func (w weights) shared(a, b vector) float64 {
	s := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i].id, b[j].id; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			s += min(a[i].n, b[j].n) * w[x]
			i, j = i+1, j+1
		}
	}
	return s
}

// dice is 1 for the same tokens and 0 for none in common; false when there is
// nothing to compare.
func (w weights) dice(a, b vector) (float64, bool) {
	if len(a)+len(b) == 0 {
		return 0, false
	}
	return 2 * w.shared(a, b) / (w.sum(a) + w.sum(b)), true
}

// union has every token as often as the vector that has it most.
func union(a, b vector) vector {
	var out vector
	for len(a) > 0 && len(b) > 0 {
		switch cmp.Compare(a[0].id, b[0].id) {
		case -1:
			out, a = append(out, a[0]), a[1:]
		case 1:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, token{a[0].id, max(a[0].n, b[0].n)}), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// within is how much of the part is in the whole.
func (w weights) within(part, whole vector) float64 {
	if len(part) == 0 {
		return 0
	}
	return w.shared(part, whole) / w.sum(part)
}

// scale weighs the tokens of one department's projects.
type scale struct {
	name, text, rows weights
}

// weighDepartment gives every project of a department pair its features.
func weighDepartment(olds, news []*side) scale {
	var names, texts vocabulary[[2]rune]
	var rows vocabulary[string]
	for which, list := range [][]*side{olds, news} {
		for _, s := range list {
			s.features = features{
				name: names.add(which, pairsOf(s.core)),
				text: texts.add(which, pairsOf(bodyText(s.p))),
				rows: rows.add(which, rowKeys(s.p)),
			}
		}
	}
	n, m := len(olds), len(news)
	w := scale{names.weigh(n, m), texts.weigh(n, m), rows.weigh(n, m)}
	w.measureNext(olds)
	w.measureNext(news)
	return w
}

// measureNext compares every project with the others of its side.
func (w scale) measureNext(list []*side) {
	for i, s := range list {
		a := &s.features
		for _, other := range list[:i] {
			b := &other.features
			text, _ := w.text.dice(a.text, b.text)
			rows, _ := w.rows.dice(a.rows, b.rows)
			a.nextText, b.nextText = max(a.nextText, text), max(b.nextText, text)
			a.nextRows, b.nextRows = max(a.nextRows, rows), max(b.nextRows, rows)
		}
	}
}

// pairsOf lists the pairs of neighbouring characters of a text; a single
// character stands for itself.
func pairsOf(s string) [][2]rune {
	runes := []rune(s)
	if len(runes) == 1 {
		return [][2]rune{{runes[0], 0}}
	}
	var out [][2]rune
	for i := 0; i+1 < len(runes); i++ {
		out = append(out, [2]rune{runes[i], runes[i+1]})
	}
	return out
}

// bodyText is what a project says beside its name.
func bodyText(p *budget.Project) string {
	text := withoutPunctuation(budget.Fold(p.Purpose.Value))
	for _, g := range p.Goals {
		text += withoutPunctuation(budget.Fold(g.Text))
	}
	for _, in := range p.Indicators {
		text += withoutPunctuation(budget.Fold(string(in.Level3 + in.Description)))
	}
	return text
}

// rowKeys are a project's indicators, each by its name and once more with its
// value: a row that kept even its target is the better witness.
func rowKeys(p *budget.Project) []string {
	var out []string
	for _, in := range p.Indicators {
		k := budget.Fold(string(in.Level2)) + "/" + budget.Fold(string(in.Level3))
		out = append(out, k, k+"="+budget.Fold(string(in.Value)))
	}
	return out
}
