package serve

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jixiao/audit"
)

// schemaVariable names the official SARIF 2.1.0 JSON schema on this machine
// (sarif-schema-2.1.0.json of the OASIS SARIF repository, whose licence does not
// let it be kept here).
const schemaVariable = "JIXIAO_SARIF_SCHEMA"

// sarifCases are reports of every shape that is written.
func sarifCases(t *testing.T) map[string]string {
	t.Helper()
	full, err := audit.Disclosures(papers(t, "100", "≥100%", "100", "清淤十公里并整修两岸"), nil, audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	accepted := full
	accepted.Findings = full.Findings[1:]
	accepted.Accepted = []audit.AcceptedFinding{{Finding: full.Findings[0], Reason: "已核实"}}
	own := audit.Report{Findings: []audit.Finding{{Rule: "MY-01", Severity: audit.Info, Evidence: "大额", Paper: -1, Fingerprint: "0"}},
		Rules: []audit.Tally{{Rule: "MY-01", Title: "大额项目", Severity: audit.Info}}}
	out := map[string]string{}
	for name, c := range map[string]struct {
		report audit.Report
		files  []string
	}{
		"findings of a paper": {full, []string{"a.pdf"}}, "no finding": {audit.Report{}, nil}, "an accepted finding": {accepted, []string{"a.pdf"}},
		"a rule of the user's own": {own, nil}, "a name that is no URI": {full, []string{"名 称%[1]#x.pdf"}}, "an absolute path": {full, []string{"/data/2025/甲:乙.pdf"}},
		"a colon in front": {full, []string{"甲:乙/2025.pdf"}},
	} {
		var b strings.Builder
		if err := AuditSARIF(&b, FindingsOf(c.report, c.files), "test"); err != nil {
			t.Fatal(err)
		}
		out[name] = b.String()
	}
	return out
}

// TestSARIFSchema validates against the official schema where it is present.
func TestSARIFSchema(t *testing.T) {
	path := os.Getenv(schemaVariable)
	if path == "" {
		t.Skip("NOT VALIDATED: set " + schemaVariable + " to the official sarif-schema-2.1.0.json")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := schema{}
	if err := json.Unmarshal(text, &s.root); err != nil {
		t.Fatal(err)
	}
	for name, report := range sarifCases(t) {
		s.problems = nil
		s.check("", s.root, decoded(t, report))
		for _, p := range s.problems {
			t.Errorf("%s: %s", name, p)
		}
	}
	s.problems = nil
	s.check("", s.root, decoded(t, `{"version":"2.0","runs":[{"results":[{"level":"bad","stranger":1,"message":{}}]}]}`))
	if len(s.problems) < 4 {
		t.Errorf("the validator lets faults pass: %v", s.problems)
	}
}

// TestSARIFShape holds what programs rely on without the schema at hand.
func TestSARIFShape(t *testing.T) {
	for name, report := range sarifCases(t) {
		var log sarifLog
		d := json.NewDecoder(strings.NewReader(report))
		d.DisallowUnknownFields()
		if err := d.Decode(&log); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		rules := log.Runs[0].Tool.Driver.Rules
		for _, r := range log.Runs[0].Results {
			if rules[r.RuleIndex].ID != r.RuleID || r.Message.Text == "" || !slices.Contains([]string{"error", "warning", "note"}, r.Level) {
				t.Errorf("%s: %+v", name, r)
			}
			for _, l := range r.Locations {
				if l.Physical == nil {
					continue
				}
				if uri := l.Physical.Artifact.URI; !uriReference(uri) {
					t.Errorf("%s: %q is no URI reference", name, uri)
				}
			}
		}
	}
}

var outsideURI = regexp.MustCompile("[^!-~]|[<>\"{}|\\\\^`\\[\\]]")

func uriReference(s string) bool {
	_, err := url.Parse(s)
	return err == nil && !outsideURI.MatchString(s)
}

func decoded(t *testing.T, text string) any {
	t.Helper()
	var v any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// schema checks documents against the part of JSON schema draft 4 that the
// SARIF schema uses.
type schema struct {
	root     map[string]any
	problems []string
}

func (s *schema) say(at, format string, args ...any) {
	s.problems = append(s.problems, at+": "+fmt.Sprintf(format, args...))
}

func (s *schema) check(at string, rule map[string]any, v any) {
	if ref, ok := rule["$ref"].(string); ok {
		s.check(at, s.lookup(ref), v)
		return
	}
	if want, ok := rule["type"].(string); ok && kindOf(v) != want && !(want == "number" && kindOf(v) == "integer") {
		s.say(at, "is %s, not %s", kindOf(v), want)
		return
	}
	if list, ok := rule["enum"].([]any); ok && !slices.ContainsFunc(list, func(e any) bool { return reflect.DeepEqual(e, v) }) {
		s.say(at, "%v is none of %v", v, list)
	}
	for _, key := range []string{"anyOf", "oneOf"} {
		if list, ok := rule[key].([]any); ok && !slices.ContainsFunc(list, func(r any) bool { return s.holds(r.(map[string]any), v) }) {
			s.say(at, "fits no %s", key)
		}
	}
	switch v := v.(type) {
	case string:
		s.text(at, rule, v)
	case json.Number:
		if least, ok := rule["minimum"].(float64); ok {
			if f, _ := v.Float64(); f < least {
				s.say(at, "%v is below %v", v, least)
			}
		}
	case []any:
		s.list(at, rule, v)
	case map[string]any:
		s.object(at, rule, v)
	}
}

func (s *schema) holds(rule map[string]any, v any) bool {
	trial := schema{root: s.root}
	trial.check("", rule, v)
	return len(trial.problems) == 0
}

func (s *schema) lookup(ref string) map[string]any {
	at := any(s.root)
	for _, step := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		at = at.(map[string]any)[step]
	}
	return at.(map[string]any)
}

func (s *schema) text(at string, rule map[string]any, v string) {
	if expr, ok := rule["pattern"].(string); ok && !regexp.MustCompile(expr).MatchString(v) {
		s.say(at, "%q does not fit %s", v, expr)
	}
	if format, _ := rule["format"].(string); strings.HasPrefix(format, "uri") && !uriReference(v) {
		s.say(at, "%q is no %s", v, format)
	}
}

func (s *schema) list(at string, rule map[string]any, v []any) {
	if least, ok := rule["minItems"].(float64); ok && len(v) < int(least) {
		s.say(at, "%d items, at least %v are needed", len(v), least)
	}
	for i, item := range v {
		if of, ok := rule["items"].(map[string]any); ok {
			s.check(fmt.Sprintf("%s[%d]", at, i), of, item)
		}
		if rule["uniqueItems"] == true && slices.ContainsFunc(v[:i], func(o any) bool { return reflect.DeepEqual(o, item) }) {
			s.say(at, "item %d is there twice", i)
		}
	}
}

func (s *schema) object(at string, rule map[string]any, v map[string]any) {
	if names, ok := rule["required"].([]any); ok {
		for _, n := range names {
			if _, has := v[n.(string)]; !has {
				s.say(at, "lacks %v", n)
			}
		}
	}
	known, _ := rule["properties"].(map[string]any)
	for name, value := range v {
		switch of, listed := known[name].(map[string]any); {
		case listed:
			s.check(at+"."+name, of, value)
		case rule["additionalProperties"] == false:
			s.say(at, "has the unknown property %s", name)
		default:
			if of, ok := rule["additionalProperties"].(map[string]any); ok {
				s.check(at+"."+name, of, value)
			}
		}
	}
}

func kindOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case json.Number:
		if strings.ContainsAny(v.String(), ".eE") {
			return "number"
		}
		return "integer"
	case []any:
		return "array"
	}
	return "object"
}
