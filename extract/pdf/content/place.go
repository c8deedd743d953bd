package content

import (
	"jixiao/budget"
)

// View is how a page is seen: which part of user space, turned how far.
type View struct {
	X0, Y0, X1, Y1 float64    // the crop box
	Media          [4]float64 // the media box around it, which clips
	Rotate         int        // 0, 90, 180 or 270, clockwise
	Unit           float64    // points per unit of user space
}

// Size is the page's width and height as the reader sees it, in points.
func (v View) Size() (w, h float64) {
	w, h = (v.X1-v.X0)*v.Unit, (v.Y1-v.Y0)*v.Unit
	if v.Rotate == 90 || v.Rotate == 270 {
		return h, w
	}
	return w, h
}

// matrix leads from user space (y up) to the page as seen (y down).
func (v View) matrix() matrix {
	var m matrix
	switch v.Rotate {
	case 90:
		m = matrix{0, 1, 1, 0, -v.Y0, -v.X0}
	case 180:
		m = matrix{-1, 0, 0, 1, v.X1, -v.Y0}
	case 270:
		m = matrix{0, -1, -1, 0, v.Y1, v.X1}
	default:
		m = matrix{1, 0, 0, -1, -v.X0, v.Y1}
	}
	return m.mul(matrix{v.Unit, 0, 0, v.Unit, 0, 0})
}

// visible is where paint counts. Text between crop and media box is kept: the
// other readers report it too, and its position says where it lies.
func (v View) visible() budget.Box {
	return v.matrix().box(v.Media[0], v.Media[1], v.Media[2], v.Media[3])
}
