package columns

// chainReach is how many texts of other cells may stand between two lines of a
// cell that is printed in several rows.
const chainReach = 12

// chain is two texts of which the second follows the first wherever it stands.
type chain struct{ upper, lower string }

// chains counts how often lines stand, and how often another follows before the
// first comes again.
type chains struct {
	count   map[string]int
	follows map[chain]int
}

func newChains() chains { return chains{map[string]int{}, map[chain]int{}} }

// chainsOf counts a table's lines.
func (p *project) chainsOf() chains {
	out := newChains()
	for k := p.gridStart(); k < len(p.ts); k++ {
		a := &p.ts[k]
		if a.used {
			continue
		}
		out.count[a.fold]++
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
				out.follows[chain{a.fold, b.fold}]++
			}
		}
	}
	return out
}

func (c chains) add(other chains) {
	for s, n := range other.count {
		c.count[s] += n
	}
	for s, n := range other.follows {
		c.follows[s] += n
	}
}

// leastChain is how often two lines follow each other when it is hardly chance.
const leastChain = 3

// sure are the lines of cells that are printed again and again, a source under all
// indicators: each time the one stands, the other follows.
func (c chains) sure(into map[chain]bool) {
	for x, n := range c.follows {
		if n >= leastChain && n == c.count[x.upper] && n == c.count[x.lower] {
			into[x] = true
		}
	}
}

// chain finds the chains of each table and of the whole paper.
func (r *reader) chain(projects []*project) {
	all := newChains()
	for _, p := range projects {
		own := p.chainsOf()
		all.add(own)
		p.chained = map[chain]bool{}
		own.sure(p.chained)
	}
	r.chained = map[chain]bool{}
	all.sure(r.chained)
}
