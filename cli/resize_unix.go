//go:build !windows

package cli

import (
	"os"
	"os/signal"
	"syscall"
)

// onResize passes on the signals that the window has changed.
func onResize(got chan os.Signal) { signal.Notify(got, syscall.SIGWINCH) }
