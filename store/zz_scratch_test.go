package store

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"jixiao/budget"
)

func TestScratchBuild(t *testing.T) {
	path := os.Getenv("SCRATCH_DB")
	if path == "" {
		t.Skip()
	}
	var docs []budget.Disclosure
	files, _ := filepath.Glob("/tmp/heldout/[0-9]*/truth.json")
	for _, f := range files {
		b, _ := os.ReadFile(f)
		var d budget.Disclosure
		if err := json.Unmarshal(b, &d); err != nil {
			t.Fatal(err)
		}
		if os.Getenv("SCRATCH_POS") != "" {
			for i := range d.Projects {
				for j := range d.Projects[i].Indicators {
					r := &d.Projects[i].Indicators[j]
					r.Places = budget.Places{}
					for n, v := range map[string]string{"level1": r.Level1, "level2": string(r.Level2), "level3": string(r.Level3), "description": string(r.Description), "value": string(r.Value), "basis": string(r.Basis)} {
						raw := v
						if x := []rune(v); len(x) > 6 {
							raw = string(x[:6]) + "\n" + string(x[6:])
						}
						r.Places[n] = []budget.Place{{Pos: budget.Pos{Page: i/2 + 1, Box: budget.Box{100.25, 300.5 + float64(j), 152, 330}}, Raw: raw}}
					}
				}
			}
		}
		docs = append(docs, d)
	}
	s, err := Open(path, Create)
	if err != nil {
		t.Fatal(err)
	}
	start, n, nd := time.Now(), 0, 0
	var limit int
	fmt.Sscan(os.Getenv("SCRATCH_N"), &limit)
	for k := 0; n < limit; k++ {
		for i, d := range docs {
			d.FiscalYear = budget.Year(2015 + k%11)
			m := Meta{SHA256: fmt.Sprint(k, "-", i), Parser: 1, Name: fmt.Sprint(k, "-", i, ".pdf"), Format: "pdf", Imported: time.Unix(1.7e9, 0)}
			if _, err := s.Put(d, m, Both, nil); err != nil {
				t.Fatal(err)
			}
			nd++
			for _, p := range d.Projects {
				n += len(p.Indicators)
			}
		}
	}
	el := time.Since(start)
	t.Logf("%d docs %d indicators in %v: %v per indicator", nd, n, el, el/time.Duration(n))
	s.Close()
	st, _ := os.Stat(path)
	t.Logf("%d bytes, %d per indicator", st.Size(), st.Size()/int64(n))
}
