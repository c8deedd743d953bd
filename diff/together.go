package diff

import (
	"math/big"
	"strings"

	"jixiao/budget"
)

// whole compares what adds up over the parts of a merged or split project:
// amounts, goals and indicators. Names, codes and purposes are each part's own,
// and so are sums of money among the indicators.
func (c *comparison) whole(o, n *budget.Project) {
	c.budget("budget", o.Budget, o.Unit, n.Budget, n.Unit)
	c.goals("goals", o.Goals, n.Goals)
	c.indicators(withoutSums(o.Indicators), withoutSums(n.Indicators))
}

func withoutSums(list []budget.Indicator) []budget.Indicator {
	var out []budget.Indicator
	for _, in := range list {
		sum := false
		if in.Target != nil {
			_, sum = budget.PrintedAmount(in.Target.Number).Fen(in.Target.Unit)
		}
		if !sum {
			out = append(out, in)
		}
	}
	return out
}

// together is the parts as one project: amounts added, goals and indicators one
// after the other, each once.
func together(parts []*budget.Project) *budget.Project {
	if len(parts) == 1 {
		return parts[0]
	}
	all := &budget.Project{Unit: parts[0].Unit}
	all.Budget.Total = added(parts, func(b budget.Budget) budget.Amount { return b.Total })
	all.Budget.Fiscal = added(parts, func(b budget.Budget) budget.Amount { return b.Fiscal })
	all.Budget.Carryover = added(parts, func(b budget.Budget) budget.Amount { return b.Carryover })
	all.Budget.Other = added(parts, func(b budget.Budget) budget.Amount { return b.Other })
	goals, rows := map[string]bool{}, map[string]bool{}
	for _, p := range parts {
		for _, g := range p.Goals {
			if key := budget.Fold(g.Text); !goals[key] {
				goals[key] = true
				all.Goals = append(all.Goals, g)
			}
		}
		for _, in := range p.Indicators {
			key := budget.Fold(in.Level1 + "/" + string(in.Level2) + "/" + string(in.Level3) + "=" + string(in.Value))
			if !rows[key] {
				rows[key] = true
				all.Indicators = append(all.Indicators, in)
			}
		}
	}
	return all
}

// added is the exact sum of one amount over the parts, in the first one's unit;
// blank where all are blank or one cannot be read.
func added(parts []*budget.Project, of func(budget.Budget) budget.Amount) budget.Amount {
	sum, unit, any := new(big.Rat), parts[0].Unit, false
	one, ok := budget.PrintedAmount("1").Fen(unit)
	if !ok {
		return budget.Amount{}
	}
	for _, p := range parts {
		a := of(p.Budget)
		if a.Decimal == "" {
			continue
		}
		fen, ok := a.Fen(p.Unit)
		if !ok {
			return budget.Amount{}
		}
		any = true
		sum.Add(sum, big.NewRat(fen, one))
	}
	if !any {
		return budget.Amount{}
	}
	return budget.PrintedAmount(trimmed(sum))
}

// unitDigits is how many decimals a fen has in the largest unit (亿元).
const unitDigits = 10

// trimmed prints an exact decimal with at least two places.
func trimmed(r *big.Rat) string {
	whole, frac, _ := strings.Cut(r.FloatString(unitDigits), ".")
	frac = strings.TrimRight(frac, "0")
	for len(frac) < 2 {
		frac += "0"
	}
	return whole + "." + frac
}
