package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"jixiao/audit"
	"jixiao/budget"
	"jixiao/store"
)

// userRuleTime bounds each rule of the user's own.
const userRuleTime = time.Minute

// userRules runs every .sql file of a folder; each returned row is a finding.
func (h *hearing) userRules(ctx context.Context, s *store.Store, dir string, chosen store.Filter, give func([]audit.Finding) bool) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*.sql"))
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("%s：没有 .sql 文件", dir)
	}
	slices.Sort(paths)
	for _, path := range paths {
		if err := h.userRule(ctx, s, path, chosen, give); err != nil {
			return fmt.Errorf("%s：规则不能运行，%w", path, err)
		}
	}
	return nil
}

// about leaves of a rule's findings those of the chosen year and department; a
// finding that names neither is about all of them.
func about(list []audit.Finding, f store.Filter) []audit.Finding {
	return slices.DeleteFunc(list, func(one audit.Finding) bool {
		d := one.Department
		return f.Year != 0 && one.Year != 0 && int(one.Year) != f.Year ||
			f.Department != "" && d.Code+budget.Nullable(d.Name) != "" && string(d.Code) != f.Department && !strings.Contains(d.Name, f.Department)
	})
}

func (h *hearing) userRule(ctx context.Context, s *store.Store, path string, chosen store.Filter, give func([]audit.Finding) bool) error {
	sql, err := readSQL(path)
	if err != nil {
		return err
	}
	rule, err := audit.ReadUserRule(strings.TrimSuffix(filepath.Base(path), ".sql"), sql)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, userRuleTime)
	defer cancel()
	answer, err := s.Query(ctx, rule.SQL, nil)
	if err != nil {
		return err
	}
	n := 0
	for row, err := range answer.Rows {
		if err != nil {
			return err
		}
		list := about([]audit.Finding{rule.Finding(answer.Columns, row)}, chosen)
		if n += len(list); !give(list) {
			return nil
		}
	}
	h.own = append(h.own, audit.Tally{Rule: rule.ID, Title: rule.Title, Severity: rule.Severity, Count: map[audit.Outcome]int{audit.Finds: n}})
	return nil
}
