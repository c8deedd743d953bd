package columns

import (
	"strings"

	"jixiao/budget"
	"jixiao/normalize/pattern"
	"jixiao/normalize/vocab"
)

// noteLine begins what is said below a table.
var noteLine = pattern.New(`^(?:注|备注|说明)[:：]`)

// owners gives each heading its department's line: the order of a page may put
// it in front of the heading. Units and notes of the tables are found too.
func (r *reader) owners(zones []zone) {
	bodies := r.bodies(zones)
	named := len(bodies) > 0 || r.named(zones)
	for k := range zones {
		z := &zones[k]
		for i := z.block; i < z.to; i++ {
			switch {
			case !r.content(i):
			case bodies[r.folded[i]] || r.ownerLine(i) && (!named || r.endsLikeBody(i)):
				if len(z.owner) > 0 && k+1 < len(zones) {
					zones[k+1].owner = append(zones[k+1].owner, i)
					r.moved[i] = true
				} else {
					z.owner = append(z.owner, i)
				}
			case unitLine.MatchString(r.folded[i]):
				z.unit = append(z.unit, i)
			case noteLine.MatchString(r.folded[i]):
				z.notes = append(z.notes, i)
			}
		}
	}
}

// bodies are names of public bodies without a code that stand right below a
// heading: the departments of a paper that prints no codes of theirs.
func (r *reader) bodies(zones []zone) map[string]bool {
	out := map[string]bool{}
	for _, z := range zones {
		for i := z.block; i < z.to; i++ {
			if !r.content(i) {
				continue
			}
			if f := r.folded[i]; onlyHan(strings.Trim(f, "()")) && r.endsLikeBody(i) && !r.label[f] {
				out[f] = true
			}
			break
		}
	}
	return out
}

// ownerLine reports a line that has the shape of a department's: six digits and a
// name.
func (r *reader) ownerLine(i int) bool {
	return ownerLine.MatchString(r.folded[i]) && !budget.LooksLikeCode(strings.ToUpper(r.folded[i]))
}

// bodyTails may stand behind a public body's name.
const bodyTails = "()本级机关"

func (r *reader) endsLikeBody(i int) bool {
	return vocab.EndsLikeBody(r.folded[i]) || vocab.EndsLikeBody(strings.TrimRight(r.folded[i], bodyTails))
}

// named reports that the departments' lines of a paper end like names of public
// bodies: then six digits with other words are a value with its unit.
func (r *reader) named(zones []zone) bool {
	for _, z := range zones {
		for i := z.block; i < z.to; i++ {
			if r.content(i) && r.ownerLine(i) && r.endsLikeBody(i) {
				return true
			}
		}
	}
	return false
}
