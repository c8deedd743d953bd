-- 与上年一字不差的绩效目标
-- 参数 年度=2025 与它的上一年比
-- 参数 字数=10 目标至少几个字
WITH 上年 AS MATERIALIZED (SELECT ifnull(p.department_id, 0) || ' ' || g.text AS 部门和目标
                           FROM documents d JOIN projects p ON p.document_id = d.id JOIN goals g ON g.project_id = p.id WHERE d.fiscal_year = :年度 - 1)
SELECT v.部门, v.项目编码, v.项目名称, v.绩效目标
FROM 绩效目标 v JOIN projects p ON p.id = v.项目编号
WHERE v.年度 = :年度 AND length(v.绩效目标) >= :字数
  AND ifnull(p.department_id, 0) || ' ' || v.绩效目标 IN (SELECT 部门和目标 FROM 上年)
ORDER BY v.部门, v.项目名称
