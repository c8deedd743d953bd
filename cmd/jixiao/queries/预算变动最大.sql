-- 与上年同一编码或同名的项目相比，预算变动最大的
-- 参数 年度=2025 与它的上一年比
-- 参数 数量=20 列出几个
WITH 本年 AS MATERIALIZED (SELECT 部门编码, 部门, 项目编码, 项目名称, 预算数, 单位, 预算数_元, 预算数_分 FROM 项目 WHERE 年度 = :年度),
     上年 AS MATERIALIZED (SELECT 部门编码, 部门, 项目编码, 项目名称, 预算数, 单位, 预算数_元, 预算数_分 FROM 项目 WHERE 年度 = :年度 - 1),
     成对 AS (SELECT b.部门, b.项目编码, b.项目名称, a.预算数_元 AS 上年_元, b.预算数_元 AS 本年_元
             FROM 本年 b JOIN 上年 a ON a.项目编码 = b.项目编码
             UNION
             SELECT b.部门, b.项目编码, b.项目名称, a.预算数_元, b.预算数_元
             FROM 本年 b JOIN 上年 a ON a.项目名称 = b.项目名称 AND a.部门编码 IS b.部门编码 AND a.部门 = b.部门)
SELECT 部门, 项目编码, 项目名称, 上年_元, 本年_元, 本年_元 - 上年_元 AS 变动_元, round(100.0 * (本年_元 - 上年_元) / nullif(上年_元, 0), 1) AS 变动百分比
FROM 成对
WHERE 上年_元 <> 本年_元
ORDER BY abs(本年_元 - 上年_元) DESC
LIMIT :数量
