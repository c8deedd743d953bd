package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"jixiao/cmd/jixiao/batch"
	"jixiao/store"
)

// outcomeWords are what the user reads for how a file ended.
var outcomeWords = []struct {
	outcome store.Outcome
	words   string
	failure bool
}{
	{store.Imported, "导入", false},
	{store.Replaced, "更新", false},
	{store.Unchanged, "未变", false},
	{store.Duplicate, "重复", false},
	{store.Incomplete, "不完整", true},
	{store.Refused, "拒收", true},
}

// report tells the user how an import goes.
type report struct {
	stdout, stderr io.Writer
	json           bool
	counts         map[store.Outcome]int
	files          int
	projects, rows int
	progress       *progress
	lost           error // standard output could not be written
}

func newReport(c *cli.Context, asJSON bool) report {
	return report{stdout: c.App.Writer, stderr: c.App.ErrWriter, json: asJSON, counts: map[store.Outcome]int{}}
}

// expect says how many files there will be.
func (r *report) expect(total int) { r.progress = newProgress(r.stderr, total) }

// fileLine is one file of "import --json".
type fileLine struct {
	File       string        `json:"file"`
	Outcome    store.Outcome `json:"outcome"`
	Reason     string        `json:"reason,omitempty"`
	Document   int64         `json:"document,omitempty"`
	Projects   int           `json:"projects"`
	Indicators int           `json:"indicators"`
	Twin       string        `json:"twin,omitempty"`
	TwinEqual  *bool         `json:"twin_equal,omitempty"`
}

func (r *report) line(f store.File, result store.Result) {
	r.files++
	r.counts[f.Outcome]++
	if f.Outcome == store.Imported || f.Outcome == store.Replaced {
		r.projects += f.Projects
		r.rows += f.Indicators
	}
	r.progress.step(r.files, r.projects, r.failed())
	if r.json {
		l := fileLine{File: batch.Printable(f.Source), Outcome: f.Outcome, Reason: f.Reason, Document: f.Document, Projects: f.Projects, Indicators: f.Indicators}
		if result.Twin != "" {
			l.Twin, l.TwinEqual = result.Twin, &result.Equal
		}
		r.printJSON(l)
		return
	}
	switch {
	case f.Reason != "":
		r.say(batch.Printable(f.Source) + "：" + f.Reason)
	case result.Twin != "":
		r.say(batch.Printable(f.Source) + "：" + twinWords(f.Outcome, result))
	}
}

func (r *report) print(line string) {
	if _, err := fmt.Fprintln(r.stdout, line); err != nil && r.lost == nil {
		r.lost = err
	}
}

func (r *report) say(line string) {
	r.progress.aside()
	fmt.Fprintln(r.stderr, oneLine(line))
}

func (r *report) stored() int { return r.counts[store.Imported] + r.counts[store.Replaced] }

func (r *report) failed() int { return r.counts[store.Incomplete] + r.counts[store.Refused] }

func twinWords(o store.Outcome, r store.Result) string {
	same := "内容不同"
	if r.Equal {
		same = "内容相同"
	}
	switch o {
	case store.Duplicate:
		return fmt.Sprintf("与已导入的 %s 是同一份文件（部门、年度、项目相同，%s），没有导入；用 --on-duplicate replace 或 both 改变", r.Twin, same)
	case store.Replaced:
		return fmt.Sprintf("代替了同一份文件的另一版本 %s（%s）", r.Twin, same)
	}
	return fmt.Sprintf("与 %s 是同一份文件（%s），两份都保留", r.Twin, same)
}

// summaryLine is the last line of "import --json".
type summaryLine struct {
	Summary struct {
		Files      int                   `json:"files"`
		Outcomes   map[store.Outcome]int `json:"outcomes"`
		Projects   int                   `json:"projects"`
		Indicators int                   `json:"indicators"`
		Stopped    bool                  `json:"stopped,omitempty"`
	} `json:"summary"`
}

func (r *report) printSummary(stopped bool) {
	var l summaryLine
	l.Summary.Files, l.Summary.Outcomes, l.Summary.Projects, l.Summary.Indicators, l.Summary.Stopped = r.files, r.counts, r.projects, r.rows, stopped
	r.printJSON(l)
}

func (r *report) printJSON(v any) {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain fields always marshal
	}
	r.print(string(b))
}

// end prints the summary and is an error when not everything went in.
func (r *report) end(stopped bool) error {
	r.progress.aside()
	failed := r.failed()
	if r.json {
		r.printSummary(stopped)
	}
	if !r.json && r.files > 0 && (r.files != 1 || failed == 0) {
		if failed > 0 || stopped {
			r.say(r.summary())
		} else {
			r.print(r.summary())
		}
	}
	switch {
	case r.lost != nil:
		return r.lost
	case stopped:
		return errors.New("导入被中断，已完成的都已保存；再次运行同样的命令会接着做")
	case r.files == 0:
		return errors.New("没有找到可以导入的文件；检查路径")
	case failed > 0:
		return silent{errors.New("有文件没有导入")}
	}
	return nil
}

func (r *report) summary() string {
	s := fmt.Sprintf("共 %d 份文件", r.files)
	for _, o := range outcomeWords {
		if n := r.counts[o.outcome]; n > 0 {
			s += fmt.Sprintf("，%s %d", o.words, n)
		}
	}
	return s + fmt.Sprintf("；存入项目 %d 个，指标 %d 条", r.projects, r.rows)
}
