package main

import (
	"fmt"
	"strings"
)

// style is how one paper is laid out; content and truth do not depend on it
// but for what is said here in words (unit, headings).
type style struct {
	landscape       bool
	font            string
	points          float64 // font size in tables
	bodyPoints      float64 // font size of prose
	lineHeight      float64
	padding         float64 // points left and right in a cell
	columns         [6]int  // widths of the grid in thousandths
	margin          int     // page margin in millimetres
	top             bool    // cells are aligned at the top instead of the middle
	centre          [6]bool // columns of the grid set centred
	justify         bool
	repeatHeader    bool
	splitRows       bool
	oneTable        bool // header block and grid are one ruled table
	gap             bool // a gap between them otherwise
	mergeLevel2     bool
	newPage         bool // every project starts on a new page
	toc             bool
	header, footer  string // running lines; page number format in footer
	ordinal         string // of the project headings
	titleSuffix     string
	partTitles      [2]string
	bodyHeads       bool // 总体绩效目标 printed again under its heading, as the source system does
	unit            string
	decimals        int
	thousands       bool
	thinBorders     bool
	withoutPartOne  bool
	withoutCover    bool
	withoutUnitCode bool
	long            bool // some cells hold whole paragraphs
	cover           []string
	noProjects      string
	form            string // id of a form other than hebei
	pdf             pdfStyle
}

var fonts = []string{"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL SungtiL GB", "WenQuanYi Zen Hei", "AR PL SungtiL GB", "AR PL UMing CN"}

var gridWidths = [][6]int{
	{110, 125, 150, 255, 130, 230}, {100, 130, 140, 280, 120, 230}, {140, 150, 200, 210, 130, 170}, {90, 110, 130, 300, 150, 220},
	{120, 140, 240, 200, 140, 160}, {150, 150, 150, 200, 150, 200}, {85, 105, 170, 330, 110, 200}, {105, 115, 125, 245, 190, 220},
}

var footers = []string{"- %p -", "第%p页 共%n页", "%p", "— %p —", "第 %p 页", "%p / %n", ""}

func (d dice) style(year int) *style {
	st := &style{
		landscape: d.chance(20), font: pick(d, fonts), points: pick(d, []float64{9, 10, 10.5, 12}), bodyPoints: pick(d, []float64{12, 14, 16}),
		lineHeight: pick(d, []float64{1.15, 1.3, 1.5}), padding: pick(d, []float64{1.5, 3, 5.4}), columns: pick(d, gridWidths),
		margin: pick(d, []int{15, 20, 25}), top: d.chance(20), justify: d.chance(25), repeatHeader: d.chance(45), splitRows: d.chance(60),
		oneTable: d.chance(45), gap: d.chance(25), mergeLevel2: d.chance(70), newPage: d.chance(30), toc: d.chance(30),
		footer: pick(d, footers), ordinal: pick(d, []string{"%d.%s", "%d.%s", "%d.%s", "%d、%s", "%d．%s"}),
		titleSuffix: pick(d, []string{"绩效目标表", "绩效目标表", "绩效目标表", "项目绩效目标表"}),
		partTitles: pick(d, [][2]string{
			{"第一部分 部门整体绩效目标", "第二部分 预算项目绩效目标"}, {"第一部分\n部门整体绩效目标", "第二部分\n预算项目绩效目标"}, {"第一部分 部门整体绩效目标", "第二部分 预算项目绩效目标"}, {"第一部分、部门整体绩效目标", "第二部分、预算项目绩效目标"},
		}),
		bodyHeads: d.chance(50), unit: pick(d, []string{"万元", "万元", "万元", "万元", "元"}), decimals: d.between(0, 6), thousands: d.chance(35),
		thinBorders: d.chance(50), withoutPartOne: d.chance(20), withoutCover: d.chance(25), withoutUnitCode: d.chance(8),
	}
	if st.landscape && st.points < 10 {
		st.points = 10.5
	}
	if d.chance(40) {
		st.header = pick(d, []string{"部门预算绩效目标公开", "绩效文本", "预算项目绩效目标表", "附件2"})
	}
	for i := range st.centre {
		st.centre[i] = i < 3 && d.chance(60) || i == 4 && d.chance(50)
	}
	return st
}

// fix sets parts of a style that a fixture is made for, named in a list.
func (st *style) fix(list string) error {
	for _, name := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' }) {
		switch name {
		case "landscape":
			st.landscape = true
		case "portrait":
			st.landscape = false
		case "narrow": // cells wrap every few characters
			st.columns, st.points, st.padding, st.landscape = [6]int{90, 100, 120, 260, 180, 250}, 12, 5.4, false
		case "wide":
			st.columns, st.landscape, st.points = [6]int{80, 110, 210, 300, 120, 180}, true, 10
		case "cut": // rows are cut by page breaks
			st.splitRows, st.lineHeight, st.points, st.newPage = true, 1.5, 12, false
		case "plain": // nothing that only the typesetter's PDF shows
			st.pdf = pdfStyle{encodings: [2]string{"GBK-EUC-H", "UniGB-UCS2-H"}, ownDigits: true, rules: "fill", compressed: true}
		case "rotate":
			st.pdf.rotate = true
		case "upright":
			st.pdf.rotate = false
		case "stray":
			st.pdf.stray = true
		case "mark":
			st.pdf.watermark = "公开稿"
		case "opensides":
			st.pdf.openSides = true
		case "long":
			st.long = true
		case "whole":
			st.splitRows = false
		case "repeat":
			st.repeatHeader, st.oneTable = true, false
		case "bare":
			st.repeatHeader = false
		case "one":
			st.oneTable = true
		case "two":
			st.oneTable = false
		case "toc":
			st.toc = true
		case "small":
			st.points, st.bodyPoints, st.lineHeight, st.toc = 9, 12, 1.15, false
		case "parts":
			st.withoutPartOne = false
		case "noparts":
			st.withoutPartOne = true
		case "cover":
			st.withoutCover = false
		case "wan":
			st.unit = "万元"
		case "yuan":
			st.unit = "元"
		case "top":
			st.top = true
		case "song":
			st.font = "AR PL SungtiL GB"
		case "noto": // Chromium decodes it to radicals
			st.font = "Noto Sans CJK SC"
		case "hei":
			st.font = "WenQuanYi Zen Hei"
		case "codes":
			st.withoutUnitCode = false
		default:
			return fmt.Errorf("unknown style %q", name)
		}
	}
	return nil
}
