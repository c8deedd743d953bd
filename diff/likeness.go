package diff

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"jixiao/budget"
)

// What changes in a project's name every year without making it another
// project: the number of the document that grants the money, the year, the
// words of an early grant, punctuation.
var (
	documentNumber = pattern(`\p{Han}{1,8}[\[【〔(]\d{4}[\])】〕]*(第)?\d+号`)
	yearWord       = pattern(`(19|20)\d{2}年?(度)?`)
	grantWords     = strings.NewReplacer("提前下达", "", "关于下达", "", "下达", "", "追加", "", "绩效目标表", "")
)

// pattern compiles a regular expression when it is first asked for.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// normalName is a project's name without what changes every year. A name that
// consists of nothing else stays as it is, folded.
func normalName(name string) string {
	folded := budget.Fold(name)
	s := documentNumber().ReplaceAllString(folded, "")
	s = yearWord().ReplaceAllString(s, "")
	s = withoutPunctuation(grantWords.Replace(s))
	if s == "" {
		return folded
	}
	return s
}

// commonWords are in the names of most projects and tell none apart.
var commonWords = strings.NewReplacer("专项资金", "", "补助资金", "", "项目经费", "", "工作经费", "", "资金", "", "经费", "", "项目", "", "专项", "", "工程", "", "工作", "")

// coreName is what is left of a name without common words; the whole name where
// hardly anything is.
func coreName(name string) string {
	normal := normalName(name)
	if core := commonWords.Replace(normal); len([]rune(core)) >= 2 {
		return core
	}
	return normal
}

func withoutPunctuation(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x3400 && r <= 0x9fff || unicode.IsLetter(r) || unicode.IsNumber(r) { // Ⅱ and ② tell lots apart
			return r
		}
		return -1
	}, s)
}

// bigrams counts the pairs of neighbouring characters of a text; a text of one
// character counts as itself.
type bigrams struct {
	count map[[2]rune]int
	total int
}

func bigramsOf(s string) bigrams {
	b := bigrams{count: map[[2]rune]int{}}
	runes := []rune(s)
	if len(runes) == 1 {
		runes = append(runes, 0)
	}
	for i := 0; i+1 < len(runes); i++ {
		b.count[[2]rune{runes[i], runes[i+1]}]++
		b.total++
	}
	return b
}

// shared is how many bigrams both texts have.
func (b bigrams) shared(o bigrams) int {
	if len(o.count) < len(b.count) {
		b, o = o, b
	}
	n := 0
	for k, c := range b.count {
		n += min(c, o.count[k])
	}
	return n
}

// dice is 1 for the same text and 0 for texts without a common bigram. Two
// empty texts are no evidence: 0.
func (b bigrams) dice(o bigrams) float64 {
	if b.total+o.total == 0 {
		return 0
	}
	return 2 * float64(b.shared(o)) / float64(b.total+o.total)
}
