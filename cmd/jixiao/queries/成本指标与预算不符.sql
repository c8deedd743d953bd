-- 以元或万元计的成本指标之和与预算数不等的项目
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, 项目编码, 项目名称, 预算数_元, sum(CASE 计量单位 WHEN '万元' THEN 数值 * 10000 ELSE 数值 END) AS 成本指标合计_元, count(*) AS 成本指标数, 文件名
FROM 绩效指标
WHERE (:年度 = '' OR 年度 = :年度) AND (一级指标 LIKE '%成本%' OR 二级指标 LIKE '%成本%') AND 计量单位 IN ('元', '万元') AND 预算数_元 IS NOT NULL
GROUP BY 项目编号
HAVING abs(成本指标合计_元 - 预算数_元) >= 0.01
ORDER BY abs(成本指标合计_元 - 预算数_元) DESC
