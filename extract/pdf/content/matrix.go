package content

import (
	"math"

	"jixiao/budget"
)

// matrix is [a b c d e f] as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul is first m, then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// scale is the mean factor by which lengths grow.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// box is the bounding box of a transformed rectangle.
func (m matrix) box(x0, y0, x1, y1 float64) budget.Box {
	if m.b == 0 && m.c == 0 {
		ax, ay := m.a*x0+m.e, m.d*y0+m.f
		bx, by := m.a*x1+m.e, m.d*y1+m.f
		return budget.Box{min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)}
	}
	ax, ay := m.apply(x0, y0)
	out := budget.Box{ax, ay, ax, ay}
	for _, p := range [...][2]float64{{x1, y0}, {x1, y1}, {x0, y1}} {
		x, y := m.apply(p[0], p[1])
		out = budget.Box{min(out[0], x), min(out[1], y), max(out[2], x), max(out[3], y)}
	}
	return out
}

// intersect may give an empty box, with left beyond right or top below bottom.
func intersect(a, b budget.Box) budget.Box {
	return budget.Box{max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])}
}

func empty(b budget.Box) bool { return b[2] < b[0] || b[3] < b[1] }

// within reports whether a point lies in a box widened by slack.
func within(b budget.Box, x, y, slack float64) bool {
	return x >= b[0]-slack && x <= b[2]+slack && y >= b[1]-slack && y <= b[3]+slack
}

// far bounds coordinates: what lies further out is no part of any page, and
// not-a-number compares as outside too.
const far = 1e7

func sane(v ...float64) bool {
	for _, x := range v {
		if !(x > -far && x < far) {
			return false
		}
	}
	return true
}
