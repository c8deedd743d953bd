//go:build !unix

package pdf

import "time"

var started = time.Now()

func processorTime() time.Duration { return time.Since(started) }
