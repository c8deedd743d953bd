package main

import (
	"fmt"
	"iter"
	"os"
	"time"

	"github.com/urfave/cli/v2"

	"jixiao/audit"
)

var severityRank = map[audit.Severity]int{audit.Info: 1, audit.Warning: 2, audit.Error: 3}

// sieve lets through what the user wants to see: not accepted before, and severe
// enough.
type sieve struct {
	baseline *audit.Sieve // nil: none
	least    int          // rank of --severity
	limit    int          // rank of --fail-on, 0: none
	failed   bool
	partly   bool // only some papers or rules are looked at
}

func newSieve(c *cli.Context) (*sieve, error) {
	s := &sieve{least: severityRank[audit.Severity(c.String("severity"))], limit: severityRank[audit.Severity(c.String("fail-on"))],
		partly: c.NArg() > 0 || c.IsSet("year") || c.IsSet("department") || c.IsSet("rule")}
	path := c.String("baseline")
	if path == "" {
		return s, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	b, err := audit.ReadBaseline(text)
	if err != nil {
		return nil, fmt.Errorf("%s：%w", path, err)
	}
	s.baseline = b.Sieve(time.Now().Format(time.DateOnly))
	return s, nil
}

func (s *sieve) through(list iter.Seq2[audit.Finding, error]) iter.Seq2[audit.Finding, error] {
	return func(yield func(audit.Finding, error) bool) {
		for f, err := range list {
			if err == nil && (s.baseline != nil && !s.baseline.Open(f) || severityRank[f.Severity] < s.least) {
				continue
			}
			s.failed = s.failed || err == nil && s.limit > 0 && severityRank[f.Severity] >= s.limit
			if !yield(f, err) {
				return
			}
		}
	}
}

// accepted are the accepted findings that are severe enough.
func (s *sieve) accepted() []audit.AcceptedFinding {
	var out []audit.AcceptedFinding
	if s.baseline != nil {
		for _, a := range s.baseline.Accepted {
			if severityRank[a.Severity] >= s.least {
				out = append(out, a)
			}
		}
	}
	return out
}

// notes say what the baseline did, and which of its entries did nothing.
func (s *sieve) notes() []string {
	if s.baseline == nil {
		return nil
	}
	notes := []string{fmt.Sprintf("基线接受了 %d 个发现", len(s.baseline.Accepted))}
	advice := "可以删去"
	if s.partly {
		advice = "这次只查了一部分文件或规则"
	}
	for _, a := range s.baseline.Unused() {
		notes = append(notes, fmt.Sprintf("基线中的 %s（%s）没有对应的发现，%s", a.Fingerprint, a.Reason, advice))
	}
	for _, a := range s.baseline.Expired() {
		notes = append(notes, fmt.Sprintf("基线中的 %s（%s）已于 %s 到期", a.Fingerprint, a.Reason, a.Expires))
	}
	return notes
}
