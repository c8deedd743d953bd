package grid

import (
	"strings"
	"testing"
)

func TestPictures(t *testing.T) {
	for _, c := range []struct{ why, page, want string }{
		{"a plain grid", `
+-----+-----+
| ab  | c   |
+-----+-----+
|     | d   |
+-----+-----+`, `
table 2×2
 0,0 "ab"
 0,1 "c"
 1,0 ""
 1,1 "d"`},
		{"a cell merged over rows, its text in two lines", `
+------+-----+
| 产出 | 甲  |
|      +-----+
| 指标 | 乙  |
+------+-----+`, `
table 2×2
 0,0 2×1 "产出指标"
 0,1 "甲"
 1,1 "乙"`},
		{"a cell merged over columns", `
+-----------+
| title     |
+-----+-----+
| a   | b   |
+-----+-----+`, `
table 2×2
 0,0 1×2 "title"
 1,0 "a"
 1,1 "b"`},
		{"text outside is a line; the parts of a line keep their distance", `
 471001 甲局                 单位：万元

+-----+-----+
| a   | b   |
+-----+-----+`, `
471001 甲局                单位：万元
table 1×2
 0,0 "a"
 0,1 "b"`},
		{"an underline is no wall, and neither is a box around nothing", `
+-----------+-----+
| ab        | c   |
| ----      |     |
| de        |     |
+-----------+-----+`, `
table 1×2
 0,0 "ab de"
 0,1 "c"`},
		{"no lower border: the columns witness the row that a page break has cut", `
+-----+-----+
| a   | b   |
+-----+-----+
| c   | d   |
|     |     |`, `
table 2×2
 0,0 "a"
 0,1 "b"
 1,0 "c" open_bottom
 1,1 "d" open_bottom`},
		{"no upper border, and a merged cell runs through the piece", `
|     | b   |
|     +-----+
| a   | c   |
+-----+-----+`, `
table 2×2
 0,0 2×1 "a" open_top
 0,1 "b" open_top
 1,1 "c"`},
		{"the middle piece of a row over three pages has sides only", `
|     |     |     |
|     | b   |     |
|     |     |     |`, `
table 1×3
 0,0 "" open_top open_bottom
 0,1 "b" open_top open_bottom
 0,2 "" open_top open_bottom`},
		{"one merged cell is open at the page's end, the others are closed", `
+-----+-----+-----+
| a   | b   | c   |
|     +-----+-----+
|     | d   | e   |
|     +-----+-----+
|     |`, `
table 3×3
 0,0 3×1 "a" open_bottom
 0,1 "b"
 0,2 "c"
 1,1 "d"
 1,2 "e"
 2,1 "" no_cell
 2,2 "" no_cell`},
		{"no outer borders left and right: the row rules witness them", `
------+-----+------
 a    | b   | c
------+-----+------
 d    | e   | f
------+-----+------`, `
table 2×3
 0,0 "a"
 0,1 "b"
 0,2 "c"
 1,0 "d"
 1,1 "e"
 1,2 "f"`},
		{"no outer border at all", `
 a    | b   | c
------+-----+------
 d    | e   | f
------+-----+------
 g    | h   | i
      |     |`, `
table 3×3
 0,0 "a" open_top
 0,1 "b" open_top
 0,2 "c" open_top
 1,0 "d"
 1,1 "e"
 1,2 "f"
 2,0 "g" open_bottom
 2,1 "h" open_bottom
 2,2 "i" open_bottom`},
		{"no outer border, and a page break has left one row rule over four columns", `
 a    | b   | c    | d
------+-----+------+------`, `
table 1×4
 0,0 "a" open_top
 0,1 "b" open_top
 0,2 "c" open_top
 0,3 "d" open_top`},
		{"no outer border, the first column merged: one rule reaches over it", `
 a    | b   | c
------+-----+------
 d    | e   | f
      +-----+------
      | g   | h
      +-----+------`, `
table 3×3
 0,0 "a" open_top
 0,1 "b" open_top
 0,2 "c" open_top
 1,0 2×1 "d" open_bottom
 1,1 "e"
 1,2 "f"
 2,1 "g"
 2,2 "h"`},
		{"two tables that touch and differ in width: the empty corner is no cell", `
+-----+-----+
| a   | b   |
+-----+-----+-----+
| c   | d   | e   |
+-----+-----+-----+`, `
table 2×3
 0,0 "a"
 0,1 "b"
 0,2 "" no_cell
 1,0 "c"
 1,1 "d"
 1,2 "e"`},
		{"a frame around a table is none, and its lines are lines", `
+-----------------------------------------------------------------------------------+
| x                                                                                 |
|     +-----+-----+                                                                 |
|     | a   | b   |                                                                 |
|     +-----+-----+                                                                 |
+-----------------------------------------------------------------------------------+`, `
x
table 1×2
 0,0 "a"
 0,1 "b"`},
		{"a narrow box around a word is no table", `
+-----+
| ab  |
+-----+`, `
ab`},
		{"a wall with a hole is a wall, and the cells on both sides are in doubt", `
+-----+-----------+
| a   | b         |
+-----+--------   |
| c   | d         |
+-----+-----------+`, `
table 2×2
 0,0 "a"
 0,1 "b" cell_borders
 1,0 "c"
 1,1 "d" cell_borders`},
		{"Latin words keep their space, wrapped or not; a full line is in doubt", `
+--------------+-----+
| survey data  | a   |
| base         |     |
+--------------+-----+`, `
table 1×2
 0,0 "survey data base" word_wrap
 0,1 "a"`},
		{"no rules: lines only", `
 甲
 ab c`, `
甲
ab c`},
	} {
		s := Read(picture(c.page))
		if got, want := show(s), strings.TrimPrefix(c.want, "\n")+"\n"; got != want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.why, got, want)
		}
		if !s.Ledger.Balanced() {
			t.Errorf("%s: ledger %+v", c.why, s.Ledger)
		}
	}
}
