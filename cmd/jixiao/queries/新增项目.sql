-- 上年没有同一编码、也没有同名的项目
-- 参数 年度=2025 与它的上一年比
-- 参数 部门= 部门编码或名称的一部分，不写为全部
SELECT 部门, 项目编码, 项目名称, 预算数, 单位
FROM 项目 b
WHERE 年度 = :年度 AND (:部门 = '' OR 部门编码 = :部门 OR instr(部门, :部门))
  AND NOT EXISTS (SELECT 1 FROM 项目 a WHERE a.年度 = :年度 - 1 AND (a.项目编码 = b.项目编码 OR a.部门编码 IS b.部门编码 AND a.项目名称 = b.项目名称))
ORDER BY 预算数_元 DESC
