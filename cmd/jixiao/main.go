// Command jixiao turns published budget-performance papers (绩效目标公开) into
// rows: it reads them, keeps them in a database and answers questions.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
