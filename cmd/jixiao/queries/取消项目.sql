-- 上年有、本年没有同一编码也没有同名的项目
-- 参数 年度=2025 与它的上一年比
-- 参数 部门= 部门编码或名称的一部分，不写为全部
WITH 本年 AS MATERIALIZED (SELECT 部门编码, 部门, 项目编码, 项目名称, 预算数, 单位, 预算数_元, 预算数_分 FROM 项目 WHERE 年度 = :年度),
     上年 AS MATERIALIZED (SELECT 部门编码, 部门, 项目编码, 项目名称, 预算数, 单位, 预算数_元, 预算数_分 FROM 项目 WHERE 年度 = :年度 - 1)
SELECT 部门, 项目编码, 项目名称, 预算数, 单位
FROM 上年
WHERE (:部门 = '' OR 部门编码 = :部门 OR instr(部门, :部门))
  AND ifnull(项目编码, '') NOT IN (SELECT 项目编码 FROM 本年 WHERE 项目编码 IS NOT NULL)
  AND (ifnull(部门编码, ''), 项目名称) NOT IN (SELECT ifnull(部门编码, ''), 项目名称 FROM 本年)
ORDER BY 预算数_元 DESC
