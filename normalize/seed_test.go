package normalize

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"jixiao/budget"
)

// truth is what the seed's tables are drawn from.
type truth struct {
	Projects []struct {
		Seq        int
		Title      string
		Code, Name string
		Budget     map[string]*string
		Purpose    string
		Schedule   []struct{ By, Percent string }
		Goals      []struct {
			Seq  int
			Text string
		}
		Indicators []struct{ Level1, Level2, Level3, Description, Value, Basis string }
	}
}

// TestSeed reads the shared paper: part one from its text layer, its tables
// drawn from their truth as the ruled grids they are.
func TestSeed(t *testing.T) {
	text, err := os.ReadFile(sharedFile(t, "seed", "disclosure.txt"))
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile(sharedFile(t, "seed", "golden.json"))
	if err != nil {
		t.Fatal(err)
	}
	var tr truth
	if err := json.Unmarshal(golden, &tr); err != nil {
		t.Fatal(err)
	}
	one, _, ok := strings.Cut(string(text), "\n1.安全")
	if !ok {
		t.Fatal("the first heading is not where it was")
	}
	parts := []any{one}
	for _, p := range tr.Projects {
		title := []rune(itoa(p.Seq) + "." + p.Title)
		for len(title) > 30 {
			parts = append(parts, string(title[:30])+"\n")
			title = title[30:]
		}
		parts = append(parts, string(title), "471001 遵化市数据科技和工业信息化局本级 单位：万元")
		blank := func(s *string) string {
			if s == nil {
				return ""
			}
			return *s
		}
		rows := [][]string{
			{"项目编码", p.Code, "项目名称", p.Name, "<", "<", "<"},
			{"预算规模及|资金用途", "预算数", blank(p.Budget["total"]), "其中：财政|资金", blank(p.Budget["fiscal"]), "其他资金", blank(p.Budget["other"])},
			{"^", p.Purpose, "<", "<", "<", "<", "<"},
			{"资金支出计|划（%）", p.Schedule[0].By, "<", p.Schedule[1].By, p.Schedule[2].By, p.Schedule[3].By, "<"},
			{"^", p.Schedule[0].Percent + "%", "<", p.Schedule[1].Percent + "%", p.Schedule[2].Percent + "%", p.Schedule[3].Percent + "%", "<"},
			{"绩效目标", "", "<", "<", "<", "<", "<"},
			{"一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据", "<"},
		}
		var goals []string
		for _, g := range p.Goals {
			goals = append(goals, itoa(g.Seq)+"."+g.Text)
		}
		rows[5][1] = strings.Join(goals, "|")
		last := ""
		for _, n := range p.Indicators {
			l1 := n.Level1
			if l1 == last {
				l1 = "^"
			}
			last = n.Level1
			rows = append(rows, []string{l1, n.Level2, n.Level3, n.Description, n.Value, n.Basis, "<"})
		}
		parts = append(parts, tableOf(rows...))
	}
	d, err := Disclosure(drawnPaper("p.txt", parts...), Options{})
	if err != nil {
		t.Fatal(err)
	}
	compare(t, d, golden)
	for _, w := range d.Warnings {
		t.Errorf("warning %+v", w)
	}
	if !d.Ledger.Balanced() || d.Ledger.Reported != 0 {
		t.Errorf("ledger %+v", d.Ledger)
	}
	if len(d.Evidence) == 0 || d.Projects[0].Form != "hebei" {
		t.Errorf("evidence %v form %v", d.Evidence, d.Projects[0].Form)
	}
	_ = budget.Pos{}
}
