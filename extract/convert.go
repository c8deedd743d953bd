package extract

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"jixiao/budget"
)

// convertTime bounds one run of LibreOffice: starting it takes 3 to 10 s, a long
// paper as much again.
const convertTime = 90 * time.Second

// offices are the names LibreOffice goes by.
var offices = []string{"soffice", "libreoffice"}

// convert lets LibreOffice turn a file into a format that is read here, and
// reads that. The program gets a folder and a profile of its own.
func convert(data []byte, name, target string, opt Options) (budget.Document, error) {
	program := findOffice()
	if program == "" {
		return budget.Document{}, &budget.Error{Kind: budget.ErrFormat, Reason: "要转换才能读，但没有装 LibreOffice",
			Hint: "请装上 LibreOffice，或用 Office、WPS 另存为 .docx、.xlsx"}
	}
	dir, err := os.MkdirTemp("", "jixiao-convert-")
	if err != nil {
		return budget.Document{}, conversionFailed("建不了临时文件夹")
	}
	defer os.RemoveAll(dir)
	converted, err := runOffice(program, dir, data, target)
	if err != nil {
		return budget.Document{}, err
	}
	opt.Convert = false
	doc, err := read(name+"."+target, converted, opt)
	if err != nil {
		return doc, err
	}
	doc.Issues = append(doc.Issues, budget.Issue{Code: "converted",
		Message: "文件先由 LibreOffice 转换成 " + target + " 再读出，位置是转换后的位置"})
	return doc, nil
}

func findOffice() string {
	for _, name := range offices {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func runOffice(program, dir string, data []byte, target string) ([]byte, error) {
	source := filepath.Join(dir, "source")
	if err := os.WriteFile(source, data, 0o600); err != nil {
		return nil, conversionFailed("写不了临时文件")
	}
	ctx, cancel := context.WithTimeout(context.Background(), convertTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--headless", "--norestore",
		"-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")),
		"--convert-to", target, "--outdir", filepath.Join(dir, "out"), source)
	endTogether(cmd)
	cmd.WaitDelay = time.Second // do not wait for grandchildren that hold the pipes
	err := cmd.Run()
	if ctx.Err() != nil {
		return nil, conversionFailed("LibreOffice 没有在规定时间内完成")
	}
	converted, readErr := os.ReadFile(filepath.Join(dir, "out", "source."+target))
	if err != nil || readErr != nil {
		return nil, conversionFailed("LibreOffice 打不开这个文件")
	}
	return converted, nil
}

func conversionFailed(reason string) error {
	return &budget.Error{Kind: budget.ErrDamaged, Reason: reason, Hint: "请用 Office 或 WPS 打开后另存为 .docx、.xlsx"}
}
