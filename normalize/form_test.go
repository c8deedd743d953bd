package normalize

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"jixiao/budget"
	"jixiao/normalize/forms"
)

// layouts are papers drawn by hand, one for each way in which forms differ,
// with what must come out of them.
var layouts = []struct {
	why   string
	parts []any
	want  string
}{
	{"hebei: a blank purpose is null, a missing cell is left out", []any{"1.甲项目绩效目标表\n301001 某县水务局 单位：元", drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲项目 / < / < / <
		预算规模及资金用途 / 预算数 / 1,200.50 / 其中：财政资金 / 1200.50 / 其他资金 / _
		^ / _ / < / < / < / < / <
		资金支出计划（%） / 3月底 / < / 6月底 / 10月底 / 12月底 / <
		^ / 10% / < / 20％ / 30 / 100% / <
		绩效目标 / 提高供水能力 / < / < / < / < / <
		一级指标 / 二级指标 / 三级指标 / 绩效指标描述 / 指标值 / 指标值确定依据 / <
		产出指标 / 数量指标 / 改造管网 / _ / ≥12公里 / 方案 / <`)},
		`{"department":{"code":"301001","name":"某县水务局"},"projects":[{"form":"hebei","title":"甲项目绩效目标表","unit":"元",
		"budget":{"total":"1200.50","fiscal":"1200.50","other":null},"purpose":null,
		"schedule":[{"by":"3月底","percent":"10"},{"by":"6月底","percent":"20"},{"by":"10月底","percent":"30"},{"by":"12月底","percent":"100"}],
		"goals":[{"seq":null,"text":"提高供水能力"}],
		"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"改造管网","description":null,"value":"≥12公里","basis":"方案","target":{"op":">=","number":"12","unit":"公里"}}]}]}`},
	{"central: labels one character a line, a side label, the execution score in a bracket, several goals", []any{"项目支出绩效目标表\n（2024年度）", drawn(`
		项目名称 / < / 基础研究 / < / < / <
		主管部门及代码 / < / [173]中国某院 / 实施单位 / 某研究所 / <
		项目资金（万元） / < / 年度资金总额： / 1,234.5 / 执行率分值（10） / <
		^ / ^ / 其中：财政拨款 / 1,000.00 / ^ / <
		^ / ^ / 上年结转资金 / 234.5 / ^ / <
		^ / ^ / 其他资金 / - / ^ / <
		年|度|总|体|目|标 / 1.做一。|2.做2.5倍|的二。 / < / < / < / <
		绩|效|指|标 / 一级指标 / 二级指标 / 三级指标 / 指标值 / 分值权重（90）
		^ / 产出指标 / 数量指标 / 论文数 / ≥10篇 / 20
		^ / ^ / ^ / 专利数 / 3项 / 30
		^ / 满意度指标 / 服务对象满意度指标 / 满意度 / ≥90% / 40`)},
		`{"fiscal_year":2024,"department":{"code":"173","name":"中国某院"},"projects":[{"form":"central","title":"项目支出绩效目标表","name":"基础研究","implementer":"某研究所","unit":"万元",
		"budget":{"total":"1234.5","fiscal":"1000.00","carryover":"234.5","other":null},
		"goals":[{"seq":1,"text":"做一。"},{"seq":2,"text":"做2.5倍的二。"}],
		"attributes":{"执行率分值":"10"},
		"indicators":[{"level2":"数量指标","weight":"20"},{"level1":"产出指标","level2":"数量指标","level3":"专利数","value":"3项","weight":"30"},{"level1":"满意度指标","level3":"满意度"}]}]}`},
	{"shanghai: the whole project beside this year, dates, 元", []any{"财政项目支出绩效目标申报表", drawn(`
		项目名称 / 修缮 / < / 项目类别 / 一次性项目 / <
		主管部门 / 某区教育局 / < / 实施单位 / 某校 / <
		计划开始日期 / 2024年1月1日 / < / 计划完成日期 / 2024-12-31 / <
		项目资金（元） / 项目资金总额 / 900 / 年度资金申请总额 / 300 / <
		^ / 其中：财政资金 / 900 / 其中：当年财政拨款 / 200 / <
		^ / _ / _ / 上年结转资金 / 100 / <
		^ / 其他资金 / 0 / 其他资金 / _ / <
		绩效目标 / 项目总目标 / < / 年度总体目标 / < / <
		^ / 三年修完 / < / 今年修一半 / < / <
		一级指标 / 二级指标 / 三级指标 / < / 年度指标值 / <
		产出指标 / 数量 / 面积 / < / 100.00(平方米) / <`)},
		`{"projects":[{"form":"shanghai","unit":"元","attributes":{"项目类别":"一次性项目"},"period":{"start":"2024-01-01","end":"2024-12-31"},
		"budget":{"total":"300","fiscal":"200","carryover":"100","other":null},
		"whole_project":{"budget":{"total":"900","fiscal":"900","other":"0"},"goals":[{"seq":null,"text":"三年修完"}]},
		"goals":[{"seq":null,"text":"今年修一半"}],
		"indicators":[{"level2":"数量","level3":"面积","value":"100.00(平方米)","target":{"op":"=","number":"100.00","unit":"平方米"}}]}]}`},
	{"a browser has cut a merged level: the blank below it is no row, a second level beside merged cells is one", []any{"甲项目绩效目标表", drawn(`
		项目名称 / 甲项目 / < / <
		一级指标 / 二级指标 / 三级指标 / 指标值
		效益指标 / 经济效益指标 / 增收 / ≥1%
		^ / ^ / 覆盖率 / ≥95%
		^ / _ / ^ / ^
		^ / 生态效益指标 / 受益 / 76%
		_ / 可持续影响指标 / 年限 / ≥5年
		^ / 社会效益指标 / ^ / ^`)},
		`{"projects":[{"indicators":[{"level2":"经济效益指标","level3":"增收"},{"level2":"经济效益指标","level3":"覆盖率"},{"level2":"生态效益指标","level3":"受益"},
		{"level1":"效益指标","level2":"可持续影响指标","level3":"年限"},{"level1":"效益指标","level2":"社会效益指标","level3":"年限"}]}]}`},
	{"a table cut into several, the heading repeated or not, with nothing in between: one project", []any{"甲项目绩效目标表", drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲项目
		一级指标 / 二级指标 / 三级指标 / 指标值
		产出指标 / 数量指标 / 次数 / ≥1次`), drawn(`
		一级指标 / 二级指标 / 三级指标 / 指标值
		_ / 质量指标 / 比率 / ≥95%`), drawn(`
		_ / 时效指标 / 期限 / 6月
		效益指标 / 社会效益指标 / 受益 / 100人`), "乙项目绩效目标表", drawn(`
		一级指标 / 二级指标 / 三级指标 / 指标值
		产出指标 / 数量指标 / 人数 / 3人`)},
		`{"projects":[{"name":"甲项目","indicators":[{"level3":"次数"},{"level1":"产出指标","level2":"质量指标","level3":"比率"},
		{"level1":"产出指标","level2":"时效指标","value":"6月"},{"level1":"效益指标","level3":"受益"}]},{"title":"乙项目绩效目标表","indicators":[{"level3":"人数"}]}]}`},
	{"selfeval: execution figures, scores in level names, a total row", []any{"项目支出绩效自评表\n（2023年度）", drawn(`
		项目名称 / < / 某项目 / < / < / < / < / < / <
		项目资金（万元） / < / _ / 年初预算数 / 全年预算数 / 全年执行数 / 分值 / 执行率 / 得分
		^ / < / 年度资金总额 / 100.00 / 90.00 / 88.00 / 10 / 97.78% / 9.78
		^ / < / 其中：当年财政拨款 / 100.00 / 90.00 / 88.00 / － / _ / －
		^ / < / 其他资金 / _ / _ / _ / － / _ / －
		年度总体目标 / 预期目标 / < / < / 实际完成情况 / < / < / < / <
		^ / 完成 / < / < / 完成了 / < / < / < / <
		绩效指标 / 一级指标 / 二级指标 / 三级指标 / 年度指标值 / 实际完成值 / 分值 / 得分 / 偏差原因分析及改进措施
		^ / 产出指标(50分) / 数量指标 / 数 / ≥5个 / 6个 / 50 / 49.5 / _
		^ / 效益指标（40分） / 社会效益指标 / 效 / 优 / 优 / 40 / 40 / 无
		总分 / < / < / < / < / < / 100 / 99.28 / _`)},
		`{"fiscal_year":2023,"projects":[{"form":"selfeval",
		"budget":{"total":"100.00","fiscal":"100.00","other":null,"execution":[{"label":"年度资金总额","initial":"100.00","adjusted":"90.00","executed":"88.00","weight":"10","rate":"97.78%","score":"9.78"},{"label":"其中：当年财政拨款","score":"－"},{"label":"其他资金","executed":null}]},
		"attributes":{"实际完成情况":"完成了","总分·分值":"100","总分·得分":"99.28"},
		"goals":[{"seq":null,"text":"完成"}],
		"indicators":[{"level1":"产出指标","value":"≥5个","actual":"6个","weight":"50","score":"49.5","deviation":null,"attributes":{"一级指标分值":"50分"}},{"level1":"效益指标","deviation":"无"}]}]}`},
	{"sichuan: sign, number and unit in three columns; a word is no sign", []any{"部门预算项目支出绩效目标表", drawn(`
		项目名称 / 某项目 / < / < / < / <
		年度目标 / 办好 / < / < / < / <
		一级指标 / 二级指标 / 三级指标 / 指标性质 / 指标值 / 度量单位
		产出指标 / 数量指标 / 次数 / ≥ / 12 / 次
		产出指标 / 质量指标 / 质量 / 定性 / 优良 / _
		产出指标 / 时效指标 / 及时率 / ＝ / 100 / %`)},
		`{"projects":[{"form":"sichuan","indicators":[{"value":"≥12次","target":{"op":">=","number":"12","unit":"次"}},
		{"value":"优良","attributes":{"指标性质":"定性"},"target":{"text":"优良"}},{"value":"＝100%","target":{"op":"=","number":"100","unit":"%"}}]}]}`},
	{"hunan: many projects listed in one table", []any{"2024年项目支出绩效目标表", drawn(`
		单位（专项）名称 / 资金总额 / 实施期绩效目标 / 绩效指标 / < / < / < / < / < / <
		^ / ^ / ^ / 一级指标 / 二级指标 / 三级指标 / 指标值类型 / 指标值 / 计量单位 / 评（扣）分标准
		甲专项 / 10 / 目标甲 / 产出指标 / 数量指标 / 甲一 / 定量 / 5 / 个 / 扣分
		^ / ^ / ^ / ^ / 质量指标 / 甲二 / 定性 / 优 / _ / 扣分
		乙专项 / 20 / 目标乙 / 产出指标 / 数量指标 / 乙一 / 定量 / ≥6 / 人 / 扣分`)},
		`{"projects":[{"form":"hunan","name":"甲专项","budget":{"total":"10"},"whole_project":{"goals":[{"seq":null,"text":"目标甲"}]},
		"indicators":[{"level3":"甲一","value":"5个"},{"level1":"产出指标","level2":"质量指标","level3":"甲二","value":"优"}]},
		{"name":"乙专项","budget":{"total":"20"},"indicators":[{"level3":"乙一","value":"≥6人"}]}]}`},
	{"mof2011: indicators once for the long term and once for the year, one under the other", []any{"项目支出绩效目标申报表", drawn(`
		项目名称 / < / 某项目 / < / <
		项目长期绩效目标 / < / 长远 / < / <
		项目年度绩效目标 / < / 今年 / < / <
		长期绩效指标 / 一级指标 / 二级指标 / 指标内容 / 指标值
		^ / 产出指标 / 数量指标 / 长一 / 5个
		年度绩效指标 / 一级指标 / 二级指标 / 指标内容 / 指标值
		^ / 产出指标 / 数量指标 / 年一 / 2个`)},
		`{"projects":[{"form":"mof2011","goals":[{"seq":null,"text":"今年"}],"whole_project":{"goals":[{"seq":null,"text":"长远"}]},
		"indicators":[{"level3":"长一","attributes":{"指标期间":"长期绩效指标"}},{"level3":"年一","value":"2个","attributes":{"指标期间":"年度绩效指标"}}]}]}`},
	{"central before 2022: 中期 beside 年度 in one grid", []any{"项目支出绩效目标表", drawn(`
		项目名称 / < / 某项目 / < / < / < / <
		主管部门及代码 / < / [101]某部 / < / 实施单位 / 某所 / <
		项目资金（万元） / 中期资金总额： / 30 / < / 年度资金总额： / 10 / <
		^ / 其中：财政拨款 / 30 / < / 其中：财政拨款 / 10 / <
		总体目标 / 中期目标 / < / < / 年度目标 / < / <
		^ / 三年 / < / < / 一年 / < / <
		一级指标 / 二级指标 / 三级指标 / 指标值 / 二级指标 / 三级指标 / 指标值
		产出指标 / 数量指标 / 中一 / 9个 / 数量指标 / 年一 / 3个
		^ / 质量指标 / 中二 / 90% / _ / _ / _`)},
		`{"projects":[{"form":"central","budget":{"total":"10","fiscal":"10","other":null},"whole_project":{"budget":{"total":"30","fiscal":"30"},"goals":[{"seq":null,"text":"三年"}]},"goals":[{"seq":null,"text":"一年"}],
		"indicators":[{"level1":"产出指标","level3":"中一","value":"9个"},{"level1":"产出指标","level2":"质量指标","level3":"中二"},{"level1":"产出指标","level2":"数量指标","level3":"年一","value":"3个"}]}]}`},
	{"hubei: one level fewer", []any{"项目支出绩效目标表", drawn(`
		项目名称 / 某项目 / < / <
		一级指标 / 二级指标 / 绩效标准 / 当年预期实现值
		产出指标 / 培训人次 / 计划标准 / 100人次
		^ / 合格率 / 行业标准 / ≥95%`)},
		`{"projects":[{"form":"hubei","indicators":[{"level1":"产出指标","level2":"培训人次","level3":null,"value":"100人次","basis":"计划标准"},{"level2":"合格率","value":"≥95%"}]}]}`},
	{"levels: blank cells repeat the row above, but never over a new first level; an empty row of the template is no indicator", []any{"甲绩效目标表", drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲 / < / <
		绩效目标 / 办好 / < / < / < / <
		资金支出计划 / 12月底 / 100% / < / < / <
		一级指标 / 二级指标 / 三级指标 / 绩效指标描述 / 指标值 / 指标值确定依据
		产出指标 / 数量指标 / 一 / 描 / 1个 / 据
		_ / _ / 二 / 描 / 2个 / 据
		_ / 质量指标 / _ / _ / _ / _
		_ / 时效指标 / 三 / 描 / 3天 / 据
		效益指标 / _ / 四 / 描 / 4个 / 据
		满意度指标 / < / 五 / 描 / 5% / 据`)},
		`{"projects":[{"indicators":[{"level3":"一"},{"level1":"产出指标","level2":"数量指标","level3":"二"},{"level1":"产出指标","level2":"时效指标","level3":"三"},{"level1":"效益指标","level2":null,"level3":"四"},{"level1":"满意度指标","level2":null,"level3":"五"}]}],
		"warnings":[{"code":"empty_row"},{"code":"department_doubt"},{"code":"fiscal_year_doubt"}]}`},
	{"unknown form: nothing is lost, the labels are told", []any{"某某绩效表", drawn(`
		项目名称 / 某项目 / < / <
		一级指标 / 二级指标 / 三级指标 / 满分标准
		产出指标 / 数量指标 / 次数 / 至少十次`)},
		`{"projects":[{"form":"generic","name":"某项目","indicators":[{"level1":"产出指标","level2":"数量指标","level3":"次数","value":null,"attributes":{"满分标准":"至少十次"}}]}]}`},
	{"the same labels with justified spaces, radicals, other widths, without 指标", []any{"1.甲绩效⽬标表", drawn(`
		项 ⽬ 编 码 / 13028125P00007610004M / 项⽬名称 / 甲 / < / <
		预 算 规 模 及 资 ⾦ ⽤ 途 / 预 算 数 / 17.00 / 其中:财政资⾦ / 17.00 / 其他资金
		资⾦⽀出计划(％) / 12月底 / 100% / < / < / <
		一级指标 / 二级指标 / 三级 / 指标描述 / 指 标 值 / 确定依据
		产出指标 / 数量指标 / 一 / 描 / 1个 / 据`)},
		`{"projects":[{"form":"hebei","code":"13028125P00007610004M","name":"甲","budget":{"total":"17.00","fiscal":"17.00"},"indicators":[{"level3":"一","description":"描","value":"1个","basis":"据"}]}]}`},
	{"two projects in one grid of a workbook, with their titles inside", []any{drawn(`
		某局2024年项目绩效目标 / < / < / <
		项目支出绩效目标表（2024年度） / < / < / <
		部门：某局 / _ / 单位：万元 / <
		项目名称 / 甲 / 实施单位 / 甲所
		一级指标 / 二级指标 / 三级指标 / 指标性质
		产出指标 / 数量指标 / 甲一 / ≥
		项目支出绩效目标表（2024年度） / < / < / <
		部门：某局 / _ / 单位：万元 / <
		项目名称 / 乙 / 实施单位 / 乙所
		一级指标 / 二级指标 / 三级指标 / 指标性质
		产出指标 / 数量指标 / 乙一 / ≥`)},
		`{"fiscal_year":2024,"department":{"name":"某局"},"projects":[{"name":"甲","title":"项目支出绩效目标表","unit":"万元","indicators":[{"level3":"甲一"}]},{"name":"乙","title":"项目支出绩效目标表","unit":"万元","indicators":[{"level3":"乙一"}]}]}`},
	{"two value columns: the one for this year is the value", []any{"财政项目支出绩效目标申报表", drawn(`
		项目名称 / 修缮 / < / 计划开始日期 / 2024-01-01
		计划完成日期 / 2025-12-31 / < / < / <
		一级指标 / 二级指标 / 三级指标 / 项目指标值 / 年度指标值
		产出指标 / 数量指标 / 面积 / 100米 / 50米`)},
		`{"projects":[{"form":"shanghai","indicators":[{"level3":"面积","value":"50米","attributes":{"项目指标值":"100米"}}]}]}`},
	{"a heading that is only the project's name", []any{"三、甲大桥改造", drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲大桥改造 / < / <
		资金支出计划 / 12月底 / 100% / < / < / <
		一级指标 / 二级指标 / 三级指标 / 绩效指标描述 / 指标值 / 指标值确定依据
		产出指标 / 数量指标 / 一 / 描 / 1个 / 据`)},
		`{"projects":[{"title":"甲大桥改造","name":"甲大桥改造"}]}`},
	{"a table without a grid is a project all the same when its form is beyond doubt", []any{"1.甲绩效目标表", drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲
		预算规模及资金用途 / 预算数 / 10 / <
		资金支出计划（%） / 12月底 / 100% / <
		绩效目标 / 办好 / < / <`)},
		`{"projects":[{"form":"hebei","name":"甲","budget":{"total":"10"},"indicators":[]}],"warnings":[{"code":"no_grid"},{"code":"department_doubt"},{"code":"fiscal_year_doubt"},{"code":"no_unit"}]}`},
	{"a cell merged over two levels belongs to the first, whatever their widths; over the name it is in doubt", []any{"甲绩效目标表", wide(drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲 / < / <
		资金支出计划 / 12月底 / 100% / < / < / <
		一级指标 / 二级指标 / 三级指标 / 绩效指标描述 / 指标值 / 指标值确定依据
		成本指标 / < / 一 / 描 / 1个 / 据
		满意度指标 / 群众满意 / < / 描 / 2% / 据`), 0, 20, 100, 150, 250, 300, 400)},
		`{"projects":[{"indicators":[{"level1":"成本指标","level2":null,"level3":"一"},{"level1":"满意度指标","level2":"群众满意","level3":null,"value":"2%"}]}],
		"warnings":[{"code":"merged_levels","at":"projects[0].indicators[1].level2"},{"code":"department_doubt"},{"code":"fiscal_year_doubt"}]}`},
	{"a column that the paper divides without saying so", []any{"甲绩效目标表", drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲 / < / < / <
		资金支出计划 / 12月底 / 100% / < / < / < / <
		一级指标 / 二级指标 / 三级指标 / 绩效指标描述 / 指标值 / < / 指标值确定依据
		产出指标 / 数量指标 / 一 / 描 / ≥ / 12个 / 据
		产出指标 / 质量指标 / 二 / 描 / 优 / < / 据`)},
		`{"projects":[{"indicators":[{"level3":"一","value":"≥12个","target":{"op":">=","number":"12","unit":"个"}},{"value":"优"}]}],"warnings":[{"code":"divided_cell","at":"projects[0].indicators[0].value"},{"code":"department_doubt"},{"code":"fiscal_year_doubt"}]}`},
	{"a grid that goes on under the words for it, without its heading", []any{"甲绩效目标表", drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲 / < / <
		资金支出计划 / 12月底 / 100% / < / < / <
		一级指标 / 二级指标 / 三级指标 / 绩效指标描述 / 指标值 / 指标值确定依据
		产出指标 / 数量指标 / 一 / 描 / 1个 / 据`), "甲绩效目标表（续）", drawn(`
		_ / 质量指标 / 二 / 描 / 2% / 据
		满意度指标 / 服务对象满意度指标 / 三 / 描 / 3% / 据`)},
		`{"projects":[{"name":"甲","title":"甲绩效目标表","indicators":[{"level3":"一"},{"level1":"产出指标","level2":"质量指标","level3":"二"},{"level1":"满意度指标","level3":"三"}]}]}`},
	{"head and grid are two tables", []any{"甲绩效目标表", drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲
		绩效目标 / 办好 / < / <`), drawn(`
		一级指标 / 二级指标 / 三级指标 / 绩效指标描述 / 指标值 / 指标值确定依据
		产出指标 / 数量指标 / 一 / 描 / 1个 / 据`)},
		`{"projects":[{"name":"甲","indicators":[{"level3":"一"}]}]}`},
}

func TestLayouts(t *testing.T) {
	for _, c := range layouts {
		t.Run(c.why, func(t *testing.T) {
			d, err := Disclosure(drawnPaper("a.pdf", c.parts...), Options{})
			if err != nil {
				t.Fatal(err)
			}
			compare(t, d, []byte(c.want))
			if t.Failed() {
				for _, w := range d.Warnings {
					t.Logf("warning %s %s %s", w.Code, w.At, w.Message)
				}
			}
			if hasCode(d.Warnings, "unread_cell") {
				t.Errorf("unread cells: %+v", d.Warnings)
			}
			if !d.Ledger.Balanced() {
				t.Errorf("ledger %+v", d.Ledger)
			}
		})
	}
}

// TestNoProject: budget tables without indicators yield no project; a paper
// that says so is valid without any.
func TestNoProject(t *testing.T) {
	sums := drawn(`
		收入 / < / 支出 / <
		项目 / 预算数 / 项目 / 预算数
		一、一般公共预算 / 100 / 一、教育支出 / 100`)
	list := drawn(`
		项目编码 / 项目名称 / 预算数 / 其中：财政资金
		1302812P1 / 甲 / 10 / 10
		1302812P2 / 乙 / 20 / 20`)
	scores := drawn(`
		一级指标 / 二级指标 / 三级指标 / 分值 / 得分 / 评分标准
		决策 / 项目立项 / 立项依据充分性 / 5 / 5 / 依据充分得满分
		过程 / 资金管理 / 资金到位率 / 10 / 9 / 按比例得分`)
	for _, c := range []struct {
		why   string
		parts []any
		none  bool // a valid result without projects
	}{
		{"an evaluation's scoring sheet sets no targets", []any{"项目支出绩效评价指标体系", scores}, false},
		{"sums of income and spending", []any{"某局2024年部门预算\n收支总表", sums}, false},
		{"a list of projects without goals", []any{"项目支出表", list}, false},
		{"a letter", []any{"关于召开会议的通知\n各单位："}, false},
		{"the paper says that there are none", []any{"某局2024年部门预算绩效目标\n本部门无预算项目，故无绩效目标表。"}, true},
	} {
		d, err := Disclosure(drawnPaper("a.pdf", c.parts...), Options{})
		switch {
		case c.none && (err != nil || len(d.Projects) != 0):
			t.Errorf("%s: %v, %d projects", c.why, err, len(d.Projects))
		case !c.none && !errors.Is(err, budget.ErrNoTable):
			t.Errorf("%s: error %v, projects %+v", c.why, err, d.Projects)
		}
	}
}

// TestGridGoesOn: only a heading or a code begins a project; a second table under
// the same column labels is the rest of the first.
func TestGridGoesOn(t *testing.T) {
	head := drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲项目
		一级指标 / 二级指标 / 三级指标 / 指标值
		产出指标 / 数量指标 / 培训人次 / ≥20次`)
	rest := drawn(`
		一级指标 / 二级指标 / 三级指标 / 指标值
		效益指标 / 社会效益指标 / 就业率 / ≥90%`)
	other := drawn(`
		一级指标 / 二级指标 / 三级指标 / 指标值 / 分值
		效益指标 / 社会效益指标 / 就业率 / ≥90% / 10`)
	for _, c := range []struct {
		why   string
		parts []any
		want  []int // indicators per project
	}{
		{"the same labels, nothing between", []any{"甲项目绩效目标表", head, rest}, []int{2}},
		{"the same labels, a note between", []any{"甲项目绩效目标表", head, "续表", rest}, []int{2}},
		{"a heading between", []any{"甲项目绩效目标表", head, "乙项目绩效目标表", rest}, []int{1, 1}},
		{"a line between that is no such note", []any{"甲项目绩效目标表", head, "乙项目", rest}, []int{1, 1}},
		{"other labels", []any{"甲项目绩效目标表", head, other}, []int{1, 1}},
	} {
		d, err := Disclosure(drawnPaper("a.pdf", c.parts...), Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, p := range d.Projects {
			got = append(got, len(p.Indicators))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: indicators per project %v, want %v", c.why, got, c.want)
		}
	}
}

// TestUnknownColumns: a grid that names levels under a form nobody has written
// is read generically, its own columns by their labels.
func TestUnknownColumns(t *testing.T) {
	d, err := Disclosure(drawnPaper("a.pdf", "某局2025年项目绩效目标表", drawn(`
		项目名称 / 甲工程 / < / <
		一级指标 / 二级指标 / 考核点 / 要求达到
		产出指标 / 数量指标 / 清淤里程 / ≥10公里`)), Options{})
	if err != nil || len(d.Projects) != 1 || !hasCode(d.Warnings, "unknown_form") {
		t.Fatalf("%v %+v", err, d)
	}
	in := d.Projects[0].Indicators
	if len(in) != 1 || in[0].Level2 != "数量指标" {
		t.Fatalf("%+v", in)
	}
	if v, _ := in[0].Attributes.Get("要求达到"); v != "≥10公里" {
		t.Errorf("attributes %+v", in[0].Attributes)
	}
}

// TestTenthForm: a form of the user's own works without any change of code.
func TestTenthForm(t *testing.T) {
	dir := t.TempDir()
	own := `{"id":"fujian","name":"自拟","titles":["绩效卡"],"start":["name"],
		"need":[["考核大类","考核小项","考核内容","应达到"]],
		"head":[{"field":"name","labels":["事项"]},{"field":"budget.total","labels":["花费"]},{"field":"goals","labels":["想做到"]}],
		"columns":[{"field":"level1","labels":["考核大类"]},{"field":"level2","labels":["考核小项"]},{"field":"level3","labels":["考核内容"]},{"field":"value","labels":["应达到"]}],
		"fill":["level1","level2"]}`
	if err := os.WriteFile(filepath.Join(dir, "fujian.json"), []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	set, err := forms.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	doc := drawnPaper("a.pdf", "修桥绩效卡\n单位：元", drawn(`
		事项 / 修桥 / 花费 / 3,000
		想做到 / 通车 / < / <
		考核大类 / 考核小项 / 考核内容 / 应达到
		产出 / 数量 / 桥 / 1座`))
	var told []Match
	d, err := Disclosure(doc, Options{Forms: set, Explain: func(m Match) { told = append(told, m) }})
	if err != nil {
		t.Fatal(err)
	}
	compare(t, d, []byte(`{"projects":[{"form":"fujian","title":"修桥绩效卡","name":"修桥","unit":"元","budget":{"total":"3000"},"goals":[{"seq":null,"text":"通车"}],
		"indicators":[{"level1":"产出","level2":"数量","level3":"桥","value":"1座"}]}]}`))
	if len(told) != 1 || told[0].Form != "fujian" || len(told[0].Verdicts) < 10 {
		t.Errorf("explained %+v", told)
	}
}
