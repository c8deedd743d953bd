package object

import (
	"bytes"
	"fmt"

	"jixiao/extract/pdf/lex"
)

// audit checks every object the table points to and repairs what a library
// could choke on: objects outside the strict grammar are written anew into the
// tail, entries that point nowhere are taken from found (nil: not looked for
// yet). It returns how many entries were wrong.
func (s *source) audit(t *table, found *table) int {
	wrong := 0
	for num := range t.entries {
		e := &t.entries[num]
		if e.kind != plain {
			continue
		}
		state := s.inspect(num, e)
		if state == missing {
			wrong++
			*e = entry{gen: 1}
			if found != nil && num < len(found.entries) {
				*e = found.entries[num]
				state = clean
				if e.kind == plain {
					state = s.inspect(num, e)
				}
			}
		}
		switch state {
		case odd:
			s.rewrite(num, e)
		case missing, structure:
			*e = entry{gen: 1}
		}
	}
	return wrong
}

// The findings of inspect.
const (
	clean = iota
	odd
	missing
	structure
)

// inspect walks over one object without building it.
func (s *source) inspect(num int, e *entry) int {
	if *s.effort < 0 {
		return missing
	}
	p, r, ok := defAt(s.body, e.off)
	if !ok || r.num != num {
		return missing
	}
	if r.gen != e.gen {
		e.gen = r.gen & 0xffff
	}
	if isStructure(s.body[p.Pos:]) {
		return structure
	}
	l := p.Lexer
	fine := strict(&l)
	s.effort.spend(l.Pos - e.off)
	if !fine {
		return odd
	}
	return clean
}

// strict reports whether the object at l follows the grammar that the libraries
// demand: balanced and not deep, dictionaries of names and values, numbers and
// strings without oddities, no integers beyond the file's size, which may be
// lengths or references and send pdfcpu another way at every run, and endobj or
// a stream behind it.
func strict(l *lex.Lexer) bool {
	var g grammar
	var t lex.Token
	for {
		l.Next(&t)
		if l.Odd || t.Kind == lex.EOF || t.Kind == lex.Number && t.IsInt && t.Num > float64(len(l.Data)) {
			return false
		}
		if g.depth == 0 && t.Kind == lex.Word {
			return endsWell(l, &t)
		}
		if !g.accept(&t) {
			return false
		}
		l.Reset()
	}
}

// grammar follows the nesting of one object.
type grammar struct {
	inDict [maxDepth + 1]bool
	depth  int
	// wantKey is set where a dictionary expects a name or its end.
	wantKey bool
	// run counts the integers directly before, for references.
	run int
}

func (g *grammar) accept(t *lex.Token) bool {
	dict := g.depth > 0 && g.inDict[g.depth]
	switch t.Kind {
	case lex.Number:
		if g.wantKey && g.run != 1 {
			return false
		}
		g.run++
		if !t.IsInt {
			if g.wantKey {
				return false
			}
			g.run = 0
		}
	case lex.Word:
		w := string(t.Text)
		if w == "R" && g.run >= 2 {
			g.run = 0
			break
		}
		if g.wantKey || w != "true" && w != "false" && w != "null" {
			return false
		}
		g.run = 0
	case lex.ArrayOpen, lex.DictOpen:
		if g.depth++; g.wantKey || g.depth > maxDepth {
			return false
		}
		g.inDict[g.depth] = t.Kind == lex.DictOpen
		g.wantKey, g.run = g.inDict[g.depth], 0
		return true
	case lex.ArrayClose, lex.DictClose:
		if g.depth == 0 || dict != (t.Kind == lex.DictClose) || dict && (g.run > 1 || !g.wantKey) {
			return false
		}
		g.depth--
		g.run = 0
		dict = g.depth > 0 && g.inDict[g.depth]
	case lex.Name:
		isKey := g.wantKey
		if isKey && g.run > 1 {
			return false
		}
		g.run = 0
		if isKey {
			g.wantKey = false
			return true
		}
	default: // strings
		if g.wantKey {
			return false
		}
		g.run = 0
	}
	g.wantKey = dict
	return true
}

// endsWell judges the keyword behind an object's value.
func endsWell(l *lex.Lexer, t *lex.Token) bool {
	switch string(t.Text) {
	case "endobj":
		return true
	case "stream":
		return l.Pos < len(l.Data) && (l.Data[l.Pos] == '\n' || l.Data[l.Pos] == '\r')
	case "true", "false", "null", "R":
		l.Next(t)
		return t.Kind == lex.Word && string(t.Text) == "endobj"
	}
	return false
}

// rewrite puts a strict copy of an object into the tail.
func (s *source) rewrite(num int, e *entry) {
	p, _, _ := defAt(s.body, e.off)
	x := p.object()
	if !s.effort.spend(p.Pos-e.off) || len(s.tail) > maxUnpacked {
		*e = entry{gen: 1}
		return
	}
	if p.tooDeep {
		x = nil
	}
	b := bytes.NewBuffer(s.tail)
	off := b.Len()
	fmt.Fprintf(b, "%d %d obj\n", num, e.gen)
	if d, isDict := x.(dictObj); isDict {
		if start, ok := streamStart(s.body, p.Pos); ok {
			length, has := d.int("Length")
			if !has {
				length = -1
			}
			raw := rawStream(s.body[start:], length)
			if !s.effort.spend(len(raw)) {
				*e = entry{gen: 1}
				return
			}
			d["Length"] = int64(len(raw))
			writeDict(b, d)
			b.WriteString("\nstream\n")
			b.Write(raw)
			b.WriteString("\nendstream\nendobj\n")
			s.tail = b.Bytes()
			*e = entry{kind: repaired, off: off, gen: e.gen}
			return
		}
	}
	write(b, x)
	b.WriteString("\nendobj\n")
	s.tail = b.Bytes()
	*e = entry{kind: repaired, off: off, gen: e.gen}
}
