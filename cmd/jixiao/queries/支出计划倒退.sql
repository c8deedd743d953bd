-- 后一时点的累计支出小于前一时点的项目
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, 项目名称, 前一时点, 前一百分比, 时点, 累计百分比, 文件名
FROM (SELECT *, lag(时点) OVER w AS 前一时点, lag(累计百分比) OVER w AS 前一百分比, lag(累计百分比_数) OVER w AS 前一数
      FROM 资金支出计划 WHERE (:年度 = '' OR 年度 = :年度) WINDOW w AS (PARTITION BY 项目编号 ORDER BY 序号))
WHERE 累计百分比_数 < 前一数
ORDER BY 年度 DESC, 部门, 项目名称
