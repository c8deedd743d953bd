package budget

import (
	"bytes"
	"encoding/json"
	"testing"
)

// TestContractJSON: optional fields are left out when the form has no such cell
// and null when the cell is blank; reading the JSON back loses nothing.
func TestContractJSON(t *testing.T) {
	p := Project{Seq: 1, Name: "甲<乙>", Implementer: PrintedText(""), Unit: "万元",
		Budget:     Budget{Total: PrintedAmount("1.20"), Fiscal: PrintedAmount(""), Other: Amount{}},
		Attributes: Attributes{{"项目性质", "经常性项目"}, {"<备注>", ""}},
		Goals:      []Goal{}, Indicators: []Indicator{{Level1: "产出指标", Target: &Target{Op: ">=", Number: "95", Unit: "%"}}}}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(p); err != nil {
		t.Fatal(err)
	}
	want := `{"seq":1,"title":"","form":"","code":null,"name":"甲<乙>","department":{"code":null,"name":""},"implementer":null,"attributes":{"项目性质":"经常性项目","<备注>":null},"unit":"万元","budget":{"total":"1.20","fiscal":null,"other":null},"goals":[],"indicators":[{"level1":"产出指标","level2":null,"level3":null,"description":null,"value":null,"basis":null,"target":{"op":">=","number":"95","unit":"%"}}]}` + "\n"
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
	var back Project
	if err := json.Unmarshal(b.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	enc = json.NewEncoder(&again)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(back); err != nil || again.String() != want {
		t.Errorf("round trip: %v\ngot  %s", err, again.String())
	}
}
