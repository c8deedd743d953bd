package serve

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"sync"

	"jixiao/budget"
	"jixiao/diff"
)

// yuan prints fen as 元 with two decimals.
func yuan(fen int64) string { return new(big.Rat).SetFrac64(fen, 100).FloatString(2) }

// wanDigits is how many decimals of 万元 a fen needs.
const wanDigits = 6

// wan turns a decimal in 元 into 万元, exactly, with at least two decimals and
// thousands separators.
func wan(yuan string) string {
	r, ok := new(big.Rat).SetString(yuan)
	if !ok {
		return yuan
	}
	text := r.Quo(r, big.NewRat(10_000, 1)).FloatString(wanDigits)
	for strings.HasSuffix(text, "0") && !strings.HasSuffix(text[:len(text)-1], ".") && len(text)-strings.IndexByte(text, '.') > 3 {
		text = text[:len(text)-1]
	}
	return grouped(text)
}

// grouped puts thousands separators into a decimal.
func grouped(decimal string) string {
	sign, digits := "", decimal
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	whole, frac, dotted := strings.Cut(digits, ".")
	var b strings.Builder
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if dotted {
		b.WriteString("." + frac)
	}
	return sign + b.String()
}

// moneyField is the path of a sum of money in the unit of its project.
var moneyField = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(whole_project\.)?budget\.((execution\[.*\]\.)?(total|fiscal|carryover|other|initial|adjusted|executed)|execution\[.*\])$`)
})

// withUnits are a match's changes with the unit behind every sum of money: a
// reader must not take 万元 for 元.
func withUnits(m diff.Match) []diff.Change {
	return inUnits(m.Changes, unitOf(m.Old), unitOf(m.New))
}

func inUnits(list []diff.Change, oldUnit, newUnit string) []diff.Change {
	out := slices.Clone(list)
	for i := range out {
		if c := &out[i]; moneyField().MatchString(c.Path) {
			c.Old, c.New = inUnit(c.Old, oldUnit), inUnit(c.New, newUnit)
		}
	}
	return out
}

// inUnit leaves alone what is blank or has its unit already.
func inUnit(amount budget.Nullable, unit string) budget.Nullable {
	if amount == "" || strings.HasSuffix(string(amount), "元") {
		return amount
	}
	return amount + budget.Nullable(unit)
}

func unitOf(refs []diff.Ref) string {
	if len(refs) == 0 {
		return ""
	}
	return refs[0].Unit
}

// moved is the change of a match's budgets in fen; false when one cannot be read.
func moved(m diff.Match) (int64, bool) {
	sum := int64(0)
	for side, refs := range [][]diff.Ref{m.Old, m.New} {
		for _, r := range refs {
			fen, ok := r.Total.Fen(r.Unit)
			if !ok {
				return 0, false
			}
			if side == 0 {
				fen = -fen
			}
			sum += fen
		}
	}
	return sum, true
}

func movedWords(m diff.Match) string {
	fen, ok := moved(m)
	switch {
	case !ok:
		return ""
	case fen == 0:
		return "—"
	}
	return signed(wan(yuan(fen)))
}

// totalChange is the change of all budgets, in 万元 and percent.
func totalChange(s diff.Summary) string {
	was, ok1 := new(big.Rat).SetString(s.OldTotal)
	is, ok2 := new(big.Rat).SetString(s.NewTotal)
	if !ok1 || !ok2 {
		return ""
	}
	delta := new(big.Rat).Sub(is, was)
	words := signed(wan(delta.FloatString(2)))
	if was.Sign() != 0 {
		words += fmt.Sprintf("（%s%%）", signed(delta.Mul(delta.Quo(delta, was), big.NewRat(100, 1)).FloatString(1)))
	}
	return words
}

func keptPercent(s diff.Share) string {
	if s.Whole == 0 {
		return "—"
	}
	return fmt.Sprintf("%d%%", s.Part*100/s.Whole)
}
