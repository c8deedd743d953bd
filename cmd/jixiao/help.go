package main

import (
	"io"
	"text/tabwriter"
	"text/template"

	"github.com/urfave/cli/v2"
)

func helpCommand() *cli.Command {
	return &cli.Command{
		Name: "help", Usage: "显示用法", UsageText: "jixiao help [命令]", HideHelp: true,
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				render(c.App.Writer, appTemplate, c.App)
				return nil
			}
			found := lookUp(c.App.Commands, c.Args().Slice())
			if found == nil {
				return usage("没有 %s 这个命令", c.Args().First())
			}
			found.HelpName = "jixiao " + found.HelpName
			render(c.App.Writer, commandTemplate, found)
			return nil
		},
	}
}

func lookUp(list []*cli.Command, names []string) *cli.Command {
	for _, c := range list {
		if c.HasName(names[0]) {
			if len(names) > 1 && len(c.Subcommands) > 0 {
				return lookUp(c.Subcommands, names[1:])
			}
			c.HelpName = c.Name
			return c
		}
	}
	return nil
}

// render prints a help template; columns behind tabs stand below each other.
func render(w io.Writer, text string, data any) {
	out := tabwriter.NewWriter(w, 0, 8, 3, ' ', 0)
	t := template.Must(template.New("help").Funcs(template.FuncMap{"flagLine": flagLine}).Parse(text))
	_ = t.Execute(out, data)
	_ = out.Flush()
}
