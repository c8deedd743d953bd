-- 产出、效益、满意度三类指标不全的项目
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, 项目编码, 项目名称, 指标数, ifnull(sum(产出), 0) AS 产出, ifnull(sum(效益), 0) AS 效益, ifnull(sum(满意度), 0) AS 满意度
FROM (SELECT p.年度, p.部门, p.项目编码, p.项目名称, p.指标数, p.项目编号, 级别 LIKE '%产出%'
        OR 一级 NOT LIKE '%成本%' AND (级别 LIKE '%数量%' OR 级别 LIKE '%质量%' OR 级别 LIKE '%时效%' OR 级别 LIKE '%成本%') AS 产出,
        级别 LIKE '%效益%' OR 一级 LIKE '%效果%' AS 效益, 级别 LIKE '%满意%' AS 满意度
      FROM 项目 p LEFT JOIN (SELECT 项目编号, ifnull(一级指标, '') AS 一级, ifnull(一级指标, '') || '/' || ifnull(二级指标, '') AS 级别 FROM 绩效指标) i ON i.项目编号 = p.项目编号
      WHERE (:年度 = '' OR p.年度 = :年度))
GROUP BY 项目编号
HAVING ifnull(sum(产出), 0) = 0 OR ifnull(sum(效益), 0) = 0 OR ifnull(sum(满意度), 0) = 0
ORDER BY 年度 DESC, 部门, 项目名称
