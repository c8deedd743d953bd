-- 用过不止一个名称的部门
SELECT 行政区划, 部门编码, 当时名称, 起始年度, 截止年度, 文档数
FROM 部门
WHERE 部门编号 IN (SELECT 部门编号 FROM 部门 GROUP BY 部门编号 HAVING count(*) > 1)
ORDER BY 行政区划, 部门编码, 起始年度
