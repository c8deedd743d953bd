package extract

import (
	"bytes"
	"path/filepath"
	"strings"

	"jixiao/extract/pack"
)

// sample is what a sniffer may look at.
type sample struct {
	ext  string // lower case, with its dot
	data []byte
	zip  *pack.Archive // nil when the data are no readable zip archive
	ole  map[string]bool
}

func newSample(name string, data []byte) sample {
	s := sample{ext: strings.ToLower(filepath.Ext(name)), data: data}
	switch {
	case s.isZip():
		s.zip, _ = pack.Open(data)
	case bytes.HasPrefix(data, oleMagic):
		s.ole = oleStreams(data)
	}
	return s
}

func (s sample) head(n int) []byte { return s.data[:min(n, len(s.data))] }

// isZip: a local file header, or the end record of an empty archive.
func (s sample) isZip() bool {
	return bytes.HasPrefix(s.data, []byte("PK\x03\x04")) || bytes.HasPrefix(s.data, []byte("PK\x05\x06"))
}

// claims reports whether the extension says one of these.
func (s sample) claims(exts ...string) bool {
	for _, e := range exts {
		if s.ext == e {
			return true
		}
	}
	return false
}

// pdfHead is how far junk may push the header of a PDF (mail headers, stray
// line ends): readers in use look at the first KB.
const pdfHead = 1024

func (s sample) isPDF() bool {
	if s.isZip() {
		return false // an archive that holds a PDF
	}
	if bytes.HasPrefix(s.data, []byte("%PDF-")) {
		return true
	}
	// Junk before the header, or the header gone: the objects remain. A text
	// that speaks of "%PDF-" has none.
	return (s.ext == ".pdf" || bytes.Contains(s.head(pdfHead), []byte("%PDF-"))) && bytes.Contains(s.data, []byte(" obj"))
}

func (s sample) isDocx() bool {
	return s.zip != nil && (s.zip.Has("word/document.xml") || s.mainFolder() == "word")
}

func (s sample) isXlsx() bool {
	return s.zip != nil && (s.zip.Has("xl/workbook.xml") || s.mainFolder() == "xl")
}

// mainFolder is the folder of the part that an office file is about.
func (s sample) mainFolder() string {
	main, _ := s.zip.Main()
	folder, _, _ := strings.Cut(main, "/")
	return folder
}

// webHead is how far a web page is looked at for its first tags.
const webHead = 4096

// webTags begin a web page or a piece of one.
var webTags = []string{"<!doctype html", "<html", "<head", "<body", "<table", "<div", "<meta", "<title", "<p>", "<p ",
	"<center", "<h1", "<h2", "<span", "<style", "<script", "<link", "<article", "<section"}

func (s sample) isHTML() bool {
	head := bytes.ToLower(bytes.ReplaceAll(s.head(webHead), []byte{0}, nil)) // UTF-16 shows its ASCII
	head = bytes.TrimLeft(head, "\xef\xbb\xbf\xff\xfe \t\r\n")
	if !bytes.HasPrefix(head, []byte("<")) {
		return s.claims(".html", ".htm", ".xhtml") && bytes.Contains(bytes.ToLower(s.data), []byte("</"))
	}
	if bytes.Contains(head, []byte("mso-application")) {
		return false // an office document as one XML file
	}
	for _, tag := range webTags {
		if bytes.Contains(head, []byte(tag)) {
			return true
		}
	}
	return false
}

// isText: whatever no other sniffer took, unless its name promises otherwise.
func (s sample) isText() bool {
	return !s.claims(".pdf", ".docx", ".xlsx", ".xlsm", ".docm")
}
