-- 各二级指标的条数和量化的比例
-- 参数 年度= 只看这一年，不写为全部
SELECT 一级指标, 二级指标, count(*) AS 条数, round(100.0 * count(数值) / count(*), 1) AS 量化百分比
FROM 绩效指标
WHERE (:年度 = '' OR 年度 = :年度)
GROUP BY 一级指标, 二级指标
ORDER BY 3 DESC
