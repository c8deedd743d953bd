package object

import (
	"bytes"
	"fmt"
	"slices"

	"jixiao/extract/pdf/lex"
)

// maxObjectStream bounds one inflated object stream, maxUnpacked all of a file
// together. Producers put 100 to 200 objects, some 20 kB, into one.
const (
	maxObjectStream = 16 << 20
	maxUnpacked     = 64 << 20
)

// packedObject is one object of an object stream: its number and its text.
type packedObject struct {
	num  int
	text []byte
}

// objectsIn cuts the decoded data of an object stream.
func objectsIn(d dictObj, data []byte) []packedObject {
	n, _ := d.int("N")
	first, _ := d.int("First")
	if first <= 0 || first > len(data) || n <= 0 {
		return nil
	}
	l := lex.New(data[:first], 0)
	var list []packedObject
	var num, off lex.Token
	for range min(n, first) {
		l.Next(&num)
		l.Next(&off)
		at := first + int(off.Num)
		if num.Kind != lex.Number || off.Kind != lex.Number || at < first || at > len(data) {
			break
		}
		list = append(list, packedObject{int(num.Num), data[at:]})
	}
	for i := 0; i+1 < len(list); i++ { // each ends where the next begins
		if n := len(list[i].text) - len(list[i+1].text); n >= 0 {
			list[i].text = list[i].text[:n]
		}
	}
	return list
}

// unpack writes all objects of object streams into the tail as plain objects.
// The libraries inflate a stream anew for every object in it, and hang on some
// damaged ones.
func (s *source) unpack(t *table) {
	members := map[int][]int{} // object stream → numbers of wanted objects
	var order []int
	for num, e := range t.entries {
		if e.kind != packed {
			continue
		}
		if members[e.stream] == nil {
			order = append(order, e.stream)
		}
		members[e.stream] = append(members[e.stream], num)
	}
	for _, stream := range order {
		list := s.unpackOne(t, stream)
		for _, num := range members[stream] {
			s.takeOver(t, num, list)
		}
	}
}

func (s *source) unpackOne(t *table, stream int) map[int][]byte {
	e, ok := t.get(refObj{stream, 0})
	if !ok || e.kind != plain || len(s.tail) > maxUnpacked || *s.effort < 0 {
		return nil
	}
	d, raw, ok := streamAt(s.body, e.off)
	if !ok || d.name("Type") != "ObjStm" {
		return nil
	}
	data, err := decode(nil, raw, treeFilters(d), s.effort.left(maxObjectStream))
	s.effort.spend(len(raw) + len(data))
	if err == ErrBomb {
		s.effort.spend(maxObjectStream)
	}
	s.tail = slices.Grow(s.tail, 2*len(data))
	texts := map[int][]byte{}
	for _, o := range objectsIn(d, data) {
		if _, twice := texts[o.num]; !twice {
			texts[o.num] = o.text
		}
	}
	return texts
}

func (s *source) takeOver(t *table, num int, texts map[int][]byte) {
	text, ok := texts[num]
	if !ok || len(s.tail) > maxUnpacked || isStructure(text) {
		t.entries[num] = entry{gen: 1}
		return
	}
	off := len(s.tail)
	s.tail = fmt.Appendf(s.tail, "%d 0 obj\n", num)
	body := len(s.tail)
	s.tail = append(append(s.tail, text...), "\nendobj\n"...)
	if !strict(lex.New(s.tail, body)) {
		b := bytes.NewBuffer(s.tail[:body])
		p := newParser(text, 0)
		x := p.object()
		if p.tooDeep {
			x = nil
		}
		write(b, x)
		b.WriteString("\nendobj\n")
		s.tail = b.Bytes()
	}
	t.entries[num] = entry{kind: repaired, off: off}
}

// structureWindow is where an object's type is looked for.
const structureWindow = 120

// isStructure recognises the elements of a tagged file's structure tree. They
// are the most numerous objects of a Word or Chromium file and nothing here
// asks for them.
func isStructure(text []byte) bool {
	text, _, _ = bytes.Cut(text[:min(len(text), structureWindow)], endObject)
	return bytes.Contains(text, []byte("/Type/StructElem")) || bytes.Contains(text, []byte("/Type /StructElem"))
}
