package diff

// assign finds the assignment of rows to columns with the greatest total score
// (Hungarian algorithm with potentials, O(n³)). It returns for each row its
// column, or -1 when there are more rows than columns and the row is left over.
// Scores are at least 0.
func assign(score [][]float64) []int {
	rows := len(score)
	if rows == 0 {
		return nil
	}
	cols := len(score[0])
	if rows > cols {
		return invert(assign(transpose(score)), rows)
	}
	// Minimise the cost 1−score; index 0 is a sentinel, so rows and columns
	// count from 1.
	u, v := make([]float64, rows+1), make([]float64, cols+1)
	rowOf, back := make([]int, cols+1), make([]int, cols+1)
	for i := 1; i <= rows; i++ {
		augment(score, i, u, v, rowOf, back)
	}
	column := make([]int, rows)
	for j := 1; j <= cols; j++ {
		if rowOf[j] > 0 {
			column[rowOf[j]-1] = j - 1
		}
	}
	return column
}

// augment gives row i a column along the cheapest augmenting path.
func augment(score [][]float64, i int, u, v []float64, rowOf, back []int) {
	const infinity = 1e18
	cols := len(v) - 1
	least, used := make([]float64, cols+1), make([]bool, cols+1)
	for j := range least {
		least[j] = infinity
	}
	rowOf[0] = i
	j0 := 0
	for rowOf[j0] != 0 {
		used[j0] = true
		i0, delta, j1 := rowOf[j0], infinity, 0
		for j := 1; j <= cols; j++ {
			if used[j] {
				continue
			}
			if cost := 1 - score[i0-1][j-1] - u[i0] - v[j]; cost < least[j] {
				least[j], back[j] = cost, j0
			}
			if least[j] < delta {
				delta, j1 = least[j], j
			}
		}
		for j := 0; j <= cols; j++ {
			if used[j] {
				u[rowOf[j]] += delta
				v[j] -= delta
			} else {
				least[j] -= delta
			}
		}
		j0 = j1
	}
	for j0 != 0 {
		rowOf[j0] = rowOf[back[j0]]
		j0 = back[j0]
	}
}

func transpose(m [][]float64) [][]float64 {
	t := make([][]float64, len(m[0]))
	for j := range t {
		t[j] = make([]float64, len(m))
		for i := range m {
			t[j][i] = m[i][j]
		}
	}
	return t
}

// invert turns "row of each column" into "column of each row".
func invert(rowOf []int, rows int) []int {
	column := make([]int, rows)
	for i := range column {
		column[i] = -1
	}
	for j, i := range rowOf {
		if i >= 0 {
			column[i] = j
		}
	}
	return column
}
