package normalize

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// noneWords say that there are no projects.
var noneWords = []string{"无预算项目", "没有预算项目", "无项目支出绩效目标", "无项目支出", "没有项目支出", "未安排项目支出", "无项目绩效目标", "无预算项目绩效目标", "没有项目绩效目标", "不涉及项目支出", "未安排预算项目", "无绩效目标", "无专项资金"}

// A sentence about performance goals says the same in its own words: one of
// noWords, and behind it, not farther than maxBetween characters, what there is not.
var (
	noWords   = []string{"无", "没有", "未安排", "未编制", "未编报", "未设置", "未设定", "未纳入", "不涉及"}
	lackWords = []string{"绩效目标", "项目"}
	// blankWords say below the heading of a table that it is blank.
	blankWords = []string{"本表为空", "此表为空", "空表", "本表无数据", "此表无数据", "无此项"}
)

const (
	maxBetween = 15
	// maxBelow bounds the characters between the heading of a table and the remark
	// that it is blank.
	maxBelow = 60
)

// saysNone reports whether a paper about performance states that there are no
// projects, and passes its words on.
func (r *reader) saysNone(d *budget.Disclosure) bool {
	var all strings.Builder
	for _, l := range r.prose {
		all.WriteString(budget.Fold(l.Text))
	}
	text := all.String()
	words := noneOf(text)
	if words == "" {
		return false
	}
	d.Warnings = append(d.Warnings, budget.Issue{Code: "no_projects", Message: "文件说明没有项目绩效目标：“" + clip(words) + "”，没有读出项目"})
	return true
}

// noneOf finds the statement; "" for none.
func noneOf(text string) string {
	if !strings.Contains(text, "绩效") {
		return ""
	}
	for _, w := range noneWords {
		if strings.Contains(text, w) {
			return w
		}
	}
	for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。;；,，", r) }) {
		if strings.Contains(sentence, "绩效目标") && lacks(sentence) {
			return tail(sentence, maxBelow)
		}
	}
	return blankTable(text)
}

// lacks reports whether a sentence denies that something is there.
func lacks(sentence string) bool {
	for _, no := range noWords {
		for rest := sentence; ; {
			i := strings.Index(rest, no)
			if i < 0 {
				break
			}
			rest = rest[i+len(no):]
			for _, what := range lackWords {
				if at := strings.Index(rest, what); at >= 0 && utf8.RuneCountInString(rest[:at]) <= maxBetween {
					return true
				}
			}
		}
	}
	return false
}

// blankTable finds the remark that a table of goals is blank.
func blankTable(text string) string {
	const heading = "绩效目标表"
	for rest := text; ; {
		i := strings.Index(rest, heading)
		if i < 0 {
			return ""
		}
		rest = rest[i+len(heading):]
		for _, w := range blankWords {
			if at := strings.Index(rest, w); at >= 0 && utf8.RuneCountInString(rest[:at]) <= maxBelow {
				return w
			}
		}
	}
}

// tail is the end of a text: before a sentence may stand headings without a point.
func tail(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}
