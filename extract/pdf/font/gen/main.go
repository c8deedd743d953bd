//go:build ignore

// Gen packs Adobe's tables into data/tables.zip: the predefined CMaps of PDF
// 32000-1 table 118 (and the newer Uni* ones) as ranges of codes to CIDs, one
// table of CIDs to Unicode per collection, the glyph lists, and codes, names
// and widths of the 14 standard fonts.
//
// Sources: the files of Debian's poppler-data, folder cMap, and the glyph lists
// and AFM files that Debian's libpdfbox2-java ships in its jar under
// org/apache/pdfbox/resources. All are Adobe's; data/LICENSE has the terms.
//
//	go run gen/main.go /usr/share/poppler/cMap RESOURCES data/tables.zip
package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

var wanted = map[string]string{
	"Adobe-GB1": `GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H GBK2K-V
		GBT-EUC-H GBT-EUC-V GBTpc-EUC-H GBTpc-EUC-V
		UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V UniGB-UTF32-H UniGB-UTF32-V UniGB-UTF8-H UniGB-UTF8-V`,
	"Adobe-CNS1": `B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V
		UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V`,
	"Adobe-Japan1": `83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V
		EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V`,
	"Adobe-Korea1": `KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H
		UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V`,
}

// collections in a fixed order, so that the archive is reproducible.
var collections = []string{"Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Korea1"}

func main() {
	out, err := os.Create(os.Args[3])
	check(err)
	z := zip.NewWriter(out)
	for _, c := range collections {
		for _, name := range strings.Fields(wanted[c]) {
			add(z, name, packCMap(read(c, name)))
		}
		add(z, c, packUnicode(read(c, c+"-UCS2")))
	}
	for _, name := range []string{"glyphlist", "zapfdingbats"} {
		b, err := os.ReadFile(filepath.Join(os.Args[2], "glyphlist", name+".txt"))
		check(err)
		add(z, name, packGlyphs(string(b)))
	}
	for _, name := range standard14 {
		b, err := os.ReadFile(filepath.Join(os.Args[2], "afm", name+".afm"))
		check(err)
		add(z, name, packMetrics(string(b)))
	}
	check(z.Close())
	check(out.Close())
}

// standard14 leaves out the obliques, whose widths are those of the uprights,
// and Courier, whose widths are all 600.
var standard14 = []string{"Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic", "Symbol", "ZapfDingbats"}

// packGlyphs writes lines "name hex hex…".
func packGlyphs(s string) []byte {
	var out bytes.Buffer
	for _, line := range strings.Split(s, "\n") {
		if name, codes, ok := strings.Cut(strings.TrimSpace(line), ";"); ok && line[0] != '#' {
			out.WriteString(name + " " + codes + "\n")
		}
	}
	return out.Bytes()
}

// packMetrics writes lines "code name width", code -1 for glyphs outside the
// font's own encoding.
func packMetrics(s string) []byte {
	var out bytes.Buffer
	for _, line := range strings.Split(s, "\n") {
		if f := strings.Fields(line); len(f) > 7 && f[0] == "C" {
			out.WriteString(f[1] + " " + f[7] + " " + f[4] + "\n")
		}
	}
	return out.Bytes()
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func read(folder, name string) []string {
	b, err := os.ReadFile(filepath.Join(os.Args[1], folder, name))
	check(err)
	return strings.Fields(dropComments(string(b)))
}

func dropComments(s string) string {
	var keep []string
	for _, line := range strings.Split(s, "\n") {
		if !strings.HasPrefix(line, "%") {
			keep = append(keep, line)
		}
	}
	return strings.Join(keep, "\n")
}

func add(z *zip.Writer, name string, data []byte) {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	check(err)
	_, err = w.Write(data)
	check(err)
}

func code(s string) (n int, v uint64) {
	s = strings.Trim(s, "<>")
	v, err := strconv.ParseUint(s, 16, 64)
	check(err)
	return len(s) / 2, v
}

// packCMap writes: WMode; length and name of the base CMap; number of code
// spaces and for each its byte count, low and high; then for codes of one to
// four bytes the number of ranges, and for each, by their lows, its low (from the
// last low), high - low, CID (from the last).
func packCMap(words []string) []byte {
	var spaces []byte
	var ranges [5][]cidRange // by the number of bytes
	var nSpaces, wmode uint64
	var base string
	for i, w := range words {
		switch w {
		case "usecmap":
			base = strings.TrimPrefix(words[i-1], "/")
		case "/WMode":
			wmode, _ = strconv.ParseUint(words[i+1], 10, 8)
		case "begincodespacerange":
			for j := i + 1; words[j] != "endcodespacerange"; j += 2 {
				n, lo := code(words[j])
				_, hi := code(words[j+1])
				spaces = binary.AppendUvarint(spaces, uint64(n))
				spaces = binary.AppendUvarint(spaces, lo)
				spaces = binary.AppendUvarint(spaces, hi)
				nSpaces++
			}
		case "begincidrange", "begincidchar":
			end := strings.Replace(w, "begin", "end", 1)
			for j := i + 1; words[j] != end; {
				n, lo := code(words[j])
				hi := lo
				if w == "begincidrange" {
					j++
					_, hi = code(words[j])
				}
				cid, err := strconv.ParseInt(words[j+1], 10, 32)
				check(err)
				j += 2
				ranges[n] = append(ranges[n], cidRange{lo, hi, cid})
			}
		}
	}
	out := binary.AppendUvarint(nil, wmode)
	out = binary.AppendUvarint(out, uint64(len(base)))
	out = append(out, base...)
	out = append(binary.AppendUvarint(out, nSpaces), spaces...)
	for _, list := range ranges[1:] {
		out = appendRanges(out, list)
	}
	return out
}

type cidRange struct {
	lo, hi uint64
	cid    int64
}

// appendRanges keeps the order of ranges that begin at the same code: the later
// one counts.
func appendRanges(out []byte, list []cidRange) []byte {
	slices.SortStableFunc(list, func(a, b cidRange) int { return cmp.Compare(a.lo, b.lo) })
	out = binary.AppendUvarint(out, uint64(len(list)))
	var last cidRange
	for _, r := range list {
		out = binary.AppendUvarint(out, r.lo-last.lo)
		out = binary.AppendUvarint(out, r.hi-r.lo)
		out = binary.AppendVarint(out, r.cid-last.cid)
		last = r
	}
	return out
}

// packUnicode writes the number of CIDs, for each CID the bytes of its text, and
// all texts in UTF-8.
func packUnicode(words []string) []byte {
	texts := map[uint64]string{}
	top := uint64(0)
	put := func(cid uint64, hexText string, plus int) {
		raw, err := hex.DecodeString(strings.Trim(hexText, "<>"))
		check(err)
		var units []uint16
		for i := 0; i+1 < len(raw); i += 2 {
			units = append(units, binary.BigEndian.Uint16(raw[i:]))
		}
		runes := utf16.Decode(units)
		runes[len(runes)-1] += rune(plus)
		if runes[0] != 0xfffd {
			texts[cid] = string(runes)
			top = max(top, cid)
		}
	}
	for i, w := range words {
		switch w {
		case "beginbfchar":
			for j := i + 1; words[j] != "endbfchar"; j += 2 {
				_, cid := code(words[j])
				put(cid, words[j+1], 0)
			}
		case "beginbfrange":
			for j := i + 1; words[j] != "endbfrange"; j += 3 {
				_, lo := code(words[j])
				_, hi := code(words[j+1])
				for c := lo; c <= hi; c++ {
					put(c, words[j+2], int(c-lo))
				}
			}
		}
	}
	out := binary.AppendUvarint(nil, top+1)
	for cid := uint64(0); cid <= top; cid++ {
		out = binary.AppendUvarint(out, uint64(len(texts[cid])))
	}
	for cid := uint64(0); cid <= top; cid++ {
		out = append(out, texts[cid]...)
	}
	return out
}
