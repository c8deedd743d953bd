package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// notify is a context that ends with the first Ctrl-C or SIGTERM. A second one
// ends the process at once: nothing half-done can remain in the database.
func notify(parent context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(parent, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-ctx.Done()
		stop() // the next signal meets the system's default
	}()
	return ctx, stop
}
