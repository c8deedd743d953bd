package diff

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"jixiao/budget"
)

// years makes a department of 20 projects and its next year: most go on under a
// new code and a changed name, some keep their code, two are dropped, two merged,
// one is split, the rest is new. It returns what a reader would say happened.
func years(seed uint64) (old, new []budget.Project, truth map[string]string) {
	r := rand.New(rand.NewPCG(seed, 7))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	objects := []string{"农村公路", "县乡桥梁", "公交站亭", "客运站场", "渡口码头", "治超站点", "交通标志", "养护机械"}
	acts := []string{"养护", "改建", "检测", "绿化", "运营补贴", "隐患整治", "信息化管理", "应急抢险"}
	serial := 0
	code := func(year int) string {
		serial++
		return fmt.Sprintf("139%03d%02dP%011dA", 702, year, serial)
	}
	combos := r.Perm(len(objects) * len(acts))
	make := func(year int, combo int) budget.Project {
		o, a := objects[combo/len(acts)], acts[combo%len(acts)]
		name := pick("", "", "中央", "省级") + o + a + pick("经费", "专项资金", "项目", "补助资金")
		p := project(code(year), name, fmt.Sprintf("%d.%02d", 5+r.IntN(900), r.IntN(100)), pick("完成", "组织实施")+o+a+"任务，"+pick("消除安全隐患", "提高服务水平", "改善出行条件"),
			o+a+"数量=≥"+fmt.Sprint(2+r.IntN(300))+"处", "验收合格率=≥98%", "资金支付及时率=≥95%", a+"覆盖乡镇数="+fmt.Sprint(3+r.IntN(20))+"个", "群众满意度=≥"+pick("85", "90", "95")+"%")
		p.Purpose = budget.PrintedText("主要用于" + o + a + "所需的" + pick("材料和人工费用", "委托服务费用", "设备购置费用") + "。")
		p.Title = o + "|" + a
		return p
	}
	rename := func(p budget.Project) budget.Project {
		o, a, _ := strings.Cut(p.Title, "|")
		p.Name = pick("", "2025年", "云财建〔2024〕77号提前下达2025年", "云岭县") + pick("", "省级", "市级") + pick(o+a, o+"综合"+a, a+o, o+a+"（二期）") + pick("经费", "资金", "工程", "项目经费")
		p.Budget.Total = budget.PrintedAmount(fmt.Sprintf("%d.50", 5+r.IntN(900)))
		p.Indicators = append([]budget.Indicator{}, p.Indicators...)
		p.Indicators[r.IntN(5)].Value = "≥77%"
		return p
	}
	truth = map[string]string{}
	next := func() int { c := combos[0]; combos = combos[1:]; return c }
	for i := range 20 {
		p := make(24, next())
		old = append(old, p)
		switch {
		case i < 14:
			q := rename(p)
			if i < 11 {
				q.Code = budget.Nullable(code(25))
			}
			new, truth[string(q.Code)] = append(new, q), string(p.Code)
		case i < 16: // dropped
			truth["removed "+string(p.Code)] = ""
		case i == 17: // merged with the one before
			before := old[16]
			q := p
			_, a, _ := strings.Cut(before.Title, "|")
			o, b, _ := strings.Cut(p.Title, "|")
			q.Code, q.Name = budget.Nullable(code(25)), o+b+"及"+a+"经费"
			q.Budget.Total = added([]*budget.Project{&before, &p}, func(b budget.Budget) budget.Amount { return b.Total })
			q.Indicators = append(append([]budget.Indicator{}, before.Indicators...), p.Indicators...)
			q.Goals = append(append([]budget.Goal{}, before.Goals...), p.Goals...)
			new, truth[string(q.Code)] = append(new, q), string(before.Code)+"+"+string(p.Code)
		case i == 18: // split in two
			one, two := p, p
			one.Code, two.Code = budget.Nullable(code(25)), budget.Nullable(code(25))
			one.Name, two.Name = strings.Replace(p.Title, "|", "", 1)+"（城区部分）", strings.Replace(p.Title, "|", "", 1)+"（乡镇部分）"
			one.Budget.Total = budget.PrintedAmount("1.11")
			fen, _ := p.Budget.Total.Fen("万元")
			two.Budget.Total = budget.PrintedAmount(fmt.Sprintf("%d.%02d", (fen-1110000)/1000000, (fen-1110000)/10000%100))
			new = append(new, one, two)
			truth[string(one.Code)+"+"+string(two.Code)] = string(p.Code)
		case i == 19: // as it was
			p.Code = budget.Nullable(code(25))
			new, truth[string(p.Code)] = append(new, p), string(old[19].Code)
		}
	}
	for range 2 {
		p := make(25, next())
		new, truth[string(p.Code)] = append(new, p), ""
	}
	r.Shuffle(len(new), func(i, j int) { new[i], new[j] = new[j], new[i] })
	return old, new, truth
}

// TestPairsOfYears: no wrong pair in any of many pairs of years, and hardly one
// that is left to a person.
func TestPairsOfYears(t *testing.T) {
	codes := func(refs []Ref) string {
		var out []string
		for _, r := range refs {
			out = append(out, string(r.Code))
		}
		return strings.Join(out, "+")
	}
	possible, all := 0, 0
	for seed := range uint64(30) {
		old, new, truth := years(seed)
		for _, m := range Disclosures(paper(2024, old...), paper(2025, new...), Options{}).Projects {
			key, was := codes(m.New), codes(m.Old)
			if m.Match == Removed {
				key, was = "removed "+was, ""
			}
			all++
			if m.Match == Possible {
				possible++
			}
			want, known := truth[key]
			if !known && m.Match == Split { // the two parts may come in either order
				a, b, _ := strings.Cut(key, "+")
				want, known = truth[b+"+"+a]
			}
			if !known || want != was {
				t.Errorf("seed %d: %s %v: %s → %s, want %s", seed, m.Match, m.Score, was, key, want)
			}
		}
	}
	if possible*100 > all {
		t.Errorf("%d of %d matches are left to a person", possible, all)
	}
}
