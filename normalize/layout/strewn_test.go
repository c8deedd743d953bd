package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestStrewn(t *testing.T) {
	page := func(lines ...string) string { return strings.Join(lines, "\n") + "\n\f" }
	clear := page("", "                 稿", "  路灯", "          开", "", "    公")
	for _, c := range []struct {
		why, text, want string
	}{
		{"between the cells of a line", clear + clear + page("数量指标         稿     路灯数", "          开", "    公"), "数量指标               路灯数|             稿"},
		{"off the slant: a cell's end", clear + clear + page("数量指标   公     路灯数", "                 稿", "          开"), "数量指标   公     路灯数"},
		{"the page shows it alone", clear + clear + page("数量指标         稿     路灯数", "                 稿", "          开", "    公"), "数量指标         稿     路灯数"},
		{"above and left of all others on every page: the end of a label", strings.Repeat(page("途    路灯", "                 稿", "          开", "    公"), 3), "途    路灯"},
		{"too few to be a watermark", strings.Repeat(page("          开", "    公"), 2) + page("数量指标         开     路灯数", "    公"), "数量指标         开     路灯数"},
		{"the ends of cells stand in one column", strings.Repeat(page("      度", "      率", "      数"), 2) + page("数量   度   路灯", "      率", "      数"), "数量   度   路灯"},
	} {
		var got []string
		for _, l := range strewn(load(c.text)) {
			got = append(got, l.Text)
		}
		if all := "|" + strings.Join(got, "|") + "|"; !strings.Contains(all, "|"+c.want+"|") {
			t.Errorf("%s: no %q in %q", c.why, c.want, all)
		}
	}
}

func TestRefilled(t *testing.T) {
	const shown = "防火瞭望塔\n防火瞭望塔\n"
	lone := strings.Repeat("             瞭\n  检查防火 望塔  数量\n", 4)
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"above its hole", shown + lone, []string{"  检查防火瞭望塔  数量"}},
		{"behind its line", shown + lone + "检查防火 望塔一座 瞭\n", []string{"检查防火瞭望塔一座"}},
		{"two holes: the nearer one", shown + lone + "                    瞭\n防火 望塔     检查防火 望塔\n", []string{"防火 望塔     检查防火瞭望塔"}},
		{"a hole with other neighbours", shown + lone + "     瞭\n路灯 管理\n", []string{"     瞭", "路灯 管理"}},
		{"too far away", shown + lone + strings.Repeat(" ", 40) + "瞭\n防火 望塔\n", []string{strings.Repeat(" ", 40) + "瞭", "防火 望塔"}},
		{"no hole: it was the last of its line", shown + lone + "     瞭\n检查防火\n望塔\n", []string{"     瞭", "检查防火"}},
	} {
		lines, loose := refilled(load(c.text + strings.Repeat("路灯养护\n", 20)))
		var got []string
		for _, l := range lines {
			got = append(got, strings.TrimRight(l.Text, " "))
		}
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: no %q in %q", c.why, w, got)
			}
		}
		if !loose['瞭'] {
			t.Errorf("%s: the character is not known as loose: %s", c.why, fmt.Sprint(loose))
		}
	}
}
