// Command jixiao turns published budget-performance papers (绩效目标公开) into
// rows: it reads them, keeps them in a database and answers questions.
package main

import (
	"os"
	"runtime"
)

// The command works on the first thread. Its memory in C grows by large steps,
// that of any other thread by a page at a time: SQLite took a tenth of the time
// of a small import to ask for it.
func init() { runtime.LockOSThread() }

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
