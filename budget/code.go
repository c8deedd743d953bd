package budget

import "strings"

// CodeCheck is what the check character of a 项目编码 says.
type CodeCheck int

const (
	// CodeUnchecked: a class (or an all-digit serial) whose scheme is not known.
	CodeUnchecked CodeCheck = iota
	CodeValid
	// CodeWrong: 21 characters of class P whose check character does not fit,
	// or a character that no code may hold.
	CodeWrong
	// CodeMalformed: not 21 characters of the code's shape.
	CodeMalformed
)

// codeAlphabet is the 31 letters of GB 32100; a letter's value is its index.
const codeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// codeLength: 6 division, 2 year of creation, 1 class, 11 serial, 1 check.
const codeLength = 21

// CheckCode verifies a 项目编码. Only class P has a known scheme:
// check = alphabet[(30 − Σ v(i)·3^i) mod 31], i from 0 at the left.
func CheckCode(code string) CodeCheck {
	if len(code) != codeLength || !allDigits(code[:8]) {
		return CodeMalformed
	}
	switch class := code[8]; {
	case class >= '0' && class <= '9':
		return CodeUnchecked
	case class < 'A' || class > 'Z':
		return CodeMalformed
	case class != 'P':
		return CodeUnchecked
	}
	sum, power := 0, 1
	for i := 0; i < codeLength-1; i++ {
		v := strings.IndexByte(codeAlphabet, code[i])
		if v < 0 {
			return CodeWrong
		}
		sum = (sum + v*power) % 31
		power = power * 3 % 31
	}
	if codeAlphabet[((30-sum)%31+31)%31] != code[codeLength-1] {
		return CodeWrong
	}
	return CodeValid
}

// LooksLikeCode reports whether s has the shape of a whole 项目编码.
func LooksLikeCode(s string) bool {
	if CheckCode(s) == CodeMalformed {
		return false
	}
	return strings.Trim(s[9:], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// CodeYear is the year in which a project with this code was created, 0 if the
// code is malformed.
func CodeYear(code string) int {
	if CheckCode(code) == CodeMalformed {
		return 0
	}
	return 2000 + int(code[6]-'0')*10 + int(code[7]-'0')
}

// CodeDivision is the division (行政区划) that issued the code, "" if malformed.
func CodeDivision(code string) string {
	if CheckCode(code) == CodeMalformed {
		return ""
	}
	return code[:6]
}
