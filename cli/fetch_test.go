package cli

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

const fetchedPage = `<!DOCTYPE html><title>Lock at Northshore opens</title><article>
<p>The lock opened on Monday, “later than we promised”, said the envoy Ben Cole.</p><p>A second boat waited for an hour.</p></article>`

// newsServer serves what a server of articles may come up with.
func newsServer(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, fetchedPage)
	})
	mux.HandleFunc("/agent", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.UserAgent()) })
	mux.HandleFunc("/hops/", func(w http.ResponseWriter, r *http.Request) {
		left := strings.TrimPrefix(r.URL.Path, "/hops/")
		if left == "" {
			fmt.Fprint(w, "there")
			return
		}
		http.Redirect(w, r, "/hops/"+left[1:], http.StatusFound)
	})
	for path, to := range map[string]string{
		"/ftp": "ftp://post.example/a", "/file": "file:///etc/passwd", "/name": "http://user:secret@post.example/", "/loop": "/loop",
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusMovedPermanently)
		})
	}
	mux.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, strings.Repeat("word ", 20_000)) })
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		zeros := make([]byte, 1<<20)
		for range 64 {
			z.Write(zeros)
		}
	})
	mux.HandleFunc("/packed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		fmt.Fprint(w, "x")
	})
	mux.HandleFunc("/short", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100")
		fmt.Fprint(w, "x")
	})
	mux.HandleFunc("/gone", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "\x1b[31m", http.StatusGone) })
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "beginning")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func anyHost(netip.Addr) bool { return true }

func TestFetch(t *testing.T) {
	s := newsServer(t)
	within, slow := time.Minute, 50*time.Millisecond
	tests := []struct {
		path   string
		within time.Duration
		want   string // of the text or of the error
	}{
		{"/page", within, "Lock at Northshore"},
		{"/agent", within, "readout/"},
		{"/hops/12345", within, "there"},
		{"/hops/123456", within, "leads elsewhere more than 5 times"},
		{"/loop", within, "leads elsewhere more than 5 times"},
		{"/ftp", within, "only http and https are fetched"},
		{"/file", within, "only http and https are fetched"},
		{"/name", within, "a name and a password in an address are sent to nobody"},
		{"/large", within, "larger than 64KB"},
		{"/bomb", within, "larger than 64KB"},
		{"/packed", within, `sent packed as`},
		{"/short", within, "unexpected EOF"},
		{"/gone", within, "the server answers 410 Gone"},
		{"/nowhere", within, "the server answers 404 Not Found"},
		{"/slow", slow, "not there within 50ms"},
	}
	for _, tt := range tests {
		f := fetcher{limit: 64 << 10, within: tt.within, permit: anyHost}
		got, err := f.fetch(context.Background(), s.URL+tt.path+"#part")
		text := string(got.raw)
		if err != nil {
			text = err.Error()
		}
		if !strings.Contains(text, tt.want) || strings.ContainsAny(text, "\x1b") || strings.Contains(text, "secret") {
			t.Errorf("%s: %.200q, want %q", tt.path, text, tt.want)
		}
		if err == nil && strings.Contains(got.url, "#") {
			t.Errorf("%s: ends at %s", tt.path, got.url)
		}
	}
}

// TestFetchMoved wants a host looked at anew with every connection, since the
// second may lead to another one.
func TestFetchMoved(t *testing.T) {
	s := newsServer(t)
	calls := 0
	f := fetcher{limit: 1 << 20, within: time.Minute, permit: func(netip.Addr) bool { calls++; return calls == 1 }}
	_, err := f.fetch(context.Background(), s.URL+"/hops/1")
	if err == nil || !strings.Contains(err.Error(), "no public address") || calls != 2 {
		t.Errorf("%v after %d calls", err, calls)
	}
}

func TestFetchInterrupted(t *testing.T) {
	reached := make(chan bool)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(reached)
		<-r.Context().Done()
	}))
	defer s.Close()
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-reached
		cancel()
	}()
	f := fetcher{limit: 1 << 20, within: time.Minute, permit: anyHost}
	if _, err := f.fetch(ctx, s.URL); err == nil || !strings.Contains(err.Error(), "interrupted") {
		t.Errorf("%v", err)
	}
}

func TestDraftAddress(t *testing.T) {
	s := newsServer(t)
	named := strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
	tests := []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"--allow-private", s.URL + "/page"}, Done, "title: \"Lock at Northshore opens\""},
		{[]string{"--allow-private", "--json", s.URL + "/page"}, Done, `"id": "lock-at-northshore-opens"`},
		{[]string{"--allow-private", "--max-size", "1KB", s.URL + "/large"}, Usage, "larger than 1KB\nhint: --max-size"},
		{[]string{s.URL + "/page"}, Usage, "it leads to 127.0.0.1, which is no public address\nhint: --allow-private"},
		{[]string{named + "/page"}, Usage, "which is no public address\nhint: --allow-private"},
		{[]string{"http://user:secret@127.0.0.1/"}, Usage, "http://user:xxxxx@127.0.0.1/: a name and a password"},
		{[]string{"http:///page"}, Usage, "http:///page: no host in it"},
		{[]string{"http://[::1/page"}, Usage, "http://[::1/page: not an address"},
		{[]string{"FTP://post.example/a"}, Usage, "only http and https are fetched"},
	}
	for _, tt := range tests {
		var out, trouble bytes.Buffer
		got := run(&out, &trouble, "", nil, append([]string{"draft"}, tt.args...)...)
		if text := out.String() + trouble.String(); got != tt.status || !strings.Contains(text, tt.want) || strings.Contains(text, "secret") {
			t.Errorf("%q: status %d, %s", tt.args, got, text)
		}
	}
}

func TestPublic(t *testing.T) {
	for ip, want := range map[string]bool{
		"93.184.215.14": true, "8.8.8.8": true, "172.15.0.1": true, "172.32.0.1": true, "100.128.0.1": true, "2606:4700::1": true, "64:ff9b::808:808": true,
		"0.0.0.0": false, "0.1.2.3": false, "10.1.2.3": false, "100.64.0.1": false, "127.0.0.1": false, "127.8.8.8": false, "169.254.169.254": false,
		"172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "192.0.0.8": false, "198.18.0.1": false, "224.0.0.1": false,
		"240.0.0.1": false, "255.255.255.255": false,
		"::": false, "::1": false, "::ffff:127.0.0.1": false, "::ffff:8.8.8.8": true, "::7f00:1": false, "64:ff9b::7f00:1": false, "64:ff9b:1::1": false,
		"fc00::1": false, "fd12::1": false, "fe80::1": false, "fec0::1": false, "ff02::1": false, "2001::1": false, "2002:7f00:1::": false,
		"2001:db8::1": false, "100::1": false,
	} {
		if got := public(netip.MustParseAddr(ip)); got != want {
			t.Errorf("public(%s) = %v", ip, got)
		}
	}
}
