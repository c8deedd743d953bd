// Package pattern holds regular expressions that are compiled when they are
// first asked. Compiling all of a re-assembler's at every start of the program
// took longer than some commands do, and few papers need any.
package pattern

import (
	"regexp"
	"sync/atomic"
)

// Pattern is one expression; many goroutines may use it.
type Pattern struct {
	expr string
	made atomic.Pointer[regexp.Regexp]
}

// New keeps an expression. One that does not compile panics when it is first
// used. It does so little that package variables need no work at the start.
func New(expr string) *Pattern { return &Pattern{expr: expr} }

func (p *Pattern) compiled() *regexp.Regexp {
	if re := p.made.Load(); re != nil {
		return re
	}
	p.made.Store(regexp.MustCompile(p.expr)) // twice at worst, which does no harm
	return p.made.Load()
}

// MatchString is that of regexp.Regexp, and so are the others.
func (p *Pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

func (p *Pattern) FindString(s string) string { return p.compiled().FindString(s) }

func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

func (p *Pattern) FindStringIndex(s string) []int { return p.compiled().FindStringIndex(s) }
