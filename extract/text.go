package extract

import (
	"jixiao/budget"
	"jixiao/extract/text"
)

func readText(data []byte, _ string, _ Options) (budget.Document, error) {
	return text.Read(data)
}
