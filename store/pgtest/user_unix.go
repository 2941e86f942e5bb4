//go:build unix

package pgtest

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// asPostgres has the server of root run as the user of its package, since it
// refuses to run as root.
func (s *Server) asPostgres() {
	if os.Getuid() != 0 {
		return
	}
	out, err := exec.Command("id", "-u", "postgres").Output()
	s.must(err)
	uid, err := strconv.ParseUint(strings.TrimSpace(string(out)), 10, 32)
	s.must(err)
	s.must(os.Chown(s.dir, int(uid), -1))
	s.as.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(uid)}
}
