// Package mark holds what one page of a published paper shows, before anyone
// asks what it means: glyphs, ruled lines and images, at their true positions.
//
// All positions are in points from the top left corner of the page as a reader
// sees it (crop box applied, /Rotate applied), x to the right, y down.
package mark

import "jixiao/budget"

// Glyph is one painted character.
type Glyph struct {
	// Text is what the glyph stands for: usually one rune, sometimes more
	// (ligatures). Never a replacement character: what cannot be decoded is an
	// Issue of the page, with Undecoded counted.
	Text string
	// Box is the glyph's cell: advance wide, ascent to descent high.
	Box budget.Box
	// Baseline is the y of the baseline (of the x, for vertical writing).
	Baseline float64
	// Size is the effective font size in points.
	Size float64
	// Advance is the distance to the next glyph along the writing direction,
	// without character or word spacing.
	Advance float64
	// Angle is the direction of writing in degrees clockwise as seen by the
	// reader: 0 for upright text, 90 for text that runs down the page lying on
	// its right side. Vertical writing has Vertical set and Angle 0.
	Angle float64
	// Font identifies the font within the document, for runs and statistics.
	Font int
	// Order is the glyph's place in painting order, from 0.
	Order int
	// Vertical is set for glyphs of a vertical (WMode 1) font.
	Vertical bool
	// Annotation is set for glyphs of an annotation's appearance.
	Annotation bool
	// Artifact is set inside marked content tagged /Artifact
	// (running headers, watermarks), where the producer says so.
	Artifact bool
	// Pale is set for text painted in a light colour or nearly transparent:
	// still readable, and typical of watermarks. Invisible text (white on
	// white, render mode 3, fully transparent, clipped away) is not a Glyph.
	Pale bool
	// Vivid is set for text painted in a strong colour, as seals are.
	Vivid bool
}

// BlankSide says which half of a full-width punctuation mark is blank: −1 the left
// one, 1 the right one, 0 neither.
func BlankSide(text string) int {
	switch text {
	case "）", "】", "》", "〉", "」", "』", "〕", "。", "，", "、", "；", "：", "？", "！", "”", "’":
		return 1
	case "（", "【", "《", "〈", "「", "『", "〔", "“", "‘":
		return -1
	}
	return 0
}

// Rule is one straight horizontal or vertical ruled line, whatever painted it:
// a stroke, a thin filled rectangle, or the side of a stroked rectangle.
type Rule struct {
	// X0 ≤ X1 and Y0 ≤ Y1 are the ends of the centre line. A horizontal rule
	// has Y0 == Y1, a vertical one X0 == X1.
	X0, Y0, X1, Y1 float64
	// Width is the painted thickness.
	Width float64
	// Dashed is set when the rule was painted by a dash pattern.
	Dashed bool
}

// Horizontal reports whether the rule runs from left to right.
func (r Rule) Horizontal() bool { return r.Y0 == r.Y1 }

// Page is everything one page shows.
type Page struct {
	// Number counts from 1.
	Number        int
	Width, Height float64
	Glyphs        []Glyph
	Rules         []Rule
	// Images are the boxes of painted raster images.
	Images []budget.Box
	// Hidden counts glyphs that were painted invisibly and dropped.
	Hidden int
	// Undecoded counts glyphs whose text is unknown; each run of them is an
	// Issue with its box.
	Undecoded int
	Issues    []budget.Issue
}
