package docx

import (
	"strconv"
	"strings"

	"jixiao/budget"
	"jixiao/extract/pack"
	"jixiao/extract/xmlscan"
)

// maxLevels is how many levels a list of Word has.
const maxLevels = 9

// maxOrdinal is the longest text of an ordinal in bytes; Word allows 255
// characters but nobody writes ten.
const maxOrdinal = 300

// lists are the numbering definitions: Word prints ordinals it does not store.
type lists struct {
	nums      map[string]num
	abstracts map[string]*[maxLevels]level
}

// num is one list in use: a definition, with levels that start anew.
type num struct {
	abstract string
	starts   map[int]int // level → start, where the list overrides it
}

type level struct {
	start  int
	format string // decimal, chineseCounting …
	text   string // "%1、"
	style  string // paragraph style that is tied to the level
	font   string // of a bullet
	tight  bool   // nothing between ordinal and text
}

func readLists(archive *pack.Archive, part string) (lists, error) {
	data, err := archive.Part(part)
	if err != nil || data == nil {
		return lists{}, err
	}
	r := listReader{s: xmlscan.New(data, namespaces),
		lists: lists{nums: map[string]num{}, abstracts: map[string]*[maxLevels]level{}}}
	for r.s.Next() {
		if r.s.Kind == xmlscan.Start {
			r.element()
		}
	}
	if err := r.s.Err(); err != nil {
		return lists{}, &budget.Error{Kind: budget.ErrDamaged, Reason: part + "：" + err.Error(), Hint: "请重新下载"}
	}
	return r.lists, nil
}

type listReader struct {
	s        *xmlscan.Scanner
	lists    lists
	num      string // the w:num that is open, "" within definitions
	abstract *[maxLevels]level
	at       int // the level that is open
}

func (r *listReader) element() {
	val := r.s.Get("w:val")
	switch r.s.Name {
	case "w:abstractNum":
		r.num, r.abstract = "", new([maxLevels]level)
		r.lists.abstracts[r.s.Get("w:abstractNumId")] = r.abstract
	case "w:num":
		r.num, r.abstract = r.s.Get("w:numId"), nil
		r.lists.nums[r.num] = num{starts: map[int]int{}}
	case "w:abstractNumId":
		r.lists.nums[r.num] = num{abstract: val, starts: r.lists.nums[r.num].starts}
	case "w:lvlOverride", "w:lvl":
		r.at = min(max(r.s.Int("w:ilvl", 0), 0), maxLevels-1)
	case "w:startOverride":
		if n, known := r.lists.nums[r.num]; known {
			n.starts[r.at] = r.s.Int("w:val", 1)
		}
	default:
		if r.abstract != nil {
			r.abstract[r.at].set(r.s, val)
		}
	}
}

func (l *level) set(s *xmlscan.Scanner, val string) {
	switch s.Name {
	case "w:start":
		l.start, _ = strconv.Atoi(val)
	case "w:numFmt":
		l.format = val
	case "w:lvlText":
		l.text = val[:min(len(val), maxOrdinal)]
	case "w:pStyle":
		l.style = val
	case "w:rFonts":
		l.font = s.Get("w:ascii")
	case "w:suff":
		l.tight = val == "nothing"
	}
}

// ordinal counts a paragraph of a list and returns what Word prints before it,
// "" for none. Lists of one definition count on together, unless one overrides
// the start.
func (w *walker) ordinal(numID string, at int) string {
	n, known := w.parts.lists.nums[numID]
	levels := w.parts.lists.abstracts[n.abstract]
	if !known || levels == nil {
		return ""
	}
	at = min(max(at, 0), maxLevels-1)
	counts := w.counters[n.abstract]
	if counts == nil {
		counts = make([]int, maxLevels)
		for i := range counts {
			counts[i] = levels[i].start - 1
		}
		w.counters[n.abstract] = counts
	}
	w.restart(numID, n, counts)
	counts[at]++
	for deeper := at + 1; deeper < maxLevels; deeper++ {
		counts[deeper] = levels[deeper].start - 1
	}
	return w.printOrdinal(levels, at, counts)
}

// restart applies a list's own starts when the list is met for the first time.
func (w *walker) restart(numID string, n num, counts []int) {
	key := "num " + numID
	if _, met := w.counters[key]; met {
		return
	}
	w.counters[key] = []int{}
	for at := range counts {
		if start, ok := n.starts[at]; ok {
			counts[at] = start - 1
		}
	}
}

func (w *walker) printOrdinal(levels *[maxLevels]level, at int, counts []int) string {
	l := levels[at]
	if l.format == "bullet" {
		return bullet(l) + " "
	}
	text := l.text
	for i := range at + 1 {
		mark := "%" + strconv.Itoa(i+1)
		if strings.Contains(text, mark) {
			n := max(counts[i], levels[i].start)
			printed, known := formatOrdinal(levels[i].format, n)
			if !known {
				w.doubt("list_format", "自动编号的样式 "+levels[i].format+" 不认识，按阿拉伯数字读出")
			}
			text = strings.ReplaceAll(text, mark, printed)
		}
	}
	if text != "" && !l.tight {
		text += " "
	}
	return text
}

func bullet(l level) string {
	for _, r := range l.text {
		if s, ok := symbol(l.font, r); ok {
			return s
		}
		if !isPrivate(r) {
			return string(r)
		}
	}
	return "•"
}
