package audit

import (
	"fmt"
	"math/big"
	"strings"

	"jixiao/budget"
)

var money = []Rule{
	{ID: "JX-B01", Title: "预算≠财政+其他", Severity: Error,
		Reason:  "预算数应等于财政资金、结转资金与其他资金之和；差额在四舍五入范围内不算。",
		Fail:    `{"projects":[{"budget":{"total":"100.00","fiscal":"80.00","other":"10.00"}}]}`,
		Pass:    `{"projects":[{"budget":{"total":"100.00","fiscal":"80.00","other":"20.00"}}]}`,
		project: totalOfParts},
	{ID: "JX-B02", Title: "成本指标≠预算数", Severity: Error,
		Reason:  "成本指标给出的金额与预算数不同，两者之一需要说明。单价、社会成本和生态环境成本不算；没有写明是总额、又比预算小得多的，可能只是一部分，不判断。",
		Params:  []Param{{"share", 0.5, "没有写明是总额的单个成本至少占预算多少才比较"}},
		Fail:    `{"projects":[{"indicators":[{"level1":"产出指标","level2":"成本指标","level3":"清淤成本","value":"100.02万元","target":{"op":"=","number":"100.02","unit":"万元"}}]}]}`,
		Pass:    `{"projects":[{"indicators":[{"level1":"产出指标","level2":"成本指标","level3":"清淤成本","value":"100万元","target":{"op":"=","number":"100","unit":"万元"}}]}]}`,
		project: costIsBudget},
	{ID: "JX-B03", Title: "用途文字金额≠表", Severity: Error,
		Reason:  "资金用途的文字写明了金额，应与表中各格相同（按文字的精度比较）。",
		Fail:    `{"projects":[{"purpose":"预算数90万元。其中：财政资金90万元。用于清淤。"}]}`,
		Pass:    `{"projects":[{"purpose":"预算数100万元。其中：财政资金100万元。用于清淤。"}]}`,
		project: purposeAmounts},
	{ID: "JX-B04", Title: "单价指标填总额", Severity: Warning,
		Reason:    "名称说的是每个、人均或单价，数值却等于整个项目的预算。",
		Fail:      `{"projects":[{"indicators":[{"level1":"产出指标","level2":"成本指标","level3":"每公里清淤费用","value":"100万元","target":{"op":"=","number":"100","unit":"万元"}}]}]}`,
		Pass:      `{"projects":[{"indicators":[{"level1":"产出指标","level2":"成本指标","level3":"每公里清淤费用","value":"10万元","target":{"op":"=","number":"10","unit":"万元"}}]}]}`,
		indicator: unitPriceIsTotal},
	{ID: "JX-B05", Title: "部门合计≠项目之和", Severity: Error,
		Reason: "正文写明了项目预算合计，应等于各项目预算数之和。",
		Fail:   `{"overall":{"goal":"本年项目预算合计120万元，保障重点工作。"}}`,
		Pass:   `{"overall":{"goal":"本年项目预算合计100万元，保障重点工作。"}}`,
		paper:  printedSum},
	{ID: "JX-B06", Title: "金额单位口径", Severity: Error,
		Reason:  "同一个数在表里是一种单位、在文字里是另一种单位，相差一万倍。",
		Fail:    `{"projects":[{"purpose":"预算数100元。用于清淤。"}]}`,
		Pass:    `{"projects":[{"purpose":"预算数1000000元。用于清淤。"}]}`,
		project: unitMixed},
	{ID: "JX-B07", Title: "金额精度异常", Severity: Info,
		Reason:  "万元金额超过两位小数，或千分位位置不对，常是换算或录入的痕迹。",
		Fail:    `{"projects":[{"budget":{"total":"100.12345","fiscal":"100.12345","other":null}}]}`,
		Pass:    `{}`,
		project: oddPrecision},
	{ID: "JX-B08", Title: "项目编码校验", Severity: Error,
		Reason:  "21位项目编码的末位是校验码（P 类）；算不出来说明有一位印错，或位数、年份不合。其他编码规则的不判断。",
		Fail:    `{"projects":[{"code":"13028125P00007610004N"}]}`,
		Pass:    `{"projects":[{"code":"13028125P00007610004M"}]}`,
		project: codeCheck},
}

func totalOfParts(s *subject) []result {
	b := s.p.Budget
	total, ok := b.Total.Rat()
	if !ok || b.Fiscal.Decimal == "" {
		return one(insufficient())
	}
	sum, parts := new(big.Rat), 0
	numbers := []Number{{"预算数", b.Total.Decimal}}
	for _, part := range []struct {
		name   string
		amount budget.Amount
	}{{"财政资金", b.Fiscal}, {"结转资金", b.Carryover}, {"其他资金", b.Other}} {
		if part.amount.Decimal == "" {
			continue // a blank cell adds nothing
		}
		r, ok := part.amount.Rat()
		if !ok {
			return one(insufficient())
		}
		sum.Add(sum, r)
		parts++
		numbers = append(numbers, Number{part.name, part.amount.Decimal})
	}
	off := new(big.Rat).Sub(total, sum)
	if off.Abs(off).Cmp(envelope(parts, b)) <= 0 {
		return one(pass())
	}
	return one(found("budget.total", fmt.Sprintf("预算数%s，各项之和%s", b.Total.Decimal, decimal(sum)), append(numbers, Number{"相差", decimal(off)})...))
}

// envelope is what rounding alone can make of a sum: half a unit of the last
// place for the total and each part. The last place is the finest that the
// project prints, for others may have dropped their zeros.
func envelope(parts int, b budget.Budget) *big.Rat {
	places := 0
	for _, a := range []budget.Amount{b.Total, b.Fiscal, b.Carryover, b.Other} {
		places = max(places, decimals(a.Decimal))
	}
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	return unit.Mul(unit, big.NewRat(int64(parts+1), 2))
}

func decimals(s string) int {
	_, frac, _ := strings.Cut(s, ".")
	return len(frac)
}

// zeroless is a printed decimal without the zeros that end it: 95.00 is 95.
func zeroless(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// decimal prints an exact value without trailing zeros.
func decimal(r *big.Rat) string {
	return zeroless(r.FloatString(6))
}

func yuan(fen int64) string { return new(big.Rat).SetFrac64(fen, 100).FloatString(2) }

// spoken is an amount in prose: label, number, unit.
var spoken = pattern(`(预算数|预算总额|财政资金|财政拨款|其他资金|结转资金)(?:为|共|：|:)?([0-9][0-9,]*(?:\.[0-9]+)?)(万元|元)`)

// partOnly are words before a label that make it a part of what the cell holds,
// or another year's.
var partOnly = pattern(`(中央|省级?|市级?|县级?|区级?|上级|本级|地方|级|上年|去年|以前年度|每年|年均)$`)

// spokenAmounts are the amounts in prose that speak of this project's cells:
// label, number and unit of each.
func spokenAmounts(text string) [][]string {
	var out [][]string
	for _, at := range spoken().FindAllStringSubmatchIndex(text, -1) {
		if partOnly().MatchString(text[:at[0]]) {
			continue
		}
		out = append(out, []string{text[at[0]:at[1]], text[at[2]:at[3]], text[at[4]:at[5]], text[at[6]:at[7]]})
	}
	return out
}

func purposeAmounts(s *subject) []result {
	matches := spokenAmounts(s.p.Purpose.Value)
	if len(matches) == 0 {
		return one(na())
	}
	var out []result
	for _, m := range matches {
		cell := s.cellFor(m[1])
		fen, okCell := cell.Fen(s.p.Unit)
		said, okText := amountOf(m[2], m[3])
		switch {
		case !okCell || !okText:
			out = append(out, insufficient())
		case s.sameAtPrecision(said, fen, m[2], m[3], s.p.Unit) || s.onlyUnitDiffers(m[2], m[3], cell):
			out = append(out, pass())
		default:
			out = append(out, found("purpose", fmt.Sprintf("文字“%s”，表中为%s%s", m[0], cell.Decimal, s.p.Unit),
				Number{"文字（元）", yuan(said)}, Number{"表（元）", yuan(fen)}))
		}
	}
	return out
}

func (s *subject) cellFor(label string) budget.Amount {
	switch {
	case strings.HasPrefix(label, "财政"):
		return s.p.Budget.Fiscal
	case strings.HasPrefix(label, "其他"):
		return s.p.Budget.Other
	case strings.HasPrefix(label, "结转"):
		return s.p.Budget.Carryover
	}
	return s.p.Budget.Total
}

func amountOf(number, unit string) (int64, bool) {
	return budget.PrintedAmount(strings.ReplaceAll(number, ",", "")).Fen(unit)
}

// sameAtPrecision: prose and tables may round; half a unit of the coarser last
// place is the limit.
func (s *sheet) sameAtPrecision(said, fen int64, number, unit, cellUnit string) bool {
	off := said - fen
	return 2*max(off, -off) <= max(lastPlace(unit, decimals(number)), lastPlace(cellUnit, s.copies.places))
}

// lastPlace is one unit of the last of some decimals, in fen.
func lastPlace(unit string, places int) int64 {
	one, _ := budget.PrintedAmount("1").Fen(unit)
	for range places {
		one /= 10
	}
	return one
}

// onlyUnitDiffers is JX-B06's finding, not another one.
func (s *subject) onlyUnitDiffers(number, unit string, cell budget.Amount) bool {
	a, ok1 := budget.PrintedAmount(strings.ReplaceAll(number, ",", "")).Rat()
	b, ok2 := cell.Rat()
	return ok1 && ok2 && a.Sign() != 0 && unit != s.p.Unit && a.Cmp(b) == 0
}

func unitMixed(s *subject) []result {
	var out []result
	for _, m := range spokenAmounts(s.p.Purpose.Value) {
		if s.onlyUnitDiffers(m[2], m[3], s.cellFor(m[1])) {
			out = append(out, found("purpose", fmt.Sprintf("文字“%s”，表中同一个数的单位是%s", m[0], s.p.Unit), Number{"数值", m[2]}))
		} else {
			out = append(out, pass())
		}
	}
	for i, in := range s.p.Indicators {
		if in.Target != nil && isCost(in) && !isUnitPrice(in) && (in.Target.Unit == "元" || in.Target.Unit == "万元") {
			if s.onlyUnitDiffers(in.Target.Number, in.Target.Unit, s.p.Budget.Total) {
				out = append(out, found(fmt.Sprintf("indicators[%d].value", i), fmt.Sprintf("成本指标为%s，预算数为%s%s", in.Value, s.p.Budget.Total.Decimal, s.p.Unit)))
			} else {
				out = append(out, pass())
			}
		}
	}
	if len(out) == 0 {
		return one(na())
	}
	return out
}

var sumInProse = pattern(`项目(?:支出)?预算(?:支出)?(?:合计|总计|共计|总额)(?:为)?([0-9][0-9,]*(?:\.[0-9]+)?)(万元|元)`)

func printedSum(s *sheet) []result {
	if s.paper.Overall == nil {
		return one(na())
	}
	m := sumInProse().FindStringSubmatch(s.paper.Overall.Goal)
	if m == nil {
		return one(na())
	}
	sum := int64(0)
	for _, p := range s.paper.Projects {
		fen, ok := p.Budget.Total.Fen(p.Unit)
		if !ok {
			return one(insufficient())
		}
		sum += fen
	}
	said, ok := amountOf(m[1], m[2])
	switch {
	case !ok || s.paper.Incomplete:
		return one(insufficient())
	case s.sameAtPrecision(said, sum, m[1], m[2], m[2]):
		return one(pass())
	}
	return one(found("overall.goal", "正文“"+m[0]+"”，各项目之和为"+yuan(sum)+"元", Number{"正文（元）", yuan(said)}, Number{"项目之和（元）", yuan(sum)}))
}

var grouped = pattern(`^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)

func oddPrecision(s *subject) []result {
	var out []result
	for _, part := range []struct {
		field  string
		amount budget.Amount
	}{{"budget.total", s.p.Budget.Total}, {"budget.fiscal", s.p.Budget.Fiscal}, {"budget.carryover", s.p.Budget.Carryover}, {"budget.other", s.p.Budget.Other}} {
		if part.amount.Decimal == "" {
			continue
		}
		raw := ""
		for _, place := range s.p.Places[part.field] {
			raw += budget.Fold(place.Raw)
		}
		switch {
		case s.p.Unit == "万元" && decimals(part.amount.Decimal) > 2:
			out = append(out, found(part.field, "万元金额有"+fmt.Sprint(decimals(part.amount.Decimal))+"位小数："+part.amount.Decimal))
		case strings.Contains(raw, ",") && !grouped().MatchString(strings.TrimRight(raw, "万元")):
			out = append(out, found(part.field, "千分位位置不对："+raw))
		default:
			out = append(out, pass())
		}
	}
	return out
}

// codeHead is how the codes of this scheme begin: division, year, class.
var codeHead = pattern(`^[1-9]\d{5}[12]\d[A-Z]`)

// startsLikeCode: a code of this scheme that is too long or too short.
func startsLikeCode(code string) bool { return codeHead().MatchString(code) }

func codeCheck(s *subject) []result {
	code := string(s.p.Code)
	if code == "" {
		return one(na())
	}
	switch budget.CheckCode(code) {
	case budget.CodeMalformed:
		if !startsLikeCode(code) {
			return one(na()) // a number of another scheme
		}
		return one(found("code", "项目编码“"+code+"”不是21位的编码", count("位数", len([]rune(code)))))
	case budget.CodeWrong:
		return one(found("code", "项目编码“"+code+"”的校验码不符"))
	case budget.CodeUnchecked:
		return one(na())
	}
	if y := budget.CodeYear(code); s.paper.FiscalYear != 0 && y > int(s.paper.FiscalYear) {
		return one(found("code", fmt.Sprintf("项目编码的年份%d晚于预算年度%d", y, s.paper.FiscalYear)))
	}
	return one(pass())
}
