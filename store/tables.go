package store

import (
	"context"
	"encoding/json"
	"fmt"
)

// ExportViews are the views that together hold all content a reader wants, in
// the order of sheets and files.
var ExportViews = []string{"文档", "部门", "项目", "资金支出计划", "绩效目标", "绩效指标", "分项目标", "保障措施", "执行情况", "告警"}

// View reads a whole view of ExportViews, restricted to the chosen documents,
// in the order of their import.
func (s *Store) View(ctx context.Context, view string, f Filter) (Answer, error) {
	ids, err := s.Documents(f)
	if err != nil {
		return Answer{}, err
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return Answer{}, err
	}
	condition := "文档编号 IN (SELECT value FROM json_each(:documents))"
	if view == "部门" {
		condition = "部门编号 IN (SELECT department_id FROM department_names WHERE document_id IN (SELECT value FROM json_each(:documents)))"
	}
	return s.Query(ctx, fmt.Sprintf("SELECT * FROM %s WHERE %s", view, condition), []Param{{"documents", string(list)}})
}
