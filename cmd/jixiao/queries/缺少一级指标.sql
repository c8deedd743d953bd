-- 产出、效益、满意度三类指标不全的项目
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, 项目编码, 项目名称, 指标数,
       sum(一级指标 LIKE '%产出%') AS 产出, sum(一级指标 LIKE '%效益%' OR 一级指标 LIKE '%效果%') AS 效益, sum(一级指标 LIKE '%满意%') AS 满意度
FROM (SELECT p.年度, p.部门, p.项目编码, p.项目名称, p.指标数, p.项目编号, i.一级指标 FROM 项目 p LEFT JOIN 绩效指标 i ON i.项目编号 = p.项目编号)
WHERE (:年度 = '' OR 年度 = :年度)
GROUP BY 项目编号
HAVING ifnull(产出, 0) = 0 OR ifnull(效益, 0) = 0 OR ifnull(满意度, 0) = 0
ORDER BY 年度 DESC, 部门, 项目名称
