package host

import (
	"errors"
	"net"
	"strconv"
	"strings"
)

// ParseName reads the name by which readers reach the host, with a port if it is
// not that of ssh: desk.example, desk.example:2222 or [2001:db8::1]:2222.
func ParseName(s string) (name, port string, err error) {
	name = s
	if host, p, err := net.SplitHostPort(s); err == nil {
		name, port = host, p
		if n, err := strconv.ParseUint(p, 10, 16); err != nil || n == 0 {
			return "", "", errors.New("a port is a number up to 65535")
		}
	}
	odd := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(".-_:@%", r)
	}
	if name == "" || name[0] == '-' || strings.ContainsFunc(name, odd) {
		return "", "", errors.New("takes a name or an address, with a port if it is not 22: desk.example:2222")
	}
	return name, port, nil
}

// invitation is what others type in front of what they ask of this host, as far
// as that is known: its name from the one who hosts, the port from the address that
// the reader came to, unless a balancer stands there.
func (h *Host) invitation(p *peer) string {
	name, port := "HOST", ""
	switch to, tcp := p.conn.Conn.LocalAddr().(*net.TCPAddr); {
	case h.Name != "":
		if n, at, err := ParseName(h.Name); err == nil {
			name, port = n, at
		}
	case tcp && !p.balanced:
		port = strconv.Itoa(to.Port)
	}
	if port == "" || port == "22" {
		return "ssh -t " + name
	}
	return "ssh -p " + port + " -t " + name
}
