package columns

import "testing"

func TestProse(t *testing.T) {
	const head = "1.甲类设施维护绩效目标表\n项目编码\n预算数\n"
	const full = "按照上级下达的年度任务组织实施设施的巡查与维护并按月通报进展情况同时加强对重点部位的日常检查和"
	for _, c := range []struct{ reason, text, purpose, goals string }{
		{"purpose, then numbered goals", full + "\n养护工作。\n3月底\n100%\n1.完成任务五项以上并通过验收\n绩效目标\n", full + "养护工作。", "1.完成任务五项以上并通过验收"},
		{"the page's end cuts the purpose", full + "\n\n绩效目标\n\n" + full + "\n养护工作。\n3月底\n100%\n1.完成任务五项以上并通过验收\n", full + full + "养护工作。", "1.完成任务五项以上并通过验收"},
		{"a year behind the number", full + "\n3月底\n100%\n1.2024年11月底前完成任务五项以上并通过验收\n绩效目标\n", full, "1.2024年11月底前完成任务五项以上并通过验收"},
		{"a value ends the sentence of a full line", full + "\n3月底\n100%\n\n1." + full + "≥\n98%\n绩效目标\n", full, "1." + full + "≥98%"},
		{"a number in brackets within a sentence", full + "；\n（2）养护工作。\n3月底\n100%\n1.完成任务五项以上并通过验收\n绩效目标\n", full + "；（2）养护工作。", "1.完成任务五项以上并通过验收"},
		{"a note below the table is none", full + "\n3月底\n100%\n1.完成任务五项以上并通过验收\n绩效目标\n\n注：" + full + "\n", full, "1.完成任务五项以上并通过验收"},
		{"sums and labels on one line are no prose", "18,760,000.000 其中：财政资金 18,760,000.000 其他资金 0.000\n" + full + "\n3月底\n100%\n1.完成任务五项以上并通过验收\n绩效目标\n", full, "1.完成任务五项以上并通过验收"},
		{"a sum below a full line is none of its sentence's", full + "\n31.62\n养护工作。\n3月底\n100%\n1.完成任务五项以上并通过验收\n绩效目标\n", full + "养护工作。", "1.完成任务五项以上并通过验收"},
		{"a label's first line below a full goal", full + "\n3月底\n100%\n\n1." + full + "\n一级指\n绩效目标\n", full, "1." + full},
		{"a short purpose alone between sums and schedule", "12.00\n12.00\n其中：财政资金\n其他资金\n维护全县的路灯设施\n资金支出计划（%）\n3月底\n100%\n1.完成任务五项以上并通过验收\n绩效目标\n", "维护全县的路灯设施", "1.完成任务五项以上并通过验收"},
	} {
		r := newReader(linesFrom(head+c.text), testVocabulary())
		p := r.open(r.zones()[0])
		p.takeAmounts()
		p.takeLonePurpose()
		say := func(ix []int) (s string) {
			for _, k := range ix {
				s += p.ts[k].text
			}
			return s
		}
		if got, goals := say(p.purpose), say(p.goals); got != c.purpose || goals != c.goals {
			t.Errorf("%s:\npurpose %q\n   want %q\ngoals %q\n want %q", c.reason, got, c.purpose, goals, c.goals)
		}
	}
}
