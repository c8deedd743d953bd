package audit

import (
	"regexp"
	"sync"
)

// pattern compiles a regular expression when it is first asked for: most
// commands start without judging any paper.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
