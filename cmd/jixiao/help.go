package main

import (
	"io"
	"strings"
	"text/template"

	"github.com/urfave/cli/v2"

	"jixiao/budget"
)

func helpCommand() *cli.Command {
	return &cli.Command{
		Name: "help", Usage: "显示用法", UsageText: "jixiao help [命令]", HideHelp: true,
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				render(c.App.Writer, appTemplate, c.App)
				return nil
			}
			found := lookUp(c.App.Commands, "jixiao", c.Args().Slice())
			if found == nil {
				return usage("没有 %s 这个命令", c.Args().First())
			}
			render(c.App.Writer, commandTemplate, found)
			return nil
		},
	}
}

// lookUp finds a command or subcommand and gives it its whole name.
func lookUp(list []*cli.Command, above string, names []string) *cli.Command {
	c := byName(list, names[0])
	if c == nil {
		return nil
	}
	c.HelpName = above + " " + c.Name
	if len(names) > 1 {
		return lookUp(c.Subcommands, c.HelpName, names[1:])
	}
	return c
}

// render prints a help template; columns behind tabs stand below each other.
func render(w io.Writer, text string, data any) {
	var b strings.Builder
	t := template.Must(template.New("help").Funcs(template.FuncMap{"flagLine": flagLine}).Parse(text))
	_ = t.Execute(&b, data)
	_, _ = io.WriteString(w, aligned(b.String()))
}

// aligned pads what stands before a tab to one width within a block of lines;
// a Chinese character is as wide as two letters.
func aligned(text string) string {
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		end, wide := i, 0
		for end < len(lines) && strings.Contains(lines[end], "\t") {
			left, _, _ := strings.Cut(lines[end], "\t")
			wide = max(wide, columnsOf(left))
			end++
		}
		for ; i < end; i++ {
			left, right, _ := strings.Cut(lines[i], "\t")
			lines[i] = left + strings.Repeat(" ", wide-columnsOf(left)+helpGap) + right
		}
	}
	return strings.Join(lines, "\n")
}

// helpGap is the space between two columns.
const helpGap = 3

func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		if n++; budget.IsCJK(r) {
			n++
		}
	}
	return n
}
