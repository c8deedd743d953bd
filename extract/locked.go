package extract

import (
	"bytes"

	"jixiao/budget"
	"jixiao/extract/locked"
)

// silentPassword is what Excel encrypts with when a workbook is only protected
// against changes; every reader opens such files without asking.
const silentPassword = "VelvetSweatshop"

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
func decrypt(data []byte, password string) []byte {
	if password == "" {
		return nil
	}
	opened := locked.Open(data, password)
	if !bytes.HasPrefix(opened, []byte("PK")) {
		return nil
	}
	return opened
}
