package audit

import "testing"

func TestBaseline(t *testing.T) {
	b, err := ReadBaseline([]byte(`{"version":1,"accepted":[{"fingerprint":"a","reason":"已核实"},{"fingerprint":"b","reason":"已核实","expires":"2025-06-30"},{"fingerprint":"z","reason":"已核实"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	findings := []Finding{{Fingerprint: "a"}, {Fingerprint: "b"}, {Fingerprint: "c"}}
	v := b.Apply(findings, "2025-07-01")
	if len(v.Open) != 2 || len(v.Accepted) != 1 || v.Accepted[0].Reason != "已核实" || len(v.Unused) != 1 || v.Unused[0].Fingerprint != "z" || len(v.Expired) != 1 || v.Expired[0].Fingerprint != "b" {
		t.Errorf("%+v", v)
	}
	if v := b.Apply(findings, "2025-06-30"); len(v.Open) != 1 {
		t.Errorf("the last day still counts: %v", v.Open)
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
