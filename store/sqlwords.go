package store

import (
	"regexp"
	"sync"
)

// sqlWords are what SQLite says about a statement, and how to say it. What is
// not here stays as it is. Most commands never fail by a statement: the
// patterns are compiled when the first one does.
var sqlWords = sync.OnceValue(func() []sqlWord {
	return []sqlWord{
		{regexp.MustCompile(`^no such table: (.*)`), "没有表或视图 $1", seeSchema},
		{regexp.MustCompile(`^no such column: (.*[，；（）＝‘’“”].*)`), "“$1”里有全角标点", "语句里的逗号、括号和引号要用半角"},
		{regexp.MustCompile(`^no such column: (.*)`), "没有列 $1", seeSchema},
		{regexp.MustCompile(`^no such function: (.*)`), "没有函数 $1", seeSchema},
		{regexp.MustCompile(`^ambiguous column name: (.*)`), "列 $1 不止一个表里有", "写成 表.列"},
		{regexp.MustCompile(`^wrong number of arguments to function (.*)\(\)`), "函数 $1 的参数个数不对", seeSchema},
		{regexp.MustCompile(`^function requires (.*) argument`), "函数的参数个数不对", seeSchema},
		{regexp.MustCompile(`^not authorized to use function: (.*)`), "不能使用函数 $1", ""},
		{regexp.MustCompile(`^access to (.*) is prohibited`), "不能读取 $1", ""},
		{regexp.MustCompile(`^near "(.*)": syntax error`), "“$1”附近写法有误", seeSchema},
		{regexp.MustCompile(`^incomplete input`), "没有写完", seeSchema},
		{regexp.MustCompile(`^unrecognized token: "(.*)"$`), "看不懂“$1”", "文字要用单引号括起来"},
		{regexp.MustCompile(`^(\d+)\w+ (ORDER|GROUP) BY term out of range - should be between 1 and (\d+)`), "$2 BY 的第 $1 项不是结果的一列，应在 1 和 $3 之间", ""},
		{regexp.MustCompile(`^sub-select returns (\d+) columns - expected (\d+)`), "子查询有 $1 列，应为 $2 列", ""},
		{regexp.MustCompile(`^misuse of aggregate(?: function|: )? ?(.*)\(\)`), "汇总函数 $1 不能用在这里", "汇总的条件写在 HAVING 里"},
		{regexp.MustCompile(`^SELECTs to the left and right of (.*) do not have the same number of result columns`), "$1 两边的列数不同", ""},
		{regexp.MustCompile(`^malformed JSON`), "不是 JSON", ""},
		{regexp.MustCompile(`^integer overflow`), "整数太大", ""},
		{regexp.MustCompile(`^(Expression tree is too large|Recursion limit|parser stack overflow|at most 64 tables|FTS expression tree is too large)`), "语句太复杂", "拆成几条"},
		{regexp.MustCompile(`^malformed MATCH expression`), "MATCH 后面的写法有误", "查文字用 jixiao search"},
	}
})

type sqlWord struct {
	pattern     *regexp.Regexp
	words, hint string
}

const seeSchema = "用 jixiao schema 查看表、视图和示例"

// statementError says in the user's language what SQLite finds wrong with a
// statement.
func statementError(said string) *QueryError {
	for _, w := range sqlWords() {
		if m := w.pattern.FindStringSubmatchIndex(said); m != nil {
			return &QueryError{string(w.pattern.ExpandString(nil, w.words, said, m)), w.hint}
		}
	}
	return &QueryError{said, seeSchema}
}
