// Package object reads the objects of a PDF: numbers, names, strings, arrays,
// dictionaries and streams. Two libraries do it behind one interface; in front
// of them stand a check and a repair of the cross-reference table, because a
// library that has started on a lying file cannot be stopped.
package object

// Kind is the kind of a Value.
type Kind uint8

// The kinds of values.
const (
	Null Kind = iota
	Bool
	Number
	String
	Name
	Array
	Dict
	Stream
)

// Value is one object. References are followed; whatever is missing, broken or
// of another kind reads as Null, zero or empty, and is counted in Doc.Faults
// where it means damage. A Value never is nil.
type Value interface {
	Kind() Kind
	// Num is the number, or 1 for true.
	Num() float64
	// Text is the name without its slash, or the string's bytes.
	Text() string
	Key(name string) Value
	// Keys are the names of a dictionary (or of a stream's), sorted.
	Keys() []string
	Index(i int) Value
	Len() int
	// Refs names the objects that a dictionary refers to by key, without reading
	// them: the same text is the same object. What it holds itself is not listed.
	Refs() map[string]string
	// IDs does the same for all elements of an array; nil when they are not all
	// references.
	IDs() []string
	// Data is the decoded content of a stream, at most limit bytes. With an
	// error, what could be decoded comes with it. The memory of dst is used for
	// it where that is possible; nil always gives new memory.
	Data(dst []byte, limit int) ([]byte, error)
}

// null is the Value of everything that is not there.
type null struct{}

func (null) Kind() Kind              { return Null }
func (null) Num() float64            { return 0 }
func (null) Text() string            { return "" }
func (null) Key(string) Value        { return null{} }
func (null) Keys() []string          { return nil }
func (null) Index(int) Value         { return null{} }
func (null) Len() int                { return 0 }
func (null) Refs() map[string]string { return nil }
func (null) IDs() []string           { return nil }
func (null) Data([]byte, int) ([]byte, error) {
	return nil, errNoStream
}

// Nothing is the null value.
var Nothing Value = null{}

// Has reports whether a value is there.
func Has(v Value) bool { return v.Kind() != Null }

// Numbers returns the first n numbers of an array, or false when it is no array
// of at least n.
func Numbers(v Value, n int) ([]float64, bool) {
	if v.Kind() != Array || v.Len() < n {
		return nil, false
	}
	out := make([]float64, n)
	for i := range out {
		e := v.Index(i)
		if e.Kind() != Number {
			return nil, false
		}
		out[i] = e.Num()
	}
	return out, true
}
