package audit

import (
	"encoding/json"
	"fmt"

	"jixiao/budget"
)

// base is a faultless paper. An example's JSON is laid over it: fields it names
// replace the base's, each of its projects starts as the base's project.
const base = `{"fiscal_year":2025,"department":{"code":"301","name":"云岭县水利局"},"overall":null,"warnings":[],"projects":[]}`

const baseProject = `{"seq":1,"title":"河道清淤工程绩效目标表","form":"hebei","code":"13028125P00007610004M","name":"河道清淤工程",
"department":{"code":"301","name":"云岭县水利局"},"unit":"万元","budget":{"total":"100.00","fiscal":"100.00","other":null},
"purpose":"用于全县主要河道的清淤、清运和岸坡整修。",
"schedule":[{"by":"3月底","percent":"20"},{"by":"6月底","percent":"50"},{"by":"12月底","percent":"100"}],
"goals":[{"seq":1,"text":"年底前完成主要河道清淤十公里，提高行洪能力"}],
"indicators":[
{"level1":"产出指标","level2":"数量指标","level3":"清淤里程","description":"完成清淤的河道长度","value":"≥10公里","basis":"河道清淤实施方案2025","target":{"op":">=","number":"10","unit":"公里"}},
{"level1":"产出指标","level2":"质量指标","level3":"工程合格率","description":"验收合格的比率","value":"≥98%","basis":"水利工程验收标准","target":{"op":">=","number":"98","unit":"%"}},
{"level1":"产出指标","level2":"时效指标","level3":"完成时间","description":"清淤完成的时间","value":"2025年11月底前","basis":"河道清淤实施方案2025","target":{"text":"2025年11月底前"}},
{"level1":"产出指标","level2":"成本指标","level3":"清淤总成本","description":"工程全部费用","value":"100万元","basis":"预算批复","target":{"op":"=","number":"100","unit":"万元"}},
{"level1":"效益指标","level2":"社会效益指标","level3":"受益村庄","description":"行洪条件改善的村庄","value":"≥12个","basis":"河道清淤实施方案2025","target":{"op":">=","number":"12","unit":"个"}},
{"level1":"满意度指标","level2":"服务对象满意度指标","level3":"群众满意度","description":"沿河群众满意的比率","value":"≥95%","basis":"往年调查","target":{"op":">=","number":"95","unit":"%"}}]}`

// example is what an example's JSON builds: the paper, last year's papers and
// other papers of the archive.
type example struct {
	paper        budget.Disclosure
	last, others []budget.Disclosure
}

// build lays an example over the faultless paper.
func build(text string) (example, error) {
	var e example
	var over struct {
		Last   []json.RawMessage `json:"last"`
		Others []json.RawMessage `json:"others"`
	}
	if err := json.Unmarshal([]byte(text), &over); err != nil {
		return e, err
	}
	err := lay(&e.paper, []byte(text))
	for _, raw := range over.Last {
		var d budget.Disclosure
		if err == nil {
			err = lay(&d, raw)
		}
		e.last = append(e.last, d)
	}
	for _, raw := range over.Others {
		var d budget.Disclosure
		if err == nil {
			err = lay(&d, raw)
		}
		e.others = append(e.others, d)
	}
	return e, err
}

func lay(d *budget.Disclosure, text []byte) error {
	if err := json.Unmarshal([]byte(base), d); err != nil {
		return fmt.Errorf("base: %w", err)
	}
	var over struct {
		Projects []json.RawMessage `json:"projects"`
	}
	if err := json.Unmarshal(text, &over); err != nil {
		return err
	}
	if err := json.Unmarshal(text, d); err != nil {
		return err
	}
	if over.Projects == nil {
		over.Projects = []json.RawMessage{[]byte("{}")}
	}
	d.Projects = nil
	for _, raw := range over.Projects {
		var p budget.Project
		if err := json.Unmarshal([]byte(baseProject), &p); err != nil {
			return fmt.Errorf("base project: %w", err)
		}
		// A list that the example names replaces the base's as a whole.
		var named map[string]json.RawMessage
		if err := json.Unmarshal(raw, &named); err != nil {
			return err
		}
		if named["indicators"] != nil {
			p.Indicators = nil
		}
		if named["schedule"] != nil {
			p.Schedule = nil
		}
		if named["goals"] != nil {
			p.Goals = nil
		}
		if err := json.Unmarshal(raw, &p); err != nil {
			return err
		}
		d.Projects = append(d.Projects, p)
	}
	return nil
}
