package html

import (
	"bytes"
	"fmt"
	"mime"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"jixiao/budget"
	"jixiao/extract/text"
)

// metaHead is how far a page is searched for its charset; browsers look at the
// first KB, but scripts before the meta element are common.
const metaHead = 8192

var metaCharset = once(`(?i)<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)`)

// once compiles an expression when the first page is read: most commands read
// none.
func once(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// decode makes UTF-8 of a page. A byte order mark wins, then the HTTP header,
// then the page's own word, then a guess. Bytes that are sound UTF-8 are UTF-8
// whatever is said: GBK text never is by chance.
func decode(data []byte, contentType string) ([]byte, []budget.Issue, error) {
	said := declared(data, contentType)
	if hasMark(data) || utf8.Valid(data) || isUnicode(said) || isChinese(said) || said == "" {
		s, cut, err := text.Decode(data)
		if err != nil {
			return nil, nil, err
		}
		var issues []budget.Issue
		if cut {
			issues = append(issues, budget.Issue{Code: "file_cut", Message: "文件末尾的字符不完整，文件可能没有传完"})
		}
		return []byte(s), issues, nil
	}
	e, known := others[said]
	if !known {
		return nil, nil, &budget.Error{Kind: budget.ErrEncoding, Reason: fmt.Sprintf("网页编码 %s 不认识", said),
			Hint: "请用浏览器另存为 UTF-8 编码"}
	}
	out, err := e.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return nil, nil, &budget.Error{Kind: budget.ErrEncoding, Reason: fmt.Sprintf("网页自称 %s 编码，内容却不是", said),
			Hint: "请用浏览器另存为 UTF-8 编码"}
	}
	return out, nil, nil
}

// others are charsets of pages in Chinese beside those of package text.
var others = map[string]encoding.Encoding{
	"big5":         traditionalchinese.Big5,
	"big5-hkscs":   traditionalchinese.Big5,
	"hz-gb-2312":   simplifiedchinese.HZGB2312,
	"iso-8859-1":   charmap.Windows1252,
	"windows-1252": charmap.Windows1252,
	"us-ascii":     charmap.Windows1252,
}

func declared(data []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return strings.ToLower(params["charset"])
	}
	if m := metaCharset().FindSubmatch(data[:min(len(data), metaHead)]); m != nil {
		return strings.ToLower(string(m[1]))
	}
	return ""
}

func hasMark(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) || bytes.HasPrefix(data, []byte("\xff\xfe")) ||
		bytes.HasPrefix(data, []byte("\xfe\xff"))
}

func isUnicode(name string) bool {
	return strings.HasPrefix(name, "utf") || strings.HasPrefix(name, "unicode")
}

func isChinese(name string) bool {
	return strings.HasPrefix(name, "gb") || strings.HasPrefix(name, "x-gb") || name == "cp936" || name == "936" || name == "ms936"
}
