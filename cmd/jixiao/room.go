package main

import "jixiao/cmd/jixiao/early"

// What is worth the preparation of memory for it. Small work is done sooner.
const (
	manyFiles = 4
	manyPages = 40
	manyBytes = 2 << 20
)

func roomForFiles(n int) { roomIf(n >= manyFiles) }

func roomForPages(n int) { roomIf(n >= manyPages) }

func roomForBytes(n int64) { roomIf(n >= manyBytes) }

func roomIf(worth bool) {
	if worth {
		early.Room()
	}
}
