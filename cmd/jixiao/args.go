package main

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// arrange puts the options of the command line in front of its arguments, for
// the flag parser stops at the first argument, and people write
// "import 2024/ --db a.db" as well as "import --db a.db 2024/".
func arrange(app *cli.App, args []string) []string {
	var out []string
	list, flags := app.Commands, []cli.Flag(nil)
	for len(args) > 0 {
		c := byName(list, args[0])
		if c == nil {
			break
		}
		out, args = append(out, args[0]), args[1:]
		list, flags = c.Subcommands, c.Flags
	}
	options, rest, open := split(flags, args)
	out = append(out, options...)
	if open {
		return out // "--" must not be taken for the value; the parser will miss it
	}
	if len(rest) > 0 && len(out) > 0 && byName(app.Commands, out[0]) != nil {
		out = append(out, "--")
	}
	return append(out, rest...)
}

func byName(list []*cli.Command, name string) *cli.Command {
	for _, c := range list {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

// split tells options with their values from arguments. Everything behind "--"
// is an argument, and so is text that only starts with a dash: "-", "-- SQL".
// open is when the last option's value is missing.
func split(flags []cli.Flag, args []string) (options, rest []string, open bool) {
	for i := 0; i < len(args); i++ {
		a := args[i]
		switch {
		case a == "--":
			return options, append(rest, args[i+1:]...), false
		case !strings.HasPrefix(a, "-") || a == "-" || strings.ContainsAny(strings.SplitN(a, "=", 2)[0], " \n\t"):
			rest = append(rest, a)
		default:
			options = append(options, a)
			if open = takesValue(flags, a); open && i+1 < len(args) {
				i, open = i+1, false
				options = append(options, args[i])
			}
		}
	}
	return options, rest, open
}

func takesValue(flags []cli.Flag, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	for _, f := range flags {
		for _, n := range f.Names() {
			if d, ok := f.(cli.DocGenerationFlag); ok && n == name {
				return d.TakesValue()
			}
		}
	}
	return false
}
