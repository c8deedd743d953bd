package columns

// Cells of more lines than a handful are rare, and a reading that heaps up other
// cells' lines in one makes such.
const (
	usualLines = 5
	tallLines  = 12
)

// costTall is the cost of each line more than usual, up to tallLines.
const costTall = 1.42

// tall is the cost of one more line in a lane's last cell.
func (a *state) tall(lane int8) float32 {
	if n := a.lines[lane]; n < usualLines || n >= tallLines {
		return 0
	}
	return costTall
}

// count notes one more line of a lane.
func (a *state) count(lane int8, fresh bool) {
	if fresh {
		a.lines[lane] = 0
	}
	a.lines[lane] = min(a.lines[lane]+1, tallLines)
}
