package seen

import (
	"fmt"

	"jixiao/budget"
)

// maxItems bounds the paragraphs and cells of one document. A paper of 300
// projects has 25,000; each costs up to 500 bytes on its way.
const maxItems = 400_000

// Meter counts the paragraphs and cells of a document while it is read.
type Meter int

// Add counts n more. The error is ErrTooLarge.
func (m *Meter) Add(n int) error {
	if *m += Meter(n); *m > maxItems {
		return &budget.Error{Kind: budget.ErrTooLarge, Reason: fmt.Sprintf("段落和格子多于%d个", maxItems),
			Hint: "请拆成较小的文件"}
	}
	return nil
}
