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

// applyBaseline takes accepted findings out and says which entries did nothing.
func applyBaseline(path string, r *audit.Report) ([]string, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	b, err := audit.ReadBaseline(text)
	if err != nil {
		return nil, fmt.Errorf("%s：%w", path, err)
	}
	v := b.Apply(r.Findings, time.Now().Format(time.DateOnly))
	r.Findings, r.Accepted = v.Open, v.Accepted
	notes := []string{fmt.Sprintf("基线接受了 %d 个发现", len(v.Accepted))}
	for _, a := range v.Unused {
		notes = append(notes, fmt.Sprintf("基线中的 %s（%s）没有对应的发现，可以删去", a.Fingerprint, a.Reason))
	}
	for _, a := range v.Expired {
		notes = append(notes, fmt.Sprintf("基线中的 %s（%s）已于 %s 到期", a.Fingerprint, a.Reason, a.Expires))
	}
	return notes, nil
}

// userRuleTime bounds each rule of the user's own.
const userRuleTime = time.Minute

// userRules runs every .sql file of a folder; each returned row is a finding.
func userRules(ctx context.Context, s *store.Store, dir string, r *audit.Report) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*.sql"))
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("%s：没有 .sql 文件", dir)
	}
	slices.Sort(paths)
	for _, path := range paths {
		if err := userRule(ctx, s, path, r); err != nil {
			return fmt.Errorf("%s：规则不能运行，%w", path, err)
		}
	}
	return nil
}

func userRule(ctx context.Context, s *store.Store, path string, r *audit.Report) error {
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
		r.Findings = append(r.Findings, rule.Finding(answer.Columns, row))
		n++
	}
	r.Rules = append(r.Rules, audit.Tally{Rule: rule.ID, Title: rule.Title, Severity: rule.Severity, Count: map[audit.Outcome]int{audit.Finds: n}})
	return nil
}
