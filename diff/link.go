package diff

import (
	"fmt"
)

func (m *matcher) byLink() {
	for _, l := range m.links {
		o, n := find(m.old, l.Old), find(m.new, l.New)
		if o == nil || n == nil {
			m.warn("link_unknown", fmt.Sprintf("对应表里的“%s → %s”：找不到%s", l.Old, l.New, missingSide(o, n)), "")
			continue
		}
		if !m.link(o, n) {
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

func missingSide(o, n *side) string {
	switch {
	case o == nil && n == nil:
		return "两侧的项目"
	case o == nil:
		return "旧的一侧的项目"
	}
	return "新的一侧的项目"
}

// find looks a project up by its code, else by its name.
func find(list []side, key string) *side {
	for i := range list {
		if string(list[i].Code) == key {
			return &list[i]
		}
	}
	for i := range list {
		if list[i].Name == key || list[i].name == normalName(key) {
			return &list[i]
		}
	}
	return nil
}
