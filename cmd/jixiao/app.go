package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/export"
)

// Exit codes.
const (
	exitFailed = 1 // the work could not be done, or not all of it
	exitUsage  = 2 // the command line makes no sense
)

// usageError is a command line that cannot be understood.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usage(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// silent is a failure whose words have been said already.
type silent struct{ error }

// run is the whole program: main without the process around it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	app := newApp()
	app.Reader, app.Writer, app.ErrWriter = stdin, stdout, stderr
	if len(args) > 0 && (args[0] == "--help" || args[0] == "-h") {
		args = []string{"help"} // the library's own help flag ends in an error
	}
	err := app.RunContext(context.Background(), append([]string{app.Name}, arrange(app, args)...))
	var misuse usageError
	var said silent
	switch {
	case err == nil:
		return 0
	case errors.As(err, &misuse):
		fmt.Fprintf(stderr, "%s；用 jixiao help 查看用法\n", oneLine(misuse.text))
		return exitUsage
	case errors.As(err, &said):
		return exitFailed
	}
	fmt.Fprintln(stderr, oneLine(outputWords(err)))
	return exitFailed
}

// outputWords names standard output where writing to it failed.
func outputWords(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) && pe.Op == "write" && pe.Path == os.Stdout.Name() {
		return "标准输出：写不出，" + systemReason(pe)
	}
	return err.Error()
}

// oneLine is a text for one line of a terminal, which it does not steer.
func oneLine(s string) string {
	return export.Printable(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), " "))
}

func newApp() *cli.App {
	cli.HelpPrinter = render
	cli.HelpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "显示用法"}
	return &cli.App{
		Name:                  "jixiao",
		Usage:                 "把公开的绩效目标文件变成可以查询的数据",
		Description:           appDescription,
		CustomAppHelpTemplate: appTemplate,
		HideVersion:           true,
		HideHelpCommand:       true,
		Commands:              commands(),
		ExitErrHandler:        func(*cli.Context, error) {}, // one os.Exit, in main
		OnUsageError:          misused,
		Action:                noCommand,

		DisableSliceFlagSeparator: true, // a value may hold commas
	}
}

// commands in the order of help. To add one, write its file and add a row.
func commands() []*cli.Command {
	list := []*cli.Command{
		extractCommand(),
		importCommand(),
		statusCommand(),
		retryCommand(),
		removeCommand(),
		queryCommand(),
		searchCommand(),
		whereCommand(),
		schemaCommand(),
		diffCommand(),
		historyCommand(),
		auditCommand(),
		exportCommand(),
		inspectCommand(),
		formsCommand(),
		versionCommand(),
		helpCommand(),
	}
	dress(list)
	return list
}

// dress gives every command and subcommand the same manners.
func dress(list []*cli.Command) {
	for _, c := range list {
		c.CustomHelpTemplate, c.OnUsageError, c.HideHelpCommand = commandTemplate, misused, true
		dress(c.Subcommands)
	}
}

func misused(_ *cli.Context, err error, _ bool) error { return usageError{flagWords(err)} }

func noCommand(c *cli.Context) error {
	if c.Args().Present() {
		return usage("没有 %s 这个命令", c.Args().First())
	}
	return usageError{"没有给出命令"}
}
