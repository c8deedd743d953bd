package forms

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCheck: a form's author is told what is wrong and in which line.
func TestCheck(t *testing.T) {
	const head = `{"id":"x","name":"甲","like":"common",`
	for _, c := range []struct {
		why, text, want string
	}{
		{"no JSON", "{\n\"id\": }", "x.json:2: 不是正确的 JSON"},
		{"cut off", `{"id":"x"`, "不是正确的 JSON"},
		{"an unknown key", head + "\n\"ned\":[]}", `x.json:2: 不认识的项 "ned"`},
		{"a wrong type", head + "\n\"need\":3}", "的类型不对"},
		{"no need", head + "\n\"titles\":[\"表\"]}", "缺少 need"},
		{"one label is not enough", head + "\n\"need\":[[\"一级指标\"]]}", "x.json:2: need 的每一组至少要有 3 个栏目"},
		{"need names no label", head + "\n\"need\":[[\"一级指标\",\"二级指标\",\"天书\"]]}", "x.json:2: need 里的“天书”不在 head 和 columns 里"},
		{"an unknown field", head + "\n\"need\":[[\"一级指标\",\"二级指标\",\"甲\"]],\n\"columns\":[{\"field\":\"levle\",\"labels\":[\"甲\"]}]}", "x.json:3: columns 里不认识的字段“levle”"},
		{"one label for two fields", head + "\n\"need\":[[\"一级指标\",\"二级指标\",\"指标值\"]],\n\"head\":[{\"field\":\"name\",\"labels\":[\"甲\"]},{\"field\":\"code\",\"labels\":[\"甲\"]}]}", "栏目“甲”同时指向“name”和“code”"},
		{"a field without labels", head + "\n\"need\":[[\"一级指标\",\"二级指标\",\"指标值\"]],\n\"head\":[{\"field\":\"name\",\"labels\":[]}]}", "没有栏目名称"},
		{"like nobody", `{"id":"x","name":"甲","like":"nobody","need":[["一级指标","二级指标","指标值"]]}`, "like 指向不存在的表式“nobody”"},
		{"like has like", `{"id":"x","name":"甲","like":"hebei","need":[["一级指标","二级指标","指标值"]]}`, "like 只能有一层"},
		{"the table of another form", head + `"titles":["绩效目标表"],"need":[["一级指标","二级指标","三级指标","绩效指标描述","指标值","指标值确定依据"]],
			"columns":[{"field":"level1","labels":["一级指标"]},{"field":"level2","labels":["二级指标"]},{"field":"level3","labels":["三级指标"]},{"field":"description","labels":["绩效指标描述"]},{"field":"value","labels":["指标值"]},{"field":"basis","labels":["指标值确定依据"]}]}`, "认领"},
		{"a bad id", `{"id":"福建","name":"甲","like":"common","need":[["一级指标","二级指标","指标值"]]}`, "id 必须由小写字母"},
		{"something after the end", head + `"need":[["一级指标","二级指标","三级指标","指标描述","权重"]]} x`, "末尾有多余的内容"},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "x.json"), []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, p := range Check(dir) {
			lines = append(lines, p.String())
		}
		if text := strings.Join(lines, "\n"); !strings.Contains(text, c.want) {
			t.Errorf("%s: want %q in\n%s", c.why, c.want, text)
		}
	}
	if problems := Check(t.TempDir()); len(problems) != 1 {
		t.Errorf("an empty folder: %v", problems)
	}
}

// TestOverride: a file with the id of a shipped form replaces it.
func TestOverride(t *testing.T) {
	dir := t.TempDir()
	own := `{"id":"hubei","name":"改过的","like":"common","need":[["一级指标","二级指标","特有的栏目"]],"columns":[{"field":"value","labels":["特有的栏目"]}]}`
	if err := os.WriteFile(filepath.Join(dir, "hubei.json"), []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	set, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if f := set.Form("hubei"); f == nil || f.Name != "改过的" {
		t.Errorf("hubei is %+v", f)
	}
}

// TestLabels: what papers of one form print differently is found all the same,
// and other texts are not.
func TestLabels(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	hebei, central := set.Form("hebei"), set.Form("central")
	for _, c := range []struct {
		why, text, field string
		form             *Form
		column           bool
	}{
		{"as it is", "项目编码", "code", hebei, false},
		{"justified", "项 目 编 码", "code", hebei, false},
		{"radicals", "项⽬编码", "code", hebei, false},
		{"a colon", "项目名称：", "name", hebei, false},
		{"without 其中", "财政资金", "budget.fiscal", hebei, false},
		{"half-width colon in 其中", "其中:财政资金", "budget.fiscal", hebei, false},
		{"a unit in brackets", "预算数（万元）", "budget.total", hebei, false},
		{"another bracket", "资金支出计划(％)", "schedule", hebei, false},
		{"without the bracket", "资金支出计划", "schedule", hebei, false},
		{"a running number", "一、项目名称", "name", hebei, false},
		{"a mark of obligation", "*项目名称", "name", hebei, false},
		{"without 指标", "三级", "level3", hebei, true},
		{"with 指标", "绩效指标描述", "description", hebei, true},
		{"a score in brackets", "分值权重（90）", "weight", central, true},
		{"another score", "分值权重(100分)", "weight", central, true},
		{"a value is no label", "某某项目名称改造", "", hebei, false},
		{"a part of a label is none", "指标", "", hebei, true},
		{"nothing", "", "", hebei, false},
	} {
		find, list := c.form.FindHead, c.form.Head
		if c.column {
			find, list = c.form.FindColumn, c.form.Columns
		}
		found, ok := find(c.text)
		if ok != (c.field != "") || ok && list[found.Index].Field != c.field {
			t.Errorf("%s: %q is %v %v", c.why, c.text, found, ok)
		}
	}
}

// TestFixtures: every form has a fixture whose truth names it.
func TestFixtures(t *testing.T) {
	truths, err := filepath.Glob("../../fixtures/*/disclosure.json")
	if err != nil || len(truths) == 0 {
		t.Skip("no fixtures beside the program")
	}
	shown := map[string]bool{}
	for _, path := range truths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var truth struct{ Projects []struct{ Form string } }
		if err := json.Unmarshal(data, &truth); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, p := range truth.Projects {
			shown[p.Form] = true
		}
	}
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range set.Forms() {
		if !shown[f.ID] {
			t.Errorf("form %s has no fixture", f.ID)
		}
	}
}
