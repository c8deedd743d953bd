package layout

// Bounds that no paper comes near, but hostile or broken text can pass. Beyond
// them a cheaper, rougher reading is taken, and its rows are in doubt.
const (
	mostStarts   = 300       // different start columns on one page
	mostWords    = 60        // words on one line of a grid
	mostRowLines = 1500      // lines of a grid that are tried as long rows
	mostCover    = 4_000_000 // names × units² of a merged column
	mostPieces   = 48        // pieces of a header row
)
