-- 名称、描述、指标值都相同而部门不同的指标；改过名称的部门算一个
-- 参数 年度= 只看这一年，不写为全部
-- 参数 至少=2 出现在几个部门
-- 参数 字数=6 指标描述至少几个字
SELECT v.三级指标, v.指标描述, v.指标值, count(DISTINCT ifnull(p.department_id, v.部门)) AS 部门数, count(*) AS 次数, group_concat(DISTINCT v.部门) AS 部门
FROM 绩效指标 v JOIN projects p ON p.id = v.项目编号
WHERE (:年度 = '' OR v.年度 = :年度) AND length(v.指标描述) >= :字数
GROUP BY v.三级指标, v.指标描述, v.指标值
HAVING count(DISTINCT ifnull(p.department_id, v.部门)) >= :至少
ORDER BY 4 DESC, 5 DESC, 1, 2, 3
