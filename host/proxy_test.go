package host

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	proxyproto "github.com/pires/go-proxyproto"
	gossh "golang.org/x/crypto/ssh"
)

// through is the header of a balancer for a reader at an address.
func through(t testing.TB, version byte, from string) []byte {
	t.Helper()
	addr, err := net.ResolveTCPAddr("tcp", from)
	if err != nil {
		t.Fatal(err)
	}
	header, err := proxyproto.HeaderProxyFromAddrs(version, addr, addr).Format()
	if err != nil {
		t.Fatal(err)
	}
	return header
}

// balanced serves readers who come by a balancer at an address or network.
func balanced(t *testing.T, list string, change func(*Config)) *served {
	t.Helper()
	b, err := ParseBalancers(list)
	if err != nil {
		t.Fatal(err)
	}
	return start(t, func(c *Config) {
		c.Balancers = b
		if change != nil {
			change(c)
		}
	})
}

// say opens a connection that begins with some bytes.
func (s *served) say(begin []byte) net.Conn {
	s.t.Helper()
	c, err := net.Dial("tcp", s.address)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(patient)); err != nil {
		s.t.Fatal(err)
	}
	if _, err := c.Write(begin); err != nil {
		s.t.Fatal(err)
	}
	return c
}

// greets reports whether the host speaks to a connection.
func greets(c net.Conn) bool {
	_, err := c.Read(make([]byte, 1))
	return err == nil
}

// come is a client that a balancer passes on.
func (s *served) come(from string, keys ...gossh.Signer) (*gossh.Client, error) {
	s.t.Helper()
	config := &gossh.ClientConfig{User: "someone", HostKeyCallback: gossh.InsecureIgnoreHostKey()}
	config.Auth = append(config.Auth, gossh.PublicKeys(keys...), gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil }))
	conn, chans, requests, err := gossh.NewClientConn(s.say(through(s.t, 2, from)), s.address, config)
	if err != nil {
		return nil, err
	}
	return gossh.NewClient(conn, chans, requests), nil
}

// TestBalanced has readers of several addresses come by one balancer.
func TestBalanced(t *testing.T) {
	s := balanced(t, "127.0.0.0/8, 2001:db8::/32", nil)
	var held []net.Conn
	for range Usual().HalfOpen {
		c := s.say(through(t, 2, "192.0.2.1:1001"))
		if !greets(c) {
			t.Fatal("a reader is not let to the greeting")
		}
		held = append(held, c)
	}
	if greets(s.say(through(t, 2, "192.0.2.1:1002"))) {
		t.Error("a ninth half-open connection of one reader is taken")
	}
	s.log.hears(t, `what="`+tooManyOfOne+`" from=192.0.2.1:1002 by=127.0.0.1:`)
	for _, from := range []string{"192.0.2.2:1", "[2001:db8::1]:1", "192.0.2.3:1"} {
		c, err := s.come(from)
		if err != nil {
			t.Fatalf("%s has to wait for another: %v", from, err)
		}
		if out, _, _ := s.output(c, "list"); out == "" {
			t.Errorf("%s reads nothing", from)
		}
		s.log.hears(t, "from="+from+" args=list")
	}
	if log := s.log.String(); strings.Contains(log, "from=127.") {
		t.Errorf("the balancer is taken for a reader:\n%s", log)
	}
	for _, c := range held {
		c.Close()
	}
	s.log.hears(t, `msg="not let in" from=192.0.2.1:1001`)
}

// TestBalancerHasNoLimit holds more connections by a balancer than one source may.
func TestBalancerHasNoLimit(t *testing.T) {
	s := balanced(t, "127.0.0.1", nil)
	for i := range 3 * Usual().HalfOpen {
		if !greets(s.say(through(t, 2, net.JoinHostPort(net.IPv4(192, 0, 2, byte(i)).String(), "9")))) {
			t.Fatalf("number %d is not taken:\n%s", i, s.log)
		}
	}
}

// TestKeysCountByTrueAddress has a key that counts from one address only.
func TestKeysCountByTrueAddress(t *testing.T) {
	key := signer(t)
	keys := filepath.Join(t.TempDir(), "keys")
	write(t, keys, `from="192.0.2.7" `+line(key)+"\n")
	rules, err := AuthorizedKeys(keys, Grant{Ceiling: All, Unmarked: true})
	if err != nil {
		t.Fatal(err)
	}
	s := balanced(t, "127.0.0.1", func(c *Config) { c.Rules = rules })
	if _, err := s.come("192.0.2.7:1", key); err != nil {
		t.Error(err)
	}
	if _, err := s.come("192.0.2.8:1", key); err == nil {
		t.Error("the key counts from another address")
	}
}

// TestUnlisted has others than balancers send headers, and none.
func TestUnlisted(t *testing.T) {
	for _, list := range []string{"192.0.2.0/24", "unix"} {
		s := balanced(t, list, nil)
		for _, header := range [][]byte{through(t, 2, "192.0.2.1:1"), through(t, 1, "192.0.2.1:1"), []byte("GET / HTTP/1.1\r\n\r\n")} {
			c := s.say(append(header, "SSH-2.0-x\r\n"...))
			if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("%q is not refused", header)
			}
		}
		s.log.wait(t, "three refusals", func(log string) bool { return strings.Count(log, errGreeting.Error()) == 3 })
		if out, _, _ := s.output(s.client(), "list"); out == "" {
			t.Error("who comes directly does not read")
		}
		if log := s.log.String(); strings.Contains(log, "192.0.2.1") {
			t.Errorf("the header is believed:\n%s", log)
		}
	}
}

// TestBalancerMustSayWho has a balancer send none or a bad header, ask whether the
// host is there, and say nothing.
func TestBalancerMustSayWho(t *testing.T) {
	s := balanced(t, "127.0.0.1", func(c *Config) { c.Limits.Handshake = 300 * time.Millisecond })
	local := append(append([]byte{}, proxyproto.SIGV2...), 0x20, 0, 0, 0)
	for _, c := range []net.Conn{s.say(local), s.say(nil)} {
		if c, ok := c.(*net.TCPConn); ok {
			c.CloseWrite()
		}
		if n, _ := io.Copy(io.Discard, c); n > 0 {
			t.Error("the host speaks to a question whether it is there")
		}
	}
	if log := s.log.String(); log != "" {
		t.Errorf("a question whether the host is there is logged:\n%s", log)
	}
	for _, tt := range []struct {
		name, why string
		begin     []byte
	}{
		{"none", noHeader, []byte("SSH-2.0-OpenSSH_9.9\r\n")},
		{"silence", noHeader, nil},
		{"version 1", noHeader, through(t, 1, "192.0.2.1:1")},
		{"half a header", badHeader, through(t, 2, "192.0.2.1:1")[:20]},
		{"no address", badHeader, through(t, 2, "0.0.0.0:1")},
	} {
		before := strings.Count(s.log.String(), tt.why)
		if n, err := io.Copy(io.Discard, s.say(tt.begin)); n > 0 || errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s: %d bytes, %v", tt.name, n, err)
		}
		s.log.wait(t, tt.name, func(log string) bool { return strings.Count(log, tt.why) == before+1 })
	}
	if _, err := s.come("192.0.2.9:1"); err != nil {
		t.Errorf("nobody gets in afterwards: %v", err)
	}
}

// TestUnixSocket has readers come by a Unix socket, with a name that is no text.
func TestUnixSocket(t *testing.T) {
	dir, err := os.MkdirTemp("", "readout")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	for list, begin := range map[string][]byte{"192.0.2.1": nil, "unix": through(t, 2, "192.0.2.7:1")} {
		s := balanced(t, list, nil)
		path := filepath.Join(dir, list)
		l, err := net.Listen("unix", path)
		if err != nil {
			t.Fatal(err)
		}
		go s.Serve(l)
		c, err := net.DialUnix("unix", &net.UnixAddr{Net: "unix", Name: filepath.Join(dir, "\x1b[31m"+list)}, &net.UnixAddr{Net: "unix", Name: path})
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := c.Write(begin); err != nil {
			t.Fatal(err)
		}
		conn, chans, requests, err := gossh.NewClientConn(c, path, &gossh.ClientConfig{
			User: "x", HostKeyCallback: gossh.InsecureIgnoreHostKey(),
			Auth: []gossh.AuthMethod{gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
		})
		if err != nil {
			t.Fatalf("%s: %v\n%s", list, err, s.log)
		}
		if out, _, _ := s.output(gossh.NewClient(conn, chans, requests), "list"); out == "" {
			t.Error("who comes by a socket does not read")
		}
		want := "from=unix args=list"
		if begin != nil {
			want = "from=192.0.2.7:1 args=list"
		}
		s.log.hears(t, want)
		if log := s.log.String(); strings.Contains(log, "31m") {
			t.Errorf("the name of a client is logged:\n%s", log)
		}
	}
}

func TestParseBalancers(t *testing.T) {
	tests := []struct {
		list       string
		lists, not string
		fault      string
	}{
		{list: "10.0.0.1", lists: "10.0.0.1:1", not: "10.0.0.2:1"},
		{list: "10.0.0.0/8 , fd00::/8", lists: "[fd00::1]:1", not: "[fe80::1]:1"},
		{list: "10.1.2.3/8", lists: "[::ffff:10.9.9.9]:1", not: "11.0.0.1:1"},
		{list: "", fault: "takes addresses"},
		{list: "10.0.0.1,", fault: "takes addresses"},
		{list: "balancer.example", fault: "takes addresses"},
		{list: "10.0.0.0/33", fault: "takes addresses"},
		{list: "0.0.0.0/0", fault: "every client"},
		{list: "10.0.0.1,::/0", fault: "every client"},
	}
	for _, tt := range tests {
		b, err := ParseBalancers(tt.list)
		if tt.fault != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("%q: %v", tt.list, err)
			}
			continue
		}
		addr := func(s string) net.Addr {
			a, err := net.ResolveTCPAddr("tcp", s)
			if err != nil {
				t.Fatal(err)
			}
			return a
		}
		if err != nil || !b.list(addr(tt.lists)) || b.list(addr(tt.not)) || b.list(&net.UnixAddr{Net: "unix"}) {
			t.Errorf("%q: %+v, %v", tt.list, b, err)
		}
	}
	if (Balancers{}).list(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)}) {
		t.Error("nobody lists somebody")
	}
}

// spoke is a connection that says some bytes and ends.
type spoke struct {
	net.Conn
	io.Reader
}

func (s spoke) Read(p []byte) (int, error)    { return s.Reader.Read(p) }
func (spoke) SetReadDeadline(time.Time) error { return nil }

// header is one of version 2, byte by byte.
func header(command, family byte, length int, body ...byte) []byte {
	return append(append(append([]byte{}, proxyproto.SIGV2...), command, family, byte(length>>8), byte(length)), body...)
}

// hostile are headers that name no reader.
func hostile() map[string][]byte {
	four := []byte{192, 0, 2, 1, 192, 0, 2, 2, 0, 9, 0, 22}
	return map[string][]byte{
		"version 3":         header(0x31, 0x11, 12, four...),
		"no such command":   header(0x2f, 0x11, 12, four...),
		"no such family":    header(0x21, 0x41, 12, four...),
		"no such transport": header(0x21, 0x13, 12, four...),
		"unspecified":       header(0x21, 0, 0),
		"datagrams":         header(0x21, 0x12, 12, four...),
		"a unix socket":     header(0x21, 0x31, 216, bytes.Repeat([]byte{'x'}, 216)...),
		"too short":         header(0x21, 0x11, 11, four...),
		"length of IPv6":    header(0x21, 0x11, 36, four...),
		"IPv6 too short":    header(0x21, 0x21, 12, four...),
		"endless":           header(0x21, 0x11, 65535, bytes.Repeat(four, 6000)...),
		"cut":               header(0x21, 0x11, 12, four[:7]...),
		"only a signature":  proxyproto.SIGV2,
		"everybody":         header(0x21, 0x11, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 22),
		"a group":           header(0x21, 0x11, 12, 224, 0, 0, 1, 0, 0, 0, 0, 0, 9, 0, 22),
		"broadcast":         header(0x21, 0x11, 12, 255, 255, 255, 255, 0, 0, 0, 0, 0, 9, 0, 22),
	}
}

func TestHostileHeaders(t *testing.T) {
	for name, b := range hostile() {
		if c, err := introduced(spoke{Reader: bytes.NewReader(b)}, time.Second); err == nil || errors.Is(err, errNobody) {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
	}
}

// FuzzHeader wants of any header no panic, and an address that is one, or none;
// and of what comes after it every byte.
func FuzzHeader(f *testing.F) {
	for _, b := range hostile() {
		f.Add(b)
	}
	f.Add([]byte("PROXY TCP4 192.0.2.1 192.0.2.2 9 22\r\nSSH-2.0-x\r\n"))
	f.Add(append(through(f, 2, "[2001:db8::1]:22"), "SSH-2.0-x\r\n"...))
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := introduced(spoke{Reader: bytes.NewReader(b)}, time.Second)
		if err != nil {
			return
		}
		if addr, ok := ipOf(c.RemoteAddr()); !ok || addr.IsUnspecified() {
			t.Errorf("%v is an address", c.RemoteAddr())
		}
		rest, err := io.ReadAll(c)
		if err != nil || !bytes.HasSuffix(b, rest) || len(b)-len(rest) < 28 {
			t.Errorf("%d of %d bytes are left, %v", len(rest), len(b), err)
		}
	})
}
