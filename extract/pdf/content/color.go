package content

import "jixiao/extract/pdf/object"

// colorSpace tells how the operands of a colour are meant.
type colorSpace struct {
	kind spaceKind
	// base is the space of an indexed one's table or below a pattern.
	base *colorSpace
	// table holds an indexed space's colours, stride bytes each.
	table []byte
}

type spaceKind uint8

const (
	grayKind spaceKind = iota
	rgbKind
	cmykKind
	labKind
	tintKind    // Separation and DeviceN: 0 is no ink
	indexedKind // one operand, a row of the table
	patternKind
)

var (
	deviceGray = &colorSpace{kind: grayKind}
	deviceRGB  = &colorSpace{kind: rgbKind}
	deviceCMYK = &colorSpace{kind: cmykKind}
	pattern    = &colorSpace{kind: patternKind}
	tints      = &colorSpace{kind: tintKind}
	lab        = &colorSpace{kind: labKind}
)

// maxSpaceDepth bounds spaces based on spaces.
const maxSpaceDepth = 4

// loadSpace reads a colour space; unknown ones are taken as tints, that is as
// visible.
func loadSpace(v object.Value, depth int) *colorSpace {
	name := v.Text()
	if v.Kind() == object.Array {
		name = v.Index(0).Text()
	}
	switch name {
	case "DeviceGray", "CalGray", "G":
		return deviceGray
	case "DeviceRGB", "CalRGB", "RGB":
		return deviceRGB
	case "DeviceCMYK", "CMYK":
		return deviceCMYK
	case "Pattern":
		return pattern
	case "Lab":
		return lab
	case "ICCBased":
		return byComponents(int(v.Index(1).Key("N").Num()))
	case "Indexed", "I":
		if depth < maxSpaceDepth {
			return loadIndexed(v, depth)
		}
	}
	return tints
}

func byComponents(n int) *colorSpace {
	switch n {
	case 1:
		return deviceGray
	case 3:
		return deviceRGB
	case 4:
		return deviceCMYK
	}
	return tints
}

// maxColorTable is 256 colours of 4 components.
const maxColorTable = 1024

func loadIndexed(v object.Value, depth int) *colorSpace {
	s := &colorSpace{kind: indexedKind, base: loadSpace(v.Index(1), depth+1)}
	table := v.Index(3)
	if table.Kind() == object.String {
		s.table = []byte(table.Text())
	} else {
		s.table, _ = table.Data(nil, maxColorTable)
	}
	return s
}

func (s *colorSpace) components() int {
	switch s.kind {
	case rgbKind, labKind:
		return 3
	case cmykKind:
		return 4
	}
	return 1
}

// color turns operands into ink. Missing operands are 0.
func (s *colorSpace) color(v []float64) ink {
	var c [4]float64
	copy(c[:], v)
	switch s.kind {
	case grayKind:
		return gray(c[0])
	case rgbKind:
		return ink{c[0], c[1], c[2]}
	case cmykKind:
		return cmyk(c[0], c[1], c[2], c[3])
	case labKind:
		return gray(c[0] / 100)
	case indexedKind:
		return s.indexed(int(c[0]))
	case tintKind:
		most := 0.0
		for _, t := range v {
			most = max(most, t)
		}
		return gray(1 - most)
	}
	return ink{}
}

func (s *colorSpace) indexed(i int) ink {
	n := s.base.components()
	if i < 0 || (i+1)*n > len(s.table) {
		return ink{}
	}
	var c [4]float64
	for j := range n {
		c[j] = float64(s.table[i*n+j]) / 255
	}
	if s.base.kind == labKind {
		c[0] *= 100
	}
	return s.base.color(c[:n])
}

// deviceSpace is the space of a name that needs no resources, else nil.
func deviceSpace(name string) *colorSpace {
	switch name {
	case "DeviceGray":
		return deviceGray
	case "DeviceRGB":
		return deviceRGB
	case "DeviceCMYK":
		return deviceCMYK
	case "Pattern":
		return pattern
	}
	return nil
}
