package cli

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// spoken is what a host tells who started it, to wait for.
type spoken struct {
	mu      sync.Mutex
	changed *sync.Cond
	text    strings.Builder
	over    bool
}

func newSpoken() *spoken {
	s := &spoken{}
	s.changed = sync.NewCond(&s.mu)
	return s
}

// Write hears something.
func (s *spoken) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changed.Broadcast()
	return s.text.Write(p)
}

func (s *spoken) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// hears waits for words and returns what stands behind them in their line.
func (s *spoken) hears(t *testing.T, words string) string {
	t.Helper()
	timer := time.AfterFunc(20*time.Second, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.over = true
		s.changed.Broadcast()
	})
	defer timer.Stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		if _, rest, ok := strings.Cut(s.text.String(), words); ok {
			line, _, _ := strings.Cut(rest, "\n")
			return line
		}
		if s.over {
			t.Fatalf("waited in vain for %q in:\n%s", words, s.text.String())
		}
		s.changed.Wait()
	}
}

// serveCommandLine runs the command, and returns what it says and how to stop it.
func serveCommandLine(t *testing.T, environ []string, args ...string) (said *spoken, stop func() int) {
	t.Helper()
	said = newSpoken()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan int, 1)
	go func() {
		ended <- Run(ctx, System{
			Args: append([]string{"serve", "--grace", "1s"}, args...), Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: said, Environ: environ, Now: lateJanuary,
		})
	}()
	stop = sync.OnceValue(func() int {
		cancel()
		select {
		case status := <-ended:
			return status
		case <-time.After(20 * time.Second):
			t.Error("the host does not stop")
			return -1
		}
	})
	t.Cleanup(func() { stop() })
	return said, stop
}

func TestServe(t *testing.T) {
	home := t.TempDir()
	dir := orrin(t)
	key := sshKey(t)
	keys := filepath.Join(home, "keys")
	put := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path+".new", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(path+".new", path); err != nil {
			t.Fatal(err)
		}
	}
	put(keys, string(gossh.MarshalAuthorizedKey(key.PublicKey())))
	said, stop := serveCommandLine(t, []string{"HOME=" + home}, "--listen", "127.0.0.1:0", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--authorized-keys", keys, "--ceiling", "green", dir)
	said.hears(t, "serving 7 briefings of 002")
	if key := said.hears(t, "host key SHA256:"); len(key) != 43 {
		t.Errorf("the host's key is %q", key)
	}
	w := &atWork{t: t, address: said.hears(t, "listening on ")}
	client := w.dial(key)
	if got := w.command(client, "list type:briefing --count", ""); got.out != "6\n" {
		t.Errorf("%+v", got)
	}
	said.hears(t, `"args":"list type:briefing --count"`)
	said.hears(t, `"args":"list type:briefing --count","status":0,"after":`)
	w.command(client, "check .", "")
	said.hears(t, `"args":"check .","status":2,`)
	w.command(client, "list 'x", "")
	said.hears(t, `"args":"list 'x","status":2,`)
	if strings.Contains(said.String(), "pencil") {
		t.Error("the log holds what was read")
	}

	// What changes in the folder is there for who comes, and rules that are wrong
	// leave those that were.
	if err := os.WriteFile(filepath.Join(dir, "fresh.md"), []byte("---\nmarking: TLP:GREEN\n---\n# Fresh words\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	said.hears(t, "the folder changed")
	if got := w.command(client, "list type:briefing --count", ""); got.out != "7\n" {
		t.Errorf("%+v", got)
	}
	put(keys, "nonsense\nmore of it\n")
	said.hears(t, `msg="another mistake in the rules" why="`+keys+":2: ")
	if n := strings.Count(said.String(), "the rules cannot be read, and those before are kept"); n != 1 {
		t.Errorf("that the rules cannot be read stands in %d lines:\n%s", n, said)
	}
	if got := w.command(w.dial(key), "list --count", ""); got.status != 0 {
		t.Errorf("%+v", got)
	}
	other := sshKey(t)
	put(keys, string(gossh.MarshalAuthorizedKey(other.PublicKey())))
	said.hears(t, "the rules were read again")
	if got := w.command(w.dial(other), "list --count", ""); got.status != 0 {
		t.Errorf("%+v", got)
	}
	if got := w.command(client, "list --count", ""); got.status != Trouble || !strings.Contains(got.trouble, "any more") {
		t.Errorf("who is not known any more: %+v", got)
	}
	answer, err := http.Get("http://" + said.hears(t, "metrics at http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	metrics, err := io.ReadAll(answer.Body)
	for _, want := range []string{"readout_documents 8\n", "readout_commands_total ", "readout_key_seconds_count 0\n", "# TYPE readout_refusals_total counter\n"} {
		if !strings.Contains(string(metrics), want) {
			t.Errorf("no %q in the metrics, %v:\n%s", want, err, metrics)
		}
	}
	if got := stop(); got != 0 {
		t.Errorf("stopping ends with %d:\n%s", got, said)
	}
	said.hears(t, "msg=stopped")
	for _, file := range []string{"host_ed25519", "host.db"} {
		if info, err := os.Stat(filepath.Join(home, ".local", "state", "readout", file)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", file, info, err)
		}
	}
}

func TestServeRefuses(t *testing.T) {
	home, dir := t.TempDir(), orrin(t)
	bad := filepath.Join(home, "bad.yaml")
	if err := os.WriteFile(bad, []byte("readers:\n  anna: {ceiling: pink, keys: [x]}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		args []string
		want string
	}{
		{[]string{dir, "--listen", "0.0.0.0:0"}, "without an access rule the host listens on this computer only"},
		{[]string{dir, "--listen", ":0"}, "without an access rule"},
		{[]string{dir, "--listen", ""}, "--listen takes an address"},
		{[]string{dir, "--listen", "127.0.0.1:0,127.0.0.2:0"}, "--listen takes an address"},
		{[]string{dir, "--listen", "127.0.0.1:0", "--proxy", "127.0.0.1"}, "--proxy needs an access rule"},
		{[]string{dir, "--anonymous", "clear", "--proxy", "balancer.example"}, "--proxy: takes addresses and networks"},
		{[]string{dir, "--anonymous", "clear", "--proxy", "0.0.0.0/0"}, "--proxy: a network of all addresses"},
		{[]string{dir, "--ceiling", "pink"}, `--ceiling: "pink" is no ceiling`},
		{[]string{dir, "--anonymous", "pink"}, `--anonymous: "pink" is no ceiling`},
		{[]string{dir, "--access", bad}, "bad.yaml:2:19: \"pink\" is no ceiling"},
		{[]string{dir, "--access", bad}, "bad.yaml:2:32: no public key"},
		{[]string{dir, "--access", "/nowhere"}, "no such file"},
		{[]string{dir, "--name", "a b"}, "--name: takes a name or an address"},
		{[]string{dir, "--kex", "old"}, "--kex takes modern or strict"},
		{[]string{dir, "--idle", "0s"}, "--idle"},
		{[]string{"/nowhere"}, "no such file"},
		{nil, "needs a FOLDER"},
	}
	for _, tt := range tests {
		said, _ := serveCommandLine(t, []string{"HOME=" + home}, append(tt.args, "--state", "none")...)
		said.hears(t, tt.want)
	}
}

func TestServeInit(t *testing.T) {
	home := t.TempDir()
	var out, trouble strings.Builder
	for range 2 {
		if got := run(&out, &trouble, "", []string{"HOME=" + home}, "serve", "--init"); got != Done {
			t.Fatal(got, trouble.String())
		}
	}
	for _, want := range []string{"made " + home, "SHA256:", "there is already " + home, "access.yaml"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}
	said, _ := serveCommandLine(t, []string{"HOME=" + home}, "--listen", "127.0.0.1:0", "--state", "none", orrin(t))
	said.hears(t, "0 keys and authorities: nobody gets in yet; put keys into "+home)
}

func TestLoopback(t *testing.T) {
	for address, want := range map[string]bool{
		"127.0.0.1:1": true, "[::1]:1": true, "localhost:1": true, "127.9.9.9:0": true, ":1": false, "0.0.0.0:1": false, "192.0.2.1:1": false, "example.org:1": false, "": false,
	} {
		if got := loopback(address); got != want {
			t.Errorf("loopback(%q) = %t", address, got)
		}
	}
}

// TestServeLogJSON wants nothing but JSON on standard error, whatever happens.
func TestServeLogJSON(t *testing.T) {
	home, dir := t.TempDir(), orrin(t)
	environ := []string{"HOME=" + home}
	keys := filepath.Join(home, "keys")
	key := sshKey(t)
	if err := os.WriteFile(keys, gossh.MarshalAuthorizedKey(key.PublicKey()), 0o600); err != nil {
		t.Fatal(err)
	}
	said, stop := serveCommandLine(t, environ, "--log", "json", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--authorized-keys", keys, dir)
	w := &atWork{t: t, address: strings.Trim(said.hears(t, `"msg":"listening","on":`), `"}`)}
	w.command(w.dial(key), "list --count", "")
	said.hears(t, `"args":"list --count"`)
	stop()
	for _, want := range []string{`"msg":"made the host key"`, `"fingerprint":"SHA256:`, `"msg":"serving","folder":"002","briefings":7`, `"msg":"rules","keys":1`, `"msg":"metrics"`, `"msg":"stopped"`} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("no %s in:\n%s", want, said)
		}
	}
	allJSON(t, said.String())
	failed, stop := serveCommandLine(t, environ, "--log", "json", "--listen", "0.0.0.0:0", dir)
	failed.hears(t, "without an access rule")
	if got := stop(); got != Usage {
		t.Errorf("status %d", got)
	}
	allJSON(t, failed.String())
}

func allJSON(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON: %s", line)
		}
	}
}
