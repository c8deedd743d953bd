package store

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
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

// TestSearchAgainstLooking compares searches with a look at every cell, in texts
// of few characters whose spellings could be taken for each other.
func TestSearchAgainstLooking(t *testing.T) {
	alphabet := []rune("ax12y0c,(满意⽬ ")
	chance := rand.New(rand.NewPCG(7, 7))
	text := func(n int) string {
		out := make([]rune, n)
		for i := range out {
			out[i] = alphabet[chance.IntN(len(alphabet))]
		}
		return string(out)
	}
	s, cells := fresh(t), [][]string{}
	for year := range 3 {
		d := budget.Disclosure{FiscalYear: budget.Year(2022 + year)}
		for i := range 40 {
			p := budget.Project{Seq: i + 1, Name: text(1 + i%9), Title: text(i % 7), Purpose: budget.PrintedText(text(5))}
			d.Projects, cells = append(d.Projects, p), append(cells, []string{p.Name, p.Title})
		}
		put(t, s, d, meta(fmt.Sprint(year)))
	}
	for range 400 {
		word, want := text(1+chance.IntN(4)), 0
		if strings.TrimSpace(word) == "" {
			continue
		}
		for _, list := range cells {
			if slices.ContainsFunc(list, func(c string) bool { return strings.Contains(budget.Fold(c), budget.Fold(word)) }) {
				want++
			}
		}
		f, err := s.Search(context.Background(), Search{Words: word, In: []string{"name"}, Limit: 5})
		if err != nil || f.Holders != want || f.Shown != min(5, want) || f.More != (want > 5) {
			t.Fatalf("%q: %d of %d places, shown %d, more %v, %v", word, f.Holders, want, f.Shown, f.More, err)
		}
	}
}

// TestRankOfMany: the latest year comes first also among more places than are
// sorted, and limits say what they leave out.
func TestRankOfMany(t *testing.T) {
	// Each of the four years is more than is sorted.
	s := fresh(t)
	for i, year := range []budget.Year{2025, 2023, 0, 2024} {
		d := budget.Disclosure{FiscalYear: year, Department: budget.Department{Code: budget.Nullable(fmt.Sprint(100 + i)), Name: "局"}}
		for n := range 1007 {
			d.Projects = append(d.Projects, budget.Project{Seq: n + 1, Name: "维修", Department: d.Department})
		}
		put(t, s, d, meta(fmt.Sprint(i)))
	}
	n := 1007
	for _, c := range []struct {
		q     Search
		count int
		years map[int]int
		more  bool
	}{
		{Search{Words: "维修", Limit: 9}, 4 * n, map[int]int{2025: 9}, true},
		{Search{Words: "维修", Limit: n + 3}, 4 * n, map[int]int{2025: n, 2024: 3}, true},
		{Search{Words: "维"}, 4 * n, map[int]int{2025: n, 2024: n, 2023: n, 0: n}, false},
		{Search{Words: "维修", Limit: 2, Year: 2023}, n, map[int]int{2023: 2}, true},
		{Search{Words: "维修", Limit: 2, Department: "101"}, n, map[int]int{2023: 2}, true},
		{Search{Words: "维修", Limit: 2, Department: "局", Year: 2024}, n, map[int]int{2024: 2}, true},
		{Search{Words: "维修", Limit: 2, Department: "局"}, 4 * n, map[int]int{2025: 2}, true},
	} {
		c.q.In = []string{"name"}
		f, err := s.Search(context.Background(), c.q)
		years := map[int]int{}
		for i, h := range f.Hits {
			years[h.Year]++
			if i > 0 && (h.Year > f.Hits[i-1].Year || h.Year == f.Hits[i-1].Year && h.ProjectID >= f.Hits[i-1].ProjectID) {
				t.Fatalf("%+v: hit %d out of order", c.q, i)
			}
		}
		if err != nil || f.Holders != c.count || f.More != c.more || !maps.Equal(years, c.years) {
			t.Errorf("%+v: %d, %v, more %v, %v", c.q, f.Holders, years, f.More, err)
		}
	}
}

// TestIndexIsMadeAgain: a file of an older layout is indexed when it is opened
// for writing; until then it says so.
func TestIndexIsMadeAgain(t *testing.T) {
	s := searchable(t)
	s.write.exec("DELETE FROM search_rows")
	for _, c := range searchColumns {
		s.write.exec("INSERT INTO search_" + c + "(search_" + c + ") VALUES ('rebuild')")
	}
	s.write.exec("INSERT INTO search_todo SELECT id FROM documents")
	s.Close()
	if _, err := open(t, s.Path(), Read).Search(context.Background(), Search{Words: "科技"}); err == nil || !strings.Contains(err.Error(), "索引没有建完") {
		t.Errorf("half an index answers: %v", err)
	}
	open(t, s.Path(), Write).Close()
	if f, err := open(t, s.Path(), Read).Search(context.Background(), Search{Words: "科技"}); err != nil || f.Holders != 3 {
		t.Errorf("after indexing again: %+v, %v", f, err)
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

// TestSearchInManyDepartments: whether places are listed or looked up, they are
// the same.
func TestSearchInManyDepartments(t *testing.T) {
	s := fresh(t)
	d := budget.Disclosure{FiscalYear: 2025}
	for i := range fewDepartments + 20 {
		name := fmt.Sprintf("第%d%s", i, []string{"局", "委"}[i/fewDepartments])
		d.Projects = append(d.Projects, budget.Project{Seq: i + 1, Name: "维修", Department: budget.Department{Name: name}})
	}
	put(t, s, d, meta("a"))
	for name, want := range map[string]int{"第": fewDepartments + 20, "局": fewDepartments, "委": 20, "第7局": 1, "处": 0} {
		f, err := s.Search(context.Background(), Search{Words: "维修", In: []string{"name"}, Department: name, Limit: 1})
		if err != nil || f.Holders != want {
			t.Errorf("%s: %d of %d, %v", name, f.Holders, want, err)
		}
	}
}

// TestTidy: joining the segments changes no answer, and is left alone after a
// small import.
func TestTidy(t *testing.T) {
	s := fresh(t)
	for i := range fewDocuments {
		put(t, s, paper(uint64(i)), meta(fmt.Sprint(i)))
	}
	segments := func() int64 { return s.write.number("SELECT count(*) FROM search_name_segdir") }
	find := func() Found {
		f, err := s.Search(context.Background(), Search{Words: "目", Limit: 30})
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	before, many := find(), segments()
	if err := s.Tidy(fewDocuments - 1); err != nil || segments() != many {
		t.Errorf("%d segments of %d, %v", segments(), many, err)
	}
	if err := s.Tidy(fewDocuments); err != nil || segments() != 1 || many == 1 {
		t.Errorf("%d segments of %d, %v", segments(), many, err)
	}
	if after := find(); before.Holders == 0 || fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("found %v, before %v", after, before)
	}
	if n := s.free(); n != 0 {
		t.Errorf("%d pages are still free", n)
	}
}

// TestTidyOldFile: a file that was made without the means to give pages back
// keeps them, and all else is as ever.
func TestTidyOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	made := sqlOpen(path)
	if err := migrate(made); err != nil {
		t.Fatal(err)
	}
	made.Close()
	s := open(t, path, Write)
	for i := range fewDocuments {
		put(t, s, paper(uint64(i)), meta(fmt.Sprint(i)))
	}
	if err := s.Tidy(fewDocuments); err != nil || s.free() == 0 {
		t.Errorf("%v, %d pages free", err, s.free())
	}
	if rows, err := ask(s, "SELECT count(*) FROM 文档"); err != nil || fmt.Sprint(rows) != "[[50]]" {
		t.Error(rows, err)
	}
}

// FuzzPhrase: what is spelled for the index is found by spelling any part of it.
func FuzzPhrase(f *testing.F) {
	f.Add("科技特派团（2024）≥95%", 2, 3)
	f.Fuzz(func(t *testing.T, text string, from, n int) {
		runes := []rune(text)
		if from < 0 || n < 1 || from > len(runes) || n > len(runes)-from {
			return
		}
		var whole spelling
		whole.clear()
		whole.add(text)
		part := strings.Trim(phraseOf(string(runes[from:from+n])), `"`)
		if spelled := " " + string(whole.appendText(nil, 0)) + " "; part != "" && !strings.Contains(spelled, " "+part+" ") {
			t.Errorf("%q is not in %q", part, spelled)
		}
	})
}
