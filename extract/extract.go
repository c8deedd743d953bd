// Package extract turns the bytes of a published paper into what is seen in it:
// a budget.Document of lines and tables with their positions. It does not know
// what a column means.
//
// Formats stand in one table (formats). To add one, write a reader in a file or
// folder of its own and add a row.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"jixiao/budget"
)

// Options are what a caller may add to the bytes of a file.
type Options struct {
	// Password opens an encrypted file.
	Password string
	// Convert lets formats that cannot be read directly (.doc, .xls, .wps …)
	// be converted by LibreOffice where it is installed.
	Convert bool
	// ContentType is the HTTP header a web page came with, if it is known:
	// "text/html; charset=gb2312".
	ContentType string
	// NoSum leaves Document.SHA256 empty, for callers who have it already or do
	// not need it.
	NoSum bool
	// Pages, where it is set, is told before the reading how many pages a PDF
	// has.
	Pages func(n int)
}

// MaxBytes is the largest file that is read: scanned papers of several hundred
// pages stay below it, and a file held in memory stays well under 512 MB.
const MaxBytes = 128 << 20

// Read is Document for a stream. It reads no more than MaxBytes.
func Read(name string, r io.Reader, opt Options) (budget.Document, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return budget.Document{}, fmt.Errorf("%s：读取中断：%w", base(name), err)
	}
	return Document(name, data, opt)
}

// Document reads one file. The name is used for messages and, where the content
// leaves it open, for its extension; the content decides what it is. Every
// failure is a *budget.Error.
func Document(name string, data []byte, opt Options) (budget.Document, error) {
	doc, err := read(name, data, opt)
	if err != nil {
		return budget.Document{}, inFile(err, base(name))
	}
	doc.Name = base(name)
	if !opt.NoSum {
		sum := sha256.Sum256(data)
		doc.SHA256 = hex.EncodeToString(sum[:])
	}
	return doc, nil
}

func read(name string, data []byte, opt Options) (budget.Document, error) {
	switch {
	case len(data) == 0:
		return budget.Document{}, &budget.Error{Kind: budget.ErrEmpty, Hint: "请重新下载"}
	case len(data) > MaxBytes:
		return budget.Document{}, &budget.Error{Kind: budget.ErrTooLarge,
			Reason: fmt.Sprintf("文件大于%dMB", MaxBytes>>20), Hint: "请拆成较小的文件"}
	}
	file := newSample(name, data)
	for _, f := range formats() {
		if f.sniff(file) {
			return f.read(data, base(name), opt)
		}
	}
	return budget.Document{}, &budget.Error{Kind: budget.ErrFormat, Hint: "能读的有 PDF、文本、docx、xlsx、html"}
}

// inFile names the file in an error; an error of another type becomes a
// damaged file, so that callers only ever see *budget.Error.
func inFile(err error, name string) error {
	var known *budget.Error
	if !errors.As(err, &known) {
		return &budget.Error{File: name, Kind: budget.ErrDamaged, Reason: err.Error()}
	}
	e := *known
	e.File = name
	return &e
}

// base is the file's name without its folder, whichever system wrote the path.
func base(name string) string {
	return name[strings.LastIndexAny(name, `/\`)+1:]
}
