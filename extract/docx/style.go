package docx

import (
	"jixiao/budget"
	"jixiao/extract/pack"
	"jixiao/extract/xmlscan"
)

// style is what of a style changes the printed text.
type style struct {
	based    string
	list     string // numId; "" where the style says nothing
	level    int    // ilvl, -1 where the style says nothing
	hidden   bool
	revealed bool // vanish switched off
}

type styles map[string]style

// maxBased bounds a chain of styles that lean on each other; hostile ones lean
// in a circle.
const maxBased = 20

func readStyles(archive *pack.Archive, part string) (styles, error) {
	data, err := archive.Part(part)
	if err != nil || data == nil {
		return nil, err
	}
	found, id := styles{}, ""
	s := xmlscan.New(data, namespaces)
	for s.Next() {
		if s.Kind != xmlscan.Start {
			continue
		}
		st := found[id]
		switch s.Name {
		case "w:style":
			id = s.Get("w:styleId")
			st = style{level: -1}
		case "w:basedOn":
			st.based = s.Get("w:val")
		case "w:numId":
			st.list = s.Get("w:val")
		case "w:ilvl":
			st.level = s.Int("w:val", 0)
		case "w:vanish":
			st.hidden = isOn(s)
			st.revealed = !st.hidden
		default:
			continue
		}
		if id != "" {
			found[id] = st
		}
	}
	if err := s.Err(); err != nil {
		return nil, &budget.Error{Kind: budget.ErrDamaged, Reason: part + "：" + err.Error(), Hint: "请重新下载"}
	}
	return found, nil
}

// isOn reads a toggle: present means on, unless its value says otherwise.
func isOn(s *xmlscan.Scanner) bool {
	switch s.Get("w:val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// hides reports whether a style, or one it is based on, hides text.
func (st styles) hides(id string) bool {
	for range maxBased {
		s, ok := st[id]
		switch {
		case !ok || s.revealed:
			return false
		case s.hidden:
			return true
		}
		id = s.based
	}
	return false
}

// list is the list a paragraph style puts its paragraphs in, "" if none.
func (st styles) list(id string) (list string, level int) {
	level = -1
	for range maxBased {
		s, ok := st[id]
		if !ok {
			break
		}
		if level < 0 {
			level = s.level
		}
		if s.list != "" {
			return s.list, max(level, 0)
		}
		id = s.based
	}
	return "", 0
}
