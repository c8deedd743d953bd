package extract

import "jixiao/budget"

// readPDF is a placeholder until the engine stands.
func readPDF(_ []byte, _ string, _ Options) (budget.Document, error) {
	return budget.Document{}, &budget.Error{Kind: budget.ErrFormat, Reason: "PDF 暂时不能读"}
}
