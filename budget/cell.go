package budget

import (
	"bytes"
	"encoding/json"
)

// Nullable is a text whose cell may be blank; "" is null in JSON.
type Nullable string

func (n Nullable) MarshalJSON() ([]byte, error) { return textJSON(string(n)) }

func (n *Nullable) UnmarshalJSON(b []byte) error {
	var s *string
	err := json.Unmarshal(b, &s)
	*n = ""
	if s != nil {
		*n = Nullable(*s)
	}
	return err
}

// Text is a cell that not every form has. The zero Text means the form has no
// such cell and is left out of the JSON; Printed with an empty Value means the
// cell is there and blank, and is null.
type Text struct {
	Value   string
	Printed bool
}

// PrintedText is a cell that the form has, blank or not.
func PrintedText(s string) Text { return Text{Value: s, Printed: true} }

func (t Text) MarshalJSON() ([]byte, error) { return textJSON(t.Value) }

func (t *Text) UnmarshalJSON(b []byte) error {
	var n Nullable
	err := n.UnmarshalJSON(b)
	*t = Text{Value: string(n), Printed: true}
	return err
}

// Attribute is a labelled cell without a field of its own.
type Attribute struct {
	Label string // as printed
	Value string // "" is a blank cell
}

// Attributes keep the order of the paper; in JSON they are one object. Labels
// are unique within it.
type Attributes []Attribute

func (a Attributes) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, at := range a {
		if i > 0 {
			b.WriteByte(',')
		}
		label, err := stringJSON(at.Label)
		if err != nil {
			return nil, err
		}
		value, err := textJSON(at.Value)
		if err != nil {
			return nil, err
		}
		b.Write(label)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func (a *Attributes) UnmarshalJSON(b []byte) error {
	*a = nil
	dec := json.NewDecoder(bytes.NewReader(b))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return err
	}
	for dec.More() {
		label, err := dec.Token()
		if err != nil {
			return err
		}
		var value Nullable
		if err := dec.Decode(&value); err != nil {
			return err
		}
		*a = append(*a, Attribute{Label: label.(string), Value: string(value)})
	}
	return nil
}

// Get returns the value under a label.
func (a Attributes) Get(label string) (string, bool) {
	for _, at := range a {
		if at.Label == label {
			return at.Value, true
		}
	}
	return "", false
}

func (y Year) MarshalJSON() ([]byte, error)     { return numberJSON(int(y)) }
func (y *Year) UnmarshalJSON(b []byte) error    { return json.Unmarshal(zeroForNull(b), (*int)(y)) }
func (o Ordinal) MarshalJSON() ([]byte, error)  { return numberJSON(int(o)) }
func (o *Ordinal) UnmarshalJSON(b []byte) error { return json.Unmarshal(zeroForNull(b), (*int)(o)) }

func zeroForNull(b []byte) []byte {
	if string(b) == "null" {
		return []byte("0")
	}
	return b
}

func numberJSON(n int) ([]byte, error) {
	if n == 0 {
		return []byte("null"), nil
	}
	return json.Marshal(n)
}

// textJSON is a string, or null for "".
func textJSON(s string) ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return stringJSON(s)
}

// stringJSON writes a string as people wrote it, without HTML escapes.
func stringJSON(s string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
