package xlsx

import (
	"strings"

	"jixiao/extract/xmlscan"
)

// readDrawings collects the text boxes that lie upon a sheet.
func (r *reader) readDrawings(part string, sh *sheet) error {
	links, err := r.archive.Relations(part)
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.Type != "drawing" || l.Outside {
			continue
		}
		err := r.scan(l.Target, func(s *xmlscan.Scanner) error {
			for s.Next() {
				switch {
				case s.Kind != xmlscan.Start:
				case s.Name == "xdr:txBody":
					sh.boxes = append(sh.boxes, boxText(s))
				case s.Name == "xdr:pic":
					r.pictures = true
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// boxText gathers the paragraphs of a text box.
func boxText(s *xmlscan.Scanner) []string {
	var lines []string
	var b strings.Builder
	inText := false
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		switch {
		case s.Name == "a:t":
			inText = s.Kind == xmlscan.Start
		case s.Kind == xmlscan.Text && inText:
			b.WriteString(s.Text())
		case s.Kind == xmlscan.Start && s.Name == "a:br", s.Kind == xmlscan.End && s.Name == "a:p":
			lines = append(lines, b.String())
			b.Reset()
		}
	}
	return lines
}
