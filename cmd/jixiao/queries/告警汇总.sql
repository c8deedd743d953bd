-- 读取时有疑问的地方，按种类计数
SELECT 代码, count(*) AS 处数, count(DISTINCT 文档编号) AS 文档数, min(说明) AS 例子
FROM 告警
GROUP BY 代码
ORDER BY 2 DESC
