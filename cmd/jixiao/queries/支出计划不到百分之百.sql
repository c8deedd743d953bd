-- 最后一个时点的累计支出不是 100% 的项目
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, 项目名称, 时点, 累计百分比, 文件名
FROM 资金支出计划 s
WHERE (:年度 = '' OR 年度 = :年度) AND 序号 = (SELECT max(序号) FROM 资金支出计划 x WHERE x.项目编号 = s.项目编号) AND 累计百分比_数 IS NOT 100
ORDER BY 年度 DESC, 部门, 项目名称
