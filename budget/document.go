package budget

// Document is what was seen in one file, before anything is understood.
type Document struct {
	Name   string // file name, without its folder
	Format string // "pdf", "text", "docx", "xlsx", "html"
	SHA256 string // of the file's bytes, hex
	Pages  []Page
	// Missing lists pages that could not be read. A document with missing
	// pages, or one cut off in the middle, is incomplete.
	Missing []int
	Issues  []Issue
	Ledger  Ledger
}

// Page is one page of a PDF, one sheet of a workbook, one form-fed page of a
// text, or the whole of a document that has no pages.
type Page struct {
	Number        int     // from 1
	Width, Height float64 // points; 0 where there is no geometry
	Label         string  // sheet name
	Blocks        []Block // in reading order
}

// Block is one line of text or one table; exactly one of the two is set.
type Block struct {
	Line  *Line
	Table *Table
}

// Line is one printed line outside of tables. In a text source it is one
// physical line with its white space, blank ones included.
type Line struct {
	Text string
	Pos  Pos
	Size float64 // font size in points; 0 unknown
	// Furniture says why the line is no content ("header", "footer",
	// "page number", "watermark", "stamp"); empty for content.
	Furniture string
}

// Table is a grid of cells. Every grid position belongs to exactly one cell.
type Table struct {
	Rows, Cols int
	Cells      []Cell // by Row, then Col, of their top left position
	Pos        Pos
	// X and Y are the grid lines in points (Cols+1 and Rows+1 of them);
	// nil where there is no geometry.
	X, Y []float64
	// Inferred is set when no rule of the paper but the reading of its text
	// made the grid.
	Inferred bool
}

// Cell is one cell with its spans.
type Cell struct {
	Row, Col         int // from 0
	RowSpan, ColSpan int // at least 1
	// Text is the cell's lines joined by the text rule (JoinLines).
	Text string
	// Places has one entry per printed piece: usually one, more when a page
	// break cut the cell. Raw holds the printed lines.
	Places []Place
	// Doubts are what makes the cell's text or borders uncertain. Their Where
	// is set, their At is empty.
	Doubts []Issue
}

// Ledger accounts for every printed character (white space aside) of a
// document: each one ended in exactly one of these.
type Ledger struct {
	Printed   int `json:"printed"`   // all that was seen
	Cells     int `json:"cells"`     // in cells of tables
	Lines     int `json:"lines"`     // in lines outside of tables
	Furniture int `json:"furniture"` // running headers, page numbers, watermarks
	Reported  int `json:"reported"`  // in none of these, with a warning
	Twins     int `json:"twins"`     // overprinted doubles that were dropped
}

// Balanced reports whether nothing was lost and nothing counted twice.
func (l Ledger) Balanced() bool {
	return l.Printed == l.Cells+l.Lines+l.Furniture+l.Reported+l.Twins
}
