package reflow

import (
	"os"
	"strconv"
)

func init() {
	if s := os.Getenv("MARGIN"); s != "" {
		f, _ := strconv.ParseFloat(s, 32)
		doubtMargin = float32(f)
	}
}
