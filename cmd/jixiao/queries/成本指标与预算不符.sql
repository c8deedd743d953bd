-- 以元或万元计的成本指标，单个和合计都与预算数不等的项目（社会成本、生态环境成本不算）
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, 项目编码, 项目名称, 预算数_元, round(sum(元), 2) AS 成本指标合计_元, count(*) AS 成本指标数, 文件名
FROM (SELECT *, round(CASE 计量单位 WHEN '万元' THEN 数值 * 10000 ELSE 数值 END, 2) AS 元 FROM 绩效指标
      WHERE (:年度 = '' OR 年度 = :年度) AND (一级指标 LIKE '%成本%' OR 二级指标 LIKE '%成本%') AND 计量单位 IN ('元', '万元') AND 预算数_元 IS NOT NULL
        AND ifnull(二级指标, '') NOT LIKE '%社会成本%' AND ifnull(二级指标, '') NOT LIKE '%生态%')
GROUP BY 项目编号
HAVING abs(sum(元) - 预算数_元) >= 0.01 AND min(abs(元 - 预算数_元)) >= 0.01
ORDER BY abs(sum(元) - 预算数_元) DESC, 文件名, 项目编号
