package paper

import (
	"strings"
	"testing"

	"jixiao/budget"
)

// Widths of an indicator grid: level 1 to 3, description, value, basis. Inner
// widths are 10 less: 3, 5, 5, 12, 6 and 8 characters.
const grid = "# 40 60 60 130 70 90\n"

const heading = `
| 一级/指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据 |`

const headRows = `
| 项目编码 | 13028125P00007610004M | < | 项目名称 | 甲 | < |` + heading

// sibling begins another project.
const sibling = `
| 项目编码 | 13028125P000032100017 | < | 项目名称 | 甲 | < |` + heading

func TestTablesOverPages(t *testing.T) {
	for _, c := range []struct {
		why   string
		pages []string
		want  string
	}{
		{"rows go on on the next page; a merged level-1 cell stays open (borders painted at the cut)", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 执法次数 | 全年开展次数 | ≥20次 | 工作计划 |`, grid + `
|         | 质量指标 | 合格率 | 合格的比率 | ≥95% | 工作计划 |
| 效益/指标 | 社会效益/指标 | 提升率 | 提升的比率 | ≥10% | 工作计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|执法次数|全年开展次数|≥20次|工作计划|
|^|质量指标|合格率|合格的比率|≥95%|工作计划|
|效益指标|社会效益指标|提升率|提升的比率|≥10%|工作计划|`},
		{"a row is cut: what stands below has no value, its lines were full", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 安全执法所/需经费使用 | 全年开展次数 | ≥20次 | 工作计划 |`, grid + `
|  |  | 情况 |  |  |  |
| ^ | 质量指标 | 合格率 | 合格的比率 | ≥95% | 工作计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标*2|安全执法所需经费使用情况*2|全年开展次数*2|≥20次*2|工作计划*2|
|^|质量指标|合格率|合格的比率|≥95%|工作计划|`},
		{"a row over three pages; the middle piece is a one-row grid", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 一二三四五六七八九十甲乙 | ≥20次 | 计划 |`, grid + `
|  |  |  | 丙丁戊己庚辛壬癸子丑寅卯 |  |  |`, grid + `
|  |  |  | 辰巳 |  |  |
| 效益/指标 | 社会效益/指标 | 提升率 | 提升的比率 | ≥10% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*3|数量指标*3|次数*3|一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳*3|≥20次*3|计划*3|
|效益指标|社会效益指标|提升率|提升的比率|≥10%|计划|`},
		{"a merged name is cut where its first half is a name too", []string{
			grid + headRows + `
| 成本 | 经济成本/指标 | 费用数 | 支出的数 | ≤20元 | 计划 |`, grid + `
| 指标 | 社会成本/指标 | 影响数 | 影响的数 | ≥95% | 工作计划 |
| ^ | 生态环境/成本指标 | 排放数 | 排放的数 | ≥5% | 工作计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|成本指标*2|经济成本指标|费用数|支出的数|≤20元|计划|
|^|社会成本指标|影响数|影响的数|≥95%|工作计划|
|^|生态环境成本指标|排放数|排放的数|≥5%|工作计划|`},
		{"every cell of the row is cut: all last lines are full", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 农村供水管 | 按照批复预算控制支付的数 | 预计年年底前 | 〔甲〕二五八号乙 |`, grid + `
|  |  | 网成本 | 额 | 完成 | 文 |
| ^ | 质量指标 | 合格率 | 合格的比率 | ≥95% | 工作计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标*2|农村供水管网成本*2|按照批复预算控制支付的数额*2|预计年年底前完成*2|〔甲〕二五八号乙文*2|
|^|质量指标|合格率|合格的比率|≥95%|工作计划|`},
		{"the header row is repeated: furniture, and the cut row behind it is one", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 安全执法所/需经费使用 | 全年开展次数 | ≥20次 | 计划 |`, grid + heading + `
|  |  | 情况 |  |  |  |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标*2|安全执法所需经费使用情况*2|全年开展次数*2|≥20次*2|计划*2|
<repeated header row> 一级
指标
<repeated header row> 二级指标
<repeated header row> 三级指标
<repeated header row> 绩效指标描述
<repeated header row> 指标值
<repeated header row> 指标值确定依据`},
		{"the heading is repeated on the next page, and once more within it", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, grid + heading + `
| 产出/指标 | 质量指标 | 合格率 | 合格的比率 | ≥95% | 计划 |` + heading + `
| 效益/指标 | 社会效益/指标 | 提升率 | 提升的比率 | ≥10% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|次数|全年|≥20次|计划|
|^|质量指标|合格率|合格的比率|≥95%|计划|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|效益指标|社会效益指标|提升率|提升的比率|≥10%|计划|
<repeated header row> 一级
指标
<repeated header row> 二级指标
<repeated header row> 三级指标
<repeated header row> 绩效指标描述
<repeated header row> 指标值
<repeated header row> 指标值确定依据`},
		{"a level named above and below a repeated heading is no label of the form's head", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |` + heading + `
| 产出/指标 | 数量指标 | 人数 | 全年 | ≥30人 | 计划 |`, grid + `
| 产出/指标 | 质量指标 | 合格率 | 合格的比率 | ≥95% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|人数|全年|≥30人|计划|
|^|质量指标|合格率|合格的比率|≥95%|计划|`},
		{"borders left open where cells are cut: the row above was closed, so this is another one", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年次数 | ≥20次 | 计划 |`, grid + `
|  | 质量指标 | 合格率 |  | ≥95% |  | bare |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年次数|≥20次|计划|
||质量指标|合格率||≥95%||`},
		{"borders open on both sides: one row, whatever its cells say", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20 | 计划 | open |`, grid + `
|  |  | 甲 | 乙 | 次 | 丙 | bare |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标*2|次数甲*2|全年乙*2|≥20次*2|计划丙*2|`},
		{"the grid's labels are the last row of the page, their lower borders left to the row that did not fit", []string{
			grid + headRows + " open |", grid + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|`},
		{"borders open at the cut, but a whole value stands on both sides: two rows", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 | open |`, grid + `
|  |  | 人数 | 全年 | ≥30人 | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|
|||人数|全年|≥30人|计划|`},
		{"a paper that names the levels in every row: named again below the cut is another row", []string{
			grid + headRows + `
| 产出/指标 | 质量指标 | 比率 | 全年 | 优 | 计划 |
| 产出/指标 | 质量指标 | 一二三四五 | 一二三四五六七八九十甲乙 | 逐步提高逐步 | 一二三四五六七八 |`, grid + `
| 产出/指标 | 质量指标 | 六七 | 丙丁 | 提高 | 九十 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|质量指标|比率|全年|优|计划|
|产出指标|质量指标|一二三四五|一二三四五六七八九十甲乙|逐步提高逐步|一二三四五六七八|
|产出指标|质量指标|六七|丙丁|提高|九十|`},
		{"the blank rests of two merged levels have no border between them", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 安全执法所/需经费使用 | 全年开展次数 | ≥20次 | 计划 |`, grid + `
|  | < | 情况 |  |  |  |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标*2|安全执法所需经费使用情况*2|全年开展次数*2|≥20次*2|计划*2|`},
		{"in the head a row without a label goes on with the label above, although that was closed", []string{grid + `
| 项目编码 | 13028125P00007610004M | < | 项目名称 | 甲 | < |
| 预算规模及/资金用途 | 预算数 | < | 5.00 | 其他 | 0 |`, grid + `
|  | 用于购买 | < | < | < | < | bare |` + heading}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|预算规模及资金用途*2|预算数|<|5.00|其他|0|
|^|用于购买|<|<|<|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|`},
		{"a row printed at the end of a page and again on the next: both are kept, in doubt", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, grid + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标*2|次数!row_repeated|全年!row_repeated|≥20次!row_repeated|计划!row_repeated|
|^|^|次数!row_repeated|全年!row_repeated|≥20次!row_repeated|计划!row_repeated|`},
		{"a border five points from its place, beside one of the head: the same cells, for they are as many", []string{
			"# 40 60 55 5 130 70 90\n" + `
| 项目编码 | 13028125P00007610004M | < | < | 项目名称 | 甲 | < |
| 一级/指标 | 二级指标 | 三级指标 | < | 绩效指标描述 | 指标值 | 指标值确定依据 |
| 产出/指标 | 数量指标 | 安全执法所/需经费使用 | < | 全年开展次数 | ≥20次 | 计划 |`, "# 40 60 55 135 70 90\n" + `
|  |  | 情况 |  |  |  |`}, `
|项目编码|13028125P00007610004M|<|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|<|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标*2|安全执法所需经费使用情况*2|<|全年开展次数*2|≥20次*2|计划*2|`},
		{"a basis merged over rows and over the page break", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 工作计划 |
| ^ | 质量指标 | 比率 | 全年 | ≥20% | ^ |`, grid + `
|  | 时效指标 | 期限 | 全年 | 6月 |  |
| ^ | 成本指标 | 单价 | 全年 | 5元 | ^ |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|次数|全年|≥20次|工作计划*2|
|^|质量指标|比率|全年|≥20%|^|
|^|时效指标|期限|全年|6月|^|
|^|成本指标|单价|全年|5元|^|`},
		{"a single blank cell below a merged one may be its rest", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 工作计划 |
| ^ | 质量指标 | 比率 | 全年 | ≥20% | ^ |`, grid + `
|  | 时效指标 | 期限 | 全年 | 6月 |  |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|次数|全年|≥20次|工作计划|
|^|质量指标|比率|全年|≥20%|^|
|^|时效指标|期限|全年|6月|!merge_unsure|`},
		{"letters on both sides of the cut: one word or two, nobody knows", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 购买一套信息系统Win | ≥20次 | 计划 | open |`, grid + `
|  |  |  | dows授权 |  |  | bare |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标*2|次数*2|购买一套信息系统Win dows授权*2!word_wrap|≥20次*2|计划*2|`},
		{"of a merged level nothing is painted on the next page, whose piece is narrower", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 工作计划 |`, "# -40 60 60 130 70 90\n" + `
| 质量指标 | 比率 | 全年 | ≥20% | 计划 |
| 时效指标 | 期限 | 全年 | 6月 | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|次数|全年|≥20次|工作计划|
|^|质量指标|比率|全年|≥20%|计划|
|^|时效指标|期限|全年|6月|计划|`},
		{"a level name cut by the page break", []string{
			grid + headRows + `
| 产出/指 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |
| ^ | 质量指标 | 比率 | 全年 | ≥20% | 计划 |`, grid + `
| 标 | 时效指标 | 及时率 | 全年 | ≥30% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|次数|全年|≥20次|计划|
|^|质量指标|比率|全年|≥20%|计划|
|^|时效指标|及时率|全年|≥30%|计划|`},
		{"a level's score cut off by the page break, in the middle and as a whole", []string{
			grid + headRows + `
| 产出/（20- | 数量（/10分） | 次数 | 全年 | ≥20次 | 计划 |
| ^ | ^ | 人数 | 全年 | ≥20人 | 计划 |`, grid + `
| 30分） | （5分） | 比率 | 全年 | ≥20% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出（20-30分）*2|数量（10分）|次数|全年|≥20次|计划|
|^|^|人数|全年|≥20人|计划|
|^|（5分）|比率|全年|≥20%|计划|`},
		{"a level name that is printed again on the next page, beside a cut row", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 安全执法所/需经费使用 | 全年 | ≥20次 | 计划 |`, grid + `
| 产出/指标 | 数量指标 | 情况 |  |  |  |
| ^ | 质量指标 | 比率 | 全年 | ≥20% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标*2|安全执法所需经费使用情况*2|全年*2|≥20次*2|计划*2|
|^|质量指标|比率|全年|≥20%|计划|`},
		{"a new level 1 begins exactly at the page break", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, grid + `
| 效益/指标 | 社会效益/指标 | 提升率 | 全年 | ≥30% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|
|效益指标|社会效益指标|提升率|全年|≥30%|计划|`},
		{"no value below, and the cut runs through the name of a level: one row, though a line above had room", []string{
			grid + headRows + `
| 满意度 | 服务对象 | 游客、到 | 满意人数 | ≥99% | 上级 |`, grid + `
| 指标 | 满意度/指标 | 馆者 | +较满意 |  | 文件 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|满意度指标*2|服务对象满意度指标*2|游客、到馆者*2|满意人数+较满意*2|≥99%*2|上级文件*2|`},
		{"contradicting evidence: no value below, but the line above had room: not joined, and said", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, grid + `
|  | 质量指标 | 合格率 | 比率 |  | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|次数|全年|≥20次|计划|
|^|质量指标|合格率|比率||计划|`},
		{"sibling projects never merge: the next page begins with a 项目编码", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, grid + sibling + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|
|项目编码|13028125P000032100017|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|`},
		{"a heading between the pieces keeps them apart", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, `
2.乙项目绩效目标表
` + grid + heading + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|
2.乙项目绩效目标表
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|`},
		{"a heading that only says that the table goes on does not", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, `
（续表）
` + grid + `
|  | 质量指标 | 合格率 | 比率 | ≥95% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|次数|全年|≥20次|计划|
|^|质量指标|合格率|比率|≥95%|计划|
<repeated heading> （续表）`},
		{"siblings of one name whose first rows are equal", []string{
			`# 100 350
| 项目名称 | 办公楼电费 |
| 主管部门 | 甲局 |
` + grid + heading + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, `# 100 350
| 项目名称 | 办公楼电费 |
| 主管部门 | 乙局 |
` + grid + heading + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`}, `
|项目名称|<|办公楼电费|<|<|<|
|主管部门|<|甲局|<|<|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|
|项目名称|<|办公楼电费|<|<|<|
|主管部门|<|乙局|<|<|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|`},
		{"two projects that touch in one grid are two tables", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |` + sibling + `
| 效益/指标 | 社会效益/指标 | 次数 | 全年 | ≥20次 | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|
|项目编码|13028125P000032100017|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|效益指标|社会效益指标|次数|全年|≥20次|计划|`},
		{"the end of one project and the beginning of the next touch on a page", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, grid + `
|  | 质量指标 | 合格率 | 比率 | ≥95% | 计划 |` + sibling + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|次数|全年|≥20次|计划|
|^|质量指标|合格率|比率|≥95%|计划|
|项目编码|13028125P000032100017|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|`},
		{"columns that are split only on the next page", []string{
			`# 100 350
| 项目编码 | 13028125P00007610004M |
| 绩效目标 | 目标 |`, grid + heading + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`}, `
|项目编码|<|13028125P00007610004M|<|<|<|
|绩效目标|<|目标|<|<|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|`},
		{"another width is another table; that it may be the rest of this one is said", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, `# 40 60 60 130 70 60
|  | 质量指标 | 合格率 | 比率 | ≥95% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标!table_unfinished|数量指标!table_unfinished|次数!table_unfinished|全年!table_unfinished|≥20次!table_unfinished|计划!table_unfinished|
|!table_unjoined|质量指标!table_unjoined|合格率!table_unjoined|比率!table_unjoined|≥95%!table_unjoined|计划!table_unjoined|`},
		{"a line below the last row keeps the pieces apart; that they may be one is said", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |
标`, grid + `
|  | 质量指标 | 合格率 | 比率 | ≥95% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标!table_unfinished|数量指标!table_unfinished|次数!table_unfinished|全年!table_unfinished|≥20次!table_unfinished|计划!table_unfinished|
标
|!table_unjoined|质量指标!table_unjoined|合格率!table_unjoined|比率!table_unjoined|≥95%!table_unjoined|计划!table_unjoined|`},
		{"a level begins in the last row, its name is printed in the larger piece below the cut", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |
| ^ | 质量指标 | 合格率 | 比率 | ≥95% | 计划 |
|  | 经济效益/指标 | 收入 | 金额 | ≥5元 | 计划 |`, grid + `
| 效益/指标 | 社会效益/指标 | 及时率 | 比率 | ≥95% | 计划 |
| ^ | 生态效益/指标 | 总额 | 金额 | ≤5元 | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|
|^|质量指标|合格率|比率|≥95%|计划|
|效益指标*2|经济效益指标|收入|金额|≥5元|计划|
|^|社会效益指标|及时率|比率|≥95%|计划|
|^|生态效益指标|总额|金额|≤5元|计划|`},
		{"the same where blank cells repeat the name above", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |
|  | 质量指标 | 合格率 | 比率 | ≥95% | 计划 |
|  | 时效指标 | 完成率 | 比率 | ≥95% | 计划 |`, grid + `
| 效益/指标 | 社会效益/指标 | 及时率 | 比率 | ≥95% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|
||质量指标|合格率|比率|≥95%|计划|
||时效指标|完成率|比率|≥95%|计划|
|效益指标|社会效益指标|及时率|比率|≥95%|计划|`},
		{"one blank cell, no merged one: either", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |
|  | 质量指标 | 合格率 | 比率 | ≥95% | 计划 |`, grid + `
| 效益/指标 | 社会效益/指标 | 及时率 | 比率 | ≥95% | 计划 |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标|数量指标|次数|全年|≥20次|计划|
|!merge_unsure|质量指标|合格率|比率|≥95%|计划|
|效益指标|社会效益指标|及时率|比率|≥95%|计划|`},
		{"labels spread over their cells, what stands below them begins the next page", []string{
			`# 90 90 90 90 90
| 项目编码 | 13028125P00007610004M | < | < | < |
| 资金支/出计划 | 3 月 底 | 6 月 底 | 9 月 底 | 12 月 底 |`, `# 90 90 90 90 90
|  | 30% | 60% | 90% | 100% |` + `
| 绩效目标 | 目标 | < | < | < |`}, `
|项目编码|13028125P00007610004M|<|<|<|
|资金支出计划*2|3月底|6月底|9月底|12月底|
|^|30%|60%|90%|100%|
|绩效目标|目标|<|<|<|`},
		{"a merged basis whose text cannot have ended goes on", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 合同约定（/编号： |
| ^ | 质量指标 | 合格率 | 比率 | ≥95% | ^ |`, grid + `
|  | 时效指标 | 及时率 | 比率 | ≥95% | 甲三号） |
| ^ | 成本指标 | 总额 | 金额 | ≤5元 | ^ |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标|次数|全年|≥20次|合同约定（编号：甲三号）*2|
|^|质量指标|合格率|比率|≥95%|^|
|^|时效指标|及时率|比率|≥95%|^|
|^|成本指标|总额|金额|≤5元|^|`},
		{"a paragraph cell cut between its paragraphs, in the head of a form", []string{
			`# 100 350
| 项目编码 | 13028125P00007610004M |
| 绩效目标 | 1.第一个目标。 |`, `# 100 350
|  | 2.第二个目标。 |`}, `
|项目编码|13028125P00007610004M|
|绩效目标*2|1.第一个目标。2.第二个目标。*2|`},
		{"a table of figures: blank cells are data, rows are never joined", []string{
			`# 100 100 100
| 科目 | 名称 | 金额 |
| 201 | 一般公共 | 100 |`, `# 100 100 100
|  | 小计 | 100 |
| 202 | 教育 | 50 |`}, `
|科目|名称|金额|
|201|一般公共|100|
||小计|100|
|202|教育|50|`},
		{"the last row of the paper was not closed", []string{
			grid + headRows + `
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 | open |`}, `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标!table_unfinished|数量指标!table_unfinished|次数!table_unfinished|全年!table_unfinished|≥20次!table_unfinished|计划!table_unfinished|`},
	} {
		blocks, _ := Blocks(document(c.pages...))
		if got, want := show(blocks), strings.TrimPrefix(c.want, "\n")+"\n"; got != want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.why, got, want)
		}
	}
}

func TestFurniture(t *testing.T) {
	table := "# 100 100\n| 项目名称 | 甲 |\n| 数 | 1 |"
	other := "# 100 100\n| 项目名称 | 乙 |\n| 数 | 1 |"
	for _, c := range []struct {
		why   string
		pages []string
		want  string
	}{
		{"page numbers that say so, and a running header", []string{
			"@30 某局预算公开\n正文一\n@770 - 1 -", "@30 某局预算公开\n正文二\n@770 - 2 -"},
			"<header> 某局预算公开\n正文一\n<page number> - 1 -\n<header> 某局预算公开\n正文二\n<page number> - 2 -\n"},
		{"plain numbers count pages when they advance", []string{"甲\n@770 7", "乙\n@770 8"},
			"甲\n<page number> 7\n乙\n<page number> 8\n"},
		{"a plain number that does not is content", []string{"甲\n@770 2024", "乙\n@770 13"},
			"甲\n2024\n乙\n13\n"},
		{"the same words in the middle of pages are content", []string{"@300 甲", "@300 甲"}, "甲\n甲\n"},
		{"titles and units at the top of every page head their tables", []string{
			"@40 项目支出绩效目标表\n@60 单位：万元\n" + table, "@40 项目支出绩效目标表\n@60 单位：万元\n" + other},
			"项目支出绩效目标表\n单位：万元\n|项目名称|甲|\n|数|1|\n项目支出绩效目标表\n单位：万元\n|项目名称|乙|\n|数|1|\n"},
		{"a title that also stands where no table begins runs", []string{
			"@40 预算项目绩效目标表\n@70 第二部分", "@40 预算项目绩效目标表\n@70 1.甲项目绩效目标表\n" + table},
			"<header> 预算项目绩效目标表\n第二部分\n<header> 预算项目绩效目标表\n1.甲项目绩效目标表\n|项目名称|甲|\n|数|1|\n"},
		{"a running header that is set as a table", []string{
			"# 60 60 @20\n| 某局 | 内部 |\n正文一\n@770 第1页", "# 60 60 @20\n| 某局 | 内部 |\n正文二\n@770 第2页"},
			"<header> 某局\n<header> 内部\n正文一\n<page number> 第1页\n<header> 某局\n<header> 内部\n正文二\n<page number> 第2页\n"},
		{"page and page count", []string{"甲\n@770 第1页 共2页", "乙\n@770 2/2"},
			"甲\n<page number> 第1页 共2页\n乙\n<page number> 2/2\n"},
	} {
		blocks, _ := Blocks(document(c.pages...))
		if got := show(blocks); got != c.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

// TestMissingPage: what stands on both sides of a page that could not be read is
// not joined, and says so.
func TestMissingPage(t *testing.T) {
	doc := document(grid+headRows+`
| 产出/指标 | 数量指标 | 次数 | 全年 | ≥20次 | 计划 |`, "x", grid+`
|  | 质量指标 | 合格率 | 比率 | ≥95% | 计划 |`)
	doc.Pages = append(doc.Pages[:1], doc.Pages[2])
	doc.Missing = []int{2}
	blocks, _ := Blocks(doc)
	if n := strings.Count(show(blocks), "!page_missing"); n != 12 {
		t.Errorf("%d cells in doubt, want 12:\n%s", n, show(blocks))
	}
}

// TestPurity: the document stays as it was, and what it holds is all in the blocks.
func TestPurity(t *testing.T) {
	pages := []string{"@30 某局\n" + grid + headRows + `
| 产出/指标 | 数量指标 | 安全执法所/需经费使用 | 全年开展次数 | ≥20次 | 计划 |`, "@30 某局\n" + grid + heading + `
|  |  | 情况 |  |  |  |`}
	doc, same := document(pages...), document(pages...)
	blocks, _ := Blocks(doc)
	for i := range doc.Pages {
		if got, want := show(doc.Pages[i].Blocks), show(same.Pages[i].Blocks); got != want {
			t.Errorf("page %d changed to\n%s", i+1, got)
		}
	}
	if got, want := characters(blocks), characters(doc.Pages[0].Blocks)+characters(doc.Pages[1].Blocks); got != want {
		t.Errorf("%d characters, the pages have %d", got, want)
	}
}

func characters(blocks []budget.Block) int {
	n := 0
	for _, b := range blocks {
		if b.Line != nil {
			n += len(budget.Fold(b.Line.Text))
			continue
		}
		for _, c := range b.Table.Cells {
			for _, p := range c.Places {
				n += len(budget.Fold(p.Raw))
			}
		}
	}
	return n
}

func TestNumberOf(t *testing.T) {
	for text, want := range map[string]int{
		"- 3 -": 3, "3": 3, "第3页 共20页": 3, "3/20": 3, "— 12 —": 12, "·3·": 3, "Page 3 of 20": 3, "第 3 页": 3,
		"3 4 5": 0, "第三部分": 0, "2.5万元": 0, "": 0, "12345": 0,
	} {
		if got, _ := numberOf(text); got != want {
			t.Errorf("numberOf(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestFirstUnit(t *testing.T) {
	for _, c := range []struct{ before, text, least, most, why string }{
		{"预算", "控制支出", "控", "控", "one Chinese character"},
		{"预算", "率，达", "率，", "率，", "a mark that may not begin a line hangs on"},
		{"冀财文", "〔2020〕189号", "〔2020〕189", "〔2020〕189", "a bracket, its number and what follows without a break"},
		{"总数量", "×100%的", "×100%", "×100%", "signs belong to their number"},
		{"和", "Windows授权", "Windows", "Windows", "a Latin word"},
		{"≤101.7", "7万元", "7", "7", "a number cut anywhere"},
		{"Win", "dows", "d", "dows", "a word that may have been cut anywhere"},
	} {
		if least, most := firstUnit(c.text, c.before); least != c.least || most != c.most {
			t.Errorf("%s: firstUnit(%q after %q) = %q, %q; want %q, %q", c.why, c.text, c.before, least, most, c.least, c.most)
		}
	}
}
