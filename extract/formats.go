package extract

import "jixiao/budget"

// format is one kind of file: how its bytes are recognised and how it is read.
type format struct {
	id    string
	sniff func(sample) bool
	read  func(data []byte, name string, opt Options) (budget.Document, error)
}

// formats is asked from top to bottom; the first that recognises the file reads
// it. Plain text comes last, for it has no mark of its own.
var formats = []format{
	{"pdf", sample.isPDF, readPDF},
	{"text", sample.isText, readText},
}
