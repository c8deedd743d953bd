package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ask runs a query to its end.
func ask(s *Store, query string, params ...Param) ([][]any, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	a, err := s.Query(ctx, query, params)
	if err != nil {
		return nil, err
	}
	var out [][]any
	for row, err := range a.Rows {
		if err != nil {
			return out, err
		}
		out = append(out, append([]any(nil), row...))
	}
	return out, nil
}

func filled(t testing.TB) *Store {
	s := fresh(t)
	for seed := range uint64(6) {
		put(t, s, paper(seed), meta(fmt.Sprint(seed)))
	}
	return s
}

func TestQueryAnswers(t *testing.T) {
	s := filled(t)
	for _, c := range []struct {
		query  string
		params []Param
		want   string
		why    string
	}{
		{"SELECT 1;", nil, "[[1]]", "a semicolon at the end"},
		{"SELECT ';' -- ; x\n/* ; */ ; ", nil, "[[;]]", "semicolons in texts and comments"},
		{"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<3) SELECT sum(i) FROM n", nil, "[[6]]", "recursion that ends"},
		{"VALUES (1,2)", nil, "[[1 2]]", "VALUES is a query"},
		{"SELECT median(column1) FROM (VALUES (1),(NULL),(3),(10))", nil, "[[3]]", "median"},
		{"SELECT percentile(column1, 25) FROM (VALUES (1),(2),(3),(4),(5))", nil, "[[2]]", "percentile"},
		{"SELECT median(column1) FROM (VALUES (NULL))", nil, "[[<nil>]]", "no number, no median"},
		{"SELECT round(stddev(column1),3) FROM (VALUES (2),(4),(4),(4),(5),(5),(7),(9))", nil, "[[2.138]]", "standard deviation"},
		{"SELECT '电费' REGEXP '^.费$', NULL REGEXP 'x'", nil, "[[1 <nil>]]", "regexp"},
		{"SELECT round(similarity('电费','网费'),2), similarity('⽬标','目标'), round(similarity('办公设备购置','办公设备采购'),2)", nil, "[[0 1 0.6]]", "similarity"},
		{"SELECT :a+1, typeof(:b), typeof(:c)", []Param{{"a", "41"}, {"b", "0471"}, {"c", "0.5"}}, "[[42 text real]]", "numbers are numbers, codes stay texts"},
		{"SELECT :年度", []Param{{"年度", "x"}}, "[[x]]", "a parameter with a Chinese name"},
		{"SELECT count(*)>0 FROM 项目", nil, "[[1]]", "a view"},
		{"SELECT name FROM pragma_table_info('projects') LIMIT 1", nil, "[[id]]", "describing pragmas"},
		{"EXPLAIN QUERY PLAN SELECT 1", nil, "", "explaining is reading"},
	} {
		got, err := ask(s, c.query, c.params...)
		if err != nil || c.want != "" && fmt.Sprint(got) != c.want {
			t.Errorf("%s: %s\n got %v, %v\nwant %s", c.why, c.query, got, err, c.want)
		}
	}
}

// TestQueryGuard: whatever is typed, nothing is written, opened or endless.
func TestQueryGuard(t *testing.T) {
	s := filled(t)
	before := dump(t, s)
	elsewhere := filepath.Join(t.TempDir(), "other.db")
	for _, query := range []string{
		"DELETE FROM projects", "INSERT INTO departments VALUES (9,'','','')", "UPDATE projects SET name=''", "DROP TABLE projects",
		"DROP VIEW 项目", "CREATE TABLE t(x)", "CREATE TEMP TABLE t(x)", "CREATE TEMP VIEW v AS SELECT 1", "CREATE TRIGGER g AFTER INSERT ON goals BEGIN SELECT 1; END",
		"ALTER TABLE projects ADD COLUMN x", "REINDEX", "VACUUM", "VACUUM INTO '" + elsewhere + "'", "ANALYZE", "BEGIN", "COMMIT", "SAVEPOINT a",
		"ATTACH '" + elsewhere + "' AS o", "DETACH main", "SELECT load_extension('x')", "SELECT LOAD_EXTENSION('x','y')", "SELECT fts3_tokenizer('simple')",
		"PRAGMA query_only=0", "PRAGMA writable_schema=1", "PRAGMA journal_mode=DELETE", "PRAGMA user_version=5", "PRAGMA hard_heap_limit=0", "PRAGMA main.application_id=1",
		"SELECT 1; DELETE FROM projects", "SELECT 1; SELECT 2", ";;SELECT 1;;SELECT 2", "SELECT 1 /* ; */; /* */ DELETE FROM goals",
		"WITH x AS (SELECT 1) DELETE FROM projects", "DELETE FROM projects RETURNING id", "INSERT INTO search_name(search_name) VALUES ('optimize')",
		"SELECT 1 WHERE 1=?", "", " -- nothing\n", ";", "SELECT \x00", "SELECT 'open", "SELECT :missing", "SELECT * FROM nowhere",
		"EXPLAIN DELETE FROM projects", "REPLACE INTO goals SELECT * FROM goals",
	} {
		if got, err := ask(s, query); err == nil {
			t.Errorf("%q was run: %v", query, got)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: more than a line: %v", query, err)
		}
	}
	if after := dump(t, s); after != before {
		t.Error("a query changed the database")
	}
	if _, err := os.Stat(elsewhere); err == nil {
		t.Error("a query wrote a file")
	}
}

// TestStatementErrors: what SQLite finds is said in the user's language.
func TestStatementErrors(t *testing.T) {
	s := filled(t)
	for query, want := range map[string]string{
		"SELECT * FROM 项":  "没有表或视图 项；",
		"SELECT 项 FROM 项目": "没有列 项；",
		"SELECT f(1)":      "没有函数 f；",
		"SELECT id FROM goals g, projects p JOIN documents d ON d.id=id": "列 id 不止一个表里有；",
		"SELECT instr(1)":                        "函数 instr 的参数个数不对；",
		"SELECT median()":                        "函数的参数个数不对；",
		"SELECT load_extension('x')":             "不能使用函数 load_extension",
		"SELEC 1":                                "“SELEC”附近写法有误；",
		"SELECT 1 FROM":                          "没有写完；",
		"SELECT 1 UNION SELECT 1, 2":             "UNION 两边的列数不同",
		"SELECT 'a":                              "看不懂“'a",
		"SELECT 1 FROM goals WHERE count(*) > 1": "汇总函数 count 不能用在这里；",
	} {
		if _, err := ask(s, query); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", query, err, want)
		}
	}
}

// TestEndlessQueries are stopped at their time, wherever they spend it.
func TestEndlessQueries(t *testing.T) {
	s := filled(t)
	for _, query := range []string{
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n",
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n ORDER BY -i",
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT median(i) FROM n WHERE i%1000=0",
		"SELECT count(*) FROM positions a, positions b, positions c, positions d",
	} {
		ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
		start := time.Now()
		a, err := s.Query(ctx, query, nil)
		if err == nil {
			for _, err = range a.Rows {
			}
		}
		cancel()
		if !errors.Is(err, error(ErrTimeout)) || time.Since(start) > 3*time.Second {
			t.Errorf("%s: %v after %v", query, err, time.Since(start))
		}
	}
}

// TestQueryMemory: a query that asks for gigabytes is refused.
func TestQueryMemory(t *testing.T) {
	s := filled(t)
	for _, query := range []string{
		"SELECT 'x' REGEXP replace(hex(zeroblob(1000)),'0','(a|b)')", "SELECT length(randomblob(1000000000))", "SELECT length(zeroblob(2000000000))",
		"WITH RECURSIVE n(i,t) AS (SELECT 1,'x' UNION ALL SELECT i+1,t||t FROM n WHERE i<40) SELECT max(length(t)) FROM n",
	} {
		if got, err := ask(s, query); err == nil {
			t.Errorf("%s: %v", query, got)
		}
	}
}

// TestQueryWhileImporting: readers see what is committed and block nobody.
func TestQueryWhileImporting(t *testing.T) {
	s := filled(t)
	other := open(t, s.Path(), Read)
	put(t, s, paper(77), meta("77"))
	got, err := ask(other, "SELECT count(*) FROM documents")
	if err != nil || fmt.Sprint(got) != "[[7]]" {
		t.Error(got, err)
	}
}
