-- 与上年一字不差的绩效目标
-- 参数 年度=2025 与它的上一年比
-- 参数 字数=10 目标至少几个字
SELECT b.部门, b.项目编码, b.项目名称, b.绩效目标
FROM 绩效目标 b
WHERE b.年度 = :年度 AND length(b.绩效目标) >= :字数
  AND EXISTS (SELECT 1 FROM 绩效目标 a WHERE a.年度 = :年度 - 1 AND a.部门编码 IS b.部门编码 AND a.绩效目标 = b.绩效目标)
ORDER BY b.部门, b.项目名称
