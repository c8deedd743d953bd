package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"jixiao/budget"
)

// searchable is a small archive whose every hit can be counted by hand.
func searchable(t *testing.T) *Store {
	s := fresh(t)
	for i, d := range []budget.Disclosure{
		{FiscalYear: 2024, Department: budget.Department{Code: "101", Name: "甲局"}, Overall: &budget.Overall{Goal: "推进科技兴农"},
			Projects: []budget.Project{{Seq: 1, Department: budget.Department{Code: "101", Name: "甲局"}, Name: "科技特派团经费", Code: "13028124P00000000001X", Purpose: budget.PrintedText("用于ＦＡＳＴ观测"),
				Goals:      []budget.Goal{{Text: "完成5公里"}},
				Indicators: []budget.Indicator{{Level3: "满意度", Value: "≥95%", Basis: "合同,协议"}, {Level3: "⽬标数", Description: "观测 时间", Value: "≥1950次"}}}}},
		{FiscalYear: 2025, Department: budget.Department{Code: "101", Name: "甲局（新名）"},
			Projects: []budget.Project{{Seq: 1, Department: budget.Department{Code: "101", Name: "甲局（新名）"}, Name: "电费", Code: "13028125P00000000002X", Goals: []budget.Goal{{Text: "科技特派团用电"}}, Indicators: []budget.Indicator{{Level3: "满意", Value: "度量"}}}}},
	} {
		put(t, s, d, meta(fmt.Sprint(i)))
	}
	return s
}

func TestSearchIsExactSubstring(t *testing.T) {
	s := searchable(t)
	for _, c := range []struct {
		words string
		in    []string
		want  string
		why   string
	}{
		{"科技特派团", nil, "科技特派团经费 name name|电费 goal text", "names before goals, whatever the year"},
		{"科", nil, "科技特派团经费 name name|电费 goal text| goal goal", "one character; also in part one"},
		{"科技", []string{"goal"}, "电费 goal text| goal goal", "only goals, the latest year first"},
		{"满意度", nil, "科技特派团经费 indicator level3", "no phrase over the border of two cells"},
		{"95", nil, "科技特派团经费 indicator value|科技特派团经费 indicator value", "digits inside of numbers"},
		{"≥95%", nil, "科技特派团经费 indicator value", "signs count"},
		{"合同，协议", nil, "科技特派团经费 indicator basis", "full and half width are one"},
		{"合同协议", nil, "", "a comma is a character"},
		{"目标", nil, "科技特派团经费 indicator level3", "radicals are ideographs"},
		{"fast", nil, "科技特派团经费 goal purpose", "case and width"},
		{"观测时间", nil, "科技特派团经费 indicator description", "white space does not count"},
		{"00000001x", nil, "科技特派团经费 name code", "a part of a code"},
		{"新名", nil, "电费 name department.name", "a department's name"},
		{"没有这个词", nil, "", "nothing"},
		{`"`, nil, "", "a quote is a character"},
		{"科技 OR 电费", nil, "", "no operators"},
	} {
		f, err := s.Search(context.Background(), Search{Words: c.words, In: c.in})
		var got []string
		for _, h := range f.Hits {
			got = append(got, strings.Join([]string{h.Project, h.Column, h.Field}, " "))
		}
		want := strings.Split(c.want, "|")
		if c.want == "" {
			want = nil
		}
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %q\n got %q, %v\nwant %q", c.why, c.words, got, err, want)
		}
	}
}

func TestSearchContextAndFilters(t *testing.T) {
	s := searchable(t)
	ask := func(q Search) string {
		t.Helper()
		f, err := s.Search(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, h := range f.Hits {
			out = append(out, fmt.Sprint(h.Year, " ", h.Department, " ", h.Before, "[", h.Match, "]", h.After))
		}
		return fmt.Sprint(strings.Join(out, "|"), " ", f.Counts, f.Shown, f.Holders)
	}
	for _, c := range []struct {
		q    Search
		want string
	}{
		{Search{Words: "特派团", Around: 1}, "2024 甲局 …技[特派团]经…|2025 甲局（新名） …技[特派团]用… [{name 1} {goal 1} {indicator 0}] 2 2"},
		{Search{Words: "特派团", Limit: 1}, "2024 甲局 …[特派团]… [{name 1} {goal 1} {indicator 0}] 1 2"},
		{Search{Words: "特派团", Year: 2025}, "2025 甲局（新名） …[特派团]… [{name 0} {goal 1} {indicator 0}] 1 1"},
		{Search{Words: "特派团", Department: "新名", Year: 2024}, "2024 甲局 …[特派团]… [{name 1} {goal 0} {indicator 0}] 1 1"},
		{Search{Words: "特派团", Department: "102"}, " [{name 0} {goal 0} {indicator 0}] 0 0"},
		{Search{Words: "观测时间"}, "2024 甲局 [观测 时间] [{name 0} {goal 0} {indicator 1}] 1 1"},
	} {
		if got := ask(c.q); got != c.want {
			t.Errorf("%+v\n got %s\nwant %s", c.q, got, c.want)
		}
	}
	if _, err := s.Search(context.Background(), Search{Words: " \t"}); err == nil {
		t.Error("searched for nothing")
	}
	if _, err := s.Search(context.Background(), Search{Words: "a", In: []string{"title"}}); err == nil {
		t.Error("searched in a column that does not exist")
	}
}

// TestIndexFollowsRemoval: what is gone is not found, also after a replacement.
func TestIndexFollowsRemoval(t *testing.T) {
	s := searchable(t)
	if err := s.Remove(1); err != nil {
		t.Fatal(err)
	}
	better := meta("1")
	better.Parser = 2
	put(t, s, budget.Disclosure{Projects: []budget.Project{{Name: "水费"}}}, better)
	for words, want := range map[string]int{"科技": 0, "电费": 0, "水费": 1} {
		if f, err := s.Search(context.Background(), Search{Words: words}); err != nil || f.Holders != want {
			t.Errorf("%s: %d holders, %v", words, f.Holders, err)
		}
	}
}
