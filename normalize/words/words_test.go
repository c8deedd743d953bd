package words

import "testing"

func TestBetween(t *testing.T) {
	cases := []struct {
		a, b      rune
		low, high Bond
		why       string
	}{
		{'财', '政', Firm, Fixed, "the two make a word"},
		{'满', '意', Firm, Fixed, "the two make a word"},
		{'完', '好', Loose, Fixed, "inside 完好"},
		{'府', '采', Apart, Apart, "政府|采购: a border between words"},
		{'率', '项', Apart, Apart, "the end of one cell and the beginning of the next"},
		{'1', '个', Unknown, Unknown, "a digit is in no word"},
		{'。', '本', Unknown, Unknown, "nor is a mark"},
		{'\U00020000', '一', Unknown, Unknown, "ideographs beyond the table are not known"},
	}
	for _, c := range cases {
		if got := Between(c.a, c.b); got < c.low || got > c.high {
			t.Errorf("%c%c: %d, want %d to %d (%s)", c.a, c.b, got, c.low, c.high, c.why)
		}
	}
}

// The table must be sorted, or pairs in it are not found.
func TestPairsAscend(t *testing.T) {
	if len(pairs) == 0 || len(pairs)%pairSize != 0 {
		t.Fatalf("%d bytes are no table", len(pairs))
	}
	for i := 1; i < len(pairs)/pairSize; i++ {
		if pairAt(i)&^3 <= pairAt(i-1)&^3 {
			t.Fatalf("pair %d is not above pair %d", i, i-1)
		}
	}
}

func BenchmarkBetween(b *testing.B) {
	for b.Loop() {
		Between('满', '意')
	}
}
