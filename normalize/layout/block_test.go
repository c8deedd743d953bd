package layout

import (
	"strings"
	"testing"
)

// headOf reads the lines of a table's head into bands, cells parted by "|".
func headOf(lines ...string) []string {
	r := newReader(load(strings.Join(lines, "\n")+"\n"), hebei)
	var all []int
	for i := range r.lines {
		if !r.blank(i) {
			all = append(all, i)
		}
	}
	bands, ok := r.readBlock(all)
	if !ok {
		return nil
	}
	var out []string
	for _, b := range bands {
		var cells []string
		for _, p := range b {
			cells = append(cells, textOf(p.frags))
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}

func TestHeadBlock(t *testing.T) {
	months := []string{
		"资金支出计划       3月底      6月底      9月底     12月底",
		"（%）          30%       60%       90%     100%",
		"绩效目标         按期完成养护",
	}
	for _, c := range []struct {
		why   string
		lines []string
		want  []string // the first bands
	}{
		{"a code cut by its cell: its last digits are no amount", append([]string{
			"          13990122P0000",
			"项目编码                     项目名称   路灯养护",
			"          0110001X",
			"            预算数     5.00   其中：财政资金   5.00   其他资金   0.00",
			"预算规模及资金用途",
			"            用于路灯养护。",
		}, months...), []string{
			"项目编码|13990122P00000110001X|项目名称|路灯养护",
			"预算规模及资金用途|预算数|5.00|其中：财政资金|5.00|其他资金|0.00",
			"用于路灯养护。",
			"资金支出计划（%）|3月底|6月底|9月底|12月底",
			"30%|60%|90%|100%",
			"绩效目标|按期完成养护",
		}},
		{"a label cut in the middle, its rest shifted; a name that ends with a word of a label", append([]string{
			"                                        路灯养护补助",
			"项目编码      13990122P00000110001X    项目名称",
			"                                        资金",
			"                        其中：财政资",
			"            预算数     5.00             5.00   其他资金   0.00",
			"                               金",
			"预算规模及     用于路灯养护。",
			"资金用途",
		}, months...), []string{
			"项目编码|13990122P00000110001X|项目名称|路灯养护补助资金",
			"预算规模及资金用途|预算数|5.00|其中：财政资金|5.00|其他资金|0.00",
			"用于路灯养护。",
		}},
		{"two amounts that touch have as many decimals; an amount that touches a label", append([]string{
			"项目编码      13990122P00000110001X    项目名称   路灯养护",
			"            预算数     25.1212.12   其中：财政资金      其他资金13.00",
			"预算规模及资金用途     用于路灯养护。",
		}, months...), []string{
			"项目编码|13990122P00000110001X|项目名称|路灯养护",
			"预算规模及资金用途|预算数|25.12|其中：财政资金|12.12|其他资金|13.00",
			"用于路灯养护。",
		}},
		{"months and percentages cut by a narrow column", []string{
			"项目编码      13990122P00000110001X    项目名称   路灯养护",
			"            预算数     5.00   其中：财政资金   5.00   其他资金   0.00",
			"预算规模及资金用途     用于路灯养护。",
			"资金支出计划       3月底      6月底      9月底     12",
			"                                       月底",
			"（%）          30%       60%       90%     100",
			"                                          %",
			"绩效目标         按期完成养护",
		}, []string{
			"项目编码|13990122P00000110001X|项目名称|路灯养护",
			"预算规模及资金用途|预算数|5.00|其中：财政资金|5.00|其他资金|0.00",
			"用于路灯养护。",
			"资金支出计划（%）|3月底|6月底|9月底|12月底",
			"30%|60%|90%|100%",
		}},
		{"prose is no head", []string{"本部门概况", "全县路灯完好率 95%"}, nil},
	} {
		got := headOf(c.lines...)
		if len(got) < len(c.want) || c.want == nil && got != nil || strings.Join(got[:len(c.want)], "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n got\n%s\n want\n%s", c.why, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// TestDoubtAmounts: an amount that may belong to either of two labels is in doubt.
func TestDoubtAmounts(t *testing.T) {
	r := newReader(load(strings.Join([]string{
		"项目编码      13990122P00000110001X    项目名称   路灯养护",
		"            预算数     13.00   其中：财政资金      其他资金13.00",
		"预算规模及资金用途     用于路灯养护。",
	}, "\n")+"\n"), hebei)
	bands, ok := r.readBlock([]int{0, 1, 2})
	if !ok || len(bands[1][0].doubts) == 0 && len(bands[1][1].doubts) == 0 {
		t.Errorf("no doubt whose the second amount is: %v", bands)
	}
}
