-- 一个部门里支出计划完全相同的项目很多
-- 参数 年度= 只看这一年，不写为全部
-- 参数 至少=5 至少几个项目相同
SELECT 年度, 部门, 计划, count(*) AS 项目数
FROM (SELECT 年度, 部门, 项目编号, group_concat(时点 || ' ' || ifnull(printf('%g', 累计百分比_数), '') || '%', '，' ORDER BY 序号) AS 计划
      FROM 资金支出计划 WHERE (:年度 = '' OR 年度 = :年度) GROUP BY 年度, 部门, 项目编号)
GROUP BY 年度, 部门, 计划
HAVING count(*) >= :至少
ORDER BY 4 DESC, 年度 DESC, 部门, 计划
