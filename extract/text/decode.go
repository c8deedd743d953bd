package text

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jixiao/budget"
)

// Decode turns the bytes of a text into a string: UTF-8 (with or without BOM),
// UTF-16 with BOM, else GB18030, in which GBK and GB2312 are contained. It is
// strict: a byte that no reading explains is an ErrEncoding with its line, and
// nothing is replaced. cut is true when the last character is incomplete; it is
// left out then.
func Decode(data []byte) (s string, cut bool, err error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xfe, 0xff}):
		return "", false, &budget.Error{Kind: budget.ErrEncoding, Reason: "UTF-32 不能读", Hint: saveAsUTF8}
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return decodeUTF16(data[2:], binary.BigEndian)
	}
	data = bytes.TrimRight(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), "\x1a") // DOS end of file
	if err := refuseBinary(data); err != nil {
		return "", false, err
	}
	if utf8.Valid(data) {
		return string(data), false, nil
	}
	if q := measureUTF8(data); q.good > q.bad*damagedRatio || q.cut && q.good > 0 {
		return decodeDamagedUTF8(data, q)
	}
	return decodeGB18030(data)
}

const saveAsUTF8 = "请用记事本打开后另存为 UTF-8 编码"

// damagedRatio tells a damaged UTF-8 text from one in GB18030. Of GB18030's
// double bytes about a fifth look like UTF-8 by chance; of a UTF-8 text with a
// damaged spot nearly all are sound.
const damagedRatio = 10

// quality is how well bytes read as UTF-8.
type quality struct {
	good, bad int  // bytes above 0x7f in sound sequences, and the others
	first     int  // offset of the first bad byte
	cut       bool // the only fault is that the last character is incomplete
}

func measureUTF8(data []byte) quality {
	q := quality{first: -1}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			q.bad++
			if q.first < 0 {
				q.first = i
				if q.cut = !utf8.FullRune(data[i:]); q.cut {
					return q
				}
			}
		case size > 1:
			q.good += size
		}
		i += size
	}
	return q
}

// decodeDamagedUTF8 takes a text whose only fault is that its last character is
// cut off, and refuses every other.
func decodeDamagedUTF8(data []byte, q quality) (string, bool, error) {
	if q.cut {
		return string(data[:q.first]), true, nil
	}
	return "", false, badByte(data, q.first, "UTF-8 文本中有损坏的字节")
}

func decodeGB18030(data []byte) (string, bool, error) {
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return "", false, &budget.Error{Kind: budget.ErrEncoding, Reason: err.Error(), Hint: saveAsUTF8}
	}
	if !bytes.ContainsRune(out, utf8.RuneError) {
		return string(out), false, nil
	}
	at := firstBadGB(data)
	switch {
	case at < 0: // U+FFFD itself is a character of GB18030
		return string(out), false, nil
	case cutGB(data[at:]):
		s, _, err := decodeGB18030(data[:at])
		return s, true, err
	}
	return "", false, badByte(data, at, "既不是 UTF-8 也不是 GB18030")
}

// firstBadGB is the offset of the first sequence that is no GB18030, -1 if none.
func firstBadGB(data []byte) int {
	decoder := simplifiedchinese.GB18030.NewDecoder()
	var out [8]byte
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		size := min(sizeGB(data[i:]), len(data)-i)
		decoder.Reset()
		n, used, err := decoder.Transform(out[:], data[i:i+size], true)
		r, _ := utf8.DecodeRune(out[:n])
		if err != nil || used != size || r == utf8.RuneError && !bytes.Equal(data[i:i+size], gbReplacement) {
			return i
		}
		i += size
	}
	return -1
}

// gbReplacement is U+FFFD written in GB18030.
var gbReplacement = []byte{0x84, 0x31, 0xa4, 0x37}

// sizeGB is the length a sequence announces: 4 when its second byte is a digit.
func sizeGB(b []byte) int {
	if len(b) > 1 && b[1] >= '0' && b[1] <= '9' {
		return 4
	}
	return 2
}

// cutGB reports whether the rest is the beginning of one character.
func cutGB(rest []byte) bool {
	return rest[0] > 0x80 && rest[0] < 0xff && len(rest) < sizeGB(rest)
}

func decodeUTF16(data []byte, order binary.ByteOrder) (string, bool, error) {
	cut := len(data)%2 == 1
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	if n := len(units); n > 0 && units[n-1] >= 0xd800 && units[n-1] < 0xdc00 {
		units, cut = units[:n-1], true
	}
	line := 1
	for i := 0; i < len(units); i++ {
		switch u := units[i]; {
		case u == '\n':
			line++
		case u == 0:
			return "", false, &budget.Error{Kind: budget.ErrFormat, Reason: "像是二进制文件", Where: atLine(line)}
		case utf16.IsSurrogate(rune(u)):
			if i+1 == len(units) || utf16.DecodeRune(rune(u), rune(units[i+1])) == utf8.RuneError {
				return "", false, &budget.Error{Kind: budget.ErrEncoding, Where: atLine(line),
					Reason: "UTF-16 文本中有损坏的字符", Hint: saveAsUTF8}
			}
			i++
		}
	}
	return string(utf16.Decode(units)), cut, nil
}

func badByte(data []byte, at int, reason string) error {
	line := 1 + bytes.Count(data[:at], []byte("\n"))
	return &budget.Error{Kind: budget.ErrEncoding, Where: atLine(line), Hint: saveAsUTF8,
		Reason: fmt.Sprintf("第%d字节（0x%02X）%s", at+1, data[at], reason)}
}

func atLine(n int) budget.Pos { return budget.Pos{Lines: [2]int{n, n}} }
