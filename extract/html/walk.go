package html

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jixiao/budget"
	"jixiao/extract/seen"
)

// maxOpen bounds the stack of open elements. Deeper ones are read as if they
// were not there: their text counts, their structure does not.
const maxOpen = 400

// maxPath is how many elements a path names, the innermost ones. Real pages are
// 10 to 25 deep.
const maxPath = 40

// walker goes once through the tokens of a page.
type walker struct {
	sheets   sheets
	open     []node
	targets  []*target // where text goes: the page, then the open cells
	meter    seen.Meter
	printed  int
	hidden   int // characters that do not show
	frames   bool
	pictures bool
	issues   []budget.Issue
}

// node is an open element.
type node struct {
	name     string
	index    int // among its siblings of the same name, from 1
	children map[string]int
	look     look
	hidden   bool // itself or what it stands in
	silent   bool
	menu     bool
	link     bool
	pre      bool
	table    *table // of a table element
	target   bool   // a cell or caption: it has a target of its own
	spans    [2]int // rowspan, colspan of a cell
	list     string // how a list numbers its items; "" for none
	next     int    // number of a list's next item
}

func newWalker(s sheets) *walker {
	w := &walker{sheets: s, targets: []*target{{}}}
	w.open = []node{{}}
	return w
}

func (w *walker) walk(z *html.Tokenizer) error {
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return &budget.Error{Kind: budget.ErrDamaged, Reason: "网页读不下去", Hint: "请用浏览器另存后再读"}
			}
			return w.popTo(1)
		case html.TextToken:
			if top := w.top(); !top.silent {
				w.text(string(z.Text()), top)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if err := w.begin(t.Data, t.Attr); err != nil {
				return err
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if err := w.end(string(name)); err != nil {
				return err
			}
		}
	}
}

func (w *walker) top() *node { return &w.open[len(w.open)-1] }

func (w *walker) target() *target { return w.targets[len(w.targets)-1] }

// begin reads a start tag.
func (w *walker) begin(name string, attrs []html.Attribute) error {
	if r, ok := closers[name]; ok {
		if err := w.closeOpen(r); err != nil {
			return err
		}
	}
	if blocks[name] {
		if err := w.endParagraph(); err != nil {
			return err
		}
	}
	w.note(name, attrs)
	if void[name] {
		w.void(name, attrs)
		return nil
	}
	if len(w.open) >= maxOpen {
		return nil
	}
	return w.push(name, attrs)
}

// note remembers what is not read.
func (w *walker) note(name string, attrs []html.Attribute) {
	switch name {
	case "iframe", "frame":
		w.frames = w.frames || attr(attrs, "src") != ""
	case "img":
		w.pictures = true
	}
}

// void reads an element without content.
func (w *walker) void(name string, attrs []html.Attribute) {
	top := w.top()
	if top.silent {
		return
	}
	switch name {
	case "br":
		w.lineBreak()
	case "input":
		if kind := attr(attrs, "type"); kind == "" || strings.EqualFold(kind, "text") {
			w.text(attr(attrs, "value"), top)
		}
	}
}

func (w *walker) push(name string, attrs []html.Attribute) error {
	parent := w.top()
	if parent.children == nil {
		parent.children = map[string]int{}
	}
	parent.children[name]++
	look := w.sheets.of(name, attrs)
	n := node{name: name, index: parent.children[name], look: look,
		hidden: parent.hidden || look.hidden,
		silent: parent.silent || silent[name],
		menu:   parent.menu || menus[name],
		link:   parent.link || name == "a" && has(attrs, "href"),
		pre:    parent.pre || name == "pre" || name == "xmp" || name == "listing",
	}
	if parent.look.row || look.apart {
		w.target().apart()
	}
	n.number(attrs)
	w.open = append(w.open, n)
	w.item(name, attrs)
	return w.openTable(name, attrs)
}

// end reads an end tag; one that fits no open element is passed over.
func (w *walker) end(name string) error {
	if name == "br" || name == "p" && !w.isOpen("p") {
		w.lineBreak()
		return nil
	}
	for i := len(w.open) - 1; i > 0; i-- {
		n := &w.open[i]
		if n.name == name {
			return w.popTo(i)
		}
		if inTables[name] && n.name == "table" || !inTables[name] && name != "table" && walls[n.name] {
			return nil
		}
	}
	return nil
}

// isOpen reports whether an element is open within the current cell.
func (w *walker) isOpen(name string) bool {
	for i := len(w.open) - 1; i > 0 && !walls[w.open[i].name]; i-- {
		if w.open[i].name == name {
			return true
		}
	}
	return false
}

// closeOpen ends the outermost element that a starting one implies the end of.
func (w *walker) closeOpen(r rule) error {
	at := 0
	for i := len(w.open) - 1; i > 0 && !r.limits[w.open[i].name]; i-- {
		if r.ends[w.open[i].name] {
			at = i
		}
	}
	if at == 0 {
		return nil
	}
	return w.popTo(at)
}

// popTo ends all elements from the i-th on.
func (w *walker) popTo(i int) error {
	for len(w.open) > i {
		n := *w.top()
		if blocks[n.name] {
			if err := w.endParagraph(); err != nil {
				return err
			}
		} else if n.look.apart {
			w.target().apart()
		}
		if n.name == "li" {
			w.target().marker = "" // an item without text prints nothing we keep
		}
		if err := w.closeTable(n); err != nil {
			return err
		}
		w.open = w.open[:len(w.open)-1]
	}
	if i == 1 {
		return w.endParagraph()
	}
	return nil
}

// path is where the innermost open element stands.
func (w *walker) path() string { return pathOf(w.open[1:]) }

// blockPath is where the paragraph that is being read stands.
func (w *walker) blockPath() string {
	i := len(w.open) - 1
	for i > 1 && !blocks[w.open[i].name] {
		i--
	}
	return pathOf(w.open[1 : i+1])
}

func pathOf(open []node) string {
	var b strings.Builder
	if len(open) > maxPath {
		b.WriteString("…")
		open = open[len(open)-maxPath:]
	}
	for _, n := range open {
		if n.name == "html" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('/')
		}
		b.WriteString(n.name)
		if n.name != "body" {
			b.WriteByte('[')
			b.WriteString(strconv.Itoa(n.index))
			b.WriteByte(']')
		}
	}
	return b.String()
}
