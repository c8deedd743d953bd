-- 同一份文件里金额单位不止一种
-- 参数 年度= 只看这一年，不写为全部
SELECT 年度, 部门, 文件名, group_concat(DISTINCT 单位) AS 单位, count(*) AS 项目数
FROM 项目
WHERE (:年度 = '' OR 年度 = :年度) AND 单位 <> ''
GROUP BY 文档编号
HAVING count(DISTINCT 单位) > 1
ORDER BY 年度 DESC, 部门, 文件名
