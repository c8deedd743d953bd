package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// spool holds output back until the work has succeeded, so that a failure
// leaves nothing half-written on standard output. What is too large for memory
// waits in a file.
type spool struct {
	memory bytes.Buffer
	file   *os.File
}

// spoolMemory is what may wait in memory.
const spoolMemory = 8 << 20

func (s *spool) Write(p []byte) (int, error) {
	n, err := s.write(p)
	if err != nil {
		err = fmt.Errorf("结果放不下临时文件（%s）；缩小查询范围，或在临时文件夹（TMPDIR）腾出空间", systemReason(err))
	}
	return n, err
}

func (s *spool) write(p []byte) (int, error) {
	if s.file == nil && s.memory.Len()+len(p) > spoolMemory {
		f, err := os.CreateTemp("", "jixiao-*")
		if err != nil {
			return 0, err
		}
		s.file = f
		_ = os.Remove(f.Name()) // gone with the process, where the system allows it
		if _, err := s.memory.WriteTo(f); err != nil {
			return 0, err
		}
	}
	if s.file != nil {
		return s.file.Write(p)
	}
	return s.memory.Write(p)
}

// release lets everything out.
func (s *spool) release(w io.Writer) error {
	if s.file == nil {
		_, err := s.memory.WriteTo(w)
		return err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(w, s.file)
	return err
}

func (s *spool) discard() {
	if s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
	}
}
