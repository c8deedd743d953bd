-- 名称、描述、指标值都相同而部门不同的指标
-- 参数 年度= 只看这一年，不写为全部
-- 参数 至少=2 出现在几个部门
-- 参数 字数=6 指标描述至少几个字
SELECT 三级指标, 指标描述, 指标值, count(DISTINCT 部门) AS 部门数, count(*) AS 次数, group_concat(DISTINCT 部门) AS 部门
FROM 绩效指标
WHERE (:年度 = '' OR 年度 = :年度) AND length(指标描述) >= :字数
GROUP BY 三级指标, 指标描述, 指标值
HAVING count(DISTINCT 部门) >= :至少
ORDER BY 4 DESC, 5 DESC
