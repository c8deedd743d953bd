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

// chance is the longest run of characters that two texts have in common by
// chance between two changes.
const chance = 2

// readable joins changes between which only a character or two happen to be the
// same, when a change beside is at least as long: a reader sees words
// replaced, not single characters. What it says stays as exact.
func readable(list []Edit) []Edit {
	blocks := blocksOf(list)
	for i := 1; i+1 < len(blocks); {
		before, kept, after := blocks[i-1], blocks[i], blocks[i+1]
		n := len([]rune(kept.kept))
		if kept.kept == "" || n > chance || n > max(before.size(), after.size()) {
			i++
			continue
		}
		blocks[i-1] = block{gone: before.gone + kept.kept + after.gone, come: before.come + kept.kept + after.come}
		blocks = append(blocks[:i], blocks[i+2:]...)
		i = max(i-2, 1)
	}
	var out []Edit
	for _, b := range blocks {
		out = appendEdit(out, "=", []rune(b.kept))
		out = appendEdit(out, "-", []rune(b.gone))
		out = appendEdit(out, "+", []rune(b.come))
	}
	return out
}

// block is either a kept run or a change.
type block struct{ kept, gone, come string }

func (b block) size() int { return max(len([]rune(b.gone)), len([]rune(b.come))) }

func blocksOf(list []Edit) []block {
	var out []block
	for _, e := range list {
		if e.Op == "=" {
			out = append(out, block{kept: e.Text})
			continue
		}
		if n := len(out); n == 0 || out[n-1].kept != "" {
			out = append(out, block{})
		}
		last := &out[len(out)-1]
		if e.Op == "-" {
			last.gone += e.Text
		} else {
			last.come += e.Text
		}
	}
	return out
}
