package diff

import (
	"fmt"
	"slices"
)

func (m *matcher) byLink() {
	for _, l := range m.links {
		olds, news := find(m.old, l.Old), find(m.new, l.New)
		switch {
		case olds == nil || news == nil:
			m.warn("link_unknown", fmt.Sprintf("对应表里的“%s → %s”：找不到%s", l.Old, l.New, whichSide(olds == nil, news == nil)), "")
		case several(olds) || several(news):
			m.warn("link_unclear", fmt.Sprintf("对应表里的“%s → %s”：%s有几个叫这个名称，未采用；请写项目编码", l.Old, l.New, whichSide(several(olds), several(news))), "")
		case !m.link(olds[0], news[0]):
			m.warn("link_twice", fmt.Sprintf("对应表里的“%s → %s”与前面的对应矛盾或重复，未采用", l.Old, l.New), "")
		}
	}
}

// link joins two projects; several lines with one new project are a merger, with
// one old project a split. It is false where both have other partners.
func (m *matcher) link(o, n *side) bool {
	switch {
	case !o.taken && !n.taken:
		m.add(ByLink, 1, "按手工对应表", []*side{o}, []*side{n})
		return true
	case o.taken && n.taken:
		return false
	}
	for i := range m.matches {
		match := &m.matches[i]
		switch {
		case n.taken && has(match.New, n.Ref) && len(match.New) == 1:
			match.Old, o.taken = append(match.Old, o.Ref), true
			return true
		case o.taken && has(match.Old, o.Ref) && len(match.Old) == 1:
			match.New, n.taken = append(match.New, n.Ref), true
			return true
		}
	}
	return false
}

func whichSide(old, new bool) string {
	switch {
	case old && new:
		return "两侧的项目"
	case old:
		return "旧的一侧的项目"
	}
	return "新的一侧的项目"
}

// find looks projects up by their code, else by their name as printed, else by
// their name without what changes every year: all that fit as well as that.
func find(list []side, key string) []*side {
	normal := normalName(key)
	for _, fits := range []func(s *side) bool{
		func(s *side) bool { return string(s.Code) == key },
		func(s *side) bool { return s.Name == key },
		func(s *side) bool { return normal != "" && s.name == normal },
	} {
		var hits []*side
		for i := range list {
			if key != "" && fits(&list[i]) {
				hits = append(hits, &list[i])
			}
		}
		if len(hits) > 0 {
			return hits
		}
	}
	return nil
}

// several: the projects are not one, printed in two papers under its code.
func several(hits []*side) bool {
	return slices.ContainsFunc(hits, func(s *side) bool { return s != hits[0] && (s.Code == "" || s.Code != hits[0].Code) })
}
