// Package pattern holds regular expressions that are compiled when they are
// first asked. Compiling all of a re-assembler's at every start of the program
// took longer than some commands do, and few papers need any.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is one expression; many goroutines may use it.
type Pattern struct{ compiled func() *regexp.Regexp }

// New keeps an expression. One that does not compile panics when it is first
// used.
func New(expr string) *Pattern {
	return &Pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
}

// MatchString is that of regexp.Regexp, and so are the others.
func (p *Pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

func (p *Pattern) FindString(s string) string { return p.compiled().FindString(s) }

func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

func (p *Pattern) FindStringIndex(s string) []int { return p.compiled().FindStringIndex(s) }
