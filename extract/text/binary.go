package text

import (
	"fmt"

	"jixiao/budget"
)

// maxControls is the share of control characters, one in so many bytes, above
// which a file is no text: papers have none, a stray one is reported per line.
const maxControls = 500

// utf16Nuls is the share of NULs, one in so many bytes, from which on a file with
// NULs at every second place only is taken for UTF-16: digits and line ends of a
// Chinese paper make more.
const utf16Nuls = 20

// refuseBinary keeps out bytes that are no text in any encoding read here.
func refuseBinary(data []byte) error {
	controls, nuls, oddNuls := 0, 0, 0
	for i, b := range data {
		if b < ' ' && (b < '\t' || b > '\r') || b == 0x7f {
			controls++
			if b == 0 {
				nuls++
				oddNuls += i & 1
			}
		}
	}
	switch {
	case nuls > len(data)/utf16Nuls && (oddNuls == 0 || oddNuls == nuls) && nuls > 1:
		return &budget.Error{Kind: budget.ErrEncoding, Reason: "可能是没有 BOM 的 UTF-16", Hint: saveAsUTF8}
	case nuls > 0 || controls > 1+len(data)/maxControls:
		return &budget.Error{Kind: budget.ErrFormat,
			Reason: fmt.Sprintf("像是二进制文件（有%d个控制字符）", controls),
			Hint:   "能读的有 PDF、文本、docx、xlsx、html"}
	}
	return nil
}
