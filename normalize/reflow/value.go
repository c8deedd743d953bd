package reflow

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// notation says how much a text looks like the value of an indicator.
type notation uint8

const (
	noValue     notation = iota
	wordStart            // begins as text values begin: 提高…, 预计…
	wordValue            // a word that is a value by itself: 长期
	looseNumber          // a number with more around it: 2025年12月底前
	plainNumber          // sign, number, unit: ≥95%
)

// valueWords are texts that are values by themselves.
var valueWords = wordSet("长期 中长期 短期 持续 优 良 优秀 良好 较好 好 中 差 合格 合规 合法合规 达标 是 否 有 无 有效 及时 完成 全部完成 已完成 " +
	"提高 提升 逐步提高 逐步提升 显著提高 显著提升 明显提高 明显提升 有所提高 有所提升 不断提高 不断提升 持续提高 持续提升 稳步提升 有效提升 有效提高 " +
	"第一季度末 第二季度末 第三季度末 第四季度末 上半年 下半年 年底 年底前 年末 年初 一季度 二季度 三季度 四季度 每年 每月 每季度 " +
	"明显 显著 较明显 效果明显 明显改善 有效改善 逐步改善 持续改善 显著改善 有所改善 改善 增强 逐步增强 增加 减少 降低 有所下降 有所增加 下降 " +
	"按时 按期 按时完成 按期完成 及时完成 按计划完成 当年 全年 年内 年度内 较高 高 低 较低 可持续 保障 有保障 正常 稳定 安全 无事故 零 满意 较满意 不变 " +
	"及时率 合格率 完成率 满意度 达到预期 可控 较小 较大 一般 稳步推进 有序推进 持续推进 当年完成 全覆盖 全面覆盖 到位 落实到位 合理 完备 有效控制 有效降低 有效减少 有效缓解 有效解决 有效改善 稳步提高 稳步增长 持续增长 持续向好 逐年提高 逐年提升 逐年增加 逐年下降 逐年降低 逐步降低 逐步减少 逐步完善 逐步增加 明显增强 明显提升 明显降低 明显减少 明显下降 显著增强 显著下降 零事故 零发生 不发生 无投诉 基本满意 非常满意 达到预期 符合要求 符合标准 充分 全面 有力 规范 促进 有序 健全 完善 基本完成 有所增强 有效保障 得到保障 长效 长期有效 长期影响")

// valueStarts begin longer values in words, by their first character.
var valueStarts = byFirst("提高 提升 逐步 不断 持续 显著 明显 有效 有所 预计 进一步 长期 基本 全面 较 达到 符合 按 推进 当年 全部 可控 健全 建立 比上年 控制在 不发生 未发生 及时 不低于 不少于 不超过 不高于 大于 小于 高于 低于 超过 至少 约 完成 优 良 保持 稳 增 减 降")

// byFirst lists words by their first character when they are first asked for.
func byFirst(s string) func() map[rune][]string {
	return sync.OnceValue(func() map[rune][]string {
		m := map[rune][]string{}
		for _, w := range strings.Fields(s) {
			r, _ := utf8.DecodeRuneInString(w)
			m[r] = append(m[r], w)
		}
		return m
	})
}

// wordSet makes a set of words when it is first asked.
func wordSet(s string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(s) {
			m[w] = true
		}
		return m
	})
}

const (
	// longestWord is how many characters the longest of valueWords has.
	longestWord = 6
	// longestUnit: 万元/平方米 fits; longer words after a number are a phrase.
	longestUnit = 6
)

// notationOf reads folded characters; texts too long for a value have none.
func notationOf(t []rune) notation {
	if len(t) > 2*longestPhrase {
		return noValue
	}
	return classify(t)
}

// classify reads folded characters.
func classify(t []rune) notation {
	if len(t) == 0 {
		return noValue
	}
	if word := withoutNote(t); len(word) <= longestWord && valueWords()[string(word)] {
		return wordValue
	}
	rest := skipSign(t)
	number := skipNumber(rest)
	if len(number) == len(rest) {
		return classifyWords(t)
	}
	switch {
	case isUnit(number):
		return plainNumber
	case len(t) <= longestPhrase && quantities(number):
		return looseNumber
	}
	return classifyWords(t)
}

// withoutNote is a text less the brackets at its end: 健全（制度≥3项）.
func withoutNote(t []rune) []rune {
	if t[len(t)-1] != ')' {
		return t
	}
	if i := slices.Index(t, '('); i > 0 {
		return t[:i]
	}
	return t
}

// quantityWords are what stands around numbers in dates, ranges and shares.
const quantityWords = "年月日底前末内后以上下左右之间完成至到季度旬周每第全个次%.,-~—()/≥≤<>=元万亿天小时分钟"

// mostOther is how many characters beside those a value of numbers may have.
const mostOther = 1

// quantities reports whether what follows a number is made of further numbers
// and the words of dates and ranges: 年12月底前.
func quantities(t []rune) bool {
	other := 0
	for _, r := range t {
		if !isDigit(r) && !strings.ContainsRune(quantityWords, r) {
			other++
		}
	}
	return other <= mostOther
}

// longestPhrase bounds values such as 预计2025年年底前完成 or 5-10个以上.
const longestPhrase = 20

func classifyWords(t []rune) notation {
	if len(t) > longestPhrase {
		if len(t) <= 2*longestPhrase && comparesNumbers(t) {
			return looseNumber
		}
		return noValue
	}
	if endsIn(t, valueEnds, lastOfEnds) {
		return looseNumber
	}
	for _, w := range valueStarts()[t[0]] {
		if hasPrefix(t, w) && !namesMeasure(t) {
			return wordStart
		}
	}
	return noValue
}

// valueEnds bound a value: A级及以上, 98%以上, 6月底前.
var valueEnds = []string{"及以上", "及以下", "以上", "以下", "以内", "左右", "底前", "日前"}

// measureNames end texts that say what is measured; the values are theirs.
var measureNames = []string{"率", "程度", "情况", "数量", "比例", "占比", "时间", "次数", "人数", "成本", "作用", "年限", "期限"}

func namesMeasure(t []rune) bool { return endsIn(t, measureNames, lastOfMeasures) }

// Last characters of valueEnds and measureNames: most texts end in none of them.
const (
	lastOfEnds     = "上下内右前"
	lastOfMeasures = "率度况量例比间数本用限"
)

func endsIn(t []rune, words []string, last string) bool {
	return strings.ContainsRune(last, t[len(t)-1]) && slices.ContainsFunc(words, func(w string) bool { return hasSuffix(t, w) })
}

// comparesNumbers: 慰问人数不少于100人,宣传用品不少于20000份.
func comparesNumbers(t []rune) bool {
	for i := 1; i < len(t); i++ {
		if isDigit(t[i]) && strings.ContainsRune(compareLast, t[i-1]) && endsCompare(t[:i]) {
			return true
		}
	}
	return false
}

func endsCompare(t []rune) bool {
	for _, w := range compareWords {
		if hasSuffix(t, w) {
			return true
		}
	}
	return false
}

// compareWords stand for signs; compareFirst and compareLast are their first and
// last characters.
var compareWords = []string{"不低于", "不少于", "不超过", "不高于", "大于等于", "小于等于", "大于", "小于", "等于", "高于", "低于", "至少", "超过"}

const (
	compareFirst = "不大小等高低至超"
	compareLast  = "于过少"
)

func hasPrefix(t []rune, w string) bool {
	i := 0
	for _, r := range w {
		if i >= len(t) || t[i] != r {
			return false
		}
		i++
	}
	return true
}

// signs are what may stand before a number, folded.
const signs = "≥≤≧≦<>=》《±"

func skipSign(t []rune) []rune {
	for len(t) > 0 && (t[0] < 0x4e00) && strings.ContainsRune(signs, t[0]) {
		t = t[1:]
	}
	if len(t) == 0 || !strings.ContainsRune(compareFirst, t[0]) {
		return t
	}
	for _, w := range compareWords {
		if hasPrefix(t, w) {
			return t[utf8.RuneCountInString(w):]
		}
	}
	return t
}

// skipNumber leaves what follows a decimal number, a range included.
func skipNumber(t []rune) []rune {
	rest := skipDigits(t)
	if len(rest) < len(t) && len(rest) > 1 && strings.ContainsRune("-~—至", rest[0]) && isDigit(rest[1]) {
		return skipDigits(rest[1:])
	}
	return rest
}

func skipDigits(t []rune) []rune {
	i := 0
	for i < len(t) && (isDigit(t[i]) || i > 0 && (t[i] == '.' || t[i] == ',') && i+1 < len(t) && isDigit(t[i+1])) {
		i++
	}
	return t[i:]
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// longUnits are units of more characters than shortUnit.
var longUnits = wordSet("个工作日 万元/平方米 元/平方米 元/立方米 平方公里 立方米/年 台(套) 百分比 百分点 人次/年 万人次 万毫升 元/人/年 元/人/月 元/人/天 万元/公里 公里/小时 平方米以上 万元以内 万元以下 以上 以下 以内 左右 万元/年 元/人次 元/人 个工作日内 个工作日以内 年以上 分以上 次以上 个以上 人以上 天以内 天以下 小时以内 小时内 分钟以内 分钟内")

// shortUnit: a unit of so few characters need not be known.
const shortUnit = 3

// isUnit: short, without a further number or sentence punctuation, and not the
// middle of a phrase about a year.
func trimBrackets(t []rune) []rune {
	if len(t) > 2 && t[0] == '(' && t[len(t)-1] == ')' {
		return t[1 : len(t)-1]
	}
	return t
}

func isUnit(t []rune) bool {
	if n := len(trimBrackets(t)); n > shortUnit && !longUnits()[string(trimBrackets(t))] {
		return false
	}
	if len(t) > longestUnit+2 || len(t) > 0 && strings.ContainsRune("号年.", t[0]) && len(t) > 1 {
		return false
	}
	for i, r := range t {
		if isDigit(r) && (i == 0 || t[i-1] < 'a' || t[i-1] > 'z') || strings.ContainsRune("，。、；《》,;≥≤<>=", r) {
			return false
		}
	}
	return true
}
