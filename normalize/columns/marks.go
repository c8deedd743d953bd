package columns

import "strings"

// Marks that stand in pairs, as folded: what one opens in a cell the other closes in
// the same cell.
const (
	openers = "(《[“〈「"
	closers = ")》]”〉」"
)

// marks is a set of kinds of marks, by their place in openers.
type marks uint8

// marksOf finds the marks that a text closes without having opened them, and those
// that it leaves open.
func marksOf(fold string) (closed, open marks) {
	for _, r := range fold {
		r = bracket(r)
		if i := indexOf(openers, r); i >= 0 {
			open |= 1 << i
		} else if i := indexOf(closers, r); i >= 0 {
			if open&(1<<i) == 0 {
				closed |= 1 << i
			}
			open &^= 1 << i
		}
	}
	return closed, open
}

func indexOf(list string, r rune) int {
	i := strings.IndexRune(list, r)
	if i < 0 {
		return -1
	}
	return len([]rune(list[:i]))
}

// Costs of marks whose partner is in no line of the cell.
const (
	costUnopened = 3.27
	costUnclosed = 3.23
)

// unpaired is the cost of beginning a cell of a lane with a text, or of adding the
// text to the lane's last cell.
func (a *state) unpaired(lane int8, t *token, fresh bool) (cost float64) {
	open := a.marks[lane]
	if fresh {
		if open != 0 {
			cost += costUnclosed
		}
		open = 0
	}
	if t.closed&^open != 0 {
		cost += costUnopened
	}
	return cost
}

// mark notes the marks of a text placed in a lane.
func (a *state) mark(lane int8, t *token, fresh bool) {
	if fresh {
		a.marks[lane] = 0
	}
	a.marks[lane] = a.marks[lane]&^t.closed | t.open
}
