-- 同一部门同一年度里名称很像的项目
-- 参数 年度=2025 哪一年
-- 参数 部门= 部门编码或名称的一部分，不写为全部
-- 参数 相似度=0.8 0 到 1
SELECT a.年度, a.部门, a.项目名称, b.项目名称 AS 相近的项目, round(similarity(a.项目名称, b.项目名称), 2) AS 相似度, a.预算数_元 AS 预算_元, b.预算数_元 AS 相近项目预算_元
FROM (SELECT * FROM 项目 WHERE 年度 = :年度 AND (:部门 = '' OR 部门编码 = :部门 OR instr(部门, :部门))) a JOIN (SELECT * FROM 项目 WHERE 年度 = :年度 AND (:部门 = '' OR 部门编码 = :部门 OR instr(部门, :部门))) b
  ON b.文档编号 = a.文档编号 AND b.序号 > a.序号
WHERE similarity(a.项目名称, b.项目名称) >= :相似度
ORDER BY 5 DESC, 1 DESC
