package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far an import is: a bar on a terminal, elsewhere a line
// of key=value pairs now and then.
type progress struct {
	w     io.Writer
	total int
	bar   *progressbar.ProgressBar // nil when not on a terminal
	began time.Time
	last  time.Time
}

// progressEvery is the pause between lines where nobody watches.
const progressEvery = 5 * time.Second

func newProgress(w io.Writer, total int) *progress {
	p := &progress{w: w, total: total, began: time.Now(), last: time.Now()}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) && total > 1 {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("导入"),
			progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(true), progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("份"), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	return p
}

// step notes one more file.
func (p *progress) step(files, projects, failed int) {
	if p.bar != nil {
		p.bar.Describe(fmt.Sprintf("导入（项目 %d，失败 %d）", projects, failed))
		_ = p.bar.Add(1)
		return
	}
	if now := time.Now(); now.Sub(p.last) >= progressEvery {
		p.last = now
		fmt.Fprintln(p.w, p.line(now.Sub(p.began), files, projects, failed))
	}
}

func (p *progress) line(took time.Duration, files, projects, failed int) string {
	rate := float64(files) / took.Seconds()
	left := time.Duration(float64(p.total-files) / rate * float64(time.Second)).Round(time.Second)
	return fmt.Sprintf("progress files=%d/%d projects=%d failed=%d rate=%.1f/s left=%s", files, p.total, projects, failed, rate, left)
}

// aside makes room for a line of text.
func (p *progress) aside() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}
