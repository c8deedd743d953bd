-- 自评表里得分低于分值的指标
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, 项目名称, 三级指标, 指标值, 实际完成值, 分值权重, 得分, 偏差原因, 文件名
FROM 绩效指标
WHERE (:年度 = '' OR 年度 = :年度) AND CAST(得分 AS REAL) < CAST(分值权重 AS REAL)
ORDER BY CAST(得分 AS REAL) - CAST(分值权重 AS REAL)
