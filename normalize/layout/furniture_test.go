package layout

import (
	"strings"
	"testing"

	"jixiao/normalize/vocab"
)

func TestFurniture(t *testing.T) {
	page := func(n string) string { return "本部门管理路灯。\n年度任务如下。\n" + n + "\n\f" }
	for _, c := range []struct {
		why, text, line, want string
	}{
		{"a number between dots, run with the pages", page("· 1 ·") + page("· 2 ·"), "· 2 ·", "page number"},
		{"a number with the count of pages", page("第 1 页 共 2 页") + page("第 2 页 共 2 页"), "第 2 页 共 2 页", "page number"},
		{"what stands above the rest of a table", page("续表") + page("1"), "续表", "table header"},
		{"the end of a level's name at the foot of every page is a cell's", page("标") + page("标"), "标", ""},
	} {
		r := newReader(load(c.text), hebei)
		r.markFurniture()
		for i, l := range r.lines {
			if strings.TrimSpace(l.Text) == c.line && r.furniture[i] != c.want {
				t.Errorf("%s: line %d is %q, want %q", c.why, i+1, r.furniture[i], c.want)
			}
		}
	}
}

// TestWrappedHeader: which form's header a line is, its neighbours decide: four
// labels of one form may be all that another has.
func TestWrappedHeader(t *testing.T) {
	v := hebei
	v.Grids = append([][]string{{"一级指标", "二级指标", "三级指标", "指标值"}}, v.Grids...)
	for _, c := range []struct {
		why   string
		lines []string
		line  int
		want  int
	}{
		{"labels of two lines each", []string{
			"                             绩效指标          指标值确",
			"一级指标   二级指标    三级指标             指标值",
			"                              描述           定依据",
		}, 1, 1},
		{"the short form", []string{"一级指标   二级指标    三级指标       指标值"}, 0, 0},
		{"prose", []string{"一级指标 和 二级指标 由科室确定"}, 0, -1},
	} {
		r := newReader(load(strings.Join(c.lines, "\n")+"\n"), vocab.Vocabulary(v))
		if got := r.gridHeader(c.line); got != c.want {
			t.Errorf("%s: grid %d, want %d", c.why, got, c.want)
		}
	}
}

func TestMissesMark(t *testing.T) {
	r := newReader(nil, hebei)
	r.marks = map[string]bool{"公": true, "开": true, "稿": true}
	r.shown = map[markOn]bool{{1, "开"}: true, {1, "稿"}: true, {2, "公"}: true, {2, "开"}: true, {2, "稿"}: true}
	for _, c := range []struct {
		why  string
		page int
		text string
		want bool
	}{
		{"the page shows the others, not this one: it may stand in the cell", 1, "公补助发放合格率", true},
		{"the page shows it", 2, "公共服务合格率", false},
		{"a character of no watermark", 1, "补助发放合格率", false},
	} {
		if got := r.missesMark(c.page, c.text); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
	if !r.anyShown(1) || r.anyShown(3) {
		t.Error("a page without any mark was not printed with the watermark")
	}
}
