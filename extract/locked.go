package extract

import (
	"bytes"
	"regexp"
	"strconv"
	"sync"

	"github.com/xuri/excelize/v2"

	"jixiao/budget"
)

// silentPassword is what Excel encrypts with when a workbook is only protected
// against changes; every reader opens such files without asking.
const silentPassword = "VelvetSweatshop"

// maxSpins bounds the rounds a password is hashed; Office uses 100,000, a
// hostile file could ask for hours.
const maxSpins = 1_000_000

var spinCount = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`spinCount="(\d+)"`) })

const unlock = "请用 Office 或 WPS 打开，取消密码后另存；知道密码时可加 --password"

// isLocked: an Office file with a password is a compound file around its archive.
func (s sample) isLocked() bool { return s.ole["EncryptedPackage"] }

// readLocked decrypts an Office file and reads what was in it.
func readLocked(data []byte, name string, opt Options) (budget.Document, error) {
	for _, password := range []string{opt.Password, silentPassword} {
		if opened := decrypt(data, password); opened != nil {
			doc, err := read(name, opened, opt)
			return doc, err
		}
	}
	reason := "Office 文件加了密码"
	if opt.Password != "" {
		reason = "密码不对"
	}
	return budget.Document{}, &budget.Error{Kind: budget.ErrLocked, Reason: reason, Hint: unlock}
}

// decrypt returns the archive within, or nil when the password does not fit.
// The library may stumble over damaged files; nothing of that leaves here.
func decrypt(data []byte, password string) (opened []byte) {
	if password == "" {
		return nil
	}
	if m := spinCount().FindSubmatch(data); m != nil {
		if n, err := strconv.Atoi(string(m[1])); err != nil || n > maxSpins {
			return nil
		}
	}
	defer func() {
		if recover() != nil {
			opened = nil
		}
	}()
	out, err := excelize.Decrypt(data, &excelize.Options{Password: password})
	if err != nil || !bytes.HasPrefix(out, []byte("PK")) {
		return nil
	}
	return out
}
