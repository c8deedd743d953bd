package content

// The operators, packed into one number so that the switch is a table.
const (
	opq  = 'q'
	opQ  = 'Q'
	opcm = 'c'<<8 | 'm'
	opw  = 'w'
	opd  = 'd'
	opgs = 'g'<<8 | 's'
	opDo = 'D'<<8 | 'o'
	opsh = 's'<<8 | 'h'

	opm  = 'm'
	opl  = 'l'
	opc  = 'c'
	opv  = 'v'
	opy  = 'y'
	oph  = 'h'
	opre = 'r'<<8 | 'e'
	opS  = 'S'
	ops  = 's'
	opf  = 'f'
	opF  = 'F'
	opfx = 'f'<<8 | '*'
	opB  = 'B'
	opBx = 'B'<<8 | '*'
	opb  = 'b'
	opbx = 'b'<<8 | '*'
	opn  = 'n'
	opW  = 'W'
	opWx = 'W'<<8 | '*'

	opg   = 'g'
	opG   = 'G'
	oprg  = 'r'<<8 | 'g'
	opRG  = 'R'<<8 | 'G'
	opk   = 'k'
	opK   = 'K'
	opcs  = 'c'<<8 | 's'
	opCS  = 'C'<<8 | 'S'
	opsc  = 's'<<8 | 'c'
	opSC  = 'S'<<8 | 'C'
	opscn = 's'<<16 | 'c'<<8 | 'n'
	opSCN = 'S'<<16 | 'C'<<8 | 'N'

	opBT = 'B'<<8 | 'T'
	opET = 'E'<<8 | 'T'
	opTf = 'T'<<8 | 'f'
	opTd = 'T'<<8 | 'd'
	opTD = 'T'<<8 | 'D'
	opTm = 'T'<<8 | 'm'
	opTx = 'T'<<8 | '*'
	opTj = 'T'<<8 | 'j'
	opTJ = 'T'<<8 | 'J'
	opTc = 'T'<<8 | 'c'
	opTw = 'T'<<8 | 'w'
	opTz = 'T'<<8 | 'z'
	opTL = 'T'<<8 | 'L'
	opTs = 'T'<<8 | 's'
	opTr = 'T'<<8 | 'r'
	op1  = '\''
	op2  = '"'

	opBMC = 'B'<<16 | 'M'<<8 | 'C'
	opBDC = 'B'<<16 | 'D'<<8 | 'C'
	opEMC = 'E'<<16 | 'M'<<8 | 'C'
)

func (in *Interp) operator(word []byte) {
	if len(word) > 3 {
		return
	}
	var code uint32
	for _, c := range word {
		code = code<<8 | uint32(c)
	}
	switch code {
	case opq:
		in.save()
	case opQ:
		in.restore()
	case opcm:
		in.concat(in.matrixOperand())
	case opw:
		in.st.lineWidth = in.num(0, 1)
	case opd:
		in.dash()
	case opgs:
		in.extState()
	case opDo:
		in.xobject()
	case opsh:
		in.area(in.st.clip, ink{})
	default:
		if !in.pathOperator(code) && !in.textOperator(code) && !in.colorOperator(code) {
			in.markOperator(code)
		}
	}
}

func (in *Interp) pathOperator(code uint32) bool {
	m, p := in.st.ctm, &in.path
	switch code {
	case opm:
		p.moveTo(m, in.num(0, 2), in.num(1, 2))
	case opl:
		p.lineTo(m, in.num(0, 2), in.num(1, 2), false)
	case opc:
		p.lineTo(m, in.num(0, 6), in.num(1, 6), true)
		p.lineTo(m, in.num(2, 6), in.num(3, 6), true)
		p.lineTo(m, in.num(4, 6), in.num(5, 6), true)
	case opv, opy:
		p.lineTo(m, in.num(0, 4), in.num(1, 4), true)
		p.lineTo(m, in.num(2, 4), in.num(3, 4), true)
	case oph:
		p.close()
	case opre:
		p.rect(m, in.num(0, 4), in.num(1, 4), in.num(2, 4), in.num(3, 4))
	case opW, opWx:
		p.clipNext = true
	case opn:
		in.paint(false, false, false)
	case opS:
		in.paint(false, true, false)
	case ops:
		p.close()
		in.paint(false, true, false)
	case opf, opF, opfx:
		in.paint(true, false, code == opfx)
	case opB, opBx:
		in.paint(true, true, code == opBx)
	case opb, opbx:
		p.close()
		in.paint(true, true, code == opbx)
	default:
		return false
	}
	return true
}

// paint ends a path: it fills, strokes and clips.
func (in *Interp) paint(fill, stroke, evenOdd bool) {
	if in.hiddenLayer == 0 && len(in.path.subs) > 0 {
		in.evenOdd = evenOdd
		if fill {
			in.fillPath()
		}
		if stroke {
			in.strokePath()
		}
	}
	if in.path.clipNext && len(in.path.subs) > 0 {
		in.st.clip = intersect(in.st.clip, in.path.box())
	}
	in.path.reset()
}

func (in *Interp) colorOperator(code uint32) bool {
	st := &in.st
	switch code {
	case opg:
		st.fillSpace, st.fill = deviceGray, gray(in.num(0, 1))
	case opG:
		st.strokeSpace, st.stroke = deviceGray, gray(in.num(0, 1))
	case oprg:
		st.fillSpace, st.fill = deviceRGB, ink{in.num(0, 3), in.num(1, 3), in.num(2, 3)}
	case opRG:
		st.strokeSpace, st.stroke = deviceRGB, ink{in.num(0, 3), in.num(1, 3), in.num(2, 3)}
	case opk:
		st.fillSpace, st.fill = deviceCMYK, cmyk(in.num(0, 4), in.num(1, 4), in.num(2, 4), in.num(3, 4))
	case opK:
		st.strokeSpace, st.stroke = deviceCMYK, cmyk(in.num(0, 4), in.num(1, 4), in.num(2, 4), in.num(3, 4))
	case opcs:
		st.fillSpace = in.res.space(in.lastText())
		st.fill = ink{}
	case opCS:
		st.strokeSpace = in.res.space(in.lastText())
		st.stroke = ink{}
	case opsc, opscn:
		st.fill = in.operandColor(st.fillSpace)
	case opSC, opSCN:
		st.stroke = in.operandColor(st.strokeSpace)
	default:
		return false
	}
	in.penOK = false
	return true
}

// maxTints bounds the operands of a colour; the standard allows 32.
const maxTints = 32

func (in *Interp) operandColor(s *colorSpace) ink {
	var v [maxTints]float64
	n := min(len(in.ops), maxTints)
	for i := range n {
		v[i] = in.num(i, n)
	}
	return s.color(v[:n])
}
