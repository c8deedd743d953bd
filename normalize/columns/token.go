package columns

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

// token is a printed piece between blanks.
type token struct {
	line, from, to int // bytes of its line
	text, fold     string
	first, last    rune // of the folded text
	w              int  // half characters
	block, page    int  // pieces without a blank line between them share a block
	used           bool
	font           bool                 // the blank before it stands where fonts may change
	soft           bool                 // the blank before it may stand inside a cell: it changes from ideographs to digits
	head           int                  // half characters of its first unbreakable piece
	value, signed  bool                 // noted as a value; with a comparison sign
	wide           bool                 // nothing but ideographs
	source         bool                 // it has words of a source
	sentence       bool                 // it begins like a description
	name           bool                 // it ends like a name
	unit           bool                 // nothing but a unit, or the end of a date: what only goes on
	lone           bool                 // a comparison sign alone
	closing        bool                 // begins with what can only end a line
	opening        bool                 // ends with what can only begin one
	closed, open   marks                // marks without their partner
	fresh, goesOn  float64              // costs of beginning a cell, or going on with one
	ends, wraps    float64              // costs of ending a cell, or being followed in it
	looks, over    [textColumns]float64 // costs of its words and its width in each column
}

// looseShare is the share of the blanks that stand between an ideograph and a
// digit when the producer sets blanks where fonts change.
const looseShare = 0.3

// isLoose looks at prose: lines too wide for a cell.
func isLoose(lines []budget.Line) bool {
	apart, glued := 0, 0
	for _, l := range lines {
		rs := []rune(l.Text)
		if width(l.Text) < proseHalf {
			continue
		}
		for i := 1; i < len(rs); i++ {
			if mixed(rs[i-1], rs[i]) {
				glued++
			}
			if i > 1 && rs[i-1] == ' ' && mixed(rs[i-2], rs[i]) {
				apart++
			}
		}
	}
	return float64(apart) > looseShare*float64(apart+glued)
}

// mixed reports an ideograph or its punctuation beside a letter or digit.
func mixed(a, b rune) bool { return isWide(a) && isWord(b) || isWord(a) && isWide(b) }

func isWide(r rune) bool { return r >= 0x2e80 }

func isWord(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// onlyHan reports a text of ideographs alone.
func onlyHan(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}

// width counts half characters, blanks aside.
func width(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
		case r < 0x2000:
			n++
		default:
			n += 2
		}
	}
	return n
}

// headWidth is the width of the piece that a line break cannot part from the
// beginning of a text: a word or number, opening marks and closing ones with it.
func headWidth(s string) int {
	n, word, done := 0, false, false
	for _, c := range s {
		switch {
		case strings.ContainsRune("（(《【〔[“‘", c):
			if done {
				return n
			}
		case strings.ContainsRune("）)》】〕]”’，。、；：！？%％", c):
		case isWord(c) || c == '.' || c == ',':
			if done && !word {
				return n
			}
			word, done = true, true
		default:
			if done {
				return n
			}
			done = true
		}
		n += 2
		if c < 0x2000 {
			n--
		}
	}
	return n
}

// proseHalf is the width from which a line is prose: no cell of a grid on
// upright A4 is so wide.
const proseHalf = 44

// tokens cuts the content lines from..to-1, leaving out those in skip.
func (r *reader) tokens(from, to int, skip map[int]bool) []token {
	var out []token
	block, before := 0, -1
	for i := from; i < to; i++ {
		if !r.content(i) || skip[i] {
			continue
		}
		if before >= 0 && (i != before+1 || r.lines[i].Pos.Page != r.lines[before].Pos.Page) {
			block++
		}
		before = i
		for n, w := range r.cut(r.lines[i].Text) {
			text := r.lines[i].Text[w[0]:w[1]]
			fold := budget.Fold(text)
			out = append(out, token{line: i, from: w[0], to: w[1], text: text, fold: fold, first: firstRune(fold), last: lastRune(fold), w: width(text), block: block, page: r.lines[i].Pos.Page,
				head: headWidth(text), wide: onlyHan(text), value: valueShape(fold), signed: signed.MatchString(fold), lone: loneSign.MatchString(fold),
				unit: unit.MatchString(fold), source: basisLook.MatchString(fold), sentence: textLook.MatchString(fold), name: nameLook.MatchString(fold),
				closing: closes(fold), opening: opens(fold)})
			out[len(out)-1].closed, out[len(out)-1].open = marksOf(fold)
			if n > 0 && r.loose {
				out[len(out)-1].soft = softBlank(out[len(out)-2].text, text)
				out[len(out)-1].font = fontBlank(out[len(out)-2].text, text)
			}
		}
	}
	return out
}

// cut finds the pieces of a line that different cells may have printed.
func (r *reader) cut(s string) [][2]int {
	ws := r.wholeProse(s, pieces(s))
	out := ws[:0:0]
	for k, w := range ws {
		n := len(out)
		if k > 0 && r.together(s[out[n-1][0]:out[n-1][1]], s[w[0]:w[1]]) {
			out[n-1][1] = w[1]
		} else {
			out = append(out, w)
		}
	}
	return r.unglue(s, out)
}

// pieces are what stands between blanks.
func pieces(s string) (out [][2]int) {
	from := -1
	for i, c := range s + " " {
		blank := unicode.IsSpace(c)
		switch {
		case !blank && from < 0:
			from = i
		case blank && from >= 0:
			out = append(out, [2]int{from, i})
			from = -1
		}
	}
	return out
}

// softBlank reports a blank between an ideograph and a number: a change of fonts,
// or the next cell.
func softBlank(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return unicode.Is(unicode.Han, last) && isDigit(first) || isDigit(last) && unicode.Is(unicode.Han, first)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// wholeProse joins what stands on a line with prose: a cell as wide as the table
// shares its line with nothing but the label of its section.
func (r *reader) wholeProse(s string, ws [][2]int) [][2]int {
	run, marks, prose := 0, false, false
	for k, w := range ws {
		text := s[w[0]:w[1]]
		if k > 0 && (!fontBlank(s[ws[k-1][0]:ws[k-1][1]], text) || r.labelAndSum(s[ws[k-1][0]:ws[k-1][1]], text)) {
			run, marks = 0, false
		}
		run += width(text)
		marks = marks || strings.ContainsAny(text, "，。；：,;:")
		prose = prose || run >= proseHalf && (marks || width(text) >= proseHalf)
	}
	if !prose {
		return ws
	}
	from := 0
	for from+1 < len(ws) && r.besideSection(s[ws[from][0]:ws[from][1]], s[ws[from+1][0]:ws[from+1][1]]) {
		from++
	}
	return append(ws[:from:from], [2]int{ws[from][0], ws[len(ws)-1][1]})
}

// labelAndSum reports a sum beside a label of the head, in either order.
func (r *reader) labelAndSum(a, b string) bool {
	return sumPiece.MatchString(budget.Fold(a)) && r.beginsLabel(b) || r.beginsLabel(a) && sumPiece.MatchString(budget.Fold(b))
}

// fontBlank reports a blank where only fonts may change.
func fontBlank(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return mixed(last, first) || isWord(last) && isWord(first)
}

// besideSection reports a label, or a piece of a section's, left of text b; but
// not the one that begins a sentence: "预算数 17 万元。其中…".
func (r *reader) besideSection(a, b string) bool {
	return r.ofSection(a) || r.isLabel(a) && !fontBlank(a, b)
}

// ofSection reports a piece of a label that stands left of the prose.
func (r *reader) ofSection(s string) bool {
	f := budget.Fold(s)
	for _, role := range []int{roleSection, roleSchedule, roleGoals} {
		for _, l := range r.labelsOf(role) {
			if strings.Contains(l, f) {
				return true
			}
		}
	}
	return false
}

// together reports that a blank only stands between fonts, words or the
// characters of a justified line.
func (r *reader) together(a, b string) bool {
	as, bs := []rune(strings.TrimSpace(a)), []rune(b)
	last, first := as[len(as)-1], bs[0]
	lone := len(as) == 1 || len(as) >= 2 && as[len(as)-2] == ' '
	switch {
	case r.isLabel(a) || r.isLabel(b) || beginsName(a) || leadsValue.MatchString(budget.Fold(b)):
		return false
	case width(a) >= proseHalf || width(b) >= proseHalf:
		return false
	case r.labelAndSum(a, b):
		return false
	case lone && unicode.Is(unicode.Han, last) && len(bs) <= 2 && !ownSign(first):
		return true
	case bareYear.MatchString(a) && first == '年':
		return true
	case isWord(last) && isWord(first):
		return !amountShape.MatchString(budget.Fold(a)) || unicode.IsLetter(first)
	case r.loose && unicode.Is(unicode.Han, last) && isDigit(first):
		return false // the next cell, or other fonts: the search decides
	case r.loose && signedNumber.MatchString(budget.Fold(a)):
		return unit.MatchString(budget.Fold(b))
	case r.loose && mixed(last, first):
		return !amountShape.MatchString(budget.Fold(a)) || width(b) <= unitWidth
	}
	return false
}

// nameBegins is how many ideographs of a second level tell it from other words.
const nameBegins = 4

// beginsName reports the first line of a second level.
func beginsName(s string) bool {
	f := budget.Fold(s)
	if utf8.RuneCountInString(f) < nameBegins {
		return false
	}
	return slices.ContainsFunc(secondNames, func(n string) bool { return strings.HasPrefix(n, f) })
}

// beginsLabel reports the first line of a label: two characters or more.
func (r *reader) beginsLabel(s string) bool {
	f := budget.Fold(s)
	if utf8.RuneCountInString(f) < 2 {
		return false
	}
	return slices.ContainsFunc(r.form, func(l string) bool { return strings.HasPrefix(l, f) })
}

var signedNumber = pattern.New(`^(?:[≥≤≧≦＞＜>=<＝±]|》=|《=)+\d[\d,.]*$`)

var bareYear = pattern.New(`^(?:19|20)\d\d$`)

// longestLabel bounds the bytes of a label, so that prose is not looked up.
const longestLabel = 90

// isLabel reports a whole label, which shares its cell with nothing.
func (r *reader) isLabel(s string) bool {
	return len(s) < longestLabel && r.label[budget.Fold(s)]
}

// unitWidth is the width of the longest unit behind a number, half characters.
const unitWidth = 8

func ownSign(r rune) bool { return strings.ContainsRune("≥≤≧≦＞＜=><＝》《", r) }

// codeLength is the length of a 项目编码.
const codeLength = 21

// unglue parts a code from the label that touches it.
func (r *reader) unglue(s string, ws [][2]int) [][2]int {
	for k, w := range ws {
		text := s[w[0]:w[1]]
		if len(text) > codeLength && budget.LooksLikeCode(text[len(text)-codeLength:]) {
			cut := w[1] - codeLength
			return append(append(append([][2]int{}, ws[:k]...), [2]int{w[0], cut}, [2]int{cut, w[1]}), ws[k+1:]...)
		}
	}
	return ws
}

// reach is how many pieces of other cells may stand between two pieces of one
// label or name.
const reach = 7

// spell finds unused tokens from k on that together are the text, with no more
// than so many others between two of them; those that do not count may be more.
func spell(ts []token, k int, text string, apart int, counts func(*token) bool) []int {
	rest, ok := strings.CutPrefix(text, ts[k].fold)
	if !ok || ts[k].used {
		return nil
	}
	ix := []int{k}
	for j, skipped := k+1, 0; rest != "" && j < len(ts) && skipped <= apart; j++ {
		if ts[j].used || !strings.HasPrefix(rest, ts[j].fold) {
			if counts(&ts[j]) {
				skipped++
			}
			continue
		}
		rest, skipped = rest[len(ts[j].fold):], 0
		ix = append(ix, j)
	}
	if rest != "" {
		return nil
	}
	return ix
}

func everyText(*token) bool { return true }

// besideLabel reports a text that may stand between the pieces of a head's label
// in any number: prose, and the points of the schedule with their shares.
func besideLabel(t *token) bool {
	return t.w >= proseHalf || monthPoint.MatchString(t.fold) || percent.MatchString(t.fold)
}

// take spells a text at its first place and marks its tokens; nil if not there.
func take(ts []token, text string) []int {
	if text == "" {
		return nil
	}
	for k := range ts {
		if ix := spell(ts, k, text, reach, everyText); ix != nil {
			return use(ts, ix)
		}
	}
	return nil
}

// takeLabel is take for a label of the head, whose pieces may stand far apart.
func takeLabel(ts []token, text string) []int {
	if ix := take(ts, text); ix != nil || text == "" {
		return ix
	}
	for k := range ts {
		if ix := spell(ts, k, text, reach, func(t *token) bool { return !besideLabel(t) }); ix != nil {
			return use(ts, ix)
		}
	}
	return nil
}

func use(ts []token, ix []int) []int {
	for _, i := range ix {
		ts[i].used = true
	}
	return ix
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
