package extract

import (
	"errors"
	"fmt"

	"jixiao/budget"
	"jixiao/extract/grid"
	"jixiao/extract/mark"
	"jixiao/extract/pdf"
)

// readPDF reads a PDF page by page. Damaged pages are left out, listed in
// Missing and reported by an Issue each; whether that will do is the caller's
// decision. A paper of which no page can be read, and one of images without
// text, are errors.
func readPDF(data []byte, name string, opt Options) (budget.Document, error) {
	f, err := pdf.Open(data, name, pdf.Options{Password: opt.Password})
	if err != nil {
		return budget.Document{}, err
	}
	if opt.Pages != nil {
		opt.Pages(f.NumPages())
	}
	doc := budget.Document{Name: name, Format: "pdf"}
	var first error
	seen := content{pages: f.NumPages()}
	for n := 1; n <= f.NumPages(); n++ {
		page, err := f.Page(n)
		if err != nil {
			doc.Missing = append(doc.Missing, n)
			doc.Issues = append(doc.Issues, missingPage(n, err))
			if first == nil {
				first = err
			}
			continue
		}
		seen.add(page)
		addPage(&doc, page)
	}
	doc.Issues = append(doc.Issues, f.Issues()...)
	switch {
	case len(doc.Missing) > 0 && len(doc.Missing) == f.NumPages():
		return budget.Document{}, first
	case seen.isScan():
		return budget.Document{}, seen.scan()
	}
	return doc, nil
}

func addPage(doc *budget.Document, page mark.Page) {
	page = grid.Upright(page)
	s := grid.Read(page)
	doc.Pages = append(doc.Pages, budget.Page{Number: page.Number, Width: page.Width, Height: page.Height, Blocks: s.Blocks})
	doc.Issues = append(doc.Issues, page.Issues...)
	doc.Issues = append(doc.Issues, s.Issues...)
	doc.Issues = append(doc.Issues, pictures(page)...)
	addLedger(&doc.Ledger, s.Ledger)
}

func addLedger(sum *budget.Ledger, l budget.Ledger) {
	sum.Printed += l.Printed
	sum.Cells += l.Cells
	sum.Lines += l.Lines
	sum.Furniture += l.Furniture
	sum.Reported += l.Reported
	sum.Twins += l.Twins
}

func missingPage(n int, err error) budget.Issue {
	reason := "内容损坏"
	var known *budget.Error
	if errors.As(err, &known) && known.Reason != "" {
		reason = known.Reason
	}
	return budget.Issue{Code: "page_missing", Where: budget.Pos{Page: n},
		Message: fmt.Sprintf("第%d页没有读出：%s", n, reason)}
}

// unseenShare: from so many times more unseen than seen characters on, the seen ones
// are page numbers or a stamp, and the unseen ones what a program recognised in the
// picture of the page.
const unseenShare = 20

// pictureShare of a page is the picture of a page.
const pictureShare = 0.5

// content tells a paper from a scan.
type content struct {
	pages, glyphs, undecoded, hidden, images int
}

func (c *content) add(page mark.Page) {
	c.glyphs += len(page.Glyphs)
	c.undecoded += page.Undecoded
	c.hidden += page.Hidden
	c.images += len(page.Images)
}

// unseen: next to nothing of the text can be seen.
func unseen(seen, hidden int) bool { return seen*unseenShare <= hidden }

func (c *content) isScan() bool {
	return (c.images > 0 || c.hidden > 0) && unseen(c.glyphs+c.undecoded, c.hidden)
}

func (c *content) scan() error {
	reason := fmt.Sprintf("共%d页，都是图片", c.pages)
	switch {
	case c.images == 0:
		reason = fmt.Sprintf("共%d页，文字都看不见，没有采用", c.pages)
	case c.hidden > 0:
		reason += "，其中看不见的识别文字没有采用"
	}
	return &budget.Error{Kind: budget.ErrScan, Reason: reason, Hint: "请索取电子原件，或先做文字识别（OCR）并核对后再用"}
}

// pictures reports a page of an otherwise readable paper that is a picture.
func pictures(page mark.Page) []budget.Issue {
	area := 0.0
	for _, b := range page.Images {
		area += (b[2] - b[0]) * (b[3] - b[1])
	}
	if area < pictureShare*page.Width*page.Height || !unseen(len(page.Glyphs)+page.Undecoded, page.Hidden) {
		return nil
	}
	return []budget.Issue{{Code: "page_picture", Where: budget.Pos{Page: page.Number},
		Message: fmt.Sprintf("第%d页是图片，图片里的文字没有读出", page.Number)}}
}

// PDFPage reads one page of a PDF, from 1: its marks as seen by a reader, and
// the lines and tables they make.
func PDFPage(data []byte, name string, opt Options, n int) (mark.Page, []budget.Block, error) {
	f, err := pdf.Open(data, base(name), pdf.Options{Password: opt.Password})
	if err != nil {
		return mark.Page{}, nil, err
	}
	if all := f.NumPages(); n > all {
		return mark.Page{}, nil, fmt.Errorf("%s：没有第%d页，一共%d页", name, n, all)
	}
	page, err := f.Page(n)
	if err != nil {
		return mark.Page{}, nil, err
	}
	page = grid.Upright(page)
	return page, grid.Read(page).Blocks, nil
}

// PageSVG draws a page with its marks and what they were read as.
func PageSVG(page mark.Page, blocks []budget.Block) string { return grid.SVG(page, blocks) }
