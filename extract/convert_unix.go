//go:build unix

package extract

import (
	"os/exec"
	"syscall"
)

// endTogether makes the end of a command the end of the processes it started:
// soffice is a script around the program that does the work.
func endTogether(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
