package notation

import (
	"fmt"
	"strings"
	"testing"
)

func TestListStarts(t *testing.T) {
	for _, c := range []struct{ line, want, why string }{
		{"1.保障运转。2.提高效率", "1.保障运转。|2.提高效率", "behind a full stop"},
		{"1.保障运转 2.提高效率 3.完成改造", "1.保障运转 |2.提高效率 |3.完成改造", "behind blanks"},
		{"（1）清淤；（2）护坡；", "（1）清淤；|（2）护坡；", "in brackets"},
		{"清淤。（ 2）护坡", "清淤。（ 2）护坡", "a stray blank inside the brackets"},
		{"①清淤；②护坡", "①清淤；|②护坡", "circled"},
		{"完成投资。1.5公里", "完成投资。1.5公里", "a decimal is no running number"},
		{"长度 12.5公里", "长度 12.5公里", "nor behind a blank"},
		{"共2、3号楼", "共2、3号楼", "nothing ended before it"},
		{"无编号的一句话。", "无编号的一句话。", "no number"},
		{"全年完成2024年任务。2025年续建", "全年完成2024年任务。2025年续建", "a year"},
	} {
		got, last := "", 0
		for _, at := range ListStarts(c.line) {
			got += c.line[last:at] + "|"
			last = at
		}
		if got += c.line[last:]; got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func BenchmarkListStarts(b *testing.B) {
	line := "1.保障正常工作高效运转，提高企业积极性；2.及时排查生产工作中的不安全生产事故，做到防患于未然"
	for b.Loop() {
		ListStarts(line)
	}
}

func FuzzListStarts(f *testing.F) {
	f.Add("1.保障运转。2.提高效率")
	f.Fuzz(func(t *testing.T, line string) {
		last := 0
		for _, at := range ListStarts(line) {
			if at <= last || at > len(line) {
				t.Fatal(fmt.Sprint(at, " of ", len(line)))
			}
			last = at
		}
	})
}

func TestListStartsLong(t *testing.T) {
	if got := ListStarts(strings.Repeat("。1.", 5000)); got != nil {
		t.Error("longer than any line")
	}
}
