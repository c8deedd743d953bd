package columns

import (
	"strings"

	"jixiao/normalize/pattern"
)

// The text columns of the grid, left to right.
const (
	colName  = iota // 三级指标
	colText         // 绩效指标描述
	colValue        // 指标值
	colBasis        // 指标值确定依据
	textColumns
)

// gridColumns is the grid's width: two levels and the text columns.
const gridColumns = 2 + textColumns

var (
	signed    = pattern.New(`^(?:[≥≤≧≦＞＜>=<＝±]|》=|《=|不低于|不高于|不超过|不少于|不小于|不大于|大于|小于|等于|至少|优于)`)
	number    = pattern.New(`^\d[\d,.]*(?:%|％|‰|万|亿|元|个|人|次|户|年|月|天|日|小时|家|套|件|批|处|项|\(|[\p{Han}/]{1,4}$|以上|以下|左右|$)`)
	due       = pattern.New(`^(?:预计|于)?\d{4}(?:年|\.\d)|^\d{1,2}月底前`)
	grade     = pattern.New(`^(?:优|良|良好|优秀|合格|中|高|是|否|有效|显著|明显|有所提升|逐步提高|持续|长期|全覆盖|基本满意|满意|达标|定性|较高|完成)$`)
	basisLook = pattern.New(`文件|规划|计划|要点|方案|评审|报告|标准$|依据|[〔【\[]\d{4}|号$|往年|申报|实际完成|合同|通知|办法$|情况$|批复|协议|测算|安排|根据|参照|按照.*要求|职责|三定`)
	textLook  = pattern.New(`^(?:反映|考核|全年|本年度|在规定|抽样|按|项目|实际|调查|通过|对|完成|.*占|.*数量/|.*的(?:比率|数量|情况|程度|作用|成本)$)`)
	nameLook  = pattern.New(`(?:率|数|数量|成本|程度|时间|期限|度|经费|情况|效益|控制|金额|面积|质量)$`)
)

// valueShape reports a text noted as a value.
func valueShape(f string) bool {
	return signed.MatchString(f) || grade.MatchString(f) || due.MatchString(f) ||
		number.MatchString(f) && !goalHead.MatchString(f)
}

// closes reports a text that begins with what can only end a cell's line.
func closes(f string) bool {
	return strings.HasPrefix(f, "%") || strings.HasPrefix(f, ")") || strings.ContainsAny(firstOfText(f), "，。、；：）】》”")
}

func firstOfText(f string) string {
	for _, r := range f {
		return string(r)
	}
	return ""
}

func opens(f string) bool {
	return strings.HasSuffix(f, "(") || strings.HasSuffix(f, "《") || strings.HasSuffix(f, "〔") || strings.HasSuffix(f, "、")
}

// loneSign is a comparison sign whose number stands on the next line.
var loneSign = pattern.New(`^(?:[≥≤≧≦＞＜>=<＝]+|》=|不低于|不超过|不少于|预计)$`)

// Costs of putting a text into a column.
const (
	costSign    = 5.0 // a comparison sign outside of the value column
	costNumber  = 1.7 // a number outside of it
	costWords   = 3.8 // other words in it
	costLook    = 1.8 // words that belong to another column
	costOver    = 0.7 // for each half character beyond the column's width
	costOverMax = 8.0
	costNoBasis = 1.5 // nothing of a source in the basis column
	gainKnown   = 1.5 // a text that other tables have in this column
	gainBasis   = 0.8 // a text that several projects print
)

// slack is what a line may exceed a column's learnt width by: half-width
// characters are narrower than half of an ideograph.
const slack = 2

// lookAt weighs every free text of a project.
func (r *reader) lookAt(p *project) {
	for k := range p.ts {
		if t := &p.ts[k]; !t.used {
			for c := range t.looks {
				t.looks[c], t.over[c] = r.look(p, t, c), p.tooWide(t, c)
			}
		}
	}
}

// tooWide is the cost of a text wider than its column.
func (p *project) tooWide(t *token, c int) float64 {
	over := t.w - p.widths[c] - slack
	if p.widths[c] == 0 || over <= 0 {
		return 0
	}
	return min(costOverMax, costOver*float64(over))
}

func (r *reader) look(p *project, t *token, c int) float64 {
	cost := 0.0
	isValue := valueShape(t.fold)
	switch {
	case c == colValue && !isValue:
		cost += costWords
	case c != colValue && signed.MatchString(t.fold):
		cost += costSign
	case c != colValue && isValue:
		cost += costNumber
	}
	if c != colBasis && basisLook.MatchString(t.fold) {
		cost += costLook
	}
	if c != colText && textLook.MatchString(t.fold) {
		cost += costLook / 2
	}
	if c != colName && nameLook.MatchString(t.fold) {
		cost += costLook / 3
	}
	if c == colBasis {
		switch other := nameLook.MatchString(t.fold) || textLook.MatchString(t.fold); {
		case basisLook.MatchString(t.fold):
		case r.seen[t.fold] >= leastSeen && !other:
			cost -= gainBasis
		default:
			cost += costNoBasis
		}
	}
	if n := r.known[c][t.fold]; n > 1 || n == 1 && !p.own[c][t.fold] {
		cost -= gainKnown
	}
	return cost
}

// leastSeen is in how many projects a text stands that is hardly one project's
// own: sources are cited again and again.
const leastSeen = 2
