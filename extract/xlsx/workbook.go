package xlsx

import (
	"strconv"
	"strings"

	"jixiao/budget"
	"jixiao/extract/pack"
	"jixiao/extract/xlsx/shown"
	"jixiao/extract/xmlscan"
)

// sheetLink is a sheet as the workbook lists it.
type sheetLink struct {
	name, part string
	hidden     bool
}

// style is what of a cell's style matters here.
type style struct {
	format *shown.Format
	boxed  bool    // has a border on its left or right: it is a cell of a table
	size   float64 // of the font, in points
}

// open reads the parts that all sheets share.
func (r *reader) open() error {
	main, err := r.archive.Main()
	if err != nil {
		return err
	}
	if !r.archive.Has(main) {
		main = "xl/workbook.xml"
	}
	links, err := r.archive.Relations(main)
	if err != nil {
		return err
	}
	targets := map[string]string{}
	for _, l := range links {
		if !l.Outside {
			targets[l.ID] = l.Target
			if err := r.share(l); err != nil {
				return err
			}
		}
	}
	return r.readWorkbook(main, targets)
}

func (r *reader) share(l pack.Relation) error {
	switch l.Type {
	case "sharedStrings":
		return r.scan(l.Target, r.readStrings)
	case "styles":
		return r.scan(l.Target, r.readStyles)
	}
	return nil
}

// scan opens a part and lets read step through it; a missing part is passed over.
func (r *reader) scan(part string, read func(*xmlscan.Scanner) error) error {
	data, err := r.archive.Part(part)
	if err != nil || data == nil {
		return err
	}
	s := xmlscan.New(data, namespaces)
	if err := read(s); err != nil {
		return err
	}
	if err := s.Err(); err != nil {
		return damaged(part, err)
	}
	return nil
}

func (r *reader) readWorkbook(part string, targets map[string]string) error {
	if !r.archive.Has(part) {
		return &budget.Error{Kind: budget.ErrDamaged, Reason: "压缩包里没有 xl/workbook.xml", Hint: "请重新下载"}
	}
	return r.scan(part, func(s *xmlscan.Scanner) error {
		for s.Next() {
			if s.Kind != xmlscan.Start {
				continue
			}
			switch s.Name {
			case "x:workbookPr":
				on := s.Get("date1904")
				r.date1904 = on == "1" || on == "true"
			case "x:sheet":
				state := s.Get("state")
				r.sheets = append(r.sheets, sheetLink{name: s.Get("name"), part: targets[s.Get("r:id")],
					hidden: state == "hidden" || state == "veryHidden"})
			}
		}
		return nil
	})
}

// readStrings reads the table of texts that cells refer to.
func (r *reader) readStrings(s *xmlscan.Scanner) error {
	for s.Next() {
		if s.Kind == xmlscan.Start && s.Name == "x:si" {
			r.strings = append(r.strings, richText(s))
		}
	}
	return nil
}

// richText gathers the runs of a text, without the pronunciation above it.
func richText(s *xmlscan.Scanner) string {
	var b strings.Builder
	inText := false
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		switch {
		case s.Kind == xmlscan.Start && s.Name == "x:rPh":
			s.Skip()
		case s.Name == "x:t":
			inText = s.Kind == xmlscan.Start
		case s.Kind == xmlscan.Text && inText:
			b.WriteString(s.Text())
		}
	}
	return unescape(b.String())
}

// unescape resolves _x000D_ and the like, which stand for characters that XML
// cannot hold, and makes all line ends alike.
func unescape(text string) string {
	if !strings.ContainsAny(text, "_\r") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		const size = len("_x000D_")
		if text[i] == '_' && i+size <= len(text) && text[i+1] == 'x' && text[i+size-1] == '_' {
			if n, err := strconv.ParseUint(text[i+2:i+size-1], 16, 16); err == nil && (n < 0xd800 || n > 0xdfff) {
				if n >= ' ' || n == '\t' || n == '\n' || n == '\r' {
					b.WriteRune(rune(n))
				}
				i += size - 1
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(b.String())
}
