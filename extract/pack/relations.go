package pack

import (
	"path"
	"strings"

	"jixiao/budget"
	"jixiao/extract/xmlscan"
)

// Relation is a link from one part of an office file to another.
type Relation struct {
	ID     string
	Type   string // last element of the type's address: "header", "worksheet"
	Target string // full name of the part; the address itself where Outside is set
	// Outside is set for links that leave the file. They are never followed.
	Outside bool
}

// Relations lists the links of a part, in the file's order; those of the whole
// file for "".
func (a *Archive) Relations(part string) ([]Relation, error) {
	folder, name := path.Split(part)
	data, err := a.Part(path.Join(folder, "_rels", name+".rels"))
	if err != nil || data == nil {
		return nil, err
	}
	var links []Relation
	s := xmlscan.New(data, nil)
	for s.Next() {
		if s.Kind != xmlscan.Start || !strings.HasSuffix(s.Name, "Relationship") {
			continue
		}
		r := Relation{ID: s.Get("Id"), Type: path.Base(s.Get("Type")), Target: s.Get("Target"),
			Outside: s.Get("TargetMode") == "External"}
		if !r.Outside {
			r.Target = resolve(folder, r.Target)
		}
		links = append(links, r)
	}
	if err := s.Err(); err != nil {
		return nil, &budget.Error{Kind: budget.ErrDamaged, Reason: part + " 的关系表：" + err.Error(), Hint: "请重新下载"}
	}
	return links, nil
}

// resolve makes a target relative to a folder a full part name.
func resolve(folder, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(folder, target)
}

// Main finds the part a whole file is about: "word/document.xml" in most
// documents, but writers may choose another name. "" if there is none.
func (a *Archive) Main() (string, error) {
	links, err := a.Relations("")
	if err != nil {
		return "", err
	}
	for _, l := range links {
		if l.Type == "officeDocument" && !l.Outside {
			return l.Target, nil
		}
	}
	return "", nil
}
