package grid

import (
	"fmt"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// doubt is a reason to look at a cell again.
type doubt struct{ code, message string }

var (
	doubtBorders  = doubt{"cell_borders", "单元格的边框画得不完整，范围可能不准"}
	doubtSide     = doubt{"cell_side", "单元格在表格边缘没有画出边框，范围可能不准"}
	doubtCrossing = doubt{"text_crosses_border", "文字压过单元格边框，归属可能不准"}
	doubtOverlap  = doubt{"overprint", "不同的字印在同一位置，文字可能不准"}
	doubtWord     = doubt{"word_wrap", "换行处的外文可能是一个词，也可能是两个词"}
	doubtColumns  = doubt{"columns_inferred", "这张表没有竖线，列是按文字之间的空白分的，请对照原件"}
	doubtNoCell   = doubt{NoCell, "表格在这里没有单元格"}
	noteLastLine  = doubt{LastLine, "单元格最后一行文字的位置"}
	noteOpenRows  = doubt{OpenRows, "表格没有行线，到页末没有画完"}
	doubtOpenTop  = doubt{OpenTop, "表格上边框没有画出"}
	doubtOpenEnd  = doubt{OpenBottom, "表格下边框没有画出"}
)

func (d doubt) issue(at budget.Pos) budget.Issue {
	return budget.Issue{Code: d.code, Message: d.message, Where: at}
}

func tooManyRules(page mark.Page) budget.Issue {
	return budget.Issue{Code: "too_many_rules", Where: budget.Pos{Page: page.Number},
		Message: "页面上的线条过多，未按表格读取"}
}

func builtSide(page int, frame budget.Box) budget.Issue {
	return budget.Issue{Code: "border_rebuilt", Where: budget.Pos{Page: page, Box: round(frame)},
		Message: "表格的外边框没有画全，已按行列线的端点补出"}
}

func unbalanced(page int, l budget.Ledger) budget.Issue {
	return budget.Issue{Code: "ledger", Where: budget.Pos{Page: page},
		Message: fmt.Sprintf("本页共%d字，读出后只对上%d字", l.Printed, l.Cells+l.Lines+l.Furniture+l.Reported+l.Twins)}
}
