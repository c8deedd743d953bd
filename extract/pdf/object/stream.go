package object

import (
	"bytes"

	"jixiao/extract/pdf/lex"
)

// defAt reads "n g obj" at an offset and leaves p behind it.
func defAt(body []byte, at int) (p *parser, r refObj, ok bool) {
	if at < 0 || at >= len(body) {
		return nil, r, false
	}
	p = newParser(body, at)
	var num, gen, word lex.Token
	p.Next(&num)
	p.Next(&gen)
	p.Next(&word)
	ok = num.Kind == lex.Number && gen.Kind == lex.Number && word.Kind == lex.Word && bytes.HasPrefix(word.Text, []byte("obj"))
	if ok && len(word.Text) > 3 { // "1 0 obj123"
		p.Pos -= len(word.Text) - 3
	}
	return p, refObj{int(num.Num), int(gen.Num)}, ok
}

// streamAt reads the stream object at an offset: its dictionary and its raw
// bytes. An indirect /Length is not followed; the end is looked for instead.
func streamAt(body []byte, at int) (dictObj, []byte, bool) {
	p, _, ok := defAt(body, at)
	if !ok {
		return nil, nil, false
	}
	d, ok := p.object().(dictObj)
	if !ok {
		return nil, nil, false
	}
	start, ok := streamStart(body, p.Pos)
	if !ok {
		return nil, nil, false
	}
	length, has := d.int("Length")
	if !has {
		length = -1
	}
	return d, rawStream(body[start:], length), true
}

// streamStart returns where the data begin when the word stream stands at p.
func streamStart(body []byte, p int) (int, bool) {
	l := lex.New(body, p)
	l.SkipSpace()
	if !bytes.HasPrefix(body[l.Pos:], []byte("stream")) {
		return 0, false
	}
	p = l.Pos + len("stream")
	if p < len(body) && body[p] == '\r' {
		p++
	}
	if p < len(body) && body[p] == '\n' {
		p++
	}
	return p, true
}

var endStream, endObject = []byte("endstream"), []byte("endobj")

// rawStream cuts a stream's bytes from the data that begin with it. length is
// trusted only when endstream follows; otherwise the next endstream, endobj or
// the end of the file ends the stream.
func rawStream(data []byte, length int) []byte {
	if length >= 0 && length <= len(data) {
		rest := data[length:min(len(data), length+32)]
		i := 0
		for i < len(rest) && lex.IsSpace(rest[i]) {
			i++
		}
		if bytes.HasPrefix(rest[i:], endStream) || bytes.HasPrefix(rest[i:], endObject) {
			return data[:length:length]
		}
	}
	end := bytes.Index(data, endStream)
	if end < 0 {
		end = bytes.Index(data, endObject)
	}
	if end < 0 {
		end = len(data)
	}
	if end > 0 && data[end-1] == '\n' {
		end--
	}
	if end > 0 && data[end-1] == '\r' {
		end--
	}
	return data[:end:end] // appending must never write into the file's bytes
}

// treeFilters reads the filters of a dictionary without following references.
func treeFilters(d dictObj) []filterSpec {
	names, _ := d["Filter"].(arrayObj)
	if n, ok := d["Filter"].(nameObj); ok {
		names = arrayObj{n}
	}
	params, _ := d["DecodeParms"].(arrayObj)
	if p, ok := d["DecodeParms"].(dictObj); ok {
		params = arrayObj{p}
	}
	var specs []filterSpec
	for i, n := range names {
		name, _ := n.(nameObj)
		f := filterSpec{name: string(name)}
		if i < len(params) {
			p, _ := params[i].(dictObj)
			f.predictor, _ = p.int("Predictor")
			f.columns, _ = p.int("Columns")
			f.colors, _ = p.int("Colors")
			f.bpc, _ = p.int("BitsPerComponent")
			early, has := p.int("EarlyChange")
			f.lateChange = has && early == 0
		}
		specs = append(specs, f)
	}
	return specs
}
