package audit

import (
	"encoding/json"
	"fmt"
	"time"
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
	seen := map[string]int{}
	for i, a := range b.Accepted {
		switch first, twice := seen[a.Fingerprint]; {
		case twice:
			return b, fmt.Errorf("第 %d 条与第 %d 条的 fingerprint 相同：%s", i+1, first, a.Fingerprint)
		case a.Fingerprint == "" || a.Reason == "":
			return b, fmt.Errorf("第 %d 条没有 fingerprint 或 reason", i+1)
		case a.Expires != "" && !isDay(a.Expires):
			return b, fmt.Errorf("第 %d 条的 expires “%s” 不是 2025-12-31 这样的日期", i+1, a.Expires)
		}
		seen[a.Fingerprint] = i + 1
	}
	return b, nil
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// Verdict is what a baseline makes of findings.
type Verdict struct {
	Open     []Finding
	Accepted []AcceptedFinding
	Unused   []Accepted // entries that accepted nothing
	Expired  []Accepted // entries whose finding is open again
}

// Apply splits findings into those still open and those accepted on the given
// day, and lists the entries that accepted nothing and those that have expired.
func (b Baseline) Apply(findings []Finding, day string) Verdict {
	entries, used := map[string]Accepted{}, map[string]bool{}
	for _, a := range b.Accepted {
		entries[a.Fingerprint] = a
	}
	v := Verdict{Open: []Finding{}}
	for _, f := range findings {
		a, known := entries[f.Fingerprint]
		used[f.Fingerprint] = used[f.Fingerprint] || known
		if known && (a.Expires == "" || a.Expires >= day) {
			v.Accepted = append(v.Accepted, AcceptedFinding{f, a.Reason, a.Expires})
		} else {
			v.Open = append(v.Open, f)
		}
	}
	for _, a := range b.Accepted {
		if !used[a.Fingerprint] {
			v.Unused = append(v.Unused, a)
		} else if a.Expires != "" && a.Expires < day {
			v.Expired = append(v.Expired, a)
		}
	}
	return v
}
