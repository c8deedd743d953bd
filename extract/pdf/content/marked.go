package content

import (
	"jixiao/extract/pdf/lex"
)

// markedPart is one open marked-content sequence.
type markedPart struct{ artifact, hidden bool }

// maxMarked bounds their nesting.
const maxMarked = 512

func (in *Interp) markOperator(code uint32) {
	switch code {
	case opBMC, opBDC:
		var part markedPart
		if len(in.ops) > 0 && in.ops[0].kind == lex.Name {
			tag := string(in.ops[0].text)
			part.artifact = tag == "Artifact"
			part.hidden = tag == "OC" && len(in.ops) > 1 && len(in.lib.off) > 0 && in.layerOff(string(in.ops[1].text))
		}
		if len(in.marked) < maxMarked {
			in.marked = append(in.marked, part)
			in.count(part, 1)
		}
	case opEMC:
		if n := len(in.marked); n > 0 {
			in.count(in.marked[n-1], -1)
			in.marked = in.marked[:n-1]
		}
	}
}

func (in *Interp) count(p markedPart, by int) {
	if p.artifact {
		in.artifact += by
	}
	if p.hidden {
		in.hiddenLayer += by
	}
}

func (in *Interp) layerOff(name string) bool {
	list := in.res.category("Properties")
	return in.lib.hides(list.v.Key(name), list.refs[name])
}
