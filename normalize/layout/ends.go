package layout

// A name of a level that its narrow cell wraps ends on a line that may hold
// nothing else of it than one character, and the tool sets that line by itself:
// its start says little, but no other cell waits for just these characters.

// openName is a level's name that has begun on the lines above.
type openName struct {
	text string // folded
	end  int    // column after its last piece
}

// ends says for each word of a line in which level it ends a name that has
// begun above: bit 0 the first, bit 1 the second. Nil where none does.
func (q *cutter) ends(open [2]openName, ws []word) []uint8 {
	var out []uint8
	for level, n := range open {
		if n.text == "" || q.r.levels.known(level, n.text) && !q.r.levels.pieces[level][n.text+levelWord] {
			continue
		}
		for k, w := range ws {
			if w.start <= n.end+labelSlack && q.r.levels.known(level, n.text+w.look.fold) {
				if out == nil {
					out = make([]uint8, len(ws))
				}
				out[k] |= 1 << level
				break
			}
		}
	}
	return out
}

// follow notes what a cut line adds to the names.
func (q *cutter) follow(open *[2]openName, l cutLine) {
	for c, kind := range q.kinds {
		level := levelOf(kind)
		if level < 0 {
			continue
		}
		text, end := "", 0
		for k, w := range l.words {
			if l.cols[k] == c {
				text, end = text+w.look.fold, w.end()
			}
		}
		switch {
		case text == "":
		case q.r.levels.pieces[level][open[level].text+text]:
			open[level] = openName{open[level].text + text, end}
		default:
			open[level] = openName{text, end}
		}
	}
}

// levelOf is the level whose names stand in a column, -1 for none.
func levelOf(kind columnKind) int {
	switch kind {
	case kindLevel1:
		return 0
	case kindLevel2:
		return 1
	}
	return -1
}
