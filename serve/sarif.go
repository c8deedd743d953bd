package serve

import (
	"encoding/json"
	"io"

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
	Properties   map[string]any    `json:"properties"`
}

type sarifLocation struct {
	Physical *sarifPhysical `json:"physicalLocation,omitempty"`
	Logical  []sarifLogical `json:"logicalLocations"`
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
	Name               string `json:"name"`
	FullyQualifiedName string `json:"fullyQualifiedName"`
}

var sarifLevels = map[audit.Severity]string{audit.Error: "error", audit.Warning: "warning", audit.Info: "note"}

// AuditSARIF writes the findings as SARIF 2.1.0; uris are the audited papers' files.
func AuditSARIF(w io.Writer, r audit.Report, uris []string, version string) error {
	driver := sarifDriver{Name: "jixiao", Version: version, Rules: []sarifRule{}}
	index := map[string]int{}
	for i, rule := range audit.Rules {
		index[rule.ID] = i
		driver.Rules = append(driver.Rules, sarifRule{ID: rule.ID, Name: rule.Title, Short: sarifText{rule.Title}, Full: sarifText{rule.Reason},
			Defaults: sarifConfig{sarifLevels[rule.Severity]}})
	}
	run := sarifRun{Tool: sarifTool{driver}, Results: []sarifResult{}}
	for _, f := range r.Findings {
		at, known := index[f.Rule]
		if !known {
			at = -1 // a rule of the user's own
		}
		run.Results = append(run.Results, sarifResult{RuleID: f.Rule, RuleIndex: at, Level: sarifLevels[f.Severity], Message: sarifText{f.Evidence},
			Locations: []sarifLocation{locationOf(f, uris)}, Fingerprints: map[string]string{"jixiao/v1": f.Fingerprint},
			Properties: map[string]any{"department": f.Department.Name, "year": f.Year, "code": f.Code, "project": f.Project, "indicator": f.Indicator, "numbers": f.Numbers}})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
}

func locationOf(f audit.Finding, uris []string) sarifLocation {
	l := sarifLocation{Logical: []sarifLogical{{Name: f.Project, FullyQualifiedName: f.Field}}}
	uri := paperName(uris, f.Paper)
	if uri == "" {
		return l
	}
	l.Physical = &sarifPhysical{Artifact: sarifArtifact{uri}}
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
	return l
}
