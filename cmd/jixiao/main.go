// Command jixiao turns published budget-performance papers (绩效目标公开) into
// rows: it reads them, keeps them in a database and answers questions.
package main

import (
	"os"

	_ "jixiao/cmd/jixiao/early" // puts the first garbage collection off
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
