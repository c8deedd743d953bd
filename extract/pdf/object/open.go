package object

import (
	"bytes"
	"errors"
	"io"
)

// The reasons why a file cannot be opened.
var (
	ErrNotPDF = errors.New("no PDF header")
	ErrLocked = errors.New("password needed")
	ErrNoRoot = errors.New("no catalog")
)

// Doc is one opened file.
type Doc struct {
	src       *source
	trailer   Value
	encrypted bool
	how       string
	faults    int
	wrongSums int
	lastFault error
	// work is what may still be inflated.
	work int
}

// Work that one file may cause: inflated bytes. Real papers inflate 5 to 15
// times; the base leaves room for small files, the ceiling ends bombs.
const (
	workBase   = 96 << 20
	workFactor = 24
	workMost   = 400 << 20
)

// headerWindow is where the header is looked for; junk before it is common.
const headerWindow = 4096

// Trailer is the root of all objects.
func (d *Doc) Trailer() Value { return d.trailer }

// How says which reader and which repairs opened the file.
func (d *Doc) How() string { return d.how }

// Faults counts damaged objects and streams met so far.
func (d *Doc) Faults() int { return d.faults }

// LastFault is the last of them.
func (d *Doc) LastFault() error { return d.lastFault }

// WrongSums counts the streams met so far that could be decoded, but not to
// what was once packed into them.
func (d *Doc) WrongSums() int { return d.wrongSums }

func (d *Doc) fault(err error) {
	if err == errSum {
		d.wrongSums++
		return
	}
	d.faults++
	d.lastFault = err
}

// allow bounds a stream's size by what is left of the file's work.
func (d *Doc) allow(limit int) int { return min(limit, max(d.work, 0)) }

// spend counts what was decoded; a stream that broke its limit counts for all of it.
func (d *Doc) spend(n, limit int, err error) {
	if err == ErrBomb {
		n = limit
	}
	d.work -= n
}

// Open opens a file with the first reader, after the check or with the repair
// of its cross-reference table.
func Open(data []byte, password string) (*Doc, error) {
	body, ok := findHeader(data)
	if !ok {
		return nil, ErrNotPDF
	}
	d, t, err := prepare(data, body)
	if err != nil {
		return nil, err
	}
	if d.encrypted && hasPacked(t) {
		return nil, errPackedEncrypted
	}
	if err := d.openFirst(password); err != nil {
		return nil, err
	}
	d.how = "ledongthuc/pdf" + d.how
	return d, d.check()
}

// errPackedEncrypted sends a file to the second reader: object streams that are
// encrypted cannot be unpacked beforehand.
var errPackedEncrypted = errors.New("encrypted object streams")

// check demands a catalog with pages.
func (d *Doc) check() error {
	if d.trailer.Key("Root").Key("Pages").Kind() != Dict {
		return ErrNoRoot
	}
	return nil
}

func hasPacked(t *table) bool {
	for _, e := range t.entries {
		if e.kind == packed {
			return true
		}
	}
	return false
}

func findHeader(data []byte) ([]byte, bool) {
	i := bytes.Index(data[:min(len(data), headerWindow)], []byte("%PDF-"))
	if i < 0 {
		return nil, false
	}
	return data[i:], true
}

// prepare makes the source that the readers see. Offsets count from the header,
// or from the start of the file where that fits; when neither does, the table
// is rebuilt.
func prepare(whole, body []byte) (*Doc, *table, error) {
	t, how := (*table)(nil), ""
	work := newEffort(len(whole))
	for _, b := range [][]byte{body, whole} {
		got, err := readXref(b, work)
		if err == nil && rootStands(b, got) {
			t, body = got, b
			break
		}
	}
	d := &Doc{src: &source{body: body, effort: work}, work: min(workMost, workBase+workFactor*len(body))}
	if t != nil {
		probe := *t
		probe.entries = append([]entry(nil), t.entries...)
		if d.src.audit(t, nil) > 0 {
			d.src.tail = nil
			t = &probe
			d.src.audit(t, rebuild(body, work))
			how = ", entries of the cross-reference table repaired"
		}
	} else {
		t = rebuild(body, work)
		if _, ok := t.trailer["Root"].(refObj); !ok {
			return nil, nil, ErrNoRoot
		}
		d.src.audit(t, nil)
		how = ", cross-reference table rebuilt"
	}
	_, d.encrypted = t.trailer["Encrypt"]
	if !d.encrypted {
		d.src.unpack(t)
	}
	d.src.close(t)
	d.how = how
	return d, t, nil
}

// rootStands reports whether the catalog is where the table says.
func rootStands(body []byte, t *table) bool {
	root, _ := t.trailer["Root"].(refObj)
	e, ok := t.get(root)
	if !ok {
		return false
	}
	if e.kind == packed {
		if e, ok = t.get(refObj{e.stream, 0}); !ok {
			return false
		}
		_, _, ok := defAt(body, e.off)
		return ok
	}
	_, r, ok := defAt(body, e.off)
	return ok && r.num == root.num
}

// readLimited reads at most one byte more than limit, and keeps what was read
// before an error.
func readLimited(r io.Reader, limit int) ([]byte, error) {
	var b bytes.Buffer
	_, err := io.Copy(&b, io.LimitReader(r, int64(limit)+1))
	if b.Len() > limit {
		return nil, ErrBomb
	}
	return b.Bytes(), err
}
