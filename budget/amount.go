package budget

import (
	"math/big"
	"strings"
)

// Amount is an exact decimal as printed, thousands separators dropped. The zero
// Amount means the form has no such cell; Printed without a Decimal is a blank
// cell. The unit (元, 万元) belongs to the Project.
type Amount struct {
	Decimal string
	Printed bool
}

// PrintedAmount is an amount cell that the form has, blank or not.
func PrintedAmount(decimal string) Amount { return Amount{Decimal: decimal, Printed: true} }

func (a Amount) MarshalJSON() ([]byte, error) { return textJSON(a.Decimal) }

func (a *Amount) UnmarshalJSON(b []byte) error {
	var t Text
	err := t.UnmarshalJSON(b)
	*a = Amount{Decimal: t.Value, Printed: true}
	return err
}

// fenPer is how many fen (1/100 元) one unit of money holds.
var fenPer = map[string]int64{"元": 100, "千元": 100_000, "万元": 1_000_000, "百万元": 100_000_000, "亿元": 10_000_000_000}

// Fen is the amount in fen under the given unit. It is false when the cell is
// blank, the unit unknown, or the amount not a whole number of fen.
func (a Amount) Fen(unit string) (int64, bool) {
	per, known := fenPer[unit]
	r, ok := a.Rat()
	if !known || !ok {
		return 0, false
	}
	r.Mul(r, new(big.Rat).SetInt64(per))
	if !r.IsInt() || !r.Num().IsInt64() {
		return 0, false
	}
	return r.Num().Int64(), true
}

// Rat is the exact value; false when the cell is blank or no decimal.
func (a Amount) Rat() (*big.Rat, bool) {
	if !isDecimal(a.Decimal) {
		return nil, false
	}
	return new(big.Rat).SetString(a.Decimal)
}

// maxDecimal bounds the digits of an amount: more is no sum of money.
const maxDecimal = 40

// isDecimal keeps out what big.Rat would also take: fractions, exponents, hex.
func isDecimal(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	whole, frac, dotted := strings.Cut(digits, ".")
	return len(s) <= maxDecimal && allDigits(whole) && (!dotted || allDigits(frac))
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
