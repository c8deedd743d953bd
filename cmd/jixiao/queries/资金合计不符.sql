-- 预算数与各项资金之和不等的项目；差额只有末位一两个单位的，多是四舍五入
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, 项目编码, 项目名称, 预算数, 财政资金, 上年结转, 其他资金, 单位, 差额_分 / 100.0 AS 差额_元, 页码, 文件名
FROM (SELECT *, 预算数_分 - CAST(round(100 * (财政资金_元 + ifnull(上年结转_元, 0) + ifnull(其他资金_元, 0))) AS INTEGER) AS 差额_分 FROM 项目
      WHERE (:年度 = '' OR 年度 = :年度) AND 预算数_元 IS NOT NULL AND 财政资金_元 IS NOT NULL)
WHERE 差额_分 <> 0
ORDER BY abs(差额_分) DESC, 年度 DESC, 部门, 项目名称
