// Package batch reads many files with all cores and hands the results on one by
// one, in the order of the input, whatever finished first. Memory is bounded:
// only so many files and so many bytes are under way at a time.
package batch

import (
	"context"
	"iter"
	"sync"
)

// Source is one file to read, wherever it lies.
type Source struct {
	Path string // as the user would write it; entries of archives behind "!"
	Size int64
	// Read returns the whole content.
	Read func() ([]byte, error)
	// Err is set when the source cannot be read at all; Read is nil then.
	Err error
}

// Limits bound what is under way.
type Limits struct {
	Jobs  int   // files being read at the same time
	Ahead int   // results waiting for an earlier one
	Bytes int64 // of files being read; a larger file goes alone
}

// Run calls work for every source, on several goroutines, and then done for
// every result, on the caller's, in the order of the sources. When ctx ends no
// further source is begun, and those under way are completed. An error of done
// ends the run.
func Run[T any](ctx context.Context, sources iter.Seq[Source], limits Limits, work func(Source) T, done func(Source, T) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	queue := make(chan *ticket[T], limits.Ahead)
	go feed(ctx, sources, limits, work, queue)
	var failed error
	for t := range queue {
		<-t.ready
		if failed == nil {
			failed = done(t.source, t.result)
		}
		if failed != nil {
			stop()
		}
	}
	return failed
}

// ticket is a source in the queue and, once ready is closed, its result.
type ticket[T any] struct {
	source Source
	result T
	ready  chan struct{}
}

// feed starts the work in order; it holds back when too much is under way.
func feed[T any](ctx context.Context, sources iter.Seq[Source], limits Limits, work func(Source) T, queue chan<- *ticket[T]) {
	defer close(queue)
	slots := make(chan struct{}, limits.Jobs)
	room := newBudget(limits.Bytes)
	for s := range sources {
		t := &ticket[T]{source: s, ready: make(chan struct{})}
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return
		}
		room.take(s.Size)
		if ctx.Err() != nil {
			return
		}
		queue <- t
		go func() {
			t.result = work(s)
			room.give(s.Size)
			<-slots
			close(t.ready)
		}()
	}
}

// budget hands out bytes; one that asks for more than there is gets all of it.
type budget struct {
	mu         sync.Mutex
	changed    *sync.Cond
	free, size int64
}

func newBudget(size int64) *budget {
	b := &budget{free: size, size: size}
	b.changed = sync.NewCond(&b.mu)
	return b
}

func (b *budget) take(n int64) {
	n = min(n, b.size)
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.free < n {
		b.changed.Wait()
	}
	b.free -= n
}

func (b *budget) give(n int64) {
	b.mu.Lock()
	b.free += min(n, b.size)
	b.mu.Unlock()
	b.changed.Signal()
}
