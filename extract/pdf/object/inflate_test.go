package object

import (
	"bytes"
	"compress/zlib"
	"math/rand"
	"testing"
)

// deflated compresses with the standard library at a level.
func deflated(t testing.TB, data []byte, level int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, level)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// samples are data of different kinds: text, runs, noise, nothing.
func samples() [][]byte {
	rng := rand.New(rand.NewSource(1))
	noise := make([]byte, 70_000)
	rng.Read(noise)
	text := bytes.Repeat([]byte("0.48 w 12 0 0 12 90.02 745.1 Tm <0A1B0C2D> Tj\n"), 4000)
	for i := range text {
		if rng.Intn(20) == 0 {
			text[i] = byte('0' + rng.Intn(10))
		}
	}
	return [][]byte{nil, []byte("q"), text, noise, bytes.Repeat([]byte{7}, 100_000), append(bytes.Clone(text[:900]), noise[:900]...)}
}

func TestInflateAgreesWithZlib(t *testing.T) {
	for i, data := range samples() {
		for _, level := range []int{zlib.NoCompression, zlib.BestSpeed, zlib.BestCompression, zlib.HuffmanOnly} {
			got, err := inflate(nil, deflated(t, data, level), 1<<20)
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("sample %d, level %d: %d bytes of %d, %v", i, level, len(got), len(data), err)
			}
		}
	}
}

// The memory that is at hand changes nothing: near its end, and near the limit,
// symbols are decoded one at a time.
func TestInflateInAnyMemory(t *testing.T) {
	for i, data := range samples() {
		packed := deflated(t, data, zlib.BestCompression)
		for _, room := range []int{1, 256, stepRoom, stepRoom + 1, 2*len(packed) + 1, len(data) + 7} {
			got, err := inflate(make([]byte, room), packed, max(len(data), 1))
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("sample %d, room for %d: %d bytes of %d, %v", i, room, len(got), len(data), err)
			}
		}
	}
}

// A stream that breaks off gives every byte that stood before the break.
func TestInflateKeepsWhatStoodBeforeTheBreak(t *testing.T) {
	data := samples()[2]
	packed := deflated(t, data, zlib.BestCompression)
	last := 0
	for cut := 3; cut < len(packed)-6; cut += 997 {
		got, err := inflate(nil, packed[:cut], 1<<20)
		if err == nil || !bytes.HasPrefix(data, got) || len(got) < last {
			t.Fatalf("cut at %d of %d: %d bytes, %v", cut, len(packed), len(got), err)
		}
		last = len(got)
	}
	if got, err := inflate(nil, packed[:len(packed)-4], 1<<20); err != nil || !bytes.Equal(got, data) {
		t.Errorf("without check sum: %d bytes, %v", len(got), err)
	}
}

// A changed bit within literals leaves a stream that inflates to its end: only
// the check sum tells.
func TestInflateChecksTheSum(t *testing.T) {
	data := samples()[2]
	packed := deflated(t, data, zlib.BestCompression)
	found := false
	for at := len(packed) / 2; at < len(packed)/2+200; at++ {
		bad := bytes.Clone(packed)
		bad[at] ^= 4
		got, err := inflate(nil, bad, 1<<20)
		if err == nil && !bytes.Equal(got, data) {
			t.Fatalf("byte %d changed: other data without an error", at)
		}
		found = found || err == errSum
	}
	if !found {
		t.Error("no change was found by the check sum")
	}
	if _, err := inflate(nil, append(bytes.Clone(packed), "\r\nrubbish"...), 1<<20); err != nil {
		t.Errorf("rubbish after the check sum: %v", err)
	}
	if _, err := inflate(nil, packed[:len(packed)-2], 1<<20); err != nil {
		t.Errorf("half a check sum: %v", err)
	}
}

func TestInflateStopsAtTheLimit(t *testing.T) {
	packed := deflated(t, make([]byte, 1<<20), zlib.BestCompression)
	if got, err := inflate(nil, packed, 1<<16); err != ErrBomb || got != nil {
		t.Errorf("got %d bytes, %v", len(got), err)
	}
}

func FuzzInflate(f *testing.F) {
	for _, data := range samples() {
		f.Add(deflated(f, data[:min(len(data), 2000)], zlib.BestCompression))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, _ := inflate(nil, data, 1<<16); len(got) > 1<<16 {
			t.Errorf("%d bytes", len(got))
		}
	})
}

func BenchmarkInflate(b *testing.B) {
	data := samples()[2]
	packed := deflated(b, data, zlib.DefaultCompression)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		inflate(nil, packed, 1<<20)
	}
}
