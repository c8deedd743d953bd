package object

// unpredict undoes the TIFF (2) and PNG (10 to 15) predictors. A last row that
// was cut is filled with what is there.
func unpredict(data []byte, f filterSpec) []byte {
	colors, bpc, columns := clampInt(f.colors, 1, 32), clampInt(f.bpc, 8, 16), clampInt(f.columns, 1, 1<<20)
	pixel := max(1, colors*bpc/8)
	row := (colors*bpc*columns + 7) / 8
	if f.predictor == 2 {
		if bpc == 8 {
			for i := range data {
				if i%row >= pixel {
					data[i] += data[i-pixel]
				}
			}
		}
		return data
	}
	out := make([]byte, 0, len(data))
	prev := make([]byte, row)
	for len(data) > 1 {
		n := min(row, len(data)-1)
		cur := make([]byte, row)
		copy(cur, data[1:1+n])
		pngRow(data[0], cur, prev, pixel)
		out = append(out, cur[:n]...)
		prev = cur
		data = data[1+n:]
	}
	return out
}

func clampInt(v, def, most int) int {
	if v <= 0 {
		v = def
	}
	return min(v, most)
}

func pngRow(kind byte, cur, prev []byte, pixel int) {
	for i := range cur {
		var left, upLeft byte
		if i >= pixel {
			left, upLeft = cur[i-pixel], prev[i-pixel]
		}
		switch kind {
		case 1:
			cur[i] += left
		case 2:
			cur[i] += prev[i]
		case 3:
			cur[i] += byte((int(left) + int(prev[i])) / 2)
		case 4:
			cur[i] += paeth(left, prev[i], upLeft)
		}
	}
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
