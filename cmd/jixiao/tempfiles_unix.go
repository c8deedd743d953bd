//go:build linux || darwin

package main

import (
	"os/signal"
	"syscall"
)

// boundTempFiles keeps each file of this process below a size, and gives back
// what takes the bound away: the files in which SQLite sorts have none of their
// own. A write beyond it is an error.
func boundTempFiles(bytes uint64) (free func()) {
	signal.Ignore(syscall.SIGXFSZ) // would end the process
	var before syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before) != nil || before.Cur < bytes {
		return func() {}
	}
	_ = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: before.Max})
	return func() { _ = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before) }
}
