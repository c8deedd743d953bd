package docx

import (
	"path"
	"strings"

	"jixiao/extract/seen"
)

// withFurniture puts headers before and footers behind the body, and notes at
// the end. None of them is content; their text is kept so that the ledger holds.
func (w *walker) withFurniture(body seen.Flow) (seen.Flow, error) {
	var before, after seen.Flow
	read := map[string]bool{}
	for _, part := range w.headers {
		if part == "" || read[part] {
			continue
		}
		read[part] = true
		name := strings.TrimSuffix(path.Base(part), ".xml")
		flow, err := w.story(part, name+"/")
		if err != nil {
			return nil, err
		}
		if strings.Contains(name, "footer") {
			after = append(after, flow.AsFurniture("footer")...)
		} else {
			before = append(before, flow.AsFurniture("header")...)
		}
	}
	for _, part := range w.parts.footnotes {
		flow, err := w.story(part, strings.TrimSuffix(path.Base(part), ".xml")+"/")
		if err != nil {
			return nil, err
		}
		after = append(after, flow.AsFurniture("footnote")...)
	}
	return append(append(before, body...), after...), nil
}
