// Papers invents budget-performance papers: their truth in the shape of the
// output contract, a page for a browser and a Word document to be rendered, and
// a PDF of its own setting whose fonts are not embedded, a workbook and a web
// page as people have them.
//
//	papers -n 20 -seed 1 -projects 3-20 -indicators 4-25 -o DIR
//
// writes DIR/001/{truth.json,paper.html,paper.docx,paper.xlsx,site.html,plain.pdf}
// and so on. The same
// arguments give the same bytes.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	n := flag.Int("n", 1, "number of papers")
	seed := flag.Uint64("seed", 1, "seed of the first paper; the next ones count up")
	projects := flag.String("projects", "3-20", "projects per paper, lowest-highest")
	indicators := flag.String("indicators", "4-14", "indicators per project, lowest-highest")
	units := flag.Int("units", 1, "departments per paper")
	out := flag.String("o", ".", "folder to write to")
	first := flag.Int("first", 1, "number of the first paper's folder")
	set := flag.String("set", "", "fixed parts of the style, e.g. landscape,split,cut,repeat,one")
	year := flag.Int("year", 0, "budget year; 0 lets the dice choose")
	area := flag.Int("field", -1, "area of administration by its place in fields.go; -1 goes by the seed")
	formID := flag.String("form", "", "form of the tables; empty is hebei")
	plain := flag.Bool("plain", false, "write only plain.pdf: an archive needs many papers and nothing else of them")
	flag.Parse()
	sz := size{projects: bounds(*projects), indicators: bounds(*indicators), units: *units}
	for i := range *n {
		dir := filepath.Join(*out, fmt.Sprintf("%03d", *first+i))
		if err := write(dir, *seed+uint64(i), order{sz, *set, *year, *area, *formID, *plain}); err != nil {
			fmt.Fprintln(os.Stderr, "papers:", err)
			os.Exit(1)
		}
	}
}

func bounds(s string) [2]int {
	var b [2]int
	if _, err := fmt.Sscanf(s, "%d-%d", &b[0], &b[1]); err != nil || b[0] > b[1] {
		fmt.Fprintf(os.Stderr, "papers: %q is no range\n", s)
		os.Exit(2)
	}
	return b
}

// order is what a paper is asked to be; the dice choose the rest.
type order struct {
	size  size
	set   string // fixed parts of the style
	year  int    // 0: any
	field int    // -1: by the seed
	form  string // "": hebei
	plain bool   // only plain.pdf
}

// write invents the paper of one seed and writes its files.
func write(dir string, seed uint64, o order) error {
	d := newDice(seed)
	a := author{dice: d, field: fields[int(seed)%len(fields)], county: pick(d, counties), year: d.between(2021, 2026)}
	if o.year > 0 {
		a.year = o.year
	}
	if o.field >= 0 {
		a.field = fields[o.field]
	}
	st := d.style(a.year)
	own := newDice(seed + 1_000_000)
	st.pdf = own.pdfStyle()
	if err := st.fix(o.set); err != nil {
		return err
	}
	if o.form != "" {
		if _, known := formByID(o.form); !known {
			return fmt.Errorf("unknown form %q", o.form)
		}
		st.form, st.withoutPartOne, st.toc, st.newPage = o.form, true, false, true
	}
	a.long = st.long
	st.noProjects = a.fill(pick(d, []string{"本部门{年}年无预算项目，故无项目绩效目标。", "{年}年我单位没有安排项目支出，无预算项目绩效目标。", "我部门{年}年度无项目预算，此表为空。"}))
	p := a.paper(o.size, st)
	blocks := layout(p, st)
	plain, err := typeset(blocks, st).pdf(own)
	if err != nil {
		return err
	}
	if o.plain {
		return save(dir, map[string][]byte{"plain.pdf": plain})
	}
	document, err := word(blocks, st)
	if err != nil {
		return err
	}
	sheet, err := workbook(blocks, st)
	if err != nil {
		return err
	}
	truth, err := indented(p)
	if err != nil {
		return err
	}
	return save(dir, map[string][]byte{"truth.json": truth, "paper.html": []byte(page(blocks, st)), "paper.docx": document, "plain.pdf": plain,
		"paper.xlsx": sheet, "site.html": []byte(site(blocks, siteTitle(p)))})
}

func save(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// siteTitle is what the web page is called.
func siteTitle(p Paper) string {
	return fmt.Sprintf("%s%d年部门预算绩效目标公开", p.Department.Name, p.FiscalYear)
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(v)
	return b.Bytes(), err
}
