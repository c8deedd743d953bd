package serve

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"

	"jixiao/audit"
	"jixiao/budget"
)

// SARIF 2.1.0, the parts that findings need. Field names are the standard's.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool    sarifTool     `json:"tool"`
	Results []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Short    sarifText   `json:"shortDescription"`
	Full     sarifText   `json:"fullDescription"`
	Defaults sarifConfig `json:"defaultConfiguration"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifConfig struct {
	Level string `json:"level"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Suppressions []sarifSuppressed `json:"suppressions,omitempty"`
	Properties   map[string]any    `json:"properties"`
}

// sarifSuppressed is a finding that the baseline accepts.
type sarifSuppressed struct {
	Kind          string `json:"kind"`
	Status        string `json:"status"`
	Justification string `json:"justification"`
}

type sarifLocation struct {
	Physical *sarifPhysical `json:"physicalLocation,omitempty"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
}

type sarifPhysical struct {
	Artifact   sarifArtifact  `json:"artifactLocation"`
	Region     *sarifRegion   `json:"region,omitempty"`
	Properties map[string]any `json:"properties,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine int `json:"startLine"`
	EndLine   int `json:"endLine"`
}

type sarifLogical struct {
	Name               string `json:"name,omitempty"`
	FullyQualifiedName string `json:"fullyQualifiedName,omitempty"`
}

var sarifLevels = map[audit.Severity]string{audit.Error: "error", audit.Warning: "warning", audit.Info: "note"}

// AuditSARIF writes the findings as SARIF 2.1.0.
// Findings that the baseline accepts are in it, suppressed.
func AuditSARIF(w io.Writer, list Findings, version string) error {
	r, err := list.report()
	if err != nil {
		return err
	}
	rules, index := sarifRules(r)
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "jixiao", Version: version, Rules: rules}}, Results: []sarifResult{}}
	for _, f := range r.Findings {
		run.Results = append(run.Results, resultOf(f, index, list.Name(f.Paper)))
	}
	for _, a := range r.Accepted {
		result := resultOf(a.Finding, index, list.Name(a.Paper))
		result.Suppressions = []sarifSuppressed{{Kind: "external", Status: "accepted", Justification: a.Reason}}
		run.Results = append(run.Results, result)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
}

// sarifRules describes the built-in rules and those of the user's own that were
// run, with the place of each.
func sarifRules(r audit.Report) ([]sarifRule, map[string]int) {
	var rules []sarifRule
	index := map[string]int{}
	add := func(rule sarifRule) {
		index[rule.ID] = len(rules)
		rules = append(rules, rule)
	}
	for _, rule := range audit.Rules {
		add(sarifRule{ID: rule.ID, Name: rule.Title, Short: sarifText{rule.Title}, Full: sarifText{rule.Reason}, Defaults: sarifConfig{sarifLevels[rule.Severity]}})
	}
	for _, t := range r.Rules {
		if _, known := index[t.Rule]; !known {
			add(sarifRule{ID: t.Rule, Name: t.Title, Short: sarifText{t.Title}, Full: sarifText{t.Title}, Defaults: sarifConfig{sarifLevels[t.Severity]}})
		}
	}
	return rules, index
}

func resultOf(f audit.Finding, index map[string]int, file string) sarifResult {
	at, known := index[f.Rule]
	if !known {
		at = -1 // what SARIF calls unknown
	}
	return sarifResult{RuleID: f.Rule, RuleIndex: at, Level: sarifLevels[f.Severity], Message: sarifText{f.Evidence},
		Locations: locationsOf(f, file), Fingerprints: map[string]string{"jixiao/v1": f.Fingerprint},
		Properties: map[string]any{"department": f.Department.Name, "year": f.Year, "code": f.Code, "project": f.Project, "indicator": f.Indicator, "numbers": f.Numbers}}
}

// fileURI is a path as SARIF wants it: a relative reference, or a file URI.
func fileURI(path string) string {
	u := url.URL{Path: path}
	if strings.HasPrefix(path, "/") {
		u.Scheme = "file"
	}
	return u.String()
}

func locationsOf(f audit.Finding, file string) []sarifLocation {
	var l sarifLocation
	if f.Project != "" || f.Field != "" {
		l.Logical = []sarifLogical{{Name: f.Project, FullyQualifiedName: f.Field}}
	}
	switch {
	case file == "" && l.Logical == nil:
		return nil
	case file == "":
		return []sarifLocation{l}
	}
	l.Physical = &sarifPhysical{Artifact: sarifArtifact{fileURI(file)}}
	if len(f.Where) > 0 {
		first := f.Where[0]
		if first.Lines != [2]int{} {
			l.Physical.Region = &sarifRegion{first.Lines[0], first.Lines[1]}
		}
		if first.Page > 0 {
			l.Physical.Properties = map[string]any{"page": first.Page}
			if first.Box != (budget.Box{}) {
				l.Physical.Properties["box"] = first.Box
			}
		}
	}
	return []sarifLocation{l}
}
