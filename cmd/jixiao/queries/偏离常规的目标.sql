-- 比率指标的值低于同名指标第 5 百分位的
-- 参数 年度= 只看这一年，不写为全部
-- 参数 至少=30 同名指标至少有几条才比较
SELECT i.年度, i.部门, i.项目名称, i.三级指标, i.指标值, u.第5百分位, u.次数, i.页码, i.文件名
FROM 绩效指标 i JOIN (SELECT 三级指标, percentile(数值, 5) AS 第5百分位, count(*) AS 次数
                      FROM 绩效指标 WHERE (:年度 = '' OR 年度 = :年度) AND 计量单位 = '%' GROUP BY 三级指标 HAVING count(*) >= :至少) u ON u.三级指标 = i.三级指标
WHERE (:年度 = '' OR i.年度 = :年度) AND i.计量单位 = '%' AND i.数值 < u.第5百分位
ORDER BY i.三级指标, i.数值
