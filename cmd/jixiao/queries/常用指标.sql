-- 用得最多的三级指标和它的指标值中位数
-- 参数 年度= 只看这一年，不写为全部
-- 参数 数量=50 列出几个
SELECT 三级指标, 计量单位, count(*) AS 次数, count(DISTINCT 部门) AS 部门数, min(数值) AS 最小, median(数值) AS 中位数, max(数值) AS 最大
FROM 绩效指标
WHERE (:年度 = '' OR 年度 = :年度) AND 数值 IS NOT NULL
GROUP BY 三级指标, 计量单位
ORDER BY 3 DESC, 1
LIMIT :数量
