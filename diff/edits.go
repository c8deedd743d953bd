package diff

// maxEdits bounds the search for the shortest edit: texts further apart than
// this are shown as replaced, which is what a reader sees anyway.
const maxEdits = 2000

// edits is the shortest list of characters kept, deleted and inserted that
// turns a into b (Myers, O(ND)).
func edits(a, b string) []Edit {
	x, y := []rune(a), []rune(b)
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	var list []Edit
	list = appendEdit(list, "=", x[:head])
	list = middle(list, x[head:len(x)-tail], y[head:len(y)-tail])
	return appendEdit(list, "=", x[len(x)-tail:])
}

func appendEdit(list []Edit, op string, text []rune) []Edit {
	if len(text) == 0 {
		return list
	}
	if n := len(list); n > 0 && list[n-1].Op == op {
		list[n-1].Text += string(text)
		return list
	}
	return append(list, Edit{op, string(text)})
}

// middle edits two texts that share neither beginning nor end.
func middle(list []Edit, x, y []rune) []Edit {
	trace := frontiers(x, y)
	if trace == nil {
		return appendEdit(appendEdit(list, "-", x), "+", y)
	}
	var steps []Edit // one character each, from the end
	i, j := len(x), len(y)
	for d := len(trace) - 1; d > 0; d-- {
		k, prev := i-j, trace[d-1]
		insert := k == -d || k != d && prev[k-1+d] < prev[k+1+d]
		from := 0 // where the edit led to and the run of equals began
		if insert {
			from = prev[k+1+d]
		} else {
			from = prev[k-1+d] + 1
		}
		for ; i > from; i, j = i-1, j-1 {
			steps = append(steps, Edit{"=", string(x[i-1])})
		}
		if insert {
			j--
			steps = append(steps, Edit{"+", string(y[j])})
		} else {
			i--
			steps = append(steps, Edit{"-", string(x[i])})
		}
	}
	for ; i > 0; i-- {
		steps = append(steps, Edit{"=", string(x[i-1])})
	}
	for s := len(steps) - 1; s >= 0; s-- {
		list = appendEdit(list, steps[s].Op, []rune(steps[s].Text))
	}
	return list
}

// frontiers is Myers' furthest-reaching points for 0, 1, 2 … edits; index 0 of
// each is diagonal -(d+1). nil when more than maxEdits are needed.
func frontiers(x, y []rune) [][]int {
	var trace [][]int
	for d := 0; d <= len(x)+len(y); d++ {
		if d > maxEdits {
			return nil
		}
		v := make([]int, 2*d+3)
		for k := -d; k <= d; k += 2 {
			i := 0
			if d > 0 {
				prev := trace[d-1]
				if k == -d || k != d && prev[k-1+d] < prev[k+1+d] {
					i = prev[k+1+d]
				} else {
					i = prev[k-1+d] + 1
				}
			}
			for i < len(x) && i-k < len(y) && x[i] == y[i-k] {
				i++
			}
			v[k+d+1] = i
			if i >= len(x) && i-k >= len(y) {
				return append(trace, v)
			}
		}
		trace = append(trace, v)
	}
	return trace
}
