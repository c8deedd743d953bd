package main

import (
	"fmt"
	"strings"
)

// checkAlphabet holds the 31 characters of GB 32100.
const checkAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// projectCode is 21 characters: division, year of creation, class, serial and
// check character. Class P carries a right check character but for one in
// fifty; the other classes follow schemes of their own.
func (a author) projectCode(division string) string {
	class := "P"
	if a.chance(6) {
		class = pick(a.dice, []string{"R", "T", "Z"})
	}
	body := fmt.Sprintf("%s%02d%s%06d%05d", division, (a.year-a.between(0, 4))%100, class, a.IntN(1000000), pick(a.dice, []int{1, 10001, 10004, 20013, 10100}))
	check := checkCharacter(body)
	if class != "P" {
		check = fmt.Sprint(a.IntN(10))
	} else if a.chance(2) {
		check = string(checkAlphabet[(strings.Index(checkAlphabet, check)+a.between(1, 30))%31])
	}
	return body + check
}

// checkCharacter is ALPH[(30 - Σ v(i)·3^i) mod 31], i counted from 0 at the left.
func checkCharacter(body string) string {
	sum, power := 0, 1
	for _, r := range body {
		sum = (sum + strings.IndexRune(checkAlphabet, r)*power) % 31
		power = power * 3 % 31
	}
	return string(checkAlphabet[(30-sum+31)%31])
}
