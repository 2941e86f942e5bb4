package cli

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"readout/content"
	"readout/host"
	"readout/model"
	"readout/model/annotation"
	"readout/store"
	"readout/ui"
)

// sshKey makes a key.
func sshKey(t testing.TB) gossh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// atWork is a host of this command line.
type atWork struct {
	t       testing.TB
	address string
	library *host.Library
	host    *host.Host
}

// serveHere serves a folder on loopback by some rules.
func serveHere(t testing.TB, folder string, rules *host.Rules, kept *store.Store, now func() time.Time, run func(context.Context, *host.Visit) int) *atWork {
	t.Helper()
	bs, _ := content.Folder(folder, content.Options{})
	w := &atWork{t: t, library: host.NewLibrary(folder, bs, now)}
	if run == nil {
		run = func(ctx context.Context, v *host.Visit) int { return runHosted(ctx, v, now) }
	}
	var err error
	w.host, err = host.New(host.Config{Library: w.library, Rules: rules, HostKeys: []host.Signer{sshKey(t)}, Store: kept, Hub: host.NewMemory(), Now: now, Run: run})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w.address = l.Addr().String()
	served := make(chan error, 1)
	go func() { served <- w.host.Serve(l) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		_ = w.host.Shutdown(ctx)
		<-served
	})
	return w
}

func (w *atWork) dial(key gossh.Signer) *gossh.Client {
	w.t.Helper()
	c := &gossh.ClientConfig{User: "someone", HostKeyCallback: gossh.InsecureIgnoreHostKey()}
	if key != nil {
		c.Auth = append(c.Auth, gossh.PublicKeys(key))
	}
	c.Auth = append(c.Auth, gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil }))
	client, err := gossh.Dial("tcp", w.address, c)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { client.Close() })
	return client
}

// printed is what a command prints, on both ways, and its status.
type printed struct {
	out, trouble string
	status       int
}

func (w *atWork) command(c *gossh.Client, command, stdin string) printed {
	w.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		w.t.Fatal(err)
	}
	defer s.Close()
	var out, trouble bytes.Buffer
	s.Stdin, s.Stdout, s.Stderr = strings.NewReader(stdin), &out, &trouble
	p := printed{}
	err = s.Run(command)
	var exit *gossh.ExitError
	if errors.As(err, &exit) {
		p.status = exit.ExitStatus()
	} else if err != nil {
		w.t.Fatalf("%q: %v", command, err)
	}
	p.out, p.trouble = out.String(), trouble.String()
	return p
}

// lateJanuary is when the samples are read.
func lateJanuary() time.Time { return time.Date(2032, 1, 27, 0, 0, 0, 0, time.UTC) }

// orrin is the sample on a disk, without what is under embargo.
func orrin(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	fsys, _ := content.SampleFS("orrin")
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "kessa-release.md")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestHostedCommands wants commands to print over ssh, byte for byte, what they
// print at home.
func TestHostedCommands(t *testing.T) {
	dir := orrin(t)
	t.Chdir(dir)
	open := host.NewRules(host.Grant{Ceiling: host.All, Unmarked: true})
	w := serveHere(t, dir, open, nil, lateJanuary, nil)
	client := w.dial(nil)
	tests := []struct {
		remote string   // as a shell hands it to ssh
		local  []string // "" stands for the same words
	}{
		{"list", []string{"list", "."}},
		{"list by:varga issue:border", []string{"list", "by:varga issue:border", "."}},
		{"list 'by:varga issue:border'", []string{"list", "by:varga issue:border", "."}},
		{"list by:varga orrin-03.md", []string{"list", "by:varga", "orrin-03.md"}},
		{"list --json is:open", []string{"list", "--json", "is:open", "."}},
		{"list --csv type:position", []string{"list", "--csv", "type:position", "."}},
		{"list --count", []string{"list", "--count", "."}},
		{"list is:opn", []string{"list", "is:opn", "."}},
		{"list 'by:('", []string{"list", "by:(", "."}},
		{"list 'pencil mark' by:varga", []string{"list", `"pencil mark" by:varga`, "."}},
		{"list by:nobody", []string{"list", "by:nobody", "."}},
		{"show orrin-03", []string{"show", "orrin-03.md"}},
		{"show orrin-03.md --json", []string{"show", "orrin-03.md", "--json"}},
		{"show orrin-03 --md", []string{"show", "orrin-03.md", "--md"}},
		{"show orrin-03 --summary", []string{"show", "orrin-03.md", "--summary"}},
		{"show --summary", []string{"show", "--summary", "."}},
		{"show orrin-03#issue:border", []string{"show", "orrin-03.md#issue:border"}},
		{"show orrin-03#quote:varga-1 --json", []string{"show", "orrin-03.md#quote:varga-1", "--json"}},
		{"show orrin-03#quote:nobody-1", []string{"show", "orrin-03.md#quote:nobody-1"}},
		{"show orrin-03#text:L60", []string{"show", "orrin-03.md#text:L60"}},
		{"show .#matrix", []string{"show", ".#matrix"}},
		{"matrix", []string{"matrix", "."}},
		{"matrix --on 2032-01-12 --moved", []string{"matrix", "--on", "2032-01-12", "--moved", "."}},
		{"matrix --json", []string{"matrix", "--json", "."}},
		{"matrix -f issue:border by:varga", []string{"matrix", "-f", "issue:border by:varga", "."}},
		{"timeline", []string{"timeline", "."}},
		{"timeline --by week --no-words", []string{"timeline", "--by", "week", "--no-words", "."}},
		{"timeline --json", []string{"timeline", "--json", "."}},
		{"timeline --by year", []string{"timeline", "--by", "year", "."}},
		{"dossier varga", []string{"dossier", "varga", "."}},
		{"dossier Ilse Varga", []string{"dossier", "Ilse Varga", "."}},
		{"dossier varga --csv --table words", []string{"dossier", "varga", "--csv", "--table", "words", "."}},
		{"dossier nobody", []string{"dossier", "nobody", "."}},
		{"compare", []string{"compare", "."}},
		{"compare orrin-03 orrin-04", []string{"compare", "orrin-03", "orrin-04", "."}},
		{"compare orrin-03.md orrin-04.md --json", []string{"compare", "orrin-03.md", "orrin-04.md", "--json"}},
		{"compare orrin-04.md", []string{"compare", "orrin-04.md"}},
		{"export orrin-04 --to html", []string{"export", "orrin-04.md", "--to", "html"}},
		{"export --to csv --table positions", []string{"export", "--to", "csv", "--table", "positions", "."}},
		{"export --to jsonld", []string{"export", "--to", "jsonld", "."}},
		{"export --to json -f is:contested", []string{"export", "--to", "json", "-f", "is:contested", "."}},
		{"export orrin-04 --to md", []string{"export", "orrin-04.md", "--to", "md"}},
		{"export --to pdf", []string{"export", "--to", "pdf", "."}},
		{"read orrin-01", []string{"orrin-01.md"}},
		{"orrin-01#issue:border", []string{"orrin-01.md#issue:border"}},
		{"", []string{"."}},
		{"--filter is:open", []string{"--filter", "is:open", "."}},
		{"--guide", []string{"--guide"}},
	}
	for _, tt := range tests {
		var out, trouble bytes.Buffer
		want := printed{status: Run(context.Background(), System{Args: tt.local, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &trouble, Now: lateJanuary})}
		want.out, want.trouble = out.String(), strings.ReplaceAll(trouble.String(), "readout ", "ssh HOST ") // who is elsewhere has no readout to type
		got := w.command(client, tt.remote, "")
		if got != want {
			t.Errorf("ssh host %s:\n%d %q\n%s\nat home:\n%d %q\n%s", tt.remote, got.status, got.trouble, got.out, want.status, want.trouble, want.out)
		}
	}
	var out bytes.Buffer
	Run(context.Background(), System{Args: []string{"-"}, Stdin: strings.NewReader("# Piped\n\nText.\n"), Stdout: &out, Stderr: &out, Now: lateJanuary})
	for _, command := range []string{"read -", "-"} {
		if got := w.command(client, command, "# Piped\n\nText.\n"); got.out != out.String() || got.status != 0 {
			t.Errorf("%s: %+v, want %q", command, got, &out)
		}
	}
}

// TestNothingElse wants nothing of the host's computer to be reached.
func TestNothingElse(t *testing.T) {
	dir := orrin(t)
	secret := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(secret, []byte("# Secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Dir(secret))
	w := serveHere(t, dir, host.NewRules(host.Grant{Ceiling: host.All, Unmarked: true}), nil, lateJanuary, nil)
	client := w.dial(nil)
	for _, command := range []string{
		"rm -rf /", "sh -c id", "show " + secret, "secret.md", "show secret.md", "show ../secret.md", "show " + dir + "/orrin-01.md", "list '' " + dir,
		"check orrin-01.md", "check --fix orrin-01.md", "serve .", "config", "schema", "man", "completion bash", "keys", "version", "__complete show ''",
		"show --sample orrin orrin-01", "show --max-size 1GB orrin-01", "list --state " + secret, "--state " + secret,
		"export --to html -o x.html", "export --to md -o .", "export --to html --force", "export --to html --output=x", "scp -t .", "sftp-server",
		"show /etc/passwd", "show actors.yaml", "show sources/minutes.txt", "compare " + secret, "dossier varga " + secret, "notes", "notes " + secret,
	} {
		got := w.command(client, command, "")
		if got.status != Usage || strings.Contains(got.out+got.trouble, "Secret") || got.out != "" || strings.Count(got.trouble, "\n") > 2 {
			t.Errorf("%s: %+v", command, got)
		}
	}
	piped := "---\nsources: {a: {title: A, file: secret.md}}\nactors: {ann: Ann}\n---\n[“Secret”](#ann)\n"
	for _, command := range []string{"show - --json", "list --json -", "read -"} {
		if got := w.command(client, command, piped); got.status != 0 || strings.Contains(got.out, `"exact"`) || !strings.Contains(got.out, "Secret") {
			t.Errorf("%s looks into files beside what was piped in: %+v", command, got)
		}
	}
	if got := w.command(client, "read -", strings.Repeat("word\n", 1<<20)); got.status != Usage || !strings.Contains(got.trouble, "goes on beyond") {
		t.Errorf("5 MB piped in: %d, %.200s", got.status, got.trouble)
	}
	if files, _ := os.ReadDir("."); len(files) != 1 {
		t.Errorf("files were written: %v", files)
	}
	for _, help := range []string{"--help", "help", "help list", "export --help", "read --help", "join --help", "compare --help", "notes --help"} {
		got := w.command(client, help, "")
		for _, local := range []string{"--state", "--max-size", "--sample", "--force", "\n  serve", "\n  check", "\n  completion", "\n  readout ", "curl", "embedded", "PATH", " -o "} {
			if got.status != 0 || got.out == "" || strings.Contains(got.out, local) {
				t.Errorf("%s tells of %s: %d\n%s", help, local, got.status, got.out)
			}
		}
	}
}

// TestHostedWords wants a first word that is nothing here to be told so, whatever
// stands behind it, and no hint that names a program which is not there.
func TestHostedWords(t *testing.T) {
	w := serveHere(t, orrin(t), host.NewRules(host.Grant{Ceiling: host.All, Unmarked: true}), nil, lateJanuary, nil)
	client := w.dial(nil)
	const possible = "possible are: compare, dossier, export, help, join, list, matrix, notes, read, show, timeline"
	for command, want := range map[string]string{
		"check orrin-01.md": "check is not possible over ssh; " + possible + "\n",
		"serve --listen :1": "serve is not possible over ssh; " + possible + "\n",
		"version":           "version is not possible over ssh; " + possible + "\n",
		"rm -rf x":          "rm: no such briefing\nhint: " + possible + "; ssh HOST list type:briefing prints what there is\n",
		"lst --count":       "unknown command \"lst\"; did you mean \"ssh HOST list\"?\nhint: there is no file of that name either\n",
		"orrin-01 -x":       "unknown shorthand flag: 'x' in -x\nhint: ssh HOST help shows forms, flags and an example\n",
		"list --josn":       "unknown flag --josn; did you mean --json?\nhint: ssh HOST list --help shows forms, flags and an example\n",
		"dossier":           "ssh HOST dossier needs an ACTOR\nhint: ssh HOST dossier --help shows forms, flags and an example\n",
	} {
		if got := w.command(client, command, ""); got != (printed{trouble: want, status: Usage}) {
			t.Errorf("%s: %+v, want %q", command, got, want)
		}
	}
}

// awayKeeper keeps in a database that cannot be reached.
type awayKeeper struct{ ui.Keeper }

func (awayKeeper) Key(b *model.Briefing) string { return b.Path }

func (awayKeeper) State() (*annotation.State, string, error) {
	return &annotation.State{Away: true}, "away", nil
}

// TestHostedAway wants a list to say that what is kept may be missing from it, and
// one that needs nothing of it to say nothing.
func TestHostedAway(t *testing.T) {
	w := serveHere(t, orrin(t), host.NewRules(host.Grant{Ceiling: host.All, Unmarked: true}), nil, lateJanuary, func(ctx context.Context, v *host.Visit) int {
		v.Keeper = awayKeeper{}
		return runHosted(ctx, v, lateJanuary)
	})
	client := w.dial(nil)
	for command, want := range map[string]bool{"notes": true, "list is:bookmarked": true, "list is:open": false} {
		if got := w.command(client, command, ""); strings.Contains(got.trouble, "this list incomplete") != want || got.status != 0 {
			t.Errorf("%s: %+v", command, got)
		}
	}
}
