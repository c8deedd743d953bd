package notation

import (
	"fmt"
	"strings"
	"time"
)

// Date reads a date as ISO: "2023-01-01", or "2023-01" and "2023" where no day
// or month is printed. ok is false for anything else.
func Date(s string) (string, bool) {
	s = narrow(strings.TrimSpace(s))
	s, _, _ = strings.Cut(s, " ") // a time of day after the date
	s = strings.TrimSuffix(s, "00:00:00")
	for _, end := range []string{"日", "号", "月", "年"} {
		s = strings.TrimSuffix(s, end)
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-/.年月", r) })
	if len(parts) == 1 && len(s) == 8 && allDigits(s) {
		parts = []string{s[:4], s[4:6], s[6:]}
	}
	if len(parts) == 0 || len(parts) > 3 || len(parts[0]) != 4 || parts[0] < firstYear || parts[0] > lastYear {
		return "", false
	}
	iso := parts[0]
	for _, p := range parts[1:] {
		if !allDigits(p) || len(p) > 2 {
			return "", false
		}
		iso += fmt.Sprintf("-%02s", p)
	}
	layout := "2006-01-02"[:len(iso)]
	if _, err := time.Parse(layout, iso); err != nil {
		return "", false
	}
	return iso, true
}

// Range reads "2023年1月至2024年12月" as two dates.
func Range(s string) (from, to string, ok bool) {
	s = strings.TrimSpace(s)
	for _, sep := range []string{"至", "—", "－", "–", "~", "～", "到", "--", "-"} {
		left, right, cut := strings.Cut(s, sep)
		if !cut {
			continue
		}
		from, ok1 := Date(left)
		to, ok2 := Date(strings.TrimLeft(right, "—－–-~～"))
		if ok1 && ok2 {
			return from, to, true
		}
	}
	return splitISO(s)
}

// splitISO reads "2023-01-01-2023-12-31", where the separator is also inside.
func splitISO(s string) (from, to string, ok bool) {
	if parts := strings.Split(narrow(s), "-"); len(parts) == 6 || len(parts) == 4 {
		h := len(parts) / 2
		from, ok1 := Date(strings.Join(parts[:h], "-"))
		to, ok2 := Date(strings.Join(parts[h:], "-"))
		return from, to, ok1 && ok2
	}
	return "", "", false
}
