package content

import (
	"cmp"
	"slices"

	"jixiao/extract/mark"
)

// Tolerances for making one rule of many pieces, in points.
const (
	// sameLine is how far apart the centre lines of pieces may lie.
	sameLine = 0.3
	// touchGap closes the gaps that corner squares and rounding leave.
	touchGap = 1.0
	// A dash is a piece up to maxDash long with up to maxDashGap to the next;
	// minDashes of them in a row are one line.
	maxDash    = 10.0
	maxDashGap = 5.0
	minDashes  = 4
	// minRule is the length below which a piece that joins nothing is a dot.
	minRule = 1.5
)

// joiner joins the rules of one page after the other and keeps its memory
// between them.
type joiner struct {
	across, down, sorted, joined []mark.Rule
	order                        []lineOf
}

// lineOf is where a rule lies, where it begins and its number: what is sorted is
// to be small, and mostly enough to compare.
type lineOf struct {
	at, from float64
	i        int32
}

// join makes one rule of pieces that lie on one line and touch, or that follow
// each other as dashes. The order of the result does not depend on the order of
// painting. It stays until the next call.
func (j *joiner) join(rules []mark.Rule) []mark.Rule {
	j.across, j.down, j.joined = j.across[:0], j.down[:0], j.joined[:0]
	for _, r := range rules {
		if r.Horizontal() && (r.X0 != r.X1 || r.Width > 0) {
			j.across = append(j.across, r)
		} else {
			j.down = append(j.down, turn(r))
		}
	}
	j.joined = joinLines(j.byLine(j.across), j.joined)
	n := len(j.joined)
	j.joined = joinLines(j.byLine(j.down), j.joined)
	for i, r := range j.joined[n:] {
		j.joined[n+i] = turn(r)
	}
	return j.joined
}

// turn swaps the axes, so that one code serves both directions.
func turn(r mark.Rule) mark.Rule {
	r.X0, r.Y0, r.X1, r.Y1 = r.Y0, r.X0, r.Y1, r.X1
	return r
}

// byLine sorts horizontal rules by the line, then along it. The result stays
// until the next call.
func (j *joiner) byLine(rules []mark.Rule) []mark.Rule {
	j.order, j.sorted = j.order[:0], j.sorted[:0]
	for i := range rules {
		j.order = append(j.order, lineOf{rules[i].Y0, rules[i].X0, int32(i)})
	}
	slices.SortFunc(j.order, func(a, b lineOf) int {
		switch {
		case a.at < b.at:
			return -1
		case a.at > b.at:
			return 1
		case a.from < b.from:
			return -1
		case a.from > b.from:
			return 1
		}
		return alongLine(&rules[a.i], &rules[b.i])
	})
	for _, o := range j.order {
		j.sorted = append(j.sorted, rules[o.i])
	}
	return j.sorted
}

func alongLine(a, b *mark.Rule) int {
	switch {
	case a.X0 != b.X0:
		return cmp.Compare(a.X0, b.X0)
	case a.X1 != b.X1:
		return cmp.Compare(a.X1, b.X1)
	}
	return cmp.Compare(a.Width, b.Width)
}

// joinLines works on horizontal rules, sorted: it gathers those of one line,
// then joins along the line, and appends what comes of it.
func joinLines(rules, out []mark.Rule) []mark.Rule {
	for from := 0; from < len(rules); {
		to := from + 1
		for to < len(rules) && rules[to].Y0-rules[to-1].Y0 <= sameLine && rules[to].Y0-rules[from].Y0 <= 2*sameLine {
			to++
		}
		out = append(out, joinAlong(rules[from:to])...)
		from = to
	}
	return out
}

func joinAlong(line []mark.Rule) []mark.Rule {
	slices.SortStableFunc(line, func(a, b mark.Rule) int { return cmp.Compare(a.X0, b.X0) })
	merged := line[:0] // in place: what is joined never overtakes what is read
	for _, r := range line {
		if n := len(merged); n > 0 && r.X0-merged[n-1].X1 <= touchGap {
			extend(&merged[n-1], r)
			continue
		}
		merged = append(merged, r)
	}
	merged = joinDashes(merged)
	return slices.DeleteFunc(merged, func(r mark.Rule) bool { return r.X1-r.X0 < max(minRule, minLongness*min(r.Width, minRule)) })
}

// extend makes a reach over b. The longer piece says where the line lies.
func extend(a *mark.Rule, b mark.Rule) {
	if b.X1-b.X0 > a.X1-a.X0 {
		a.Y0, a.Y1, a.Width = b.Y0, b.Y1, b.Width
	}
	a.X1 = max(a.X1, b.X1)
	a.Dashed = a.Dashed || b.Dashed
}

func joinDashes(line []mark.Rule) []mark.Rule {
	out := line[:0]
	for from := 0; from < len(line); {
		to := from + 1
		for to < len(line) && isDash(line[to-1]) && isDash(line[to]) && line[to].X0-line[to-1].X1 <= maxDashGap {
			to++
		}
		if to-from < minDashes {
			out = append(out, line[from:to]...)
		} else {
			r := line[from]
			r.X1, r.Dashed = line[to-1].X1, true
			out = append(out, r)
		}
		from = to
	}
	return out
}

func isDash(r mark.Rule) bool { return r.X1-r.X0 <= maxDash }
