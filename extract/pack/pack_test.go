package pack

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"testing"

	"jixiao/budget"
)

// archive makes a zip of parts, in pairs of name and content.
func archive(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestNames(t *testing.T) {
	a, err := Open(archive(t, "Word/Document.xml", "one", `xl\workbook.xml`, "two", "/abs.xml", "three", "word/document.xml", "four", "../up.xml", "five"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"word/document.xml":  "one", // names ignore case, the first of two counts
		"xl/workbook.xml":    "two", // written with a backslash
		"abs.xml":            "three",
		"up.xml":             "five", // nothing is written to disk, so no path can leave it
		"word/../xl/none":    "",
		"/word/document.xml": "one",
	} {
		if got, err := a.Part(name); err != nil || string(got) != want {
			t.Errorf("%s = %q, %v", name, got, err)
		}
	}
	if got := a.Names("word"); len(got) != 1 {
		t.Errorf("names below word: %q", got)
	}
}

func TestRelations(t *testing.T) {
	links := `<Relationships xmlns="urn:x"><Relationship Id="a" Type="http://y/header" Target="header1.xml"/>` +
		`<Relationship Id="b" Type="http://y/image" Target="/media/x.png"/><Relationship Id="c" Type="http://y/image" Target="../other/y.png"/>` +
		`<Relationship Id="d" Type="http://y/hyperlink" Target="http://example.org/" TargetMode="External"/></Relationships>`
	a, err := Open(archive(t, "word/_rels/document.xml.rels", links,
		"_rels/.rels", `<Relationships><Relationship Id="m" Type="z/officeDocument" Target="word/document.xml"/></Relationships>`))
	if err != nil {
		t.Fatal(err)
	}
	got, err := a.Relations("word/document.xml")
	want := "[{a header word/header1.xml false} {b image media/x.png false} {c image other/y.png false} {d hyperlink http://example.org/ true}]"
	if err != nil || fmt.Sprint(got) != want {
		t.Errorf("%v %v", got, err)
	}
	if main, err := a.Main(); main != "word/document.xml" || err != nil {
		t.Errorf("%s %v", main, err)
	}
}

func TestBad(t *testing.T) {
	good := archive(t, "a", "some content that is long enough to be packed, packed, packed")
	locked := bytes.Replace(bytes.Clone(good), []byte("PK\x01\x02"), []byte("PK\x01\x02"), 1)
	directory := bytes.Index(locked, []byte("PK\x01\x02"))
	locked[directory+8] |= 1 // the flag of an encrypted part
	wrong := bytes.Clone(good)
	wrong[directory+16] ^= 0xff // its checksum
	for _, c := range []struct {
		data []byte
		kind error
		why  string
	}{
		{locked, budget.ErrLocked, "an encrypted part"},
		{wrong, budget.ErrDamaged, "a wrong checksum"},
		{good[:len(good)-10], budget.ErrDamaged, "no directory"},
		{nil, budget.ErrDamaged, "nothing"},
	} {
		a, err := Open(c.data)
		if err == nil {
			_, err = a.Part("a")
		}
		if !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

// TestTotal: parts that claim to be within bounds are too much together, even
// where the claims are false.
func TestTotal(t *testing.T) {
	data := archive(t, "a", "x", "b", "x", "c", "x")
	for at := 0; ; {
		next := bytes.Index(data[at:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		at += next + 4
		binary.LittleEndian.PutUint32(data[at+20:], maxPart-1)
	}
	a, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, kind := range map[string]error{"a": budget.ErrDamaged, "b": budget.ErrDamaged} {
		if _, err := a.Part(name); !errors.Is(err, kind) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := a.Part("c"); !errors.Is(err, budget.ErrTooLarge) {
		t.Error(err)
	}
}
