package main

import (
	"os"
	"testing"
)

// FuzzContract: whatever a file claims to be, reading it as the contract gives
// an error or something that is written and read back as the same.
func FuzzContract(f *testing.F) {
	paper, err := os.ReadFile("testdata/paper.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(paper)
	f.Add([]byte(`{"fiscal_year":null,"projects":[{"attributes":{"a":null}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := readContract("x", data)
		if err != nil {
			return
		}
		text := encodeContract(&d.Disclosure, nil)
		again, err := readContract("x", text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if second := encodeContract(&again.Disclosure, nil); string(second) != string(text) {
			t.Errorf("\n%s\n%s", text, second)
		}
	})
}

// FuzzList: no input makes the list of paths anything but a list or nothing.
func FuzzList(f *testing.F) {
	f.Add([]byte("main.go\n\nnosuch\r\n"))
	f.Add([]byte("main.go\x00app.go\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, p := range pathList(data) {
			if p == "" {
				t.Error("an empty path")
			}
		}
	})
}
