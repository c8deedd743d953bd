package main

import "math/rand/v2"

// dice is a seeded source: the same seed gives the same papers on every
// machine and Go version (PCG is specified).
type dice struct{ *rand.Rand }

func newDice(seed uint64) dice { return dice{rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15))} }

// chance is true in percent of the cases.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// between is a number from lo to hi, both included.
func (d dice) between(lo, hi int) int { return lo + d.IntN(hi-lo+1) }

func pick[T any](d dice, of []T) T { return of[d.IntN(len(of))] }

// some picks n different elements in random order.
func some[T any](d dice, of []T, n int) []T {
	order := d.Perm(len(of))
	out := make([]T, 0, n)
	for _, i := range order[:min(n, len(of))] {
		out = append(out, of[i])
	}
	return out
}
