-- 预算数与各项资金之和不等的项目
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, 项目编码, 项目名称, 预算数, 财政资金, 上年结转, 其他资金, 单位, 页码, 文件名
FROM 项目
WHERE (:年度 = '' OR 年度 = :年度) AND 预算数_元 IS NOT NULL AND 财政资金_元 IS NOT NULL
  AND round(100 * (财政资金_元 + ifnull(上年结转_元, 0) + ifnull(其他资金_元, 0))) <> 预算数_分
ORDER BY 年度 DESC, 部门, 项目名称
