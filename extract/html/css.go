package html

import (
	"strings"

	"golang.org/x/net/html"
)

// look is what a page's style says about an element, as far as it changes the
// printed text: whether it shows, and whether its parts stand apart.
type look struct {
	hidden bool
	shown  bool   // said to show, against another rule
	apart  bool   // floats, or is a cell of its own
	row    bool   // lays its children side by side
	list   string // how items are numbered, "none" for not at all; "" unsaid
}

// sheets maps simple selectors ("p", ".unit", "#nav", "p.unit") to looks. Other
// selectors and at-rules are not followed.
type sheets map[string]look

var (
	styleElement = once(`(?is)<style[^>]*>(.*?)</style`)
	comment      = once(`(?s)/\*.*?\*/|<!--|-->`)
)

// maxStyles bounds the style text that is read.
const maxStyles = 1 << 20

func readSheets(page []byte) sheets {
	s := sheets{}
	for _, m := range styleElement().FindAllSubmatch(page, -1) {
		if len(m[1]) <= maxStyles {
			s.read(string(comment().ReplaceAll(m[1], nil)))
		}
	}
	return s
}

// read takes the rules of one style sheet; blocks of at-rules are skipped.
func (s sheets) read(css string) {
	for {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		selector := css[:open]
		if i := strings.LastIndexAny(selector, ";}"); i >= 0 {
			selector = selector[i+1:]
		}
		end := blockEnd(css[open:])
		if !strings.HasPrefix(strings.TrimSpace(selector), "@") {
			s.add(selector, css[open+1:open+end])
		}
		css = css[min(open+end+1, len(css)):]
	}
}

// blockEnd is the offset of the brace that closes the block that b begins with.
func blockEnd(b string) int {
	depth := 0
	for i := range len(b) {
		switch b[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(b)
}

func (s sheets) add(selectors, rules string) {
	l := parseLook(rules)
	if l == (look{}) {
		return
	}
	for _, name := range strings.Split(selectors, ",") {
		if name = strings.ToLower(strings.TrimSpace(name)); name != "" && !strings.ContainsAny(name, " >+~:[*") {
			s[name] = s[name].with(l)
		}
	}
}

// with is a look with a later, or more specific, one laid over it.
func (l look) with(over look) look {
	if over.shown || over.hidden {
		l.hidden, l.shown = over.hidden, over.shown
	}
	l.apart = l.apart || over.apart
	l.row = l.row || over.row
	if over.list != "" {
		l.list = over.list
	}
	return l
}

// parseLook reads declarations: "display:none; float:right".
func parseLook(rules string) look {
	var l look
	for _, rule := range strings.Split(rules, ";") {
		name, value, _ := strings.Cut(rule, ":")
		value = strings.ToLower(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important")))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "display":
			l.hidden, l.shown = value == "none", value != "none"
			l.row = value == "flex" || value == "inline-flex" || value == "grid"
			l.apart = l.apart || value == "table-cell"
		case "visibility":
			l.hidden = l.hidden || value == "hidden" || value == "collapse"
		case "float":
			l.apart = l.apart || value == "left" || value == "right"
		case "list-style", "list-style-type":
			l.list = listStyle(value)
		case "mso-hide":
			l.hidden = l.hidden || value == "all"
		}
	}
	return l
}

// of is the look of an element: by its name, classes, id, its own style.
func (s sheets) of(name string, attrs []html.Attribute) look {
	l := s[name]
	for _, class := range strings.Fields(strings.ToLower(attr(attrs, "class"))) {
		l = l.with(s["."+class]).with(s[name+"."+class])
	}
	if id := strings.ToLower(attr(attrs, "id")); id != "" {
		l = l.with(s["#"+id]).with(s[name+"#"+id])
	}
	if style := attr(attrs, "style"); style != "" {
		l = l.with(parseLook(style))
	}
	if has(attrs, "hidden") && !l.shown {
		l.hidden = true
	}
	return l
}

func attr(attrs []html.Attribute, name string) string {
	for _, a := range attrs {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(attrs []html.Attribute, name string) bool {
	for _, a := range attrs {
		if a.Key == name {
			return true
		}
	}
	return false
}
