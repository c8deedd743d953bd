package main

import (
	"bytes"
	"io"
	"os"
	"strings"
)

// stdinName stands for standard input in reports.
const stdinName = "标准输入"

// withStdin replaces "-" by what standard input holds: the paths of a list, or
// "-" again for one file, whose bytes are returned.
func withStdin(paths []string, stdin io.Reader) ([]string, []byte, error) {
	var out []string
	var content []byte
	for _, p := range paths {
		if p != "-" {
			out = append(out, p)
			continue
		}
		data, err := io.ReadAll(io.LimitReader(stdin, maxFile+1))
		if err != nil {
			return nil, nil, fileError(stdinName, err)
		}
		if list := pathList(data); list != nil {
			out = append(out, list...)
			continue
		}
		content = data
		out = append(out, p)
	}
	return out, content, nil
}

// pathList takes the content for a list of paths when its first line names
// something that exists; the lines may also be separated by NUL (find -print0).
func pathList(data []byte) []string {
	separator := "\n"
	if i := bytes.IndexAny(data, "\x00\n"); i >= 0 && data[i] == 0 {
		separator = "\x00"
	}
	var list []string
	for _, line := range strings.Split(string(data), separator) {
		if line = strings.TrimRight(line, "\r"); strings.TrimSpace(line) == "" {
			continue
		}
		if len(list) == 0 && !exists(line) {
			return nil
		}
		list = append(list, line)
	}
	return list
}

// longestPath is more than any system allows.
const longestPath = 4096

func exists(path string) bool {
	if len(path) > longestPath {
		return false
	}
	_, err := os.Stat(path)
	return err == nil
}
