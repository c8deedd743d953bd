package main

import (
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"
)

// What the user reads, and how it sounds: Chinese, plain, one line per error:
// file, place, reason, what to do. Names of things are those of the papers
// (项目, 绩效目标, 指标值). Commands and flags are quoted as typed.

const appDescription = `读取政府部门公开的绩效目标文件（PDF、文本、docx、xlsx、html），存入数据库，
   回答“钱花在哪里、用什么指标考核、和去年比有什么变化”。

   第一次使用：
     jixiao import 绩效目标公开.pdf
     jixiao query "SELECT 部门, 项目名称, 预算数, 单位 FROM 项目"`

const appTemplate = `jixiao - {{.Usage}}

用法：
   jixiao 命令 [选项] [参数…]

说明：
   {{.Description}}

命令：{{range .VisibleCommands}}
   {{.Name}}{{"\t"}}{{.Usage}}{{end}}

每个命令的用法和例子：jixiao help 命令
退出码：0 成功；1 失败或部分失败；2 用法有误
`

const commandTemplate = `{{.HelpName}} - {{.Usage}}

用法：
   {{.UsageText}}{{if .Description}}

说明：
   {{.Description}}{{end}}{{if .VisibleCommands}}

子命令：{{range .VisibleCommands}}
   {{.Name}}{{"\t"}}{{.Usage}}{{end}}{{end}}{{if .VisibleFlags}}

选项：{{range .VisibleFlags}}
   {{flagLine .}}{{end}}{{end}}
`

// manual is a command's description followed by its examples.
func manual(text string, examples ...string) string {
	return text + "\n\n例子：\n     " + strings.Join(examples, "\n     ")
}

// flagProblems are what the flag parser says, and how to say it.
var flagProblems = []struct{ pattern, words string }{
	{`^flag provided but not defined: -+(\S{2,})`, "没有 --$1 这个选项"},
	{`^flag provided but not defined: -+(\S)`, "没有 -$1 这个选项"},
	{`^flag needs an argument: -+(\S{2,})`, "选项 --$1 后面要有值"},
	{`^flag needs an argument: -+(\S)`, "选项 -$1 后面要有值"},
	{`^invalid (?:boolean )?value "(.*?)" for (?:flag )?-+([^: ]{2,}).*`, "选项 --$2 不接受 $1 这个值"},
	{`^invalid (?:boolean )?value "(.*?)" for (?:flag )?-+([^: ]).*`, "选项 -$2 不接受 $1 这个值"},
	{`^bad flag syntax: (.*)`, "看不懂选项 $1"},
	{`^Required flags? "(.*?)".*`, "缺少选项 --$1"},
}

// flagWords says in the user's language what the flag parser found.
func flagWords(err error) string {
	s := err.Error()
	for _, p := range flagProblems {
		pattern := regexp.MustCompile(p.pattern)
		if line := pattern.FindString(s); line != "" {
			return pattern.ReplaceAllString(line, p.words)
		}
	}
	return "命令行有误：" + s
}

// flagLine is one line of help: names, then what the option does.
func flagLine(f cli.Flag) string {
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return ""
	}
	names := make([]string, 0, 2)
	for _, n := range f.Names() {
		dash := "--"
		if len(n) == 1 {
			dash = "-"
		}
		names = append(names, dash+n)
	}
	use := d.GetUsage()
	value := ""
	if d.TakesValue() {
		// The flag's usage starts with the value's name in backquotes.
		if name, rest, ok := strings.Cut(strings.TrimPrefix(use, "`"), "`"); ok {
			value, use = " "+name, strings.TrimSpace(rest)
		}
	}
	return strings.Join(names, ", ") + value + "\t" + use
}
