-- 一字不差的绩效目标出现在几个部门；改过名称的部门算一个
-- 参数 年度= 只看这一年，不写为全部
-- 参数 字数=15 目标至少几个字
SELECT v.绩效目标, count(DISTINCT ifnull(p.department_id, v.部门)) AS 部门数, count(*) AS 次数, group_concat(DISTINCT v.部门) AS 部门
FROM 绩效目标 v JOIN projects p ON p.id = v.项目编号
WHERE (:年度 = '' OR v.年度 = :年度) AND length(v.绩效目标) >= :字数
GROUP BY v.绩效目标
HAVING count(DISTINCT ifnull(p.department_id, v.部门)) > 1
ORDER BY 2 DESC, 3 DESC, 1
