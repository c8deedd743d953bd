package shown

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

const (
	secondsPerDay = 24 * 60 * 60
	// lastSerial is 9999-12-31, the last day Excel knows.
	lastSerial = 2958465
	// firstSure is 1900-03-01. Before it Excel shows days that never were
	// (1900-01-00, 1900-02-29); such a number is hardly meant as a date.
	firstSure = 61
)

// formatDate prints a serial day number. Excel shows ### for days it does not
// know; the stored number stands in for them.
func (s *section) formatDate(d decimal, date1904 bool) (string, bool) {
	f, err := strconv.ParseFloat(d.String(), 64)
	if err != nil || f < 0 || f >= lastSerial+1 {
		text, _ := d.general()
		return text, false
	}
	days := int(f)
	seconds := int((f-float64(days))*secondsPerDay + 0.5)
	if seconds == secondsPerDay {
		days, seconds = days+1, 0
	}
	p := dateWriter{tokens: s.tokens, days: days, seconds: seconds, day: day(days, date1904)}
	for _, t := range s.tokens {
		p.half = p.half || t.kind == datePart && strings.Contains(t.text, "/")
	}
	for i, t := range s.tokens {
		switch t.kind {
		case datePart:
			p.write(i, t.text)
		case literal, point, comma, percent:
			p.b.WriteString(t.text)
		case digit:
			p.b.WriteByte('0') // fractions of a second: the file keeps none we show
		}
	}
	return p.b.String(), days >= firstSure || !s.hasDay()
}

// hasDay reports whether a section prints more than the time of day.
func (s *section) hasDay() bool {
	for i, t := range s.tokens {
		w := dateWriter{tokens: s.tokens}
		if t.kind == datePart && (strings.ContainsAny(t.text[:1], "yed") || t.text[0] == 'm' && !w.isMinute(i)) {
			return true
		}
	}
	return false
}

// day is the date of a serial number. The calendar that begins in 1900 holds a
// 29th of February 1900 that never was.
func day(serial int, date1904 bool) time.Time {
	switch {
	case date1904:
		return time.Date(1904, 1, 1+serial, 0, 0, 0, 0, time.UTC)
	case serial < 60:
		return time.Date(1899, 12, 31+serial, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1899, 12, 30+serial, 0, 0, 0, 0, time.UTC)
}

type dateWriter struct {
	b             strings.Builder
	tokens        []token
	days, seconds int
	day           time.Time
	half          bool // the clock has twelve hours
}

var (
	weekdays = []string{"日", "一", "二", "三", "四", "五", "六"}
	english  = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
)

// write prints one run of date letters.
func (w *dateWriter) write(i int, letters string) {
	n := len(letters)
	switch letters[0] {
	case 'y':
		if n <= 2 {
			fmt.Fprintf(&w.b, "%02d", w.day.Year()%100)
			return
		}
		fmt.Fprintf(&w.b, "%04d", w.day.Year())
	case 'e':
		fmt.Fprintf(&w.b, "%04d", w.day.Year())
	case 'm':
		if w.isMinute(i) {
			w.pad(w.seconds/60%60, n)
			return
		}
		w.month(n)
	case 'd':
		w.weekdayOrDay(n)
	case 'h':
		w.pad(w.hour(), n)
	case 's':
		w.pad(w.seconds%60, n)
	case '[':
		w.elapsed(letters)
	default:
		w.marker(letters)
	}
}

func (w *dateWriter) pad(value, width int) { fmt.Fprintf(&w.b, "%0*d", min(width, 2), value) }

func (w *dateWriter) month(n int) {
	name := w.day.Month().String()
	switch {
	case n <= 2:
		w.pad(int(w.day.Month()), n)
	case n == 3:
		w.b.WriteString(name[:3])
	case n == 4:
		w.b.WriteString(name)
	default:
		w.b.WriteString(name[:1])
	}
}

func (w *dateWriter) weekdayOrDay(n int) {
	name := english[w.day.Weekday()]
	switch {
	case n <= 2:
		w.pad(w.day.Day(), n)
	case n == 3:
		w.b.WriteString(name[:3])
	default:
		w.b.WriteString(name)
	}
}

func (w *dateWriter) hour() int {
	hour := w.seconds / 3600
	if w.half {
		hour = (hour+11)%12 + 1
	}
	return hour
}

// elapsed prints a time that goes on beyond a day: [h], [mm], [s].
func (w *dateWriter) elapsed(letters string) {
	total := w.days*secondsPerDay + w.seconds
	switch letters[1] {
	case 'h':
		total /= 3600
	case 'm':
		total /= 60
	}
	fmt.Fprintf(&w.b, "%0*d", len(letters)-2, total)
}

// marker prints the half of the day, or the weekday in Chinese.
func (w *dateWriter) marker(letters string) {
	afternoon := w.seconds >= secondsPerDay/2
	switch {
	case strings.HasPrefix(letters, "aaaa"):
		w.b.WriteString("星期" + weekdays[w.day.Weekday()])
	case strings.HasPrefix(letters, "aaa"):
		w.b.WriteString(weekdays[w.day.Weekday()])
	case strings.Contains(letters, "/"):
		morning, evening, _ := strings.Cut(letters, "/")
		if afternoon {
			morning = evening
		}
		w.b.WriteString(morning)
	default:
		w.b.WriteString(letters)
	}
}

// isMinute: an m behind hours or before seconds means minutes.
func (w *dateWriter) isMinute(i int) bool {
	for j := i - 1; j >= 0; j-- {
		if w.tokens[j].kind == datePart {
			if strings.HasPrefix(strings.TrimPrefix(w.tokens[j].text, "["), "h") {
				return true
			}
			break
		}
	}
	for j := i + 1; j < len(w.tokens); j++ {
		if w.tokens[j].kind == datePart {
			return strings.HasPrefix(strings.TrimPrefix(w.tokens[j].text, "["), "s")
		}
	}
	return false
}
