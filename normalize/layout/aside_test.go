package layout

import (
	"fmt"
	"strings"
	"testing"
)

func TestAside(t *testing.T) {
	const header = "一级指标   二级指标    三级指标      绩效指标描述      指标值     指标值确定依据"
	table := func(basis map[int]string) []string {
		out := []string{header}
		for k := range 7 {
			level := [2]string{"     ", "     "}
			if k == 3 {
				level = [2]string{"产出指标", "数量指标"}
			}
			out = append(out, fmt.Sprintf("%s   %s    路灯数量%d     更换的路灯数量     2%d盏      %s", level[0], level[1], k, k, basis[k]))
		}
		return out
	}
	for _, c := range []struct {
		why  string
		grid []string
		want string // the bases of the rows
	}{
		{"one in the middle: it is all rows'", table(map[int]string{3: "养护合同"}), "养护合同,养护合同,养护合同,养护合同,养护合同,养护合同,养护合同"},
		{"one off the middle: it is its row's", table(map[int]string{0: "养护合同"}), "养护合同,,,,,,"},
		{"two", table(map[int]string{1: "养护合同", 3: "问卷调查"}), ",养护合同,,问卷调查,,,"},
	} {
		var got []string
		for _, row := range rowsOf(t, paper(c.grid...)) {
			f := strings.Split(row, "|")
			got = append(got, f[len(f)-1])
		}
		if strings.Join(got, ",") != c.want {
			t.Errorf("%s: %s, want %s", c.why, strings.Join(got, ","), c.want)
		}
	}
}
