package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// tool is a command line in which FILE stands for the file to read.
type tool struct {
	name, from string // what it is called, the package it comes from
	args       []string
}

// usage is what a run took: processor time in user and system mode, and the
// largest resident memory in bytes.
type usage struct {
	time   time.Duration
	memory int64
}

// takeTurns lets all tools read a file in every round, so that what else the
// machine does falls on all of them, and keeps each one's best time and largest
// memory.
func takeTurns(tools []tool, file string, rounds int) ([]usage, error) {
	best := make([]usage, len(tools))
	for round := range rounds {
		for i, t := range tools {
			u, err := t.run(file)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", t.name, err)
			}
			if round == 0 || u.time < best[i].time {
				best[i].time = u.time
			}
			best[i].memory = max(best[i].memory, u.memory)
		}
	}
	return best, nil
}

// run reads a file on one core; the output goes nowhere.
func (t tool) run(file string) (usage, error) {
	c := onOneCore(t.args, file)
	var complaint strings.Builder
	c.Stderr = &complaint
	if err := c.Run(); err != nil {
		first, _, _ := strings.Cut(complaint.String(), "\n")
		return usage{}, fmt.Errorf("%w %s", err, first)
	}
	r := c.ProcessState.SysUsage().(*syscall.Rusage)
	return usage{c.ProcessState.UserTime() + c.ProcessState.SystemTime(), r.Maxrss << 10}, nil
}

// onOneCore binds a command to the first core by taskset, which becomes the
// command and so adds no time. GOMAXPROCS matters to Go programs only.
func onOneCore(args []string, file string) *exec.Cmd {
	line := []string{"taskset", "-c", "0"}
	for _, a := range args {
		if a == "FILE" {
			a = file
		}
		line = append(line, a)
	}
	c := exec.Command(line[0], line[1:]...)
	c.Env = append(os.Environ(), "GOMAXPROCS=1")
	return c
}
