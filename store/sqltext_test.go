package store

import (
	"fmt"
	"sort"
	"strings"
	"testing"
)

func TestScan(t *testing.T) {
	for _, c := range []struct{ query, want, why string }{
		{"SELECT :a, @b, $c", "a b c", "the three signs of a parameter"},
		{"SELECT ':a', \"@b\", `$c`, [:d]", "", "no parameters inside of quotes"},
		{"SELECT 'it''s :a' || :b", "b", "a doubled quote"},
		{"SELECT 1 -- :a\n, :b /* :c */", "b", "no parameters inside of comments"},
		{"SELECT :年度", "年度", "Chinese names"},
		{"SELECT a$b", "", "a dollar inside of a name"},
		{"SELECT 1;", "", "one statement with its end"},
		{"SELECT 1; -- end", "", "a comment behind the end"},
		{"SELECT 1;;", "", "empty statements"},
		{"SELECT 1; S", "more", "a second statement"},
		{"SELECT ?", "broken", "a parameter without a name"},
		{"SELECT ?1", "broken", "a numbered parameter"},
		{"SELECT \xff", "broken", "bytes that are no text"},
		{" /* ; */ -- x", "empty", "only comments"},
		{"/* open", "empty", "a comment without its end"},
	} {
		if got := fmt.Sprint(seen(scan(c.query))); got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.why, c.query, got, c.want)
		}
	}
}

// seen is what a scan found, in a word.
func seen(s sqlText) string {
	switch {
	case s.broken != "":
		return "broken"
	case s.empty:
		return "empty"
	case s.more:
		return "more"
	}
	var names []string
	for n := range s.params {
		names = append(names, n)
	}
	sort.Strings(names)
	return strings.Join(names, " ")
}

// FuzzScan: any text is walked through to its end, and white space around it
// changes nothing.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"SELECT 1", "SELECT ':a' ; --", "[", "'", "/*", "$", ":", "\x00", "SELECT 年 FROM 项目 WHERE a=:年"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		if a, b := scan(query), scan(" \n"+query); a.broken == "" && (a.more != b.more || a.empty != b.empty || len(a.params) != len(b.params)) {
			t.Errorf("%q: %v, with space before it %v", query, a, b)
		}
	})
}
