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
	number    = pattern.New(`^\d[\d,.]*(?:%|％|‰|万|亿|元|个|人|次|户|年|月|天|日|小时|家|套|件|批|处|项|\(|[\p{Han}/]{1,4}$|[A-Za-zμ℃°][\w/²³]{0,5}$|以上|以下|左右|$)`)
	due       = pattern.New(`^(?:预计|于|截至)?\d{4}(?:年|\.\d)[\d.年月日底前至到末初上下半完成竣工以之—~-]*$|^\d{1,2}月底前`)
	unit      = pattern.New(`^(?:[万亿千百]?元|个?工作日|个月|小时|分钟|平方米|公里|公顷|百分比|人次|[个亩株户人名件批套家项次天年块处座吨辆台场期]|[%‰]|\(%\))(?:/\p{Han}{1,4})*(?:以上|以下|以内|左右|\))?$|^(?:年|月)*底?前?完?成?$`)
	grade     = pattern.New(`^(?:优|良|良好|优秀|合格|中|高|是|否|有效|显著|明显|有所提升|逐步提高|持续|长期|全覆盖|基本满意|满意|达标|定性|较高|完成)$`)
	basisLook = pattern.New(`文件|规划|计划|要点|方案|评审|报告|标准$|依据|[〔【\[]\d{4}|号$|往年|申报|实际完成|合同|通知|办法$|情况$|批复|协议|测算|安排|根据|参照|按照.*要求|职责|三定`)
	textLook  = pattern.New(`^(?:反映|考核|全年|本年度|在规定|抽样|按|项目|实际|调查|通过|对|完成|.*占|.*数量/|.*的(?:比率|数量|情况|程度|作用|成本)$)`)
	nameLook  = pattern.New(`(?:率|数|数量|成本|程度|时间|期限|度|经费|情况|效益|控制|金额|面积|质量)$`)
)

// leadsValue is the word that a value begins with.
var leadsValue = pattern.New(`^(?:[≥≤≧≦＞＜>=<＝]|不低于|不高于|不超过|不少于|不小于|不大于)`)

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

// placing are the costs of putting a text into a column.
type placing struct {
	value    float64 // a text noted as a value
	sign     float64 // one with a comparison sign
	words    float64 // a text that is no value
	source   float64 // words of a source
	other    float64 // no words of a source
	sentence float64 // words that begin a description
	name     float64 // words that end a name
	over     float64 // for each half character beyond the column's width
}

var placeCosts = [textColumns]placing{
	colName:  {2.14, 5.02, 1.02, 2.69, 0.67, 1.15, -0.89, 1.04},
	colText:  {1.66, 5.16, 1.01, 1.25, 1.69, -0.96, 0.19, 0.78},
	colValue: {-0.27, -0.52, 4.47, 2.05, -0.20, 0.57, 1.68, 0.76},
	colBasis: {1.24, 5.17, 0.46, -0.26, 2.00, 1.40, 2.19, 1.49},
}

// Costs of placing that are the same in all columns.
const (
	costOverMax = 7.93
	gainBasis   = 1.82 // a text that several projects print
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
			r.usualPlace(p, t)
		}
	}
}

// tooWide is the cost of a text wider than its column.
func (p *project) tooWide(t *token, c int) float64 {
	over := t.w - p.widths[c] - slack
	if p.widths[c] == 0 || over <= 0 {
		return 0
	}
	return min(costOverMax, placeCosts[c].over*float64(over))
}

func (r *reader) look(p *project, t *token, c int) float64 {
	w := &placeCosts[c]
	cost := w.words
	if t.value || t.unit {
		if cost = w.value; t.signed {
			cost = w.sign
		}
	}
	if t.source {
		cost += w.source
	} else {
		cost += w.other
	}
	if t.sentence {
		cost += w.sentence
	}
	if t.name {
		cost += w.name
	}
	if c == colBasis && p.times[t.fold] >= leastTimes {
		cost -= gainBasis
	}
	cost += r.usualColumn(p, t, c)
	return cost
}

// leastTimes is how often a table has a text that is likely a source: they are cited
// again and again.
const leastTimes = 4
