package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

// version is the release; the commit comes from the build.
const version = "0.1.0"

func versionCommand() *cli.Command {
	return &cli.Command{
		Name: "version", Usage: "显示版本", UsageText: "jixiao version",
		Action: func(c *cli.Context) error {
			_, err := fmt.Fprintf(c.App.Writer, "jixiao %s（解析版本 %d）%s %s/%s\n", version, parserVersion, commit(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12] + " "
		}
	}
	return ""
}
