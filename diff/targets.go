package diff

import (
	"cmp"
	"math/big"
	"strings"

	"jixiao/budget"
)

// target compares two values as (sign, number, unit): the same target in other
// words is formatting.
func (c *comparison) target(path string, o, n *budget.Indicator) {
	ch := Change{Path: path, Kind: "target", Old: o.Value, New: n.Value}
	if o.Value == n.Value {
		return
	}
	if o.Target == nil || n.Target == nil {
		c.value(ch)
		return
	}
	ch.Direction = direction(*o.Target, *n.Target, wants(n))
	if ch.Direction == "" {
		c.format(ch)
		return
	}
	c.value(ch)
}

// better is which way a target has to move to ask for more.
type better int

const (
	unknown better = iota
	up
	down
)

var (
	lessIsBetter = pattern(`投诉|差错|事故|故障|逾期|流失|成本|超支|浪费|死亡|发病|失败|违规|违法|空置|损失|能耗|排放`)
	moreIsBetter = pattern(`(率|满意度|知晓度|覆盖面|比例|占比)$`)
)

// wants says by an indicator's name and class which way is better, where that is
// beyond doubt; a number printed without a sign needs it.
func wants(in *budget.Indicator) better {
	name := string(in.Level3)
	switch {
	case lessIsBetter().MatchString(in.Level1 + string(in.Level2) + name):
		return down
	case moreIsBetter().MatchString(name) && in.Target != nil && strings.HasPrefix(in.Target.Unit, "%"):
		return up
	}
	return unknown
}

// direction says how a target moved; "" when sign, number and unit are the same.
func direction(o, n budget.Target, want better) string {
	was, okOld := budget.PrintedAmount(o.Number).Rat()
	is, okNew := budget.PrintedAmount(n.Number).Rat()
	o.Op, n.Op = cmp.Or(o.Op, "="), cmp.Or(n.Op, "=")
	switch {
	case !okOld && !okNew:
		return "reworded"
	case !okOld:
		return "quantified"
	case !okNew:
		return "unquantified"
	case o.Unit != n.Unit:
		return inOtherUnit(o, n, want)
	case o.Op != n.Op && was.Cmp(is) == 0:
		return changedSign(o.Op, n.Op)
	case o.Op != n.Op && !sameSense(o.Op, n.Op):
		return "reworded"
	}
	return moved(sense(o.Op, n.Op), was, is, want)
}

// inOtherUnit: amounts of money can be compared over units, nothing else can.
func inOtherUnit(o, n budget.Target, want better) string {
	was, okOld := budget.PrintedAmount(o.Number).Fen(o.Unit)
	is, okNew := budget.PrintedAmount(n.Number).Fen(n.Unit)
	switch {
	case !okOld || !okNew || o.Op != n.Op:
		return "reworded"
	default:
		return moved(n.Op, big.NewRat(was, 1), big.NewRat(is, 1), want)
	}
}

// sameSense: both signs look the same way, or one of them is missing.
func sameSense(a, b string) bool {
	return a == "=" || b == "=" || a[0] == b[0]
}

// sense is the sign that says which way; a bare number has none.
func sense(a, b string) string {
	if b == "=" {
		return a
	}
	return b
}

// changedSign: leaving out a sign is other words for the same number; a strict
// sign asks a little more than one that includes the number.
func changedSign(o, n string) string {
	switch {
	case o == ">" && n == ">=", o == "<" && n == "<=":
		return "softened"
	case o == ">=" && n == ">", o == "<=" && n == "<":
		return "tightened"
	}
	return "reworded"
}

func moved(op string, was, is *big.Rat, want better) string {
	rises := is.Cmp(was) > 0
	switch {
	case is.Cmp(was) == 0:
		return ""
	case op[0] == '>':
		want = up
	case op[0] == '<':
		want = down
	}
	switch {
	case want == unknown && rises:
		return "raised"
	case want == unknown:
		return "lowered"
	case (want == up) == rises:
		return "tightened"
	}
	return "softened"
}
