package layout

// Bounds that no paper comes near, but hostile or broken text can pass. Beyond
// them a cheaper, rougher reading is taken, and its rows are in doubt.
const (
	mostStarts   = 300       // different start columns on one page
	mostWords    = 60        // words on one line of a grid
	mostRowLines = 1500      // lines of a grid that are tried as long rows
	mostCover    = 4_000_000 // names × units² of a merged column
	mostAlign    = 1_000_000 // cells × rows of a streamed column
	mostTokens   = 1500      // pieces of a streamed table that are searched widely
	narrowBeam   = 4         // readings kept beyond that
	mostPieces   = 48        // pieces of a header row
)
