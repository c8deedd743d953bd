package docx

import (
	"jixiao/budget"
	"jixiao/extract/pack"
)

// parts are the files within a document that its body leans on.
type parts struct {
	archive   *pack.Archive
	body      string            // name of the main part
	targets   map[string]string // relation id → part name
	footnotes []string          // parts of foot- and endnotes
	styles    styles
	lists     lists
}

func openParts(archive *pack.Archive) (*parts, error) {
	p := &parts{archive: archive, targets: map[string]string{}}
	main, err := archive.Main()
	if err != nil {
		return nil, err
	}
	if p.body = main; !archive.Has(p.body) {
		p.body = "word/document.xml"
	}
	if !archive.Has(p.body) {
		return nil, &budget.Error{Kind: budget.ErrDamaged, Reason: "压缩包里没有正文 word/document.xml", Hint: "请重新下载"}
	}
	links, err := archive.Relations(p.body)
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		if l.Outside {
			continue
		}
		p.targets[l.ID] = l.Target
		if err := p.take(l); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// take reads the parts that are needed before the body is walked.
func (p *parts) take(l pack.Relation) (err error) {
	switch l.Type {
	case "styles":
		p.styles, err = readStyles(p.archive, l.Target)
	case "numbering":
		p.lists, err = readLists(p.archive, l.Target)
	case "footnotes", "endnotes":
		p.footnotes = append(p.footnotes, l.Target)
	}
	return err
}
