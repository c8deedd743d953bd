package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jixiao/extract/seen"
)

// listStyles maps the names of CSS to the types of HTML. Browsers print "1." or
// "一、" before an item; the page does not hold it.
var listStyles = map[string]string{
	"none": "none", "decimal": "1", "upper-alpha": "A", "upper-latin": "A", "lower-alpha": "a", "lower-latin": "a",
	"upper-roman": "I", "lower-roman": "i", "cjk-ideographic": "一", "simp-chinese-informal": "一", "disc": "none",
	"circle": "none", "square": "none",
}

// listStyle finds the style among the words of a list-style declaration.
func listStyle(value string) string {
	for _, word := range strings.Fields(value) {
		if style := listStyles[word]; style != "" {
			return style
		}
	}
	return ""
}

// number prepares a list element for counting its items.
func (n *node) number(attrs []html.Attribute) {
	if n.name != "ol" {
		return
	}
	n.list, n.next = "1", 1
	if start, err := strconv.Atoi(attr(attrs, "start")); err == nil {
		n.next = start
	}
	if kind := attr(attrs, "type"); kind != "" {
		n.list = kind
	}
	if n.look.list != "" {
		n.list = n.look.list
	}
}

// item notes the ordinal of a list item that has just been pushed; it is printed
// before the item's first text, whatever paragraph that stands in.
func (w *walker) item(name string, attrs []html.Attribute) {
	if name != "li" || len(w.open) < 2 {
		return
	}
	top, list := w.top(), &w.open[len(w.open)-2]
	if list.list == "" || list.list == "none" || top.look.list == "none" {
		return
	}
	if value, err := strconv.Atoi(attr(attrs, "value")); err == nil {
		list.next = value
	}
	if !top.hidden {
		w.target().marker = marker(list.list, list.next)
	}
	list.next++
}

// marker is an item's number as browsers print it.
func marker(kind string, n int) string {
	switch kind {
	case "A", "a":
		return seen.Letters(n, rune(kind[0])) + ". "
	case "I":
		return seen.Roman(n) + ". "
	case "i":
		return strings.ToLower(seen.Roman(n)) + ". "
	case "一":
		return seen.CountChinese(n) + "、"
	}
	return strconv.Itoa(n) + ". "
}
