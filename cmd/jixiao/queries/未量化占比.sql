-- 各部门没有量化的指标占多少
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, count(*) AS 指标数, count(文字目标) AS 未量化, round(100.0 * count(文字目标) / count(*), 1) AS 未量化占比
FROM 绩效指标
WHERE (:年度 = '' OR 年度 = :年度) AND 指标值 IS NOT NULL
GROUP BY 年度, 部门
ORDER BY 5 DESC, 3 DESC
