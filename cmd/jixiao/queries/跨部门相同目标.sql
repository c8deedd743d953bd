-- 一字不差的绩效目标出现在几个部门
-- 参数 年度= 只看这一年，不写为全部
-- 参数 字数=15 目标至少几个字
SELECT 绩效目标, count(DISTINCT 部门) AS 部门数, count(*) AS 次数, group_concat(DISTINCT 部门) AS 部门
FROM 绩效目标
WHERE (:年度 = '' OR 年度 = :年度) AND length(绩效目标) >= :字数
GROUP BY 绩效目标
HAVING count(DISTINCT 部门) > 1
ORDER BY 2 DESC, 3 DESC
