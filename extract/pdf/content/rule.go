package content

import (
	"math"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// Tolerances of ruled lines, in points.
const (
	// maxRule is the thickness up to which a filled shape is a line. A bar of more
	// is a shaded band, unless it belongs to a grid of such (see maxFat).
	maxRule = 4.0
	// minLongness is how much longer than thick a filled shape must be; shorter
	// ones are corners and dots, kept only to close gaps between lines.
	minLongness = 2.0
	// maxDot is below what a single dot must be to vanish again when it joins no
	// line (see joinAlong). Dotted borders are rows of them, in either direction.
	maxDot = minLongness * minRule
	// maxSkew is how far the ends of a stroke may stand apart across it.
	maxSkew = 0.5
	// maxRulePoints is the most corners a filled line has: more make a drawing.
	maxRulePoints = 8
	// frameSlack is how much the four sides of a filled frame may differ.
	frameSlack = 1.0
)

// maxRules and maxFills bound what one page may hold.
const (
	maxRules = 200_000
	maxFills = 20_000
)

// fill is one painted area, remembered for white text and rules on top of it.
type fill struct {
	box   budget.Box
	ink   ink
	white bool
}

// paintedOn reports whether white paint shows at a point: something dark lies there.
func (in *Interp) paintedOn(x, y float64) bool {
	for i := len(in.fills) - 1; i >= 0; i-- {
		if within(in.fills[i].box, x, y, 0) {
			return !in.fills[i].white
		}
	}
	return false
}

// strokePath turns the straight pieces of the path into rules.
func (in *Interp) strokePath() {
	st := &in.st
	if st.strokeAlpha < clearAlpha {
		return
	}
	width := st.lineWidth * st.ctm.scale()
	for _, s := range in.path.subs {
		pts := in.path.points[s.from:s.to]
		for i := 1; i < len(pts); i++ {
			if !pts[i].bent {
				in.strokeLine(pts[i-1], pts[i], width)
			}
		}
		if s.closed && len(pts) > 2 {
			in.strokeLine(pts[len(pts)-1], pts[0], width)
		}
	}
}

func (in *Interp) strokeLine(a, b point, width float64) {
	dx, dy := math.Abs(a.x-b.x), math.Abs(a.y-b.y)
	if min(dx, dy) > maxSkew {
		return
	}
	r := mark.Rule{X0: min(a.x, b.x), X1: max(a.x, b.x), Y0: min(a.y, b.y), Y1: max(a.y, b.y), Width: width, Dashed: in.st.dashed}
	long := max(dx, dy)
	switch {
	case width > long && long <= maxRule && width > maxRule:
		r = crossRule(r, width) // a short thick stroke is a line across
	case width > maxRule:
		in.area(strokeBox(r, width), in.st.stroke)
		return
	case dx >= dy:
		r.Y0 = (a.y + b.y) / 2
		r.Y1 = r.Y0
	default:
		r.X0 = (a.x + b.x) / 2
		r.X1 = r.X0
	}
	in.addRule(r, in.st.stroke)
}

func strokeBox(r mark.Rule, width float64) budget.Box {
	if r.X1-r.X0 >= r.Y1-r.Y0 {
		return budget.Box{r.X0, r.Y0 - width/2, r.X1, r.Y1 + width/2}
	}
	return budget.Box{r.X0 - width/2, r.Y0, r.X1 + width/2, r.Y1}
}

func crossRule(r mark.Rule, width float64) mark.Rule {
	cx, cy := (r.X0+r.X1)/2, (r.Y0+r.Y1)/2
	if r.X1-r.X0 >= r.Y1-r.Y0 {
		return mark.Rule{X0: cx, X1: cx, Y0: cy - width/2, Y1: cy + width/2, Width: r.X1 - r.X0}
	}
	return mark.Rule{X0: cx - width/2, X1: cx + width/2, Y0: cy, Y1: cy, Width: r.Y1 - r.Y0}
}

// fillPath turns thin filled pieces into rules and remembers the others.
func (in *Interp) fillPath() {
	if in.st.fillAlpha < clearAlpha {
		return
	}
	subs := in.path.subs
	for i := 0; i < len(subs); i++ {
		s := subs[i]
		if s.to-s.from < 2 {
			continue
		}
		b := in.path.bounds(s)
		if i+1 < len(subs) && in.fillFrame(s, subs[i+1]) {
			i++
			continue
		}
		in.fillBox(b, s)
	}
}

func (in *Interp) fillBox(b budget.Box, s subpath) {
	w, h := b[2]-b[0], b[3]-b[1]
	if min(w, h) > maxRule || s.curved || s.to-s.from > maxRulePoints {
		if w > maxRule && h > maxRule && !s.curved {
			in.area(b, in.st.fill)
		}
		return
	}
	in.addBar(b, in.st.fill)
}

// area paints something larger than a line. Through a clip that shows no more than a
// line of it, as some drivers draw their borders, it is one.
func (in *Interp) area(b budget.Box, k ink) {
	seen := intersect(b, in.st.clip)
	if w, h := seen[2]-seen[0], seen[3]-seen[1]; min(w, h) <= maxRule && !empty(seen) {
		in.addBar(seen, k)
		return
	}
	in.fat(seen, k)
	in.remember(b, k)
}

// addBar makes a rule of a painted bar.
func (in *Interp) addBar(b budget.Box, k ink) {
	w, h := b[2]-b[0], b[3]-b[1]
	dot := max(w, h) < maxDot && max(w, h) < minLongness*min(w, h)
	if w >= h || dot {
		y := (b[1] + b[3]) / 2
		in.addRule(mark.Rule{X0: b[0], X1: b[2], Y0: y, Y1: y, Width: h}, k)
	}
	if w < h || dot {
		x := (b[0] + b[2]) / 2
		n := len(in.page.Rules)
		in.addRule(mark.Rule{X0: x, X1: x, Y0: b[1], Y1: b[3], Width: w}, k)
		if len(in.page.Rules) > n && len(in.thins) < maxThin {
			in.thins = append(in.thins, thinBar{b, k, n})
		}
	}
}

// fillFrame recognises two nested rectangles, filled between: a border drawn as
// one shape.
func (in *Interp) fillFrame(s, t subpath) bool {
	if s.curved || t.curved || t.to-t.from < 4 || s.to-s.from < 4 {
		return false
	}
	outer, inner := in.path.bounds(s), in.path.bounds(t)
	if inner[2]-inner[0]+inner[3]-inner[1] > outer[2]-outer[0]+outer[3]-outer[1] {
		outer, inner = inner, outer // drawn from the inside out
	}
	sides := [4]float64{inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]}
	if !areBorders(sides) || inner[2]-inner[0] < maxRule || inner[3]-inner[1] < maxRule || !in.evenOdd && in.winding(s) == in.winding(t) {
		return false
	}
	left, top, right, bottom := sides[0], sides[1], sides[2], sides[3]
	k := in.st.fill
	x0, y0, x1, y1 := outer[0]+left/2, outer[1]+top/2, outer[2]-right/2, outer[3]-bottom/2
	for _, r := range []mark.Rule{
		{X0: outer[0], X1: outer[2], Y0: y0, Y1: y0, Width: top}, {X0: outer[0], X1: outer[2], Y0: y1, Y1: y1, Width: bottom},
		{X0: x0, X1: x0, Y0: outer[1], Y1: outer[3], Width: left}, {X0: x1, X1: x1, Y0: outer[1], Y1: outer[3], Width: right},
	} {
		if r.Width > noBorder {
			in.addRule(r, k)
		}
	}
	return true
}

// noBorder is the rounding error of a side without a border, in points.
const noBorder = 0.01

// areBorders reports whether the distances between two nested rectangles are those
// of borders: thin and alike, where there is one.
func areBorders(sides [4]float64) bool {
	thin, thick := maxFat, 0.0
	for _, d := range sides {
		switch {
		case d < -noBorder:
			return false
		case d > noBorder:
			thin, thick = min(thin, d), max(thick, d)
		}
	}
	return thick > 0 && thick <= maxFat && thick-thin <= frameSlack
}

// winding reports whether a piece runs clockwise.
func (in *Interp) winding(s subpath) bool {
	area := 0.0
	pts := in.path.points[s.from:s.to]
	for i, p := range pts {
		q := pts[(i+1)%len(pts)]
		area += p.x*q.y - q.x*p.y
	}
	return area > 0
}

// remember notes a painted area.
func (in *Interp) remember(b budget.Box, k ink) {
	b = intersect(b, in.st.clip)
	if !empty(b) && len(in.fills) < maxFills && sane(b[0], b[1], b[2], b[3]) {
		in.fills = append(in.fills, fill{b, k, k.white()})
	}
}

// addRule cuts a rule at the clip and keeps it when it can be seen.
func (in *Interp) addRule(r mark.Rule, k ink) {
	if in.hiddenLayer > 0 || len(in.page.Rules) >= maxRules || !sane(r.X0, r.X1, r.Y0, r.Y1, r.Width) {
		return
	}
	half := r.Width / 2
	c := in.st.clip
	if r.Horizontal() {
		if r.Y0+half < c[1] || r.Y0-half > c[3] {
			return
		}
		r.X0, r.X1 = max(r.X0, c[0]), min(r.X1, c[2])
	} else {
		if r.X0+half < c[0] || r.X0-half > c[2] {
			return
		}
		r.Y0, r.Y1 = max(r.Y0, c[1]), min(r.Y1, c[3])
	}
	if r.X1 < r.X0 || r.Y1 < r.Y0 || k.white() && !in.paintedOn((r.X0+r.X1)/2, (r.Y0+r.Y1)/2) {
		return
	}
	in.page.Rules = append(in.page.Rules, r)
}
