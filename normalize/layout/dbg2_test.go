package layout

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

func TestDebugLine(t *testing.T) {
	f := os.Getenv("JIXIAO_DEBUG")
	if f == "" {
		t.Skip("JIXIAO_DEBUG is not set")
	}
	n, _ := strconv.Atoi(os.Getenv("JIXIAO_LINE"))
	b, _ := os.ReadFile(f)
	debugMove = func(line int, ws []word, cols []int, cost, row float64) {
		if line == n-1 {
			fmt.Println(ws, cols, cost, row)
		}
	}
	Blocks(load(string(b)), hebei)
}
