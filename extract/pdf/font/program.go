package font

import "jixiao/extract/pdf/object"

// embeddedText reads texts out of the embedded font program of a CID font.
func embeddedText(cid, descriptor object.Value) func(uint32) string {
	return func(uint32) string { return "" }
}

// programNames reads the encoding that is built into a font program.
func programNames(v, descriptor object.Value) (names [256]string, ok bool) {
	return names, false
}
