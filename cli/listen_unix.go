//go:build unix

package cli

import (
	"os"
	"syscall"
)

// accepts reports whether a socket listens; one of a single connection does not.
func accepts(f *os.File) bool {
	listens := 0
	raw, err := f.SyscallConn()
	if err != nil {
		return false
	}
	if raw.Control(func(fd uintptr) {
		listens, err = syscall.GetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_ACCEPTCONN)
	}) != nil {
		return false
	}
	return err == nil && listens != 0
}
