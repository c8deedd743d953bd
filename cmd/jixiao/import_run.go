package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"jixiao/budget"
	"jixiao/cmd/jixiao/batch"
	"jixiao/store"
)

// importPlan is what the command line asks for.
type importPlan struct {
	paths   []string
	stdin   []byte // content of the path "-"
	jobs    int
	twins   store.OnDuplicate
	reading reading
	json    bool
}

// Bounds of a run: with them the memory stays the same for any number of files.
const (
	aheadPerJob   = 4
	bytesUnderway = 64 << 20
	maxFile       = 128 << 20
)

// outcome is what reading one file gave.
type outcome struct {
	meta  store.Meta
	paper budget.Disclosure
	known bool // stored already, not read again
	err   error
}

// importRun is an import under way.
type importRun struct {
	importPlan
	store  *store.Store
	reader reader
	known  map[string]store.Reading
	run    int64
	nr     int
	notes  []store.File // outcomes without a document, not yet written
	untold []told       // outcomes in a draft, which nobody may hear of before it is there
	report report
}

// told is what the user is told about a file.
type told struct {
	line   store.File
	result store.Result
}

func (p importPlan) run(c *cli.Context, s *store.Store) error {
	known, err := s.Known()
	if err != nil {
		return err
	}
	r := &importRun{importPlan: p, store: s, known: known, report: newReport(c, p.json)}
	if r.reader, err = newReader(p.reading); err != nil {
		return err
	}
	if r.run, err = s.Begin(time.Now(), parserVersion, p.paths); err != nil {
		return err
	}
	finder := r.finder()
	files := finder.Count(p.paths)
	roomForFiles(files)
	r.report.expect(files)
	limits := batch.Limits{Jobs: p.jobs, Ahead: p.jobs * aheadPerJob, Bytes: bytesUnderway}
	ctx, stop := notify(c.Context)
	defer stop()
	err = batch.Run(ctx, finder.Sources(p.paths), limits, r.read, r.done)
	if noting := r.flush(); err == nil {
		err = noting
	}
	if err != nil {
		return err
	}
	if ctx.Err() == nil {
		_ = s.Tidy(r.report.stored()) // searches are slower without; nothing is lost
		if err := s.Finish(r.run, time.Now()); err != nil {
			return err
		}
	}
	if err := s.Publish(); err != nil {
		return err
	}
	for _, t := range r.untold {
		r.report.line(t.line, t.result)
	}
	return r.report.end(ctx.Err() != nil)
}

// finder looks for the files, but for the database itself.
func (r *importRun) finder() *batch.Finder {
	stdin := batch.Source{Path: stdinName, Size: int64(len(r.stdin)), Read: func() ([]byte, error) { return r.stdin, nil }}
	return &batch.Finder{MaxBytes: maxFile, Skip: store.Files(r.store.Path()), TooLarge: tooLarge, Stdin: stdin}
}

func tooLarge() error {
	return &budget.Error{Kind: budget.ErrTooLarge, Reason: fmt.Sprintf("文件大于 %d MB", maxFile>>20), Hint: "请拆成较小的文件"}
}

// read turns one file into meaning; it runs on many goroutines at once.
func (r *importRun) read(s batch.Source) outcome {
	if s.Err != nil {
		return outcome{err: s.Err}
	}
	roomForBytes(s.Size)
	data, err := s.Read()
	if err != nil {
		return outcome{err: err}
	}
	sum := sha256.Sum256(data)
	o := outcome{meta: store.Meta{SHA256: hex.EncodeToString(sum[:]), Parser: parserVersion, Setup: r.reader.setup,
		Name: baseName(s.Path), Source: batch.Printable(s.Path), Bytes: int64(len(data))}}
	exported(data, &o.meta)
	if known, ok := r.known[o.meta.SHA256]; ok && !known.Improved(o.meta) {
		o.known = true
		return o
	}
	if o.err = notExported(batch.Printable(s.Path), data); o.err != nil {
		return o
	}
	paper, format, err := r.patiently(batch.Printable(s.Path), data)
	if o.meta.Format == "" {
		o.meta.Format = format
	}
	o.paper, o.err = paper, err
	return o
}

// patience is how long a batch waits for one file: the slowest honest paper
// takes seconds, and one bad file must not hold up the others.
const patience = 2 * time.Minute

// patiently reads a file, or gives up on it. What it gave up on may go on in
// the background until the program ends.
func (r *importRun) patiently(name string, data []byte) (budget.Disclosure, string, error) {
	type answer struct {
		paper  budget.Disclosure
		format string
		err    error
	}
	read := make(chan answer, 1)
	go func() {
		d, format, err := r.reader.read(name, data)
		read <- answer{d, format, err}
	}()
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case a := <-read:
		return a.paper, a.format, a.err
	case <-late.C:
		return budget.Disclosure{}, "", &budget.Error{File: name, Kind: budget.ErrTooLarge, Reason: fmt.Sprintf("读了 %v 还没有读完", patience), Hint: "请拆成较小的文件"}
	}
}

// exported takes over what an exported paper says about its document: it is
// that document, not a new one.
func exported(data []byte, m *store.Meta) {
	if !isContract(data) {
		return
	}
	var c struct{ Document *contractSource }
	if json.Unmarshal(data, &c) == nil && c.Document != nil && c.Document.SHA256 != "" {
		m.SHA256, m.Name, m.Source, m.Format, m.Bytes = c.Document.SHA256, c.Document.Name, c.Document.Source, c.Document.Format, c.Document.Bytes
	}
}

// baseName is the file's name without folder or archive.
func baseName(path string) string {
	return filepath.Base(strings.ReplaceAll(batch.Printable(path), ".zip!", "/"))
}

// done stores a result; it runs in the order of the files.
func (r *importRun) done(s batch.Source, o outcome) error {
	r.nr++
	line := store.File{Run: r.run, Nr: r.nr, Source: s.Path, Path: fromRoot(s.Path), SHA256: o.meta.SHA256, Projects: len(o.paper.Projects), Indicators: indicators(o.paper)}
	switch {
	case o.err != nil:
		line.Outcome, line.Reason = refusal(o.err), reasonOf(o.err)
		return r.note(line)
	case o.known:
		line.Outcome = store.Unchanged
		return r.note(line)
	}
	o.meta.Imported = time.Now()
	result, err := r.store.Put(o.paper, o.meta, r.twins, &line)
	if err != nil {
		return err
	}
	r.tell(line, result)
	return nil
}

func (r *importRun) tell(f store.File, result store.Result) {
	if r.store.Draft() {
		r.untold = append(r.untold, told{f, result})
		return
	}
	r.report.line(f, result)
}

// refusal tells a file that is cut from one that is no paper.
func refusal(err error) store.Outcome {
	if errors.Is(err, budget.ErrIncomplete) {
		return store.Incomplete
	}
	return store.Refused
}

// notesTogether is how many outcomes without a document share a transaction.
const notesTogether = 200

func (r *importRun) note(f store.File) error {
	r.tell(f, store.Result{})
	r.notes = append(r.notes, f)
	if len(r.notes) < notesTogether {
		return nil
	}
	return r.flush()
}

func (r *importRun) flush() error {
	notes := r.notes
	r.notes = nil
	return r.store.Note(notes)
}

func indicators(d budget.Disclosure) int {
	n := 0
	for i := range d.Projects {
		n += len(d.Projects[i].Indicators)
	}
	return n
}

// reasonOf is the error without the path in front, which stands beside it.
func reasonOf(err error) string {
	var known *budget.Error
	if errors.As(err, &known) {
		e := *known
		e.File = ""
		return e.Error()
	}
	const path = "x"
	return strings.TrimPrefix(fileError(path, err).Error(), path+"：")
}
