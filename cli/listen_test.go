//go:build unix

package cli

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	proxyproto "github.com/pires/go-proxyproto"
	gossh "golang.org/x/crypto/ssh"
)

// activated is a process that was given its sockets.
type activated struct {
	said *spoken
	cmd  *exec.Cmd
	done chan struct{}
}

// activate starts the program as systemd does: with sockets in the place of the
// files from the third on, and their number in the environment.
func activate(t *testing.T, program string, sockets []*os.File, environ []string, args ...string) *activated {
	t.Helper()
	home := t.TempDir()
	a := &activated{said: newSpoken(), done: make(chan struct{})}
	a.cmd = exec.Command("sh", append([]string{"-c", `LISTEN_PID=$$ exec "$0" serve --grace 1s --state none --audit off "$@"`, program}, args...)...)
	a.cmd.Env = append([]string{"HOME=" + home, fmt.Sprintf("LISTEN_FDS=%d", len(sockets)), "LISTEN_FDNAMES=readout.socket"}, environ...)
	a.cmd.ExtraFiles, a.cmd.Stderr = sockets, a.said
	if err := a.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(a.done)
		_ = a.cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = a.cmd.Process.Kill()
		<-a.done
	})
	return a
}

// ends waits for the end of the process and returns its status.
func (a *activated) ends(t *testing.T) int {
	t.Helper()
	select {
	case <-a.done:
	case <-time.After(time.Minute):
		t.Fatalf("it does not end:\n%s", a.said)
	}
	return a.cmd.ProcessState.ExitCode()
}

// socket opens a socket to hand on.
func socket(t *testing.T, network, address string) (*os.File, net.Addr) {
	t.Helper()
	l, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	if l, ok := l.(*net.UnixListener); ok {
		l.SetUnlinkOnClose(false)
	}
	defer l.Close()
	f, err := l.(interface{ File() (*os.File, error) }).File()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, l.Addr()
}

// shortDir is a folder whose name leaves room for that of a socket.
func shortDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "readout")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// notified is what a process tells systemd.
func notified(t *testing.T) (path string, next func() string) {
	t.Helper()
	path = filepath.Join(shortDir(t), "notify")
	c, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Net: "unixgram", Name: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return path, func() string {
		t.Helper()
		b := make([]byte, 4096)
		c.SetReadDeadline(time.Now().Add(time.Minute))
		n, err := c.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		return string(b[:n])
	}
}

// TestActivated gives a process two sockets, and hears what it tells.
func TestActivated(t *testing.T) {
	program := program(t)
	dir := shortDir(t)
	key := sshKey(t)
	keys := filepath.Join(dir, "keys")
	if err := os.WriteFile(keys, gossh.MarshalAuthorizedKey(key.PublicKey()), 0o600); err != nil {
		t.Fatal(err)
	}
	tcp, address := socket(t, "tcp", "127.0.0.1:0")
	unix, path := socket(t, "unix", filepath.Join(dir, "s"))
	notify, next := notified(t)
	a := activate(t, program, []*os.File{tcp, unix}, []string{"NOTIFY_SOCKET=" + notify}, "--authorized-keys", keys, "--ceiling", "green", orrin(t))
	if got := next(); got != "READY=1" {
		t.Fatalf("it tells %q first:\n%s", got, a.said)
	}
	for _, addr := range []net.Addr{address, path} {
		c, err := net.Dial(addr.Network(), addr.String())
		if err != nil {
			t.Fatal(err)
		}
		conn, chans, requests, err := gossh.NewClientConn(c, addr.String(), &gossh.ClientConfig{
			User: "anna", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Auth: []gossh.AuthMethod{gossh.PublicKeys(key)},
		})
		if err != nil {
			t.Fatalf("%s: %v\n%s", addr, err, a.said)
		}
		w := &atWork{t: t}
		if got := w.command(gossh.NewClient(conn, chans, requests), "list type:briefing --count", ""); got.out != "6\n" {
			t.Errorf("%s: %+v", addr, got)
		}
		conn.Close()
	}
	if err := a.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	if got := next(); !strings.HasPrefix(got, "RELOADING=1\nMONOTONIC_USEC=") {
		t.Errorf("at SIGHUP it tells %q", got)
	}
	if got := next(); got != "READY=1" {
		t.Errorf("after reading rules again it tells %q", got)
	}
	if err := a.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if got := next(); got != "STOPPING=1" {
		t.Errorf("at SIGTERM it tells %q", got)
	}
	if got := a.ends(t); got != Done {
		t.Errorf("it ends with %d:\n%s", got, a.said)
	}
	if _, err := os.Stat(path.String()); err != nil {
		t.Errorf("the socket of systemd is taken away: %v", err)
	}
}

// TestActivatedRefuses gives sockets that others reach, or that are of no use.
func TestActivatedRefuses(t *testing.T) {
	program := program(t)
	dir, folder := shortDir(t), orrin(t)
	file := func(c interface{ File() (*os.File, error) }, err error) *os.File {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		f, err := c.File()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	local, address := socket(t, "tcp", "127.0.0.1:0")
	all, _ := socket(t, "tcp", "0.0.0.0:0")
	open, path := socket(t, "unix", filepath.Join(dir, "open"))
	if err := os.Chmod(path.String(), 0o666); err != nil {
		t.Fatal(err)
	}
	own, path := socket(t, "unix", filepath.Join(dir, "own"))
	if err := os.Chmod(path.String(), 0o600); err != nil {
		t.Fatal(err)
	}
	udp, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	datagrams := file(udp, err)
	single := func() *os.File {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		return file(c.(*net.TCPConn), nil)
	}()
	regular, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer regular.Close()
	for _, tt := range []struct {
		name    string
		sockets []*os.File
		args    []string
		want    string
	}{
		{"both", []*os.File{local}, []string{"--listen", "127.0.0.1:0"}, "--listen is not needed: systemd gives 1 socket\n"},
		{"everywhere", []*os.File{local, all}, nil, ": without an access rule the host listens on this computer only\nhint: "},
		{"a socket for others", []*os.File{open}, nil, "open: without an access rule a Unix socket has to be for its owner alone\nhint: "},
		{"datagrams", []*os.File{datagrams}, nil, `the socket "readout.socket" that systemd gives is of no use`},
		{"one connection", []*os.File{single}, nil, "of no use: it accepts no connections\nhint: the .socket unit takes ListenStream= and Accept=no"},
		{"no socket", []*os.File{regular}, nil, "is of no use"},
		{"a balancer without a rule", []*os.File{own}, []string{"--proxy", "unix"}, "--proxy needs an access rule"},
	} {
		a := activate(t, program, tt.sockets, nil, append(tt.args, folder)...)
		if got := a.ends(t); got != Usage || !strings.Contains(a.said.String(), tt.want) {
			t.Errorf("%s ends with %d:\n%s", tt.name, got, a.said)
		}
	}
	a := activate(t, program, []*os.File{local, own}, nil, folder)
	a.said.hears(t, "listening on "+address.String())
	a.said.hears(t, "listening on "+path.String())
	a.said.hears(t, "so only this computer gets in")
}

// TestForAnother leaves sockets alone that are for another process.
func TestForAnother(t *testing.T) {
	said, _ := serveCommandLine(t, []string{"HOME=" + t.TempDir(), "LISTEN_FDS=1", "LISTEN_PID=1"}, "--state", "none", "--listen", "127.0.0.1:0", orrin(t))
	said.hears(t, "listening on 127.0.0.1:")
}

// TestBalancedServe has a reader come by a balancer to the second of two addresses.
func TestBalancedServe(t *testing.T) {
	home := t.TempDir()
	audit := filepath.Join(home, "audit")
	said, _ := serveCommandLine(t, []string{"HOME=" + home}, "--state", "none", "--listen", "127.0.0.1:0", "--listen", "127.0.0.1:0",
		"--proxy", "127.0.0.1,::1", "--anonymous", "green", "--audit", audit, orrin(t))
	first := said.hears(t, "listening on ")
	second := said.hears(t, "listening on "+first+"\nlistening on ")
	c, err := net.Dial("tcp", second)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	from := &net.TCPAddr{IP: net.IPv4(192, 0, 2, 77), Port: 7}
	if _, err := proxyproto.HeaderProxyFromAddrs(2, from, from).WriteTo(c); err != nil {
		t.Fatal(err)
	}
	conn, chans, requests, err := gossh.NewClientConn(c, second, &gossh.ClientConfig{
		User: "x", HostKeyCallback: gossh.InsecureIgnoreHostKey(),
		Auth: []gossh.AuthMethod{gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
	})
	if err != nil {
		t.Fatal(err)
	}
	w := &atWork{t: t}
	if got := w.command(gossh.NewClient(conn, chans, requests), "list --count", ""); got.status != Done {
		t.Errorf("%+v", got)
	}
	if log, err := os.ReadFile(audit); err != nil || !bytes.Contains(log, []byte(`"from":"192.0.2.77:7"`)) || bytes.Contains(log, []byte("127.0.0.1")) {
		t.Errorf("the audit log has another address, %v:\n%s", err, log)
	}
}
