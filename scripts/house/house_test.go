// Package house keeps the plan of the house: which room may import which, which
// foreign library lives where, how large the centre may grow.
package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "jixiao"

// plan says for each room which other rooms and which foreign modules its code
// may import. The standard library and the room's own folders are always allowed.
var plan = map[string]struct{ rooms, foreign []string }{
	"budget": {},
	"extract": {rooms: []string{"budget"}, foreign: []string{"github.com/ledongthuc/pdf", "github.com/pdfcpu/pdfcpu",
		"github.com/xuri/excelize/v2", "golang.org/x/net/html", "golang.org/x/text"}},
	"normalize": {rooms: []string{"budget"}, foreign: []string{"github.com/dlclark/regexp2"}},
	"store":     {rooms: []string{"budget"}, foreign: []string{"github.com/mattn/go-sqlite3"}},
	"diff":      {rooms: []string{"budget"}},
	"audit":     {rooms: []string{"budget"}},
	"export": {foreign: []string{"github.com/xuri/excelize/v2", "github.com/parquet-go/parquet-go",
		"github.com/jedib0t/go-pretty/v6"}},
	"serve": {rooms: []string{"budget", "diff", "audit", "export"}},
	"cmd": {rooms: []string{"budget", "extract", "normalize", "store", "diff", "audit", "export", "serve"},
		foreign: []string{"github.com/urfave/cli/v2", "github.com/schollz/progressbar/v3", "golang.org/x/term"}},
	"scripts": {},
}

// upstream lists rooms whose output a room's tests may use as their input.
var upstream = map[string][]string{
	"normalize": {"extract"},
	"store":     {"extract", "normalize"},
	"diff":      {"extract", "normalize"},
	"audit":     {"extract", "normalize"},
}

// testing libraries every test may use.
var testLibraries = []string{"github.com/google/go-cmp", "github.com/rogpeppe/go-internal"}

// maxCentre is the number of lines the room that everybody imports may have.
const maxCentre = 1500

func TestImports(t *testing.T) {
	eachFile(t, func(path string, file *ast.File) {
		room := strings.Split(path, "/")[0]
		allowed, known := plan[room]
		if !known {
			t.Errorf("%s: the plan has no room %q", path, room)
			return
		}
		rooms, foreign := append([]string{room}, allowed.rooms...), allowed.foreign
		if strings.HasSuffix(path, "_test.go") {
			rooms = append(rooms, upstream[room]...)
			foreign = append(append([]string{}, foreign...), testLibraries...)
		}
		for _, spec := range file.Imports {
			if name, _ := strconv.Unquote(spec.Path.Value); !importAllowed(name, rooms, foreign) {
				t.Errorf("%s imports %s, which the plan does not allow in %s", path, name, room)
			}
		}
	})
}

func importAllowed(name string, rooms, foreign []string) bool {
	first := strings.Split(name, "/")[0]
	if first != module && !strings.Contains(first, ".") {
		return true // standard library
	}
	for _, r := range rooms {
		if within(name, module+"/"+r) {
			return true
		}
	}
	for _, f := range foreign {
		if within(name, f) {
			return true
		}
	}
	return false
}

func within(name, prefix string) bool {
	return name == prefix || strings.HasPrefix(name, prefix+"/")
}

// TestExit: the process ends in one place; what go generate runs is a process of
// its own.
func TestExit(t *testing.T) {
	eachFile(t, func(path string, file *ast.File) {
		if path == "cmd/jixiao/main.go" || strings.HasPrefix(path, "scripts/") || strings.HasSuffix(path, "/gen/main.go") || strings.HasSuffix(path, "_test.go") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "Exit" {
				if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "os" {
					t.Errorf("%s calls os.Exit", path)
				}
			}
			return true
		})
	})
}

// TestCentreStaysSmall: budget does not grow with the house.
func TestCentreStaysSmall(t *testing.T) {
	lines := 0
	eachFile(t, func(path string, _ *ast.File) {
		if within(path, "budget") && !strings.HasSuffix(path, "_test.go") {
			text, err := os.ReadFile(filepath.Join(root(t), path))
			if err != nil {
				t.Fatal(err)
			}
			lines += strings.Count(string(text), "\n")
		}
	})
	if lines == 0 || lines > maxCentre {
		t.Errorf("budget has %d lines, at most %d are planned", lines, maxCentre)
	}
}

// eachFile parses every Go file of the house; path is relative, with slashes.
func eachFile(t *testing.T, visit func(path string, file *ast.File)) {
	t.Helper()
	top := root(t)
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != top && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, path)
		visit(filepath.ToSlash(rel), file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// root is the folder of go.mod.
func root(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = parent
	}
}
