//go:build race

package pdf

// slowdown is what the race detector costs these single-threaded loops.
const slowdown = 8
