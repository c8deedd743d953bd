package diff

import (
	"math/rand"
	"testing"
)

// TestAssignIsOptimal compares with trying every permutation.
func TestAssignIsOptimal(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for range 300 {
		rows, cols := 1+rng.Intn(5), 1+rng.Intn(5)
		score := make([][]float64, rows)
		for i := range score {
			score[i] = make([]float64, cols)
			for j := range score[i] {
				score[i][j] = float64(rng.Intn(20)) / 20
			}
		}
		got, taken := 0.0, map[int]bool{}
		for i, j := range assign(score) {
			if j >= 0 {
				if taken[j] {
					t.Fatalf("column %d twice in %v", j, score)
				}
				taken[j] = true
				got += score[i][j]
			}
		}
		if len(taken) != min(rows, cols) {
			t.Fatalf("%d of %d assigned", len(taken), min(rows, cols))
		}
		if want := bruteForce(score, 0, map[int]bool{}); got < want-1e-9 {
			t.Fatalf("assign(%v) scores %v, %v is possible", score, got, want)
		}
	}
}

func bruteForce(score [][]float64, row int, taken map[int]bool) float64 {
	if row == len(score) {
		return 0
	}
	best := bruteForce(score, row+1, taken)
	for j, s := range score[row] {
		if !taken[j] {
			taken[j] = true
			best = max(best, s+bruteForce(score, row+1, taken))
			delete(taken, j)
		}
	}
	return best
}

func BenchmarkAssign300(b *testing.B) {
	rng := rand.New(rand.NewSource(1))
	score := make([][]float64, 300)
	for i := range score {
		score[i] = make([]float64, 300)
		for j := range score[i] {
			score[i][j] = rng.Float64()
		}
	}
	for b.Loop() {
		assign(score)
	}
}
