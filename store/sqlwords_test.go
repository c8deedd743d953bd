package store

import (
	"context"
	"strings"
	"testing"
)

// TestSQLWords: what people get wrong is said in their language, with what to do.
func TestSQLWords(t *testing.T) {
	s := fresh(t)
	for query, want := range map[string]string{
		"SELECT 部门，项目名称 FROM 项目":                 "“部门，项目名称”里有全角标点；语句里的逗号、括号和引号要用半角",
		"SELECT 部门 FROM 项目 WHERE 部门 = ‘甲’":       "“‘甲’”里有全角标点",
		"SELECT 部门名 FROM 项目":                     "没有列 部门名；",
		"SELECT 部门 FROM 项目 ORDER BY 9":           "ORDER BY 的第 1 项不是结果的一列，应在 1 和 1 之间",
		"SELECT (SELECT 1, 2)":                   "子查询有 2 列，应为 1 列",
		"SELECT '":                               "看不懂“'”；文字要用单引号括起来",
		"SELECT 部门 FROM 项目 WHERE sum(预算数_分) > 1": "汇总函数 sum 不能用在这里",
	} {
		_, err := s.Query(context.Background(), query, nil)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", query, err, want)
		}
	}
}
