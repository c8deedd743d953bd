package columns

// chainReach is how many texts of other cells may stand between two lines of a
// cell that is printed in several rows.
const chainReach = 12

// chain is two texts of which the second follows the first wherever it stands.
type chain struct{ upper, lower string }

// chains finds the lines of cells that a table prints again and again, a source
// under all its indicators: each time the one stands, the other follows, before
// the first comes again.
func (p *project) chains() map[chain]bool {
	count := map[string]int{}
	follows := map[chain]int{}
	for k := p.gridStart(); k < len(p.ts); k++ {
		a := &p.ts[k]
		if a.used {
			continue
		}
		count[a.fold]++
		seen := map[string]bool{}
		for j, n := k+1, 0; j < len(p.ts) && n < chainReach; j++ {
			b := &p.ts[j]
			if b.used {
				continue
			}
			if n++; b.fold == a.fold {
				break
			}
			if !seen[b.fold] {
				seen[b.fold] = true
				follows[chain{a.fold, b.fold}]++
			}
		}
	}
	out := map[chain]bool{}
	for c, n := range follows {
		if n >= leastChain && n == count[c.upper] && n == count[c.lower] {
			out[c] = true
		}
	}
	return out
}

// leastChain is how often two lines follow each other when it is hardly chance.
const leastChain = 3
