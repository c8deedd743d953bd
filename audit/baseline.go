package audit

import (
	"bytes"
	"encoding/json"
	"errors"
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
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if err := json.Unmarshal(text, &b); err != nil {
		return b, fmt.Errorf("不是基线文件，%s", jsonReason(text, err))
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

// jsonReason says in which line a JSON text goes wrong.
func jsonReason(text []byte, err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	at := int64(-1)
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &kind):
		at = kind.Offset
	}
	if at < 0 || at > int64(len(text)) {
		return "JSON 写法有误"
	}
	return fmt.Sprintf("第%d行的 JSON 写法有误", 1+bytes.Count(text[:at], []byte("\n")))
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// Sieve holds back the findings that a baseline accepts, one after the other, and
// remembers which entries did nothing.
type Sieve struct {
	Accepted []AcceptedFinding
	list     []Accepted
	entries  map[string]Accepted
	used     map[string]bool
	day      string
}

// Sieve accepts on the given day (YYYY-MM-DD).
func (b Baseline) Sieve(day string) *Sieve {
	s := &Sieve{list: b.Accepted, entries: map[string]Accepted{}, used: map[string]bool{}, day: day}
	for _, a := range b.Accepted {
		s.entries[a.Fingerprint] = a
	}
	return s
}

// Open reports whether a finding is not accepted.
func (s *Sieve) Open(f Finding) bool {
	a, known := s.entries[f.Fingerprint]
	if !known {
		return true
	}
	s.used[f.Fingerprint] = true
	if s.expired(a) {
		return true
	}
	s.Accepted = append(s.Accepted, AcceptedFinding{f, a.Reason, a.Expires})
	return false
}

func (s *Sieve) expired(a Accepted) bool { return a.Expires != "" && a.Expires < s.day }

// Unused lists the entries that no finding had, Expired those whose finding is
// open again.
func (s *Sieve) Unused() []Accepted {
	return s.where(func(a Accepted) bool { return !s.used[a.Fingerprint] })
}

func (s *Sieve) Expired() []Accepted {
	return s.where(func(a Accepted) bool { return s.used[a.Fingerprint] && s.expired(a) })
}

func (s *Sieve) where(is func(Accepted) bool) []Accepted {
	var out []Accepted
	for _, a := range s.list {
		if is(a) {
			out = append(out, a)
		}
	}
	return out
}
