package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/budget"
	"jixiao/store"
)

// contractFile is a paper as this program exports it: the contract's object
// with the positions, and the document it was read from.
type contractFile struct {
	budget.Disclosure
	Document *contractSource `json:"document,omitempty"`
}

// contractSource names the document; importing the export gives it back.
type contractSource struct {
	Name   string `json:"name"`
	Source string `json:"source"`
	Format string `json:"format"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

// isContract recognises a paper that this program has printed as JSON: what is
// exported can be imported again.
func isContract(data []byte) bool {
	head := bytes.TrimLeft(data[:min(len(data), contractHead)], " \t\r\n\ufeff")
	return bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head, []byte(`"fiscal_year"`))
}

// contractHead is how much of a file is looked at: the year is the first key.
const contractHead = 200

// readContract reads the JSON of the contract.
func readContract(name string, data []byte) (contractFile, error) {
	d := contractFile{Disclosure: budget.Disclosure{Projects: []budget.Project{}, Warnings: []budget.Issue{}}}
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &d); err != nil {
		return contractFile{}, &budget.Error{File: name, Kind: budget.ErrDamaged, Reason: "JSON 不符合约定（" + err.Error() + "）", Hint: "用 jixiao extract 或 jixiao export 重新输出"}
	}
	return d, nil
}

// exportContracts writes one file per document, named by its number so that no
// two are the same.
func exportContracts(c *cli.Context, s *store.Store, f store.Filter, dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("%s：不能建立文件夹，%s", dir, systemReason(err))
	}
	n := 0
	for d, err := range s.Disclosures(f) {
		if err != nil {
			return err
		}
		m := d.Meta
		data := encodeContract(&d.Disclosure, &contractSource{m.Name, m.Source, m.Format, m.SHA256, m.Bytes})
		path := filepath.Join(dir, fmt.Sprintf("%06d-%s.json", d.ID, fileName(m.Name)))
		if err := writeFile(path, func(w *os.File) error { _, err := w.Write(data); return err }); err != nil {
			return err
		}
		n++
	}
	_, err := fmt.Fprintf(c.App.Writer, "%s  %d 份文档\n", dir, n)
	return err
}

// fileName leaves of a name what every system allows in one.
func fileName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, s)
	if r := []rune(s); len(r) > longestName {
		s = string(r[:longestName])
	}
	return s
}

// longestName in characters: 255 bytes are allowed, a character takes three.
const longestName = 70
