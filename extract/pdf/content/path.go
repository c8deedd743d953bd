package content

import "jixiao/budget"

// point ends a segment of a path; bent is set where the segment is part of a curve.
type point struct {
	x, y float64
	bent bool
}

// subpath is one piece of a path: points[from:to], in page space.
type subpath struct {
	from, to int
	closed   bool
	curved   bool
}

// path is the path under construction. Its memory is used again and again.
type path struct {
	points []point
	subs   []subpath
	// current point in user space, for curves that begin at it
	x, y float64
	// clipNext is set by W: the next painting operator clips.
	clipNext bool
}

// maxPathPoints bounds one path.
const maxPathPoints = 1 << 20

func (p *path) reset() {
	p.points, p.subs = p.points[:0], p.subs[:0]
	p.clipNext = false
}

func (p *path) moveTo(m matrix, x, y float64) {
	p.x, p.y = x, y
	n := len(p.points)
	if n > maxPathPoints {
		return
	}
	px, py := m.apply(x, y)
	p.subs = append(p.subs, subpath{from: n, to: n + 1})
	p.points = append(p.points, point{x: px, y: py})
}

func (p *path) lineTo(m matrix, x, y float64, curved bool) {
	if len(p.subs) == 0 {
		p.moveTo(m, x, y)
		return
	}
	last := &p.subs[len(p.subs)-1]
	if last.closed { // a line after h starts anew at the closed piece's start
		start := p.points[last.from]
		p.subs = append(p.subs, subpath{from: len(p.points), to: len(p.points) + 1})
		p.points = append(p.points, start)
		last = &p.subs[len(p.subs)-1]
	}
	p.x, p.y = x, y
	if len(p.points) > maxPathPoints {
		return
	}
	px, py := m.apply(x, y)
	p.points = append(p.points, point{px, py, curved})
	last.to = len(p.points)
	last.curved = last.curved || curved
}

func (p *path) rect(m matrix, x, y, w, h float64) {
	p.moveTo(m, x, y)
	p.lineTo(m, x+w, y, false)
	p.lineTo(m, x+w, y+h, false)
	p.lineTo(m, x, y+h, false)
	p.close()
	p.x, p.y = x, y
}

func (p *path) close() {
	if n := len(p.subs); n > 0 {
		p.subs[n-1].closed = true
	}
}

// bounds is the box around one piece, control points of curves included.
func (p *path) bounds(s subpath) budget.Box {
	first := p.points[s.from]
	b := budget.Box{first.x, first.y, first.x, first.y}
	for _, q := range p.points[s.from+1 : s.to] {
		b = budget.Box{min(b[0], q.x), min(b[1], q.y), max(b[2], q.x), max(b[3], q.y)}
	}
	return b
}

// box is the box around all pieces.
func (p *path) box() budget.Box {
	b := budget.Box{far, far, -far, -far}
	for _, s := range p.subs {
		c := p.bounds(s)
		b = budget.Box{min(b[0], c[0]), min(b[1], c[1]), max(b[2], c[2]), max(b[3], c[3])}
	}
	return b
}
