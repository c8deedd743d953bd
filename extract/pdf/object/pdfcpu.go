package object

import (
	"errors"
	"fmt"
	"io"
	"sort"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// second is a Value of the second reader, pdfcpu. It loads all objects when it
// opens a file: slower and larger, but it knows every encryption.
type second struct {
	d   *Doc
	ctx *model.Context
	o   types.Object
}

// maxSecond is the largest file the second reader is asked for: it holds all
// streams in memory.
const maxSecond = 64 << 20

// maxSecondObjects bounds the objects it loads: about half a kilobyte each.
const maxSecondObjects = 200_000

// OpenSecond opens a file with pdfcpu, after the same check and repair.
func OpenSecond(data []byte, password string) (d *Doc, err error) {
	body, ok := findHeader(data)
	if !ok {
		return nil, ErrNotPDF
	}
	if len(data) > maxSecond {
		return nil, errSecondTooLarge
	}
	d, t, err := prepare(data, body)
	if err != nil {
		return nil, err
	}
	if len(t.entries) > maxSecondObjects {
		return nil, errSecondTooLarge
	}
	defer func() {
		if x := recover(); x != nil {
			d, err = nil, fmt.Errorf("%v", x)
		}
	}()
	ctx, err := pdfcpu.Read(io.NewSectionReader(d.src, 0, d.src.size()), secondConfig(password))
	if errors.Is(err, pdfcpu.ErrWrongPassword) {
		return nil, ErrLocked
	}
	if err != nil {
		return nil, err
	}
	d.trailer = second{d, ctx, types.Dict{"Root": *ctx.Root}}
	d.how = "pdfcpu" + d.how
	return d, d.check()
}

var errSecondTooLarge = errors.New("file too large for the second reader")

// secondConfig keeps pdfcpu from writing files, asking the network and growing
// without bound.
func secondConfig(password string) *model.Configuration {
	api.DisableConfigDir()
	c := model.NewDefaultConfiguration()
	c.Offline = true
	c.ValidationMode = model.ValidationRelaxed
	c.UserPW, c.OwnerPW = password, password
	c.Limits.MaxStreamBytes = maxSecond
	c.Limits.MaxDecodeBytes = maxUnpacked
	c.Limits.MaxObjectCount = maxObjects
	c.Limits.MaxXRefEntries = maxObjects
	c.Limits.MaxObjectStreamCount = maxObjects
	return c
}

// wrap follows a reference.
func (s second) wrap(o types.Object) (v Value) {
	v = Nothing
	defer s.d.gate("object")
	for range maxFilters { // a reference to a reference is damage, a loop of them worse
		ref, ok := o.(types.IndirectRef)
		if !ok {
			break
		}
		var err error
		if o, err = s.ctx.Dereference(ref); err != nil {
			s.d.fault(err)
			return v
		}
	}
	switch p := o.(type) {
	case nil, types.IndirectRef:
		return v
	case *types.StreamDict:
		o = *p
	case types.ObjectStreamDict, types.XRefStreamDict:
		return v
	}
	return second{s.d, s.ctx, o}
}

func (s second) Kind() Kind {
	switch s.o.(type) {
	case types.Boolean:
		return Bool
	case types.Integer, types.Float:
		return Number
	case types.StringLiteral, types.HexLiteral:
		return String
	case types.Name:
		return Name
	case types.Array:
		return Array
	case types.Dict:
		return Dict
	case types.StreamDict:
		return Stream
	}
	return Null
}

func (s second) Num() float64 {
	switch o := s.o.(type) {
	case types.Integer:
		return float64(o)
	case types.Float:
		return float64(o)
	case types.Boolean:
		if o {
			return 1
		}
	}
	return 0
}

func (s second) Text() string {
	switch o := s.o.(type) {
	case types.Name:
		if n, err := types.DecodeName(string(o)); err == nil {
			return n
		}
		return string(o)
	case types.StringLiteral:
		if b, err := types.Unescape(string(o)); err == nil {
			return string(b)
		}
	case types.HexLiteral:
		if b, err := o.Bytes(); err == nil {
			return string(b)
		}
	}
	return ""
}

func (s second) dict() types.Dict {
	switch o := s.o.(type) {
	case types.Dict:
		return o
	case types.StreamDict:
		return o.Dict
	}
	return nil
}

func (s second) Key(name string) Value { return s.wrap(s.dict()[name]) }

func (s second) Keys() []string {
	var keys []string
	for k := range s.dict() {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func (s second) Index(i int) Value {
	a, _ := s.o.(types.Array)
	if i < 0 || i >= len(a) {
		return Nothing
	}
	return s.wrap(a[i])
}

func (s second) Len() int {
	a, _ := s.o.(types.Array)
	return len(a)
}

func (s second) Refs() map[string]string {
	refs := map[string]string{}
	for k, o := range s.dict() {
		if id := refText(o); id != "" {
			refs[k] = id
		}
	}
	return refs
}

func (s second) IDs() []string {
	a, _ := s.o.(types.Array)
	ids := make([]string, len(a))
	for i, o := range a {
		if ids[i] = refText(o); ids[i] == "" {
			return nil
		}
	}
	return ids
}

func refText(o types.Object) string {
	if r, ok := o.(types.IndirectRef); ok {
		return fmt.Sprintf("%d %d R", r.ObjectNumber, r.GenerationNumber)
	}
	return ""
}

// Data decodes the stream's bytes, which pdfcpu has decrypted, with the filters
// of this package.
func (s second) Data(dst []byte, limit int) ([]byte, error) {
	sd, ok := s.o.(types.StreamDict)
	if !ok {
		return nil, errNoStream
	}
	limit = s.d.allow(limit)
	data, err := decode(dst, sd.Raw, valueFilters(s), limit)
	s.d.spend(len(data), limit, err)
	if err != nil {
		s.d.fault(err)
	}
	if err == errSum {
		err = nil
	}
	return data, err
}
