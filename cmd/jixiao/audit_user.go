package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"jixiao/audit"
	"jixiao/store"
)

// userRuleTime bounds each rule of the user's own.
const userRuleTime = time.Minute

// userRules runs every .sql file of a folder; each returned row is a finding.
func (h *hearing) userRules(ctx context.Context, s *store.Store, dir string, give func([]audit.Finding) bool) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*.sql"))
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("%s：没有 .sql 文件", dir)
	}
	slices.Sort(paths)
	for _, path := range paths {
		if err := h.userRule(ctx, s, path, give); err != nil {
			return fmt.Errorf("%s：规则不能运行，%w", path, err)
		}
	}
	return nil
}

func (h *hearing) userRule(ctx context.Context, s *store.Store, path string, give func([]audit.Finding) bool) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	rule, err := audit.ReadUserRule(strings.TrimSuffix(filepath.Base(path), ".sql"), string(text))
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
		n++
		if !give([]audit.Finding{rule.Finding(answer.Columns, row)}) {
			return nil
		}
	}
	h.own = append(h.own, audit.Tally{Rule: rule.ID, Title: rule.Title, Severity: rule.Severity, Count: map[audit.Outcome]int{audit.Finds: n}})
	return nil
}
