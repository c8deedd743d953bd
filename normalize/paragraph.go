package normalize

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/notation"
)

// proseLine is one line of prose with its sides in half-width characters.
type proseLine struct {
	*budget.Line
	text        string
	left, right float64
	indented    bool // stands in from the left side of its page
	exact       bool // its sides are known to a fraction of a character
	whole       bool // an office or web paragraph: a line of its own
	breaks      bool // begins with a label or a running number: a new paragraph
	title       bool // looks like a numbered title that stands in a line of its own
}

// paragraph is a run of lines that belong together.
type paragraph struct {
	text   string
	places []budget.Place
	doubt  bool // where it begins or ends, or that it is one, is not sure
}

// Costs of reading a line break as a wrap or as a paragraph's end. They are
// weighed against each other only; the order of size matters, not the values.
const (
	costIndent   = 6.0 // against the indentation that the paper shows
	costApart    = 6.0 // a wrap over a space that the paper leaves between paragraphs
	costLoose    = 4.0 // a wrap although the next word would have fitted
	costOverflow = 2.0 // per character over the measure
	costFullEnd  = 1.5 // a paragraph that ends just at the measure
	costNoStop   = 6.0 // a paragraph that ends without 。 although no number or label follows
	costStopWrap = 0.3 // a wrap just after 。
	costNumber   = 5.0 // a wrap before a running number or a label
)

// Measures in half-width characters.
const (
	firstIndent = 4.0 // two ideographs, the usual indentation
	minIndent   = 1.5 // less is no indentation
	minColumns  = 0.7 // the same in text, where tools shrink two ideographs to one column
	slack       = 1.5 // lines with Latin letters and digits miss the measure by so much
	exact       = 0.1 // and lines of ideographs, or measured ones, by no more
	minMeasure  = 40  // prose is never set narrower than 20 ideographs
)

// paragraphs joins the lines of a section. The break after each line is a wrap
// or an end, whatever explains all lines best: a dynamic programme over the
// breaks.
//
// isLabel tells lines that begin with a label; it is nil in sections without
// labels and titles.
func (set typesetting) paragraphs(lines []*budget.Line, isLabel func(string) bool) []paragraph {
	prose := proseLines(lines, isLabel, set.face)
	if len(prose) == 0 {
		return nil
	}
	for i := range prose {
		prose[i].indented = set.standsIn[prose[i].Line]
	}
	var out []paragraph
	var texts []string
	var places []budget.Place
	doubt := false
	flush := func() {
		if text := budget.JoinLines(texts...); text != "" {
			out = append(out, paragraph{text, places, doubt})
		}
		texts, places, doubt = nil, nil, false
	}
	firsts, _ := bestBreaks(prose, set)
	near := closeBreaks(prose, set)
	for i, first := range firsts {
		doubt = doubt || near[i]
		if first {
			flush()
			doubt = near[i]
		}
		texts = append(texts, prose[i].uncut(prose[min(i+1, len(prose)-1)]))
		places = append(places, placeOfLine(prose[i].Line))
	}
	flush()
	return out
}

// uncut is the printed line. Where a full line of a text layer ends in a Latin word
// and the next begins with a number, the wrap stood for a space: a line may break
// between the two only there.
func (p proseLine) uncut(next proseLine) string {
	if p.Pos.Box == (budget.Box{}) && endsInWord(p.text) && next.text != "" && next.text[0] >= '0' && next.text[0] <= '9' {
		return p.Text + " "
	}
	return p.Text
}

// endsInWord: two Latin letters at least, no digit among them.
func endsInWord(text string) bool {
	word := text[len(strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")):]
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-len(word)])
	return len(word) >= 2 && (before < '0' || before > '9')
}

func proseLines(lines []*budget.Line, isLabel func(string) bool, f face) []proseLine {
	prose := make([]proseLine, len(lines))
	for i, l := range lines {
		prose[i] = measure(l, f)
		_, numbered := notation.CutOrdinal(prose[i].text)
		if numbered && inlineNumber(lines, i) {
			numbered = false
		}
		prose[i].breaks = numbered || isLabel != nil && isLabel(prose[i].text)
		prose[i].title = numbered && isLabel != nil && !strings.ContainsAny(prose[i].text, "，。；：:")
	}
	return prose
}
