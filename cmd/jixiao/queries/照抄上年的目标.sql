-- 与上年一字不差的绩效目标
-- 参数 年度=2025 与它的上一年比
-- 参数 字数=10 目标至少几个字
SELECT 部门, 项目编码, 项目名称, 绩效目标
FROM 绩效目标
WHERE 年度 = :年度 AND length(绩效目标) >= :字数
  AND (ifnull(部门编码, ''), 绩效目标) IN (SELECT ifnull(部门编码, ''), 绩效目标 FROM 绩效目标 WHERE 年度 = :年度 - 1)
ORDER BY 部门, 项目名称
