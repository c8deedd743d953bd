package pdf

import (
	"fmt"
	"testing"
)

// TestTextUnderImages: what lies under the picture of a page is not seen, and not
// read; under a smaller picture it is read and reported; paint that lets it show, or
// comes first, hides nothing.
func TestTextUnderImages(t *testing.T) {
	const whole, part = "q 600 0 0 800 0 0 cm /I Do Q", "q 30 0 0 30 100 690 cm /I Do Q"
	for _, c := range []struct {
		why, before, after string // what is painted before and after the text
		image              string // further keys of the image
		text               string
		hidden, issues     int
	}{
		{"the picture of a page over its text", "", whole, "", "", 9, 0},
		{"a page number on top of it", "", whole + " BT /F 10 Tf 300 20 Td (7) Tj ET", "", "7", 9, 0},
		{"text on the picture of a page", whole, "", "", "ABCDEFGHI", 0, 0},
		{"a picture with holes", "", whole, "/SMask 1 0 R", "ABCDEFGHI", 0, 0},
		{"a stencil", "", whole, "/ImageMask true", "ABCDEFGHI", 0, 0},
		{"paint that mixes with what lies under it", "", "/Mix gs " + whole, "", "ABCDEFGHI", 0, 0},
		{"half transparent", "", "/Half gs " + whole, "", "ABCDEFGHI", 0, 0},
		{"a small picture put onto the text", "", part, "", "ABCDEFGHI", 0, 1},
	} {
		p := &paper{}
		font := p.latin()
		image := p.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"+c.image, "\x80")
		res := fmt.Sprintf("/Font<</F %d 0 R>>/XObject<</I %d 0 R>>/ExtGState<</Mix<</BM/Multiply>>/Half<</ca 0.5>>>>", font, image)
		pg := openPage(t, p.finish(page{content: c.before + " BT /F 10 Tf 100 700 Td (ABCDEFGHI) Tj ET 50 650 m 450 650 l S " + c.after, resources: res}))
		if textOf(pg) != c.text || pg.Hidden != c.hidden || len(pg.Issues) != c.issues {
			t.Errorf("%s: %q, %d hidden, issues %v", c.why, textOf(pg), pg.Hidden, pg.Issues)
		}
		if dropped := len(pg.Rules) == 0; dropped != (c.hidden > 0) {
			t.Errorf("%s: rules %v", c.why, pg.Rules)
		}
	}
}
