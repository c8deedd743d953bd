package extract

import "bytes"

// sample is what a sniffer may look at.
type sample struct {
	ext  string // lower case, with its dot
	data []byte
}

// pdfHead is how far junk may push the header of a PDF (mail headers, stray
// line ends): readers in use look at the first KB.
const pdfHead = 1024

func (s sample) isPDF() bool {
	if bytes.Contains(s.head(pdfHead), []byte("%PDF-")) {
		return true
	}
	// The header is gone but the extension and the objects remain.
	return s.ext == ".pdf" && bytes.Contains(s.data, []byte(" 0 obj"))
}

func (s sample) isText() bool { return true }

func (s sample) head(n int) []byte { return s.data[:min(n, len(s.data))] }
