package html

// What the names of elements mean to the reader.

func set(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[n] = true
	}
	return m
}

var (
	// void elements have no end.
	void = set("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
		"link", "meta", "param", "source", "track", "wbr")
	// silent elements hold nothing that is shown as text.
	silent = set("script", "style", "noscript", "template", "noframes", "noembed", "svg", "math", "audio",
		"video", "canvas", "select", "datalist", "object", "iframe", "map")
	// blocks begin and end a paragraph.
	blocks = set("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
		"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
		"h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol",
		"optgroup", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
		"title", "tr", "ul", "xmp")
	// menus hold links, not the paper.
	menus = set("nav", "footer", "aside", "menu")
	// closers: an element that begins ends an open one of these, up to the
	// nearest element of limits.
	closers = map[string]rule{
		"li": {set("li"), set("ul", "ol", "menu", "dir", "td", "th", "caption", "table")},
		"dt": {set("dt", "dd"), set("dl", "td", "th", "caption", "table")},
		"dd": {set("dt", "dd"), set("dl", "td", "th", "caption", "table")},
		"p":  {set("p"), set("td", "th", "caption", "table", "div", "li", "blockquote", "body")},
		"td": {set("td", "th", "caption"), set("table")}, "th": {set("td", "th", "caption"), set("table")},
		"tr":    {set("tr", "caption"), set("table")},
		"tbody": {set("tbody", "thead", "tfoot", "tr", "caption"), set("table")},
		"thead": {set("tbody", "thead", "tfoot", "tr", "caption"), set("table")},
		"tfoot": {set("tbody", "thead", "tfoot", "tr", "caption"), set("table")},
	}
	// walls are not passed by the end tags of elements that stand outside of them.
	walls = set("td", "th", "caption", "table")
	// inTables may only end what belongs to the nearest table.
	inTables = set("td", "th", "tr", "tbody", "thead", "tfoot", "caption")
)

type rule struct{ ends, limits map[string]bool }
