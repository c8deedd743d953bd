package serve

import (
	"embed"
	"html/template"
	"io"

	"jixiao/diff"
)

//go:embed templates
var templates embed.FS

// DiffHTML writes the comparison as one page that prints.
func DiffHTML(w io.Writer, r diff.Report, oldName, newName string) error {
	t, err := template.New("diff.html").Funcs(template.FuncMap{
		"field": fieldName, "matchName": func(k string) string { return matchNames[k] }, "kindName": func(k string) string { return kindNames[k] },
		"direction": func(k string) string { return directionNames[k] }, "percent": keptPercent, "signed": signed, "wan": wan, "grouped": grouped,
		"names": names, "total": totalOf, "moved": movedWords, "value": shown, "order": func() []string { return matchOrder },
		"units": withUnits, "count": func(s diff.Summary, kind string) int { return s.Matches[kind] }, "change": totalChange,
	}).ParseFS(templates, "templates/diff.html", "templates/style.html")
	if err != nil {
		return err
	}
	return t.Execute(w, map[string]any{"Report": r, "Old": oldName, "New": newName})
}

// shown is one side of a change; of a row that came or went, what it says beside
// its name.
func shown(c diff.Change, side string) string {
	text := string(c.Old)
	if side == "new" {
		text = string(c.New)
	}
	if (c.Kind == "added" || c.Kind == "removed") && text != "" && c.Path[len(c.Path)-1] == ']' {
		if value := itsValue(c.Path, text); value != "" {
			return value[len("，"):]
		}
	}
	return text
}
