package extract

import (
	"errors"
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// TestScans: a paper of which next to nothing can be seen as text is a scan, and the
// message says what became of unseen text.
func TestScans(t *testing.T) {
	picture := []budget.Box{{0, 0, 600, 800}}
	seen := make([]mark.Glyph, 4)
	for _, c := range []struct {
		why  string
		page mark.Page
		want string // in the message; "" for no scan
	}{
		{"a picture", mark.Page{Images: picture}, "都是图片"},
		{"a picture with text behind it", mark.Page{Images: picture, Hidden: 900}, "识别文字没有采用"},
		{"and a page number", mark.Page{Images: picture, Hidden: 900, Glyphs: seen}, "识别文字没有采用"},
		{"unseen text without a picture", mark.Page{Hidden: 900}, "文字都看不见"},
		{"text beside some unseen", mark.Page{Hidden: 30, Glyphs: seen}, ""},
		{"text on a picture", mark.Page{Images: picture, Glyphs: seen}, ""},
		{"text that cannot be decoded", mark.Page{Images: picture, Undecoded: 40}, ""},
		{"a blank page", mark.Page{}, ""},
	} {
		var seen content
		seen.add(c.page)
		if !seen.isScan() {
			if c.want != "" {
				t.Errorf("%s: no scan", c.why)
			}
			continue
		}
		if err := seen.scan(); c.want == "" || !errors.Is(err, budget.ErrScan) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

// TestPictures: a page that is a picture among pages of text is told.
func TestPictures(t *testing.T) {
	page := mark.Page{Number: 3, Width: 600, Height: 800, Images: []budget.Box{{0, 0, 600, 400}, {0, 400, 600, 800}}, Hidden: 50}
	if got := pictures(page); len(got) != 1 || got[0].Where.Page != 3 {
		t.Errorf("a page in two strips: %v", got)
	}
	page.Glyphs = make([]mark.Glyph, 10)
	if got := pictures(page); got != nil {
		t.Errorf("text on a picture: %v", got)
	}
	page.Glyphs, page.Images = nil, []budget.Box{{500, 700, 600, 800}}
	if got := pictures(page); got != nil {
		t.Errorf("a logo: %v", got)
	}
}
