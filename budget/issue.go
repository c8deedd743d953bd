package budget

import (
	"errors"
	"fmt"
	"strings"
)

// Issue is something a reader should know about a document that could be read:
// a doubt, a contradiction, a piece that was left out. It never stops the work.
type Issue struct {
	Code    string `json:"code"`    // stable, snake_case, for machines
	Message string `json:"message"` // one plain sentence, for people
	Where   Pos    `json:"where,omitzero"`
	// At names the value in doubt as a path into the Disclosure:
	// "projects[2].indicators[5].value". Empty when no value is concerned.
	At string `json:"at,omitempty"`
}

// Kinds of failure. Every error that ends the reading of a document wraps one.
var (
	ErrEmpty      = errors.New("文件是空的")
	ErrFormat     = errors.New("不是能读的格式")
	ErrEncoding   = errors.New("文字编码无法识别")
	ErrLocked     = errors.New("文件有密码")
	ErrDamaged    = errors.New("文件已损坏")
	ErrScan       = errors.New("没有文字层（扫描件）")
	ErrNoTable    = errors.New("没有绩效目标表")
	ErrIncomplete = errors.New("文件不完整")
	ErrTooLarge   = errors.New("超出处理上限")
)

// Error is a failure to read a document: which file, where in it, why, and what
// the user can do. It prints as one line.
type Error struct {
	File   string
	Where  Pos
	Kind   error  // one of the sentinels above
	Reason string // what exactly; may be empty
	Hint   string // what to do; may be empty
}

func (e *Error) Error() string {
	var b strings.Builder
	if e.File != "" {
		fmt.Fprintf(&b, "%s：", e.File)
	}
	switch {
	case e.Where.Lines != [2]int{}: // a text's pages are not what its reader counts
		fmt.Fprintf(&b, "第%d行：", e.Where.Lines[0])
	case e.Where.Page > 0:
		fmt.Fprintf(&b, "第%d页：", e.Where.Page)
	case e.Where.Path != "":
		fmt.Fprintf(&b, "%s：", e.Where.Path)
	}
	b.WriteString(e.Kind.Error())
	if e.Reason != "" {
		b.WriteString("，" + e.Reason)
	}
	if e.Hint != "" {
		b.WriteString("；" + e.Hint)
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

func (e *Error) Unwrap() error { return e.Kind }
