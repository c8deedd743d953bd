package columns

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// passage is prose that stands together: tokens, and whether a number of the
// goals begins it.
type passage struct {
	ix       []int
	numbered bool
}

// takeProse parts the wide lines into purpose and goals. What stands behind the
// goals and is no sentence's rest is a wide text of the grid.
func (p *project) takeProse() {
	list := p.passages()
	numbered := slices.IndexFunc(list, func(a passage) bool { return a.numbered })
	goals := false
	schedule := p.scheduleStart()
	for n, a := range list {
		switch {
		case a.numbered:
			goals = true
		case len(p.purpose) == 0:
			goals = false
		case n > 0 && p.unfinished(list[n-1].ix) && (goals || numbered >= 0 || a.ix[0] < schedule):
			// a label or the page's end stands between
		case n > numbered && len(p.goals) > 0:
			for _, k := range a.ix {
				p.ts[k].used = false
			}
			continue
		default:
			goals = n > numbered
		}
		if goals {
			p.goals = append(p.goals, a.ix...)
		} else {
			p.purpose = append(p.purpose, a.ix...)
		}
	}
}

// scheduleStart is the first month of the schedule, which stands between purpose
// and goals.
func (p *project) scheduleStart() int {
	for k := range p.ts {
		if monthPoint.MatchString(p.ts[k].fold) && !p.besideProse(k) {
			return k
		}
	}
	return len(p.ts)
}

// line is the last line of a passage: its last text, and the width of all of them.
type line struct {
	last *token
	w    int
}

// passages takes the prose of a table. A short line below a wide one in the same
// block ends a passage.
func (p *project) passages() (out []passage) {
	var at *line // nil where no passage is open
	styles := map[rune]bool{}
	for k := range p.ts {
		t := &p.ts[k]
		if t.used {
			continue
		}
		if at != nil && at.last.line == t.line { // nothing stands right of prose
			t.used, at = true, &line{t, at.w + t.w}
			out[len(out)-1].ix = append(out[len(out)-1].ix, k)
			continue
		}
		numbered := goalHead.MatchString(t.fold)
		follows := at != nil && t.block == at.last.block && t.line-at.last.line <= 2 && at.w >= proseHalf
		if numbered && follows && inSentence(t, styles) && p.full(at) {
			numbered = false
		}
		if !numbered && t.w < proseHalf && (!follows || t.isCell() && !p.goesOn(at, k) || p.beginsLevel(t)) {
			if !follows {
				at = nil
			}
			continue
		}
		t.used, at = true, &line{t, t.w}
		if len(out) == 0 || numbered || !follows {
			out = append(out, passage{numbered: numbered && t.w >= goalLeast})
			styles[t.first] = true
		}
		out[len(out)-1].ix = append(out[len(out)-1].ix, k)
	}
	return out
}

// inSentence reports a number in brackets other than the first, where no line began
// with one: "…；（2）…" that a line's end has cut.
func inSentence(t *token, styles map[rune]bool) bool {
	return t.first == '(' && !strings.HasPrefix(t.fold, "(1)") && !styles[t.first]
}

// isCell reports a text that ends no prose: a value, a month of the schedule, or a
// level's name.
func (t *token) isCell() bool {
	return valueShape(t.fold) || monthPoint.MatchString(t.fold) || slices.Contains(firstNames, t.fold) || slices.Contains(secondNames, t.fold)
}

// leastLevel is how many characters of a label of the grid or a level's name are no
// chance.
const leastLevel = 3

// beginsLevel reports the first line of a label of the grid, or of a level's name.
func (p *project) beginsLevel(t *token) bool {
	if utf8.RuneCountInString(t.fold) < leastLevel {
		return false
	}
	begins := func(name string) bool { return strings.HasPrefix(name, t.fold) }
	return slices.ContainsFunc(p.columns, begins) || slices.ContainsFunc(firstNames, begins) || slices.ContainsFunc(secondNames, begins)
}

// goesOn reports a value on the next line that is the rest of a full line's
// sentence, and no share of the schedule.
func (p *project) goesOn(at *line, k int) bool {
	t := &p.ts[k]
	switch {
	case t.line != at.last.line+1 || monthPoint.MatchString(t.fold):
		return false
	case strings.ContainsRune("≥≤≧≦=><", at.last.last):
		return true
	case strings.HasSuffix(at.last.fold, "。") || at.w+t.head <= p.proseWidth():
		return false
	}
	own := percent.MatchString(t.fold) || amountShape.MatchString(t.fold) // may be a cell's
	return !own || k+1 < len(p.ts) && p.ts[k+1].line == t.line
}

// fullProse is the share of the widest line of prose from which a line is full.
const fullProse = 0.9

// unfinished reports prose whose last line is full, and no sentence's end.
func (p *project) unfinished(ix []int) bool {
	last := &p.ts[ix[len(ix)-1]]
	at := line{last: last}
	for _, k := range ix {
		if p.ts[k].line == last.line {
			at.w += p.ts[k].w
		}
	}
	return p.full(&at)
}

// full reports a line as wide as the table, and no sentence's end.
func (p *project) full(at *line) bool {
	return float64(at.w) >= fullProse*float64(p.proseWidth()) && !strings.HasSuffix(at.last.fold, "。")
}

// proseWidth is the width of the widest text.
func (p *project) proseWidth() int {
	if p.widest == 0 {
		for k := range p.ts {
			p.widest = max(p.widest, p.ts[k].w)
		}
	}
	return p.widest
}

// takeLoneGoal takes a goal without a number that fills no line: it stands beside
// its label, or alone before the labels of the text columns.
func (p *project) takeLoneGoal() {
	ix := p.labels[roleGoals]
	if len(p.goals) > 0 || len(ix) == 0 {
		return
	}
	end := p.textStart()
	for _, k := range []int{ix[len(ix)-1] + 1, ix[0] - 1} {
		if k >= 0 && k < end && p.loneGoal(k) {
			p.takeGoalLine(k)
			return
		}
	}
	at := -1
	for k := p.scheduleEnd(); k < end; k++ {
		switch {
		case !p.loneGoal(k):
		case at >= 0 && p.ts[k].line != p.ts[at].line:
			return
		case at < 0:
			at = k
		}
	}
	if at >= 0 {
		p.takeGoalLine(at)
	}
}

// takeLonePurpose takes a purpose that fills no line: it stands alone between the
// sums and the schedule.
func (p *project) takeLonePurpose() {
	if len(p.purpose) > 0 {
		return
	}
	from := 0
	for _, ix := range append(p.amounts[:], p.labels[roleTotal], p.labels[roleFiscal], p.labels[roleOther]) {
		for _, k := range ix {
			from = max(from, k+1)
		}
	}
	to := p.scheduleStart()
	if ix := p.labels[roleSchedule]; len(ix) > 0 {
		to = min(to, ix[0])
	}
	var found []int
	width := 0
	for k := from; k < to; k++ {
		t := &p.ts[k]
		switch {
		case t.used:
		case len(found) > 0 && t.line != p.ts[found[0]].line:
			return
		default:
			found, width = append(found, k), width+t.w
		}
	}
	if width >= loneGoalLeast && !p.ts[found[0]].value {
		p.purpose = use(p.ts, found)
	}
}

// loneGoal reports a text that may be a goal.
func (p *project) loneGoal(k int) bool {
	t := &p.ts[k]
	return !t.used && t.w >= loneGoalLeast && !t.value
}

// takeGoalLine takes a text and what follows it on its line in other fonts.
func (p *project) takeGoalLine(k int) {
	p.goals = append(p.goals, k)
	p.ts[k].used = true
	for k++; k < len(p.ts) && p.ts[k].font && p.ts[k].line == p.ts[k-1].line && !p.ts[k].used; k++ {
		p.goals = append(p.goals, k)
		p.ts[k].used = true
	}
}

// textStart is the label of the first text column, before which no text of the
// grid stands.
func (p *project) textStart() int {
	if ix := p.header[gridColumns-textColumns]; len(ix) > 0 {
		return ix[0]
	}
	return p.gridStart()
}

// scheduleEnd is the text behind the last share of the schedule.
func (p *project) scheduleEnd() int {
	end := 0
	for _, ix := range p.shares {
		end = max(end, ix[len(ix)-1]+1)
	}
	return end
}

// takeLateGoal takes the sentence that found no cell of the grid, where there is no
// goal yet.
func (p *project) takeLateGoal() {
	if len(p.goals) > 0 {
		return
	}
	best := -1
	for k := range p.ts {
		t := &p.ts[k]
		if !t.used && p.columnOf[k] < 0 && t.w >= loneGoalLeast && !t.value && (best < 0 || t.w > p.ts[best].w) {
			best = k
		}
	}
	if best >= 0 {
		p.goals = use(p.ts, []int{best})
	}
}

// loneGoalLeast is the width of the shortest sentence, half characters.
const loneGoalLeast = 14

// goalLeast is the width of the shortest numbered goal.
const goalLeast = 6
