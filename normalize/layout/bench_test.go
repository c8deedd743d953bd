package layout

import (
	"os"
	"testing"
)

// BenchmarkPaper reads one paper named by JIXIAO_BENCH.
func BenchmarkPaper(b *testing.B) {
	f := os.Getenv("JIXIAO_BENCH")
	if f == "" {
		b.Skip("JIXIAO_BENCH is not set: no paper to measure on")
	}
	raw, err := os.ReadFile(f)
	if err != nil {
		b.Fatal(err)
	}
	lines := load(string(raw))
	b.SetBytes(int64(len(raw)))
	tables := 0
	for b.Loop() {
		blocks, _, _ := Blocks(lines, hebei)
		tables = 0
		for _, x := range blocks {
			if x.Table != nil {
				tables++
			}
		}
	}
	b.ReportMetric(float64(tables)*float64(b.N)/b.Elapsed().Seconds(), "projects/s")
}
