package store

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"sort"
	"sync"

	"github.com/mattn/go-sqlite3"

	"jixiao/budget"
)

// function is a helper that queries may call. Views never do: they must open
// in any SQLite tool.
type function struct {
	Name, Use string
	impl      any // of an aggregate: what makes it from an allowance
	aggregate bool
}

// allowance is how many numbers the aggregates of a connection may still hold at
// the same time.
type allowance struct{ left int }

// heldNumbers take 80 MB; SQLite's own limit does not see them.
const heldNumbers = 10_000_000

// functions are registered on the connections of user queries.
var functions = []function{
	{"median", "median(x)：中位数，空值不计", func(a *allowance) any {
		return func() *quantile { return &quantile{p: 50, fixed: true, allowed: a} }
	}, true},
	{"percentile", "percentile(x, p)：第 p 百分位（0～100，线性插值）", func(a *allowance) any {
		return func() *quantile { return &quantile{allowed: a} }
	}, true},
	{"stddev", "stddev(x)：样本标准差", func(*allowance) any { return func() *spread { return &spread{} } }, true},
	{"regexp", "x REGEXP '式样'：正则表达式匹配，例如 名称 REGEXP '^关于'", matches, false},
	{"similarity", "similarity(a, b)：两段文字相似度（0～1，按相邻两字）", similarity, false},
	{"fold", "fold(x)：统一全角半角、大小写和部首，去掉空白，便于比较", fold, false},
	{"division", "division(项目编码)：编码里的行政区划", func(code string) string { return budget.CodeDivision(code) }, false},
}

func register(c *sqlite3.SQLiteConn) error {
	held := &allowance{heldNumbers}
	for _, f := range functions {
		var err error
		if f.aggregate {
			err = c.RegisterAggregator(f.Name, f.impl.(func(*allowance) any)(held), true)
		} else {
			err = c.RegisterFunc(f.Name, f.impl, true)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// quantile collects numbers; blanks and texts are left out.
type quantile struct {
	values  []float64
	p       float64
	fixed   bool // p is not an argument
	bad     bool
	allowed *allowance
	over    bool // there are more numbers than allowed
}

func (q *quantile) Step(x any, p ...any) {
	if !q.fixed {
		if v, ok := real(first(p)); ok && v >= 0 && v <= 100 {
			q.p = v
		} else {
			q.bad = true
		}
	}
	v, ok := real(x)
	switch {
	case !ok || q.over:
	case q.allowed.left == 0:
		q.over = true
	default:
		q.allowed.left--
		q.values = append(q.values, v)
	}
}

func first(list []any) any {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

func (q *quantile) Done() (any, error) {
	q.allowed.left += len(q.values)
	switch {
	case q.over:
		return nil, fmt.Errorf("median、percentile：数值多于 %d 个", heldNumbers)
	case q.bad:
		return nil, errors.New("percentile(x, p)：p 应在 0 和 100 之间")
	case len(q.values) == 0:
		return nil, nil
	}
	sort.Float64s(q.values)
	at := q.p / 100 * float64(len(q.values)-1)
	low := int(at)
	v := q.values[low]
	if low+1 < len(q.values) {
		v += (at - float64(low)) * (q.values[low+1] - v)
	}
	return v, nil
}

func real(x any) (float64, bool) {
	switch v := x.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// spread is Welford's running variance.
type spread struct{ n, mean, square float64 }

func (s *spread) Step(x any) {
	v, ok := real(x)
	if !ok {
		return
	}
	s.n++
	d := v - s.mean
	s.mean += d / s.n
	s.square += d * (v - s.mean)
}

func (s *spread) Done() any {
	if s.n < 2 {
		return nil
	}
	return math.Sqrt(s.square / (s.n - 1))
}

// patterns keeps compiled expressions; a query calls with the same one again
// and again.
var patterns sync.Map

// keptPatterns bounds the cache against a query that makes up patterns.
const keptPatterns = 100

// longestPattern bounds what is compiled: honest patterns have some dozen
// characters, and a compiled one takes a thousand times as much memory.
const longestPattern = 1000

// matches is "x REGEXP pattern", for which SQLite calls regexp(pattern, x).
func matches(pattern string, x any) (any, error) {
	s, ok := asText(x)
	if !ok {
		return nil, nil
	}
	if re, ok := patterns.Load(pattern); ok {
		return re.(*regexp.Regexp).MatchString(s), nil
	}
	if len(pattern) > longestPattern {
		return nil, fmt.Errorf("正则表达式超过 %d 个字节", longestPattern)
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, errors.New("正则表达式有误：" + pattern)
	}
	kept := 0
	patterns.Range(func(any, any) bool { kept++; return kept < keptPatterns })
	if kept >= keptPatterns {
		patterns.Clear()
	}
	patterns.Store(pattern, re)
	return re.MatchString(s), nil
}

// asText is a value as text; false for NULL.
func asText(x any) (string, bool) {
	switch v := x.(type) {
	case string:
		return v, true
	case []byte:
		return string(v), v != nil
	}
	return "", false
}

func fold(x any) any {
	if s, ok := asText(x); ok {
		return budget.Fold(s)
	}
	return nil
}

// longestLikeness bounds the texts that are compared: goals have some hundred
// characters.
const longestLikeness = 20000

// similarity is Dice's measure over pairs of neighbouring characters of the
// folded texts: 1 for equal ones, 0 for texts without a common pair.
func similarity(a, b any) any {
	s, ok1 := asText(a)
	t, ok2 := asText(b)
	if !ok1 || !ok2 || len(s) > longestLikeness || len(t) > longestLikeness {
		return nil
	}
	s, t = budget.Fold(s), budget.Fold(t)
	if s == t {
		return 1.0
	}
	pairs, n := map[[2]rune]int{}, 0
	eachPair(s, func(p [2]rune) { pairs[p]++; n++ })
	common := 0
	eachPair(t, func(p [2]rune) {
		n++
		if pairs[p] > 0 {
			pairs[p]--
			common++
		}
	})
	if n == 0 {
		return 0.0
	}
	return 2 * float64(common) / float64(n)
}

func eachPair(s string, do func([2]rune)) {
	last := rune(-1)
	for _, r := range s {
		if last >= 0 {
			do([2]rune{last, r})
		}
		last = r
	}
}
