package audit

import (
	"encoding/json"
	"fmt"
)

// Accepted is one finding that was looked into and accepted, until a day.
type Accepted struct {
	Fingerprint string `json:"fingerprint"`
	Reason      string `json:"reason"`
	Expires     string `json:"expires,omitempty"` // YYYY-MM-DD; empty: never
}

// Baseline is a list of accepted findings.
type Baseline struct {
	Version  int        `json:"version"`
	Accepted []Accepted `json:"accepted"`
}

// ReadBaseline reads a baseline file; an entry without a reason is an error.
func ReadBaseline(text []byte) (Baseline, error) {
	var b Baseline
	if err := json.Unmarshal(text, &b); err != nil {
		return b, fmt.Errorf("不是基线文件：%w", err)
	}
	if b.Version != Version {
		return b, fmt.Errorf("基线文件的版本是 %d，本程序能读版本 %d", b.Version, Version)
	}
	for i, a := range b.Accepted {
		switch {
		case a.Fingerprint == "" || a.Reason == "":
			return b, fmt.Errorf("第 %d 条没有 fingerprint 或 reason", i+1)
		case a.Expires != "" && !isDay(a.Expires):
			return b, fmt.Errorf("第 %d 条的 expires “%s” 不是 2025-12-31 这样的日期", i+1, a.Expires)
		}
	}
	return b, nil
}

func isDay(s string) bool {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i, c := range s {
		if i != 4 && i != 7 && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// Apply splits findings into those still open and those accepted on the given
// day, and lists the entries that accepted nothing and those that have expired.
func (b Baseline) Apply(findings []Finding, day string) (open, accepted []Finding, unused, expired []Accepted) {
	entries := map[string]Accepted{}
	for _, a := range b.Accepted {
		entries[a.Fingerprint] = a
	}
	used := map[string]bool{}
	for _, f := range findings {
		a, known := entries[f.Fingerprint]
		if known {
			used[f.Fingerprint] = true
		}
		if known && (a.Expires == "" || a.Expires >= day) {
			accepted = append(accepted, f)
		} else {
			open = append(open, f)
		}
	}
	for _, a := range b.Accepted {
		if !used[a.Fingerprint] {
			unused = append(unused, a)
		} else if a.Expires != "" && a.Expires < day {
			expired = append(expired, a)
		}
	}
	return open, accepted, unused, expired
}
