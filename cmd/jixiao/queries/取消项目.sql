-- 上年有、本年没有同一编码也没有同名的项目；只看本年也有文件的部门，改名的项目请用 jixiao diff
-- 参数 年度=2025 与它的上一年比
-- 参数 部门= 部门编码或名称的一部分，不写为全部
WITH 本年 AS MATERIALIZED (SELECT p.code, p.department_id, p.department_id || ' ' || p.name AS 部门和名称
                           FROM documents d JOIN projects p ON p.document_id = d.id WHERE d.fiscal_year = :年度)
SELECT v.部门, v.项目编码, v.项目名称, v.预算数, v.单位
FROM 项目 v JOIN projects p ON p.id = v.项目编号
WHERE v.年度 = :年度 - 1 AND (:部门 = '' OR v.部门编码 = :部门 OR instr(v.部门, :部门))
  AND p.department_id IN (SELECT department_id FROM 本年 UNION SELECT department_id FROM documents WHERE fiscal_year = :年度)
  AND ifnull(p.code, '') NOT IN (SELECT code FROM 本年 WHERE code IS NOT NULL)
  AND p.department_id || ' ' || p.name NOT IN (SELECT 部门和名称 FROM 本年 WHERE 部门和名称 IS NOT NULL)
ORDER BY v.预算数_元 DESC
