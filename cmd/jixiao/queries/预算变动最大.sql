-- 与上年同一编码或同名的项目相比，预算变动最大的；同一部门有几个同名项目的，只按编码比
-- 参数 年度=2025 与它的上一年比
-- 参数 数量=20 列出几个
WITH 本年 AS MATERIALIZED (SELECT p.code, p.department_id, p.department_name, p.name, p.total_fen, count(*) OVER (PARTITION BY p.department_id, p.name) AS 同名
                           FROM documents d JOIN projects p ON p.document_id = d.id WHERE d.fiscal_year = :年度),
     上年 AS MATERIALIZED (SELECT p.code, p.department_id, p.name, p.total_fen, count(*) OVER (PARTITION BY p.department_id, p.name) AS 同名
                           FROM documents d JOIN projects p ON p.document_id = d.id WHERE d.fiscal_year = :年度 - 1),
     成对 AS (SELECT b.department_name AS 部门, b.code AS 项目编码, b.name AS 项目名称, a.total_fen AS 上年, b.total_fen AS 本年
             FROM 本年 b JOIN 上年 a ON a.code = b.code
             UNION
             SELECT b.department_name, b.code, b.name, a.total_fen, b.total_fen
             FROM 本年 b JOIN 上年 a ON a.name = b.name AND a.department_id = b.department_id
             WHERE a.同名 = 1 AND b.同名 = 1 AND ifnull(b.code, '') NOT IN (SELECT code FROM 上年 WHERE code IS NOT NULL)
               AND ifnull(a.code, '') NOT IN (SELECT code FROM 本年 WHERE code IS NOT NULL))
SELECT 部门, 项目编码, 项目名称, 上年 / 100.0 AS 上年_元, 本年 / 100.0 AS 本年_元, (本年 - 上年) / 100.0 AS 变动_元,
       round(100.0 * (本年 - 上年) / nullif(上年, 0), 1) AS 变动百分比
FROM 成对
WHERE 上年 <> 本年
ORDER BY abs(本年 - 上年) DESC, 部门, 项目名称
LIMIT :数量
