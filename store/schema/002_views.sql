-- What readers open, in any SQLite tool: no function of this program is used.

CREATE VIEW 文档 AS
SELECT d.id AS 文档编号, d.name AS 文件名, d.fiscal_year AS 年度, m.division AS 行政区划,
       d.department_code AS 部门编码, d.department_name AS 部门, d.format AS 格式,
       (SELECT count(*) FROM projects p WHERE p.document_id = d.id) AS 项目数,
       (SELECT count(*) FROM projects p JOIN indicators i ON i.project_id = p.id WHERE p.document_id = d.id) AS 指标数,
       (SELECT count(*) FROM warnings w WHERE w.document_id = d.id) AS 告警数,
       CASE d.incomplete WHEN 1 THEN '不完整' ELSE '完整' END AS 完整性,
       d.overall_goal AS 部门总体绩效目标, d.imported_at AS 导入时间, d.source AS 来源, d.sha256 AS 内容摘要, d.parser AS 解析版本
FROM documents d LEFT JOIN departments m ON m.id = d.department_id;

CREATE VIEW 部门 AS
SELECT m.id AS 部门编号, m.division AS 行政区划, m.code AS 部门编码, m.name AS 部门,
       n.name AS 当时名称, min(nullif(n.year, 0)) AS 起始年度, max(nullif(n.year, 0)) AS 截止年度,
       count(DISTINCT n.document_id) AS 文档数,
       (SELECT count(*) FROM projects p WHERE p.department_id = m.id AND p.department_name = n.name) AS 项目数
FROM departments m JOIN department_names n ON n.department_id = m.id
GROUP BY m.id, n.name;

CREATE VIEW 项目 AS
SELECT d.fiscal_year AS 年度, m.division AS 行政区划, p.department_code AS 部门编码, p.department_name AS 部门,
       p.code AS 项目编码, p.name AS 项目名称, p.seq AS 序号,
       p.total AS 预算数, p.fiscal AS 财政资金, p.carryover AS 上年结转, p.other AS 其他资金, p.unit AS 单位,
       p.total_fen / 100.0 AS 预算数_元, p.fiscal_fen / 100.0 AS 财政资金_元, p.carryover_fen / 100.0 AS 上年结转_元, p.other_fen / 100.0 AS 其他资金_元,
       p.total_fen AS 预算数_分,
       p.purpose AS 资金用途,
       (SELECT group_concat(t, char(10)) FROM (SELECT iif(g.seq IS NULL, '', g.seq || '.') || g.text AS t FROM goals g WHERE g.project_id = p.id AND g.whole = 0 ORDER BY g.nr)) AS 绩效目标,
       (SELECT count(*) FROM indicators i WHERE i.project_id = p.id) AS 指标数,
       p.implementer AS 实施单位, p.period_start AS 开始日期, p.period_end AS 完成日期,
       p.attributes AS 其他栏目, p.title AS 表名, p.form AS 表式,
       (SELECT count(*) FROM warnings w WHERE w.document_id = p.document_id AND w.project_nr = p.nr) AS 告警数,
       CASE p.incomplete WHEN 1 THEN '不完整' ELSE '完整' END AS 完整性,
       p.page AS 页码, d.name AS 文件名, d.id AS 文档编号, p.id AS 项目编号
FROM projects p JOIN documents d ON d.id = p.document_id LEFT JOIN departments m ON m.id = p.department_id;

CREATE VIEW 资金支出计划 AS
SELECT d.fiscal_year AS 年度, p.department_code AS 部门编码, p.department_name AS 部门, p.code AS 项目编码, p.name AS 项目名称,
       s.nr AS 序号, s.by_when AS 时点, s.percent AS 累计百分比, CAST(nullif(s.percent, '') AS REAL) AS 累计百分比_数,
       p.total AS 预算数, p.unit AS 单位, round(p.total_fen * CAST(nullif(s.percent, '') AS REAL) / 10000.0, 2) AS 累计应支出_元,
       d.name AS 文件名, d.id AS 文档编号, p.id AS 项目编号
FROM schedules s JOIN projects p ON p.id = s.project_id JOIN documents d ON d.id = p.document_id;

CREATE VIEW 绩效目标 AS
SELECT d.fiscal_year AS 年度, p.department_code AS 部门编码, p.department_name AS 部门, p.code AS 项目编码, p.name AS 项目名称,
       CASE g.whole WHEN 1 THEN '项目总目标' ELSE '年度目标' END AS 目标类别, g.nr AS 次序, g.seq AS 序号, g.text AS 绩效目标,
       p.total AS 预算数, p.unit AS 单位, g.page AS 页码, d.name AS 文件名, d.id AS 文档编号, p.id AS 项目编号
FROM goals g JOIN projects p ON p.id = g.project_id JOIN documents d ON d.id = p.document_id;

CREATE VIEW 绩效指标 AS
SELECT d.fiscal_year AS 年度, m.division AS 行政区划, p.department_code AS 部门编码, p.department_name AS 部门, p.code AS 项目编码, p.name AS 项目名称,
       i.nr AS 序号, i.level1 AS 一级指标, i.level2 AS 二级指标, i.level3 AS 三级指标, i.description AS 指标描述,
       i.value AS 指标值, i.op AS 符号, CAST(i.number AS REAL) AS 数值, i.unit AS 计量单位, i.target_text AS 文字目标,
       i.basis AS 指标值确定依据, i.weight AS 分值权重, i.actual AS 实际完成值, i.score AS 得分, i.deviation AS 偏差原因,
       i.attributes AS 其他栏目,
       (SELECT count(*) FROM warnings w WHERE w.document_id = p.document_id AND w.project_nr = p.nr AND w.indicator_nr = i.nr) AS 告警数,
       p.total AS 预算数, p.unit AS 金额单位, p.total_fen / 100.0 AS 预算数_元,
       i.page AS 页码, d.name AS 文件名, d.id AS 文档编号, p.id AS 项目编号
FROM indicators i JOIN projects p ON p.id = i.project_id JOIN documents d ON d.id = p.document_id LEFT JOIN departments m ON m.id = p.department_id;

CREATE VIEW 分项目标 AS
SELECT d.fiscal_year AS 年度, d.department_code AS 部门编码, d.department_name AS 部门, t.nr AS 次序, t.seq AS 序号,
       t.title AS 名称, t.description AS 说明, t.goal AS 绩效目标, t.indicators AS 绩效指标, d.name AS 文件名, d.id AS 文档编号
FROM items t JOIN documents d ON d.id = t.document_id;

CREATE VIEW 保障措施 AS
SELECT d.fiscal_year AS 年度, d.department_code AS 部门编码, d.department_name AS 部门, t.nr AS 次序, t.seq AS 序号,
       t.text AS 措施, d.name AS 文件名, d.id AS 文档编号
FROM measures t JOIN documents d ON d.id = t.document_id;

CREATE VIEW 执行情况 AS
SELECT d.fiscal_year AS 年度, p.department_name AS 部门, p.code AS 项目编码, p.name AS 项目名称, e.nr AS 次序, e.label AS 资金,
       e.initial AS 年初预算数, e.adjusted AS 全年预算数, e.executed AS 全年执行数, p.unit AS 单位,
       e.initial_fen / 100.0 AS 年初预算数_元, e.adjusted_fen / 100.0 AS 全年预算数_元, e.executed_fen / 100.0 AS 全年执行数_元,
       e.weight AS 分值, e.rate AS 执行率, e.score AS 得分, d.name AS 文件名, d.id AS 文档编号, p.id AS 项目编号
FROM executions e JOIN projects p ON p.id = e.project_id JOIN documents d ON d.id = p.document_id;

CREATE VIEW 告警 AS
SELECT d.fiscal_year AS 年度, d.department_name AS 部门, p.code AS 项目编码, p.name AS 项目名称, w.indicator_nr AS 指标序号,
       w.code AS 代码, w.message AS 说明, w.at AS 位置, w.page AS 页码, w.line0 AS 起始行, w.line1 AS 结束行, w.path AS 路径,
       d.name AS 文件名, d.id AS 文档编号
FROM warnings w JOIN documents d ON d.id = w.document_id LEFT JOIN projects p ON p.document_id = w.document_id AND p.nr = w.project_nr;

CREATE VIEW 出处 AS
SELECT d.name AS 文件名, d.id AS 文档编号, o.kind AS 类别, o.project_id AS 项目编号, o.nr AS 序号, f.name AS 字段, j.key AS 次序,
       nullif(json_extract(j.value, '$[2]'), 0) AS 页码,
       json_extract(j.value, '$[3][0]') / 100.0 AS 左, json_extract(j.value, '$[3][1]') / 100.0 AS 上,
       json_extract(j.value, '$[3][2]') / 100.0 AS 右, json_extract(j.value, '$[3][3]') / 100.0 AS 下,
       json_extract(j.value, '$[4][0]') AS 起始行, json_extract(j.value, '$[4][1]') AS 结束行, json_extract(j.value, '$[5]') AS 路径,
       json_extract(j.value, '$[1]') AS 原文
FROM (SELECT document_id, owner, '项目' AS kind, id AS project_id, nr FROM projects
      UNION ALL SELECT p.document_id, i.owner, '绩效指标', p.id, i.nr FROM indicators i JOIN projects p ON p.id = i.project_id
      UNION ALL SELECT p.document_id, g.owner, CASE g.whole WHEN 1 THEN '项目总目标' ELSE '年度目标' END, p.id, g.nr FROM goals g JOIN projects p ON p.id = g.project_id
      UNION ALL SELECT document_id, owner, '分项目标', NULL, nr FROM items
      UNION ALL SELECT document_id, owner, '保障措施', NULL, nr FROM measures
      UNION ALL SELECT id, 0, '总体目标', NULL, 0 FROM documents) o
JOIN positions s ON s.id = (o.document_id << 24 | o.owner)
JOIN json_each(s.places) j
JOIN position_fields f ON f.id = json_extract(j.value, '$[0]')
JOIN documents d ON d.id = o.document_id;

CREATE VIEW 判断依据 AS
SELECT d.name AS 文件名, d.id AS 文档编号, d.fiscal_year AS 年度, d.department_name AS 部门,
       CASE e.field WHEN 'fiscal_year' THEN '年度' WHEN 'department.name' THEN '部门' WHEN 'department.code' THEN '部门编码' ELSE e.field END AS 判断,
       e.value AS 结论, e.source AS 根据, e.raw AS 原文, e.page AS 页码, e.line0 AS 起始行, e.path AS 路径
FROM evidence e JOIN documents d ON d.id = e.document_id;

CREATE VIEW 导入记录 AS
SELECT r.id AS 批次, r.started_at AS 开始时间, r.finished_at AS 结束时间, f.nr AS 次序, f.source AS 文件, f.outcome AS 结果, f.reason AS 原因,
       f.projects AS 项目数, f.indicators AS 指标数, f.document_id AS 文档编号
FROM import_runs r JOIN import_files f ON f.run_id = r.id;
