package object

import (
	"bytes"
	"testing"
)

func TestFilters(t *testing.T) {
	for _, c := range []struct {
		why  string
		f    filterSpec
		in   string
		want string
	}{
		{"hex", filterSpec{name: "ASCIIHexDecode"}, "48 65\n6C6c6F>rest", "Hello"},
		{"hex without an end and with an odd digit", filterSpec{name: "AHx"}, "484", "H@"},
		{"base 85", filterSpec{name: "ASCII85Decode"}, "87cURD]i,\"Ebo80~>", "Hello World!"},
		{"base 85 with z, spaces and no end", filterSpec{name: "A85"}, "z 87 cUR", "\x00\x00\x00\x00Hell"},
		{"run length", filterSpec{name: "RunLengthDecode"}, "\x02abc\xfex\x80rest", "abcxxx"},
		{"run length that lies", filterSpec{name: "RL"}, "\x7fab", "ab"},
		{"LZW, as in the standard's example", filterSpec{name: "LZWDecode"}, "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"},
		{"LZW with a code that cannot be", filterSpec{name: "LZW"}, "\x80\x0b\x7f\xff", "-"},
		{"crypt is the identity here", filterSpec{name: "Crypt"}, "abc", "abc"},
	} {
		got, err := decode(nil, []byte(c.in), []filterSpec{c.f}, 1000)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v; want %q", c.why, got, err, c.want)
		}
	}
	if _, err := decode(nil, []byte("x"), []filterSpec{{name: "DCTDecode"}}, 10); err == nil {
		t.Error("images are not decoded here")
	}
}

func TestPredictors(t *testing.T) {
	for _, c := range []struct {
		why  string
		f    filterSpec
		in   string
		want string
	}{
		{"PNG none, sub, up", filterSpec{predictor: 15, columns: 3}, "\x00\x01\x02\x03\x01\x01\x01\x01\x02\x01\x01\x01", "\x01\x02\x03\x01\x02\x03\x02\x03\x04"},
		{"PNG average and Paeth", filterSpec{predictor: 12, columns: 2}, "\x00\x04\x08\x03\x01\x01\x04\x01\x01", "\x04\x08\x03\x06\x04\x07"},
		{"a last row that was cut", filterSpec{predictor: 15, columns: 3}, "\x00\x01\x02\x03\x02\x01", "\x01\x02\x03\x02"},
		{"TIFF", filterSpec{predictor: 2, columns: 3}, "\x01\x01\x01\x02\x02\x02", "\x01\x02\x03\x02\x04\x06"},
		{"absurd columns", filterSpec{predictor: 15, columns: 1 << 40}, "\x00\x01\x02", "\x01\x02"},
	} {
		if got := unpredict([]byte(c.in), c.f); string(got) != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestLimitsOfFilters(t *testing.T) {
	for name, in := range map[string][]byte{
		"FlateDecode":     deflated(t, make([]byte, 100_000), 9),
		"RunLengthDecode": bytes.Repeat([]byte{129, 0}, 1000),
		"ASCII85Decode":   bytes.Repeat([]byte("z"), 50_000),
	} {
		if got, err := decode(nil, in, []filterSpec{{name: name}}, 5000); err != ErrBomb || got != nil {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
}

func FuzzFilters(f *testing.F) {
	f.Add([]byte("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"), 2, 12, 5)
	f.Add([]byte("87cURD]i,\"Ebo80~>"), 1, 0, 0)
	names := []string{"FlateDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode", "ASCIIHexDecode"}
	f.Fuzz(func(t *testing.T, data []byte, which, predictor, columns int) {
		const limit = 1 << 16
		spec := filterSpec{name: names[(which%5+5)%5], predictor: predictor % 20, columns: columns % 1000, lateChange: which%2 == 0}
		if got, _ := decode(nil, data, []filterSpec{spec}, limit); len(got) > limit {
			t.Errorf("%d bytes", len(got))
		}
	})
}
