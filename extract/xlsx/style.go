package xlsx

import (
	"strconv"

	"jixiao/extract/xlsx/shown"
	"jixiao/extract/xmlscan"
)

// styleReader steps through xl/styles.xml.
type styleReader struct {
	s      *xmlscan.Scanner
	codes  map[int]string // number formats of the file's own
	parsed map[string]*shown.Format
	sizes  []float64 // of the fonts
	boxed  []bool    // of the borders
	styles []style
}

func (r *reader) readStyles(s *xmlscan.Scanner) error {
	sr := styleReader{s: s, codes: map[int]string{}, parsed: map[string]*shown.Format{}}
	for s.Next() {
		if s.Kind == xmlscan.Start {
			sr.element()
		}
	}
	r.styles = sr.styles
	return nil
}

func (r *styleReader) element() {
	s := r.s
	switch s.Name {
	case "x:numFmt":
		r.codes[s.Int("numFmtId", 0)] = s.Get("formatCode")
	case "x:font":
		r.sizes = append(r.sizes, r.fontSize())
	case "x:border":
		r.boxed = append(r.boxed, r.isBox())
	case "x:cellXfs":
		r.cellStyles()
	case "x:dxfs":
		s.Skip() // looks of conditional formats have fonts and borders too
	}
}

func (r *styleReader) fontSize() float64 {
	size := 0.0
	for depth := r.s.Depth(); r.s.Next() && r.s.Depth() >= depth; {
		if r.s.Kind == xmlscan.Start && r.s.Name == "x:sz" {
			size, _ = strconv.ParseFloat(r.s.Get("val"), 64)
		}
	}
	return size
}

// isBox: upright sides make a cell; a line above or below may be ornament.
func (r *styleReader) isBox() bool {
	box := false
	for depth := r.s.Depth(); r.s.Next() && r.s.Depth() >= depth; {
		if r.s.Kind != xmlscan.Start {
			continue
		}
		switch r.s.Name {
		case "x:left", "x:right", "x:start", "x:end":
			if line := r.s.Get("style"); line != "" && line != "none" {
				box = true
			}
		}
	}
	return box
}

func (r *styleReader) cellStyles() {
	for depth := r.s.Depth(); r.s.Next() && r.s.Depth() >= depth; {
		if r.s.Kind != xmlscan.Start || r.s.Name != "x:xf" {
			continue
		}
		st := style{format: r.format(r.s.Int("numFmtId", 0))}
		if i := r.s.Int("borderId", -1); i >= 0 && i < len(r.boxed) {
			st.boxed = r.boxed[i]
		}
		if i := r.s.Int("fontId", -1); i >= 0 && i < len(r.sizes) {
			st.size = r.sizes[i]
		}
		r.styles = append(r.styles, st)
	}
}

func (r *styleReader) format(id int) *shown.Format {
	code, own := r.codes[id]
	if !own {
		code = shown.Builtin(id)
	}
	if r.parsed[code] == nil {
		r.parsed[code] = shown.Parse(code)
	}
	return r.parsed[code]
}
