package main

// align pairs two lists in order so that the likeness of the pairs is greatest;
// -1 stands for no partner. It is the classic alignment by dynamic programming.
func align(want, got []map[string]any, likeness func(a, b map[string]any) int) [][2]int {
	n, m := len(want), len(got)
	best := make([][]int, n+1)
	for i := range best {
		best[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], best[i+1][j+1]+likeness(want[i], got[j]))
		}
	}
	var pairs [][2]int
	i, j := 0, 0
	for i < n && j < m {
		switch like := likeness(want[i], got[j]); {
		case like > 0 && best[i][j] == best[i+1][j+1]+like:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			pairs = append(pairs, [2]int{i, -1})
			i++
		default:
			pairs = append(pairs, [2]int{-1, j})
			j++
		}
	}
	for ; i < n; i++ {
		pairs = append(pairs, [2]int{i, -1})
	}
	for ; j < m; j++ {
		pairs = append(pairs, [2]int{-1, j})
	}
	return pairs
}

// projectLikeness: the code counts most.
func projectLikeness(a, b map[string]any) int {
	like := 1
	for field, weight := range map[string]int{"code": 9, "name": 5, "title": 3} {
		if a[field] != nil && equal(a[field], b[field]) {
			like += weight
		}
	}
	if len(list(a["indicators"])) == len(list(b["indicators"])) {
		like++
	}
	return like
}

// rowLikeness counts equal cells; two rows that share nothing are still better
// paired than both left over.
func rowLikeness(a, b map[string]any) int {
	like := 1
	for _, f := range cellNames {
		if a[f] != nil && equal(a[f], b[f]) {
			like += 2
		}
	}
	return like
}
