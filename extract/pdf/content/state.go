package content

import (
	"jixiao/budget"
	"jixiao/extract/pdf/font"
)

// state is the graphics state as far as it decides what is seen and where.
type state struct {
	ctm          matrix
	clip         budget.Box
	fill, stroke ink
	// fillAlpha and strokeAlpha are ca and CA.
	fillAlpha, strokeAlpha float64
	lineWidth              float64
	dashed                 bool
	// mixed and masked paint lets what lies under it show: a blend mode, a soft mask.
	mixed, masked          bool
	fillSpace, strokeSpace *colorSpace
	text                   textState
}

// textState is the part that only concerns text.
type textState struct {
	font              *font.Font
	size              float64
	charSpace, wordSp float64
	stretch           float64 // Tz / 100
	leading, rise     float64
	mode              int
}

func newState(ctm matrix, clip budget.Box) state {
	return state{
		ctm: ctm, clip: clip, fillAlpha: 1, strokeAlpha: 1, lineWidth: 1,
		fillSpace: deviceGray, strokeSpace: deviceGray, text: textState{stretch: 1},
	}
}

// ink is a colour as red, green, blue from 0 to 1. The zero ink is black, which
// also stands for patterns and whatever cannot be known.
type ink struct{ r, g, b float64 }

// whiteFrom is where a colour cannot be told from white paper, paleFrom where
// it is typical of watermarks: C0C0C0 is 0.753. From vividFrom on its components
// stand so far apart that it is a colour and no tinted black: the ink of seals.
const (
	whiteFrom = 0.985
	paleFrom  = 0.74
	vividFrom = 0.5
)

func (k ink) white() bool { return min(k.r, k.g, k.b) >= whiteFrom }

func (k ink) pale() bool { return 0.3*k.r+0.59*k.g+0.11*k.b >= paleFrom }

func (k ink) vivid() bool { return max(k.r, k.g, k.b)-min(k.r, k.g, k.b) >= vividFrom }

// Alphas below clearAlpha paint nothing that can be seen, those up to faintAlpha
// are typical of watermarks.
const (
	clearAlpha = 0.01
	faintAlpha = 0.45
)

func gray(v float64) ink { return ink{v, v, v} }

func cmyk(c, m, y, k float64) ink {
	return ink{(1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)}
}
