-- 只读出一部分的文件
SELECT 文件名, 年度, 部门, 项目数, 告警数, 来源
FROM 文档
WHERE 完整性 = '不完整'
ORDER BY 文件名
