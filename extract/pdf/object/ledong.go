package object

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	pdf "github.com/ledongthuc/pdf"
)

var errNoStream = errors.New("no stream")

// gate turns a library's panic into a fault: the one place where panics end.
func (d *Doc) gate(step string) {
	if x := recover(); x != nil {
		d.fault(fmt.Errorf("%s: %v", step, x))
	}
}

// first is a Value of the first reader, ledongthuc/pdf. Only its objects are
// used; its text functions are not.
type first struct {
	d *Doc
	v pdf.Value
}

// openFirst opens the source with ledongthuc/pdf.
func (d *Doc) openFirst(password string) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%v", x)
		}
	}()
	asked := false
	r, err := pdf.NewReaderEncrypted(d.src, d.src.size(), func() string {
		if asked {
			return ""
		}
		asked = true
		return password
	})
	if err != nil {
		return err
	}
	d.trailer = first{d, r.Trailer()}
	return nil
}

func (f first) Kind() Kind {
	switch f.v.Kind() {
	case pdf.Bool:
		return Bool
	case pdf.Integer, pdf.Real:
		return Number
	case pdf.String:
		return String
	case pdf.Name:
		return Name
	case pdf.Array:
		return Array
	case pdf.Dict:
		return Dict
	case pdf.Stream:
		return Stream
	}
	return Null
}

func (f first) Num() float64 {
	if f.v.Bool() {
		return 1
	}
	return f.v.Float64()
}

func (f first) Text() string {
	if f.v.Kind() == pdf.Name {
		return f.v.Name()
	}
	return f.v.RawString()
}

func (f first) Keys() []string { return f.v.Keys() }
func (f first) Len() int       { return f.v.Len() }

func (f first) Key(name string) (v Value) {
	v = Nothing
	defer f.d.gate("object")
	if w := f.v.Key(name); !w.IsNull() {
		v = first{f.d, w}
	}
	return v
}

func (f first) Index(i int) (v Value) {
	v = Nothing
	defer f.d.gate("object")
	if w := f.v.Index(i); !w.IsNull() {
		v = first{f.d, w}
	}
	return v
}

// IDs reads the printed form of an array that holds references only; any other
// array has none.
func (f first) IDs() []string {
	if f.v.Kind() != pdf.Array {
		return nil
	}
	s := strings.TrimSuffix(strings.TrimPrefix(f.v.String(), "["), "]")
	words := strings.Fields(s)
	if len(words) != 3*f.v.Len() {
		return nil
	}
	ids := make([]string, f.v.Len())
	for i := range ids {
		if words[3*i+2] != "R" {
			return nil
		}
		ids[i] = words[3*i] + " " + words[3*i+1] + " R"
	}
	return ids
}

// Data takes the raw bytes from the file and decodes them here: the library
// knows two filters, trusts /Length and gives up at the first wrong byte. Only
// encrypted streams go through it.
func (f first) Data(dst []byte, limit int) (data []byte, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("stream: %v", x)
		}
		if err != nil {
			f.d.fault(err)
		}
		if err == errSum {
			err = nil
		}
	}()
	if f.v.Kind() != pdf.Stream {
		return nil, errNoStream
	}
	limit = f.d.allow(limit)
	if f.d.encrypted {
		data, err = readLimited(f.v.Reader(), limit)
		f.d.spend(len(data), limit, err)
		return data, err
	}
	raw, err := f.raw()
	if err != nil {
		return nil, err
	}
	data, err = decode(dst, raw, valueFilters(f), limit)
	f.d.spend(len(data)+len(raw)/searchShare, limit, err)
	return data, err
}

// searchShare: looking for the end of a stream that lies about its length costs
// an eighth of decoding the same bytes.
const searchShare = 8

// raw finds a stream's bytes: its printed form ends with "@offset".
func (f first) raw() ([]byte, error) {
	s := f.v.String()
	off, err := strconv.ParseInt(s[strings.LastIndexByte(s, '@')+1:], 10, 64)
	if err != nil {
		return nil, errNoStream
	}
	return rawStream(f.d.src.bytesAt(off), int(f.v.Key("Length").Int64())), nil
}

// valueFilters reads the filters of a stream.
func valueFilters(v Value) []filterSpec {
	names, params := v.Key("Filter"), v.Key("DecodeParms")
	if !Has(names) {
		return nil
	}
	if names.Kind() == Name {
		return []filterSpec{filterOf(names, params)}
	}
	specs := make([]filterSpec, min(names.Len(), maxFilters))
	for i := range specs {
		specs[i] = filterOf(names.Index(i), params.Index(i))
	}
	return specs
}

// maxFilters bounds the filters of one stream.
const maxFilters = 8

func filterOf(name, params Value) filterSpec {
	f := filterSpec{name: name.Text()}
	if params.Kind() == Array {
		params = params.Index(0)
	}
	if params.Kind() != Dict {
		return f
	}
	f.predictor = int(params.Key("Predictor").Num())
	f.columns = int(params.Key("Columns").Num())
	f.colors = int(params.Key("Colors").Num())
	f.bpc = int(params.Key("BitsPerComponent").Num())
	early := params.Key("EarlyChange")
	f.lateChange = early.Kind() == Number && early.Num() == 0
	return f
}
