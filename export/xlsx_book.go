package export

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
)

// workbook writes the parts of an xlsx file (ECMA-376, part 1, 18.2) one behind
// the other: the sheets as they come, then what lists them.
type workbook struct {
	pack   *zip.Writer
	sheets []string // their names
}

const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	packageSpace  = "http://schemas.openxmlformats.org/package/2006/"
	relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	contentType   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Numbers of the cellXfs in styles.
const (
	plainStyle  = iota
	headerStyle // bold on grey
	wrapsStyle  // a text that may take several lines, with rules around it
)

const styles = xmlHead + `<styleSheet xmlns="` + mainSpace + `">` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills>` +
	`<borders count="2"><border/><border><left style="thin"><color rgb="FF999999"/></left><right style="thin"><color rgb="FF999999"/></right>` +
	`<top style="thin"><color rgb="FF999999"/></top><bottom style="thin"><color rgb="FF999999"/></bottom></border></borders>` +
	`<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>` +
	`<xf fontId="1" fillId="2" applyFont="1" applyFill="1"/>` +
	`<xf borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

// sheet opens the next sheet's part; it ends where the next part begins.
func (b *workbook) sheet(name string) (io.Writer, error) {
	b.sheets = append(b.sheets, name)
	return b.pack.Create(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.sheets)))
}

// close writes what lists the sheets.
func (b *workbook) close() error {
	for _, p := range []struct{ name, text string }{
		{"xl/styles.xml", styles},
		{"xl/workbook.xml", b.list()},
		{"xl/_rels/workbook.xml.rels", b.relations()},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + packageSpace + `relationships">` + relation(1, "officeDocument", "xl/workbook.xml") + `</Relationships>`},
		{"[Content_Types].xml", b.types()},
	} {
		w, err := b.pack.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, p.text); err != nil {
			return err
		}
	}
	return b.pack.Close()
}

// list is the workbook itself: its sheets, and that paper has the header of each
// on every page.
func (b *workbook) list() string {
	var sheets, names strings.Builder
	for i, name := range b.sheets {
		text := string(appendXML(nil, name))
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, text, i+1, i+1)
		fmt.Fprintf(&names, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$1:$1</definedName>`, i, text)
	}
	return xmlHead + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relationSpace + `"><bookViews><workbookView/></bookViews><sheets>` +
		sheets.String() + `</sheets><definedNames>` + names.String() + `</definedNames></workbook>`
}

func (b *workbook) relations() string {
	var out strings.Builder
	for i := range b.sheets {
		out.WriteString(relation(i+1, "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1)))
	}
	out.WriteString(relation(len(b.sheets)+1, "styles", "styles.xml"))
	return xmlHead + `<Relationships xmlns="` + packageSpace + `relationships">` + out.String() + `</Relationships>`
}

func relation(n int, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>`, n, relationSpace, kind, target)
}

func (b *workbook) types() string {
	var out strings.Builder
	for i := range b.sheets {
		out.WriteString(override(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), "worksheet"))
	}
	return xmlHead + `<Types xmlns="` + packageSpace + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		override("xl/workbook.xml", "sheet.main") + override("xl/styles.xml", "styles") + out.String() + `</Types>`
}

func override(part, kind string) string {
	return `<Override PartName="/` + part + `" ContentType="` + contentType + kind + `+xml"/>`
}
