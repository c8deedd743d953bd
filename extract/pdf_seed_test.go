package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"jixiao/budget"
)

// seedProject is what the seed's truth says about one table.
type seedProject struct {
	Code       string
	Name       string
	Purpose    string
	Indicators []struct{ Level1, Level2, Level3, Description, Value, Basis string }
}

// unreadable renderings: one is locked, one has lost its end.
var unreadable = map[string]bool{"docx_userpw.pdf": true, "docx_trunc.pdf": true}

// TestSeedCells: in every rendering of the seed, each text of the truth is
// a whole cell on its project's page, and the texts of an indicator stand in
// one row.
func TestSeedCells(t *testing.T) {
	dir := sharedFolder(t, "pdf/seed")
	data, err := os.ReadFile(filepath.Join(dir, "golden-projects.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth struct{ Projects []seedProject }
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	for _, file := range files {
		name := filepath.Base(file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Document(name, data, Options{})
		if unreadable[name] {
			if err == nil {
				t.Errorf("%s was read", name)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !doc.Ledger.Balanced() {
			t.Errorf("%s: ledger %+v", name, doc.Ledger)
		}
		checkSeed(t, name, doc, truth.Projects)
	}
}

func checkSeed(t *testing.T, name string, doc budget.Document, projects []seedProject) {
	t.Helper()
	pages := map[string]budget.Page{} // by the code printed there
	for _, p := range doc.Pages {
		for _, b := range p.Blocks {
			for i := 0; b.Table != nil && i < len(b.Table.Cells); i++ {
				if text := b.Table.Cells[i].Text; budget.LooksLikeCode(text) {
					pages[text] = p
				}
			}
		}
	}
	for _, p := range projects {
		rows := rowTexts(pages[p.Code])
		for _, text := range []string{p.Name, p.Purpose} {
			if text != "" && !inSomeRow(rows, text) {
				t.Errorf("%s: %s has no cell %q", name, p.Code, text)
			}
		}
		for _, i := range p.Indicators {
			if !inSomeRow(rows, i.Level1, i.Level2, i.Level3, i.Description, i.Value, i.Basis) {
				t.Errorf("%s: %s has no row %v", name, p.Code, i)
			}
		}
	}
}

// rowTexts lists the folded texts of each row of the page's tables, those of
// merged cells in all their rows.
func rowTexts(page budget.Page) []map[string]bool {
	var rows []map[string]bool
	for _, b := range page.Blocks {
		if b.Table == nil {
			continue
		}
		first := len(rows)
		for range b.Table.Rows {
			rows = append(rows, map[string]bool{})
		}
		for _, c := range b.Table.Cells {
			for r := c.Row; r < c.Row+c.RowSpan; r++ {
				rows[first+r][budget.Fold(c.Text)] = true
			}
		}
	}
	return rows
}

func inSomeRow(rows []map[string]bool, texts ...string) bool {
	for _, row := range rows {
		all := true
		for _, text := range texts {
			all = all && row[budget.Fold(text)]
		}
		if all {
			return true
		}
	}
	return false
}

// sharedFolder finds a folder beside the repository; the test is skipped where
// there is none.
func sharedFolder(t *testing.T, name string) string {
	t.Helper()
	for dir, _ := filepath.Abs("."); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			found := filepath.Join(filepath.Dir(dir), "shared", name)
			if _, err := os.Stat(found); err != nil {
				t.Skipf("no %s beside the repository", filepath.Join("shared", name))
			}
			return found
		}
	}
	t.Skip("the repository's root was not found")
	return ""
}
