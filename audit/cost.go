package audit

import (
	"fmt"
	"math/big"
	"strings"

	"jixiao/budget"
)

// isCost: an indicator of cost, first or second level.
func isCost(in budget.Indicator) bool {
	return strings.Contains(in.Level1, "成本") || strings.Contains(string(in.Level2), "成本")
}

// perUnit are words of a price for one of something.
var perUnit = pattern(`每|人均|单价|单位成本|单个|户均|次均|平均|标准`)

func isUnitPrice(in budget.Indicator) bool {
	return perUnit().MatchString(string(in.Level3)) || perUnit().MatchString(string(in.Description))
}

// moneyOf is the amount an indicator's value gives, in fen.
func moneyOf(in budget.Indicator) (int64, bool) {
	if in.Target == nil {
		return 0, false
	}
	return budget.PrintedAmount(in.Target.Number).Fen(in.Target.Unit)
}

// namesTotal are words of a cost that is the whole project's.
var namesTotal = pattern(`总成本|总费用|总投资|总支出|总额|总经费|预算|成本控制|控制成本|项目成本|支出成本|全部`)

// isWhole: a cost that could be the project's whole: no price of one of
// something, and no cost that others bear.
func isWhole(in budget.Indicator) bool {
	class := in.Level1 + string(in.Level2)
	return isCost(in) && !isUnitPrice(in) && !strings.Contains(class, "社会成本") && !strings.Contains(class, "生态")
}

func costIsBudget(s *subject) []result {
	total, ok := s.p.Budget.Total.Fen(s.p.Unit)
	if !ok {
		return one(insufficient())
	}
	sum, rows, named := int64(0), []int{}, -1
	for i, in := range s.p.Indicators {
		fen, ok := moneyOf(in)
		if !ok || !isWhole(in) {
			continue
		}
		if s.sameAtPrecision(fen, total, in.Target.Number, in.Target.Unit, s.p.Unit) || s.isWholeLife(fen) {
			return one(pass())
		}
		if named < 0 && namesTotal().MatchString(string(in.Level3)) {
			named = i
		}
		sum += fen
		rows = append(rows, i)
	}
	switch {
	case len(rows) == 0:
		return one(na())
	case 2*max(sum-total, total-sum) <= lastPlace(s.p.Unit, s.copies.places):
		return one(pass())
	case named < 0 && !s.speaksOfTotal(sum, total, len(rows)):
		return one(insufficient())
	}
	at := rows[0]
	if named >= 0 {
		at = named
	}
	in := s.p.Indicators[at]
	return one(found(fmt.Sprintf("indicators[%d].value", at), fmt.Sprintf("成本指标“%s”为%s，预算数为%s%s", in.Level3, in.Value, s.p.Budget.Total.Decimal, s.p.Unit),
		Number{"成本指标合计（元）", yuan(sum)}, Number{"预算数（元）", yuan(total)}, Number{"相差（元）", yuan(sum - total)}))
}

// isWholeLife: forms that print the whole project beside this year may give the
// cost of all years.
func (s *subject) isWholeLife(fen int64) bool {
	if s.p.WholeProject == nil {
		return false
	}
	all, ok := s.p.WholeProject.Budget.Total.Fen(s.p.Unit)
	return ok && all == fen
}

// speaksOfTotal: costs that no word calls the total are compared with the budget
// all the same when they exceed it, or when a single one is at least the given
// share of it. Otherwise they may be parts, or prices.
func (s *subject) speaksOfTotal(sum, total int64, rows int) bool {
	share := new(big.Rat).SetFloat64(s.param("share"))
	least := share.Mul(share, new(big.Rat).SetInt64(total))
	return sum > total || rows == 1 && new(big.Rat).SetInt64(sum).Cmp(least) >= 0
}

func unitPriceIsTotal(s *subject, i int) result {
	in := s.p.Indicators[i]
	fen, ok := moneyOf(in)
	total, okTotal := s.p.Budget.Total.Fen(s.p.Unit)
	switch {
	case !ok || !isUnitPrice(in):
		return na()
	case !okTotal:
		return insufficient()
	case fen == total && fen != 0:
		return found(fmt.Sprintf("indicators[%d].value", i), fmt.Sprintf("“%s”为%s，等于预算数", in.Level3, in.Value), Number{"预算数（元）", yuan(total)})
	}
	return pass()
}
