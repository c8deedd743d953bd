-- 读取时有疑问的指标，用之前请核对原文
-- 参数 年度= 只看这一年，不写为全部
SELECT w.年度, w.部门, w.项目名称, w.指标序号, w.说明, w.页码, w.文件名
FROM 告警 w
WHERE (:年度 = '' OR w.年度 = :年度) AND w.指标序号 IS NOT NULL
ORDER BY w.文件名, w.项目名称, w.指标序号
