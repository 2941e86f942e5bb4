// Package pgtest finds or starts the PostgreSQL that tests run against.
//
// READOUT_TEST_POSTGRES says where it is: the URL of a server on which databases
// may be made, or "start" for one that is started from the binaries that are
// installed and is gone after the test. Where it says nothing, tests that need
// PostgreSQL are left out; where it says something that does not work, they fail.
package pgtest

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Variable is the environment variable that says where PostgreSQL is.
const Variable = "READOUT_TEST_POSTGRES"

// Password is that of a server that was started. It must never be told.
const Password = "swordfish-7f3a"

// patient is how long to wait for a server.
const patient = 60 * time.Second

// Database makes an empty database and returns its URL.
func Database(t testing.TB) string {
	t.Helper()
	switch place := os.Getenv(Variable); place {
	case "":
		t.Skipf("%s is not set", Variable)
		return ""
	case "start":
		return Start(t).URL
	default:
		return create(t, place)
	}
}

// create makes a database on a server, which is gone after the test.
func create(t testing.TB, server string) string {
	t.Helper()
	name := "readout_test_" + strings.ToLower(rand.Text())
	do := func(statement string) {
		ctx, cancel := context.WithTimeout(context.Background(), patient)
		defer cancel()
		conn, err := pgx.Connect(ctx, server)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(ctx)
		if _, err := conn.Exec(ctx, statement); err != nil {
			t.Fatal(err)
		}
	}
	do("CREATE DATABASE " + name)
	t.Cleanup(func() { do("DROP DATABASE " + name + " WITH (FORCE)") })
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal("the URL of the server cannot be read")
	}
	u.Path = "/" + name
	return u.String()
}

// Server is a PostgreSQL of a test's own, which it may stop and start.
type Server struct {
	URL string

	t    testing.TB
	dir  string
	port int
	as   *syscall.SysProcAttr
	cmd  *exec.Cmd
	log  *bytes.Buffer
	done chan struct{}
}

// Start starts a server from the binaries that are installed. Where the variable
// is not set, the test is left out.
func Start(t testing.TB) *Server {
	t.Helper()
	if os.Getenv(Variable) == "" {
		t.Skipf("%s is not set", Variable)
	}
	dir, err := os.MkdirTemp("", "readout-postgres-")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{t: t, dir: dir, as: &syscall.SysProcAttr{}}
	t.Cleanup(func() { os.RemoveAll(dir) })
	s.asPostgres()
	secret := filepath.Join(dir, "secret")
	s.must(os.WriteFile(secret, []byte(Password+"\n"), 0o644))
	initdb := exec.Command(binary(t, "initdb"), "-D", filepath.Join(dir, "data"), "-U", "readout", "-E", "UTF8", "--no-locale", "-A", "scram-sha-256", "--pwfile", secret, "--no-sync")
	initdb.SysProcAttr, initdb.Dir = s.as, dir
	if out, err := initdb.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	s.must(err)
	s.port = l.Addr().(*net.TCPAddr).Port
	s.must(l.Close())
	s.URL = fmt.Sprintf("postgres://readout:%s@127.0.0.1:%d/postgres?sslmode=disable", Password, s.port)
	t.Cleanup(func() {
		if s.cmd != nil {
			s.Kill()
		}
	})
	s.Start()
	return s
}

func (s *Server) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// binary is the path of a program of PostgreSQL.
func binary(t testing.TB, name string) string {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if path, err := exec.LookPath(name); err == nil {
		found = append(found, path)
	}
	slices.Sort(found)
	if len(found) == 0 {
		t.Fatalf("%s says start, and there is no %s", Variable, name)
	}
	return found[len(found)-1]
}

// Start starts the server, and waits until it answers.
func (s *Server) Start() {
	s.t.Helper()
	s.log, s.done = &bytes.Buffer{}, make(chan struct{})
	s.cmd = exec.Command(binary(s.t, "postgres"), "-D", filepath.Join(s.dir, "data"), "-h", "127.0.0.1", "-p", fmt.Sprint(s.port), "-k", s.dir)
	s.cmd.SysProcAttr, s.cmd.Dir, s.cmd.Stderr = s.as, s.dir, s.log
	s.must(s.cmd.Start())
	go func(cmd *exec.Cmd, done chan struct{}) {
		_ = cmd.Wait()
		close(done)
	}(s.cmd, s.done)
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		conn, err := pgx.Connect(ctx, s.URL)
		if err == nil {
			s.must(conn.Close(ctx))
			return
		}
		select {
		case <-tick.C:
		case <-s.done:
			s.t.Fatalf("PostgreSQL has ended\n%s", s.log)
		case <-ctx.Done():
			s.t.Fatalf("PostgreSQL does not answer: %v", err)
		}
	}
}

// Stop ends the server at once: it does not wait for anybody, and has to recover
// from its log when it is started again.
func (s *Server) Stop() {
	s.t.Helper()
	_ = s.cmd.Process.Signal(syscall.SIGQUIT)
	s.wait()
}

// Kill ends the server without a word.
func (s *Server) Kill() {
	_ = s.cmd.Process.Kill()
	s.wait()
}

func (s *Server) wait() {
	select {
	case <-s.done:
		s.cmd = nil
	case <-time.After(patient):
		s.t.Error("PostgreSQL does not end")
	}
}
