package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

const demo = "../../fixtures/demo/paper.pdf"

// TestInspect draws a page as a well-formed image.
func TestInspect(t *testing.T) {
	page := mustRun(t, "inspect", demo, "--page", "4")
	if !strings.HasPrefix(page, "<svg ") {
		t.Errorf("begins with %.20q", page)
	}
	for d := xml.NewDecoder(strings.NewReader(page)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// TestInspectBeyondTheEnd: a sound paper is not called damaged.
func TestInspectBeyondTheEnd(t *testing.T) {
	var out, errs bytes.Buffer
	code := run([]string{"inspect", demo, "--page", "99"}, strings.NewReader(""), &out, &errs)
	if code != 1 || out.Len() > 0 || !strings.Contains(errs.String(), "没有第99页，一共") || strings.Contains(errs.String(), "损坏") {
		t.Errorf("exit %d, %q", code, errs.String())
	}
}
