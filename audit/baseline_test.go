package audit

import "testing"

func TestBaseline(t *testing.T) {
	b, err := ReadBaseline([]byte(`{"version":1,"accepted":[{"fingerprint":"a","reason":"已核实"},{"fingerprint":"b","reason":"已核实","expires":"2025-06-30"},{"fingerprint":"z","reason":"已核实"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	findings := []Finding{{Fingerprint: "a"}, {Fingerprint: "b"}, {Fingerprint: "c"}}
	open, accepted, unused, expired := b.Apply(findings, "2025-07-01")
	if len(open) != 2 || len(accepted) != 1 || len(unused) != 1 || unused[0].Fingerprint != "z" || len(expired) != 1 || expired[0].Fingerprint != "b" {
		t.Errorf("open %v accepted %v unused %v expired %v", open, accepted, unused, expired)
	}
	if open, _, _, _ := b.Apply(findings, "2025-06-30"); len(open) != 1 {
		t.Errorf("the last day still counts: %v", open)
	}
	for bad, why := range map[string]string{
		`[]`:            "no object",
		`{"version":2}`: "newer version",
		`{"version":1,"accepted":[{"fingerprint":"a"}]}`:                               "no reason",
		`{"version":1,"accepted":[{"fingerprint":"a","reason":"x","expires":"soon"}]}`: "no date",
	} {
		if _, err := ReadBaseline([]byte(bad)); err == nil {
			t.Errorf("%s is accepted", why)
		}
	}
}
