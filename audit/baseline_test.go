package audit

import "testing"

func TestBaseline(t *testing.T) {
	b, err := ReadBaseline([]byte(`{"version":1,"accepted":[{"fingerprint":"a","reason":"已核实"},{"fingerprint":"b","reason":"已核实","expires":"2025-06-30"},{"fingerprint":"z","reason":"已核实"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	findings := []Finding{{Fingerprint: "a"}, {Fingerprint: "b"}, {Fingerprint: "c"}}
	sift := func(day string) (*Sieve, int) {
		s, open := b.Sieve(day), 0
		for _, f := range findings {
			if s.Open(f) {
				open++
			}
		}
		return s, open
	}
	s, open := sift("2025-07-01")
	if unused, expired := s.Unused(), s.Expired(); open != 2 || len(s.Accepted) != 1 || s.Accepted[0].Reason != "已核实" || len(unused) != 1 || unused[0].Fingerprint != "z" || len(expired) != 1 || expired[0].Fingerprint != "b" {
		t.Errorf("open %d, %+v", open, s)
	}
	if _, open := sift("2025-06-30"); open != 1 {
		t.Errorf("the last day still counts: %d", open)
	}
	for bad, why := range map[string]string{
		`[]`:            "no object",
		`{"version":2}`: "newer version",
		`{"version":1,"accepted":[{"fingerprint":"a"}]}`:                                               "no reason",
		`{"version":1,"accepted":[{"fingerprint":"a","reason":"x","expires":"soon"}]}`:                 "no date",
		`{"version":1,"accepted":[{"fingerprint":"a","reason":"x","expires":"2025-13-40"}]}`:           "no day of the calendar",
		`{"version":1,"accepted":[{"fingerprint":"a","reason":"x"},{"fingerprint":"a","reason":"y"}]}`: "one finding twice",
	} {
		if _, err := ReadBaseline([]byte(bad)); err == nil {
			t.Errorf("%s is accepted", why)
		}
	}
}
