-- 各部门各年度的项目数和预算合计
-- 参数 年度= 只看这一年，不写为全部
-- 参数 部门= 部门编码或名称的一部分，不写为全部
SELECT 年度, 部门编码, 部门, count(*) AS 项目数, sum(预算数_分) / 100.0 AS 预算合计_元,
       count(*) - count(预算数_分) AS 没有金额的项目
FROM 项目
WHERE (:年度 = '' OR 年度 = :年度) AND (:部门 = '' OR 部门编码 = :部门 OR instr(部门, :部门))
GROUP BY 年度, 部门编码, 部门
ORDER BY 年度 DESC, 5 DESC
