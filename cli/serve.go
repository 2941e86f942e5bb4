package cli

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/content"
	"readout/host"
	"readout/model"
	"readout/store"
)

// serveFlags say how a library is served.
type serveFlags struct {
	authorizedKeys, ceiling, anonymous, access string
	unmarked                                   bool
	hostKey, kex, audit, log                   string
	listen                                     []string
	name                                       string
	proxy, metrics                             string
	idle, maximum, grace                       time.Duration
	init                                       bool
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	usual := host.Usual()
	c := &cobra.Command{
		Use:   "serve FOLDER",
		Short: "Let others read a folder of briefings over ssh",
		Long: "Serve a folder of briefings over ssh: each reader who comes gets the reader at their own size, colours and theme, or what a command prints. " +
			"Who gets in, and what they may read, say access.yaml or --authorized-keys. Without either the host listens on this computer only. " +
			"What a reader may not see does not exist for them.",
		Example: "  readout serve briefings/\n" +
			"  readout serve --authorized-keys team.keys --ceiling TLP:AMBER briefings/\n" +
			"  readout serve --init && readout serve briefings/\n" +
			"  ssh -p 2222 desk.example -t kyiv-guarantees#issue:territory",
		Args: arguments(0, 1, "one FOLDER"),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case f.init:
				return a.initServe(&f)
			case len(args) == 0:
				return wrong(seeHelp(c), "readout serve needs a FOLDER")
			}
			err := a.serve(c.Context(), args[0], &f)
			if err != nil && f.log == "json" {
				return a.logFault(&f, err)
			}
			return err
		},
	}
	c.Flags().StringVar(&f.authorizedKeys, "authorized-keys", "", "a file of keys in the format of OpenSSH; each reads up to --ceiling")
	c.Flags().StringVar(&f.ceiling, "ceiling", "TLP:RED", "the highest marking that is read: a TLP label, or all")
	c.Flags().BoolVar(&f.unmarked, "unmarked", false, "briefings without a marking are read, too")
	c.Flags().StringVar(&f.anonymous, "anonymous", "", "let strangers read up to this ceiling")
	c.Flags().StringVar(&f.access, "access", "", "rules for readers, groups and folders; else access.yaml beside config.yaml, if it is there")
	c.Flags().StringVar(&f.hostKey, "host-key", "", "key of the host, made if it is not there; else beside what is kept")
	c.Flags().StringArrayVar(&f.listen, "listen", nil, "an address to listen on, as :2222 or 127.0.0.1:2222; may be given again; not with sockets that systemd gives")
	c.Flags().StringVar(&f.name, "name", "", "the name, and port if it is not 22, by which readers reach the host: what an invitation to read together says")
	c.Flags().StringVar(&f.proxy, "proxy", "", "balancers whose header of PROXY protocol v2 says where a reader comes from: addresses and networks, parted by commas; unix for a Unix socket")
	c.Flags().StringVar(&f.kex, "kex", "modern", "key exchange: modern, or strict, which shuts out clients of before 2024")
	c.Flags().StringVar(&f.audit, "audit", "-", "where to log who reads what: a file, - for standard error, or off")
	c.Flags().StringVar(&f.log, "log", "text", "form of the log on standard error: text or json")
	c.Flags().StringVar(&f.metrics, "metrics", "", "an address at which Prometheus reads /metrics, as 127.0.0.1:9222")
	c.Flags().DurationVar(&f.idle, "idle", usual.Idle, "end a session after this time without a key press")
	c.Flags().DurationVar(&f.maximum, "maximum", usual.Maximum, "end a session after this time")
	c.Flags().DurationVar(&f.grace, "grace", usual.Grace, "time that readers have when the host stops")
	c.Flags().BoolVar(&f.init, "init", false, "write a host key and a commented access.yaml, and stop")
	a.settingFlags(c, "max-size", "cache", "state")
	return c
}

// hostKeyPath, accessPath and hostStatePath are where the files of a host are,
// unless flags say otherwise.
func (a *app) hostKeyPath(f *serveFlags) string {
	return cmp.Or(f.hostKey, a.base("XDG_STATE_HOME", filepath.Join(".local", "state"), "host_ed25519"))
}

func (a *app) accessPath(f *serveFlags) string {
	return cmp.Or(f.access, a.base("XDG_CONFIG_HOME", ".config", "access.yaml"))
}

func (a *app) hostStatePath() string {
	return a.base("XDG_STATE_HOME", filepath.Join(".local", "state"), "host.db")
}

// check finds what is wrong with the flags.
func (f *serveFlags) check() error {
	for _, e := range []struct{ flag, value, takes string }{
		{"kex", f.kex, "modern strict"},
		{"log", f.log, "text json"},
	} {
		if !strings.Contains(" "+e.takes+" ", " "+e.value+" ") {
			return wrong("", "--%s takes %s, not %q", e.flag, strings.ReplaceAll(e.takes, " ", " or "), e.value)
		}
	}
	if f.name != "" {
		if _, _, err := host.ParseName(f.name); err != nil {
			return wrong("", "--name: %w", err)
		}
	}
	if f.idle <= 0 || f.maximum <= 0 || f.grace <= 0 {
		return wrong("", "--idle, --maximum and --grace take times such as 30m")
	}
	return nil
}

// serve serves a folder until it is told to stop.
func (a *app) serve(ctx context.Context, folder string, f *serveFlags) error {
	a.serves = true
	c, err := a.configure()
	if err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	rules, open, err := a.rules(f)
	if err != nil {
		return err
	}
	balancers, err := f.balancers(open)
	if err != nil {
		return err
	}
	listeners, err := a.listeners(f, open)
	if err != nil {
		return err
	}
	defer func() {
		for _, l := range listeners {
			l.Close()
		}
	}()
	key, made, err := host.HostKey(a.hostKeyPath(f))
	if err != nil {
		return err
	}
	n := a.notices(f)
	if made {
		n.tell("made the host key "+a.hostKeyPath(f), "made the host key", "file", a.hostKeyPath(f))
	}
	began := time.Now()
	o := a.lean(c)
	bs, faults := content.Folder(folder, o)
	if a.cached != nil {
		a.cached.Rest()
	}
	if len(bs) == 0 && len(faults) > 0 {
		return unreadable(errors.Join(faults...))
	}
	s := &serving{app: a, notices: n, key: host.Fingerprint(key), flags: f, folder: folder, library: host.NewLibrary(folder, bs, a.Now)}
	s.watcher = &watcher{paths: []string{folder}, known: bs, began: began, options: o}
	s.log = n.log
	for _, line := range sentences(faults) {
		s.log.Warn("a file is not served", "why", line)
	}
	defer s.stopped(began)
	kept, closeKept, err := a.hostStore(c, s.log)
	if err != nil {
		return err
	}
	defer closeKept()
	hub, closeHub := host.HubOf(kept)
	defer closeHub()
	audit, closeAudit, err := a.auditLog(f)
	if err != nil {
		return err
	}
	defer closeAudit()
	limits := host.Limits{Idle: f.idle, Maximum: f.maximum, Grace: f.grace}
	s.host, err = host.New(host.Config{
		Library: s.library, Rules: rules, HostKeys: []host.Signer{key}, Store: kept, Hub: hub, Strict: f.kex == "strict", Limits: limits, Now: a.Now,
		Balancers: balancers, Name: f.name, Log: s.log, Audit: audit, Run: func(ctx context.Context, v *host.Visit) int { return runHosted(ctx, v, a.Now) },
	})
	if err != nil {
		return err
	}
	if f.metrics != "" {
		if s.metrics, err = net.Listen("tcp", f.metrics); err != nil {
			return err
		}
	}
	n.introduce(s.library, rules, open, a.accessPath(f))
	return s.run(ctx, listeners)
}

// rules reads who gets in. Without any rule all who are on this computer do, and
// open is true.
func (a *app) rules(f *serveFlags) (rules *host.Rules, open bool, err error) {
	ceiling, err := host.Ceiling(f.ceiling)
	if err != nil {
		return nil, false, wrong("", "--ceiling: %w", err)
	}
	rules, given := host.NewRules(), false
	grant := host.Grant{Ceiling: ceiling, Unmarked: f.unmarked}
	if f.anonymous != "" {
		c, err := host.Ceiling(f.anonymous)
		if err != nil {
			return nil, false, wrong("", "--anonymous: %w", err)
		}
		rules, given = rules.With(host.NewRules(host.Grant{Ceiling: c, Unmarked: f.unmarked})), true
	}
	if f.authorizedKeys != "" {
		keys, err := host.AuthorizedKeys(f.authorizedKeys, grant)
		if err != nil {
			return nil, false, unreadable(err)
		}
		rules, given = rules.With(keys), true
	}
	if path := a.accessPath(f); path != "" {
		read, err := host.Access(path)
		switch {
		case errors.Is(err, fs.ErrNotExist) && f.access == "":
		case err != nil:
			return nil, false, unreadable(err)
		default:
			rules, given = rules.With(read), true
		}
	}
	if !given {
		return host.NewRules(host.Grant{Ceiling: host.All, Unmarked: true}), true, nil
	}
	return rules, false, nil
}

// hostStore opens what readers keep, in a file or in a database, or nothing if
// nothing is to be kept.
func (a *app) hostStore(c *config, log *slog.Logger) (kept *store.Store, done func(), err error) {
	place := cmp.Or(c.State, a.hostStatePath())
	switch {
	case place == "none" || place == "":
		return nil, func() {}, nil
	case store.IsURL(place):
		kept, err = store.Postgres(place, a.Now, log)
	default:
		kept, err = store.Open(place, a.Now)
	}
	if err != nil {
		return nil, nil, err
	}
	if notice := kept.Notice(); notice != "" {
		log.Warn("kept", "notice", model.CleanLine(notice))
	}
	return kept, func() {
		if err := kept.Close(); err != nil {
			log.Error("kept", "why", model.CleanLine(err.Error()))
		}
	}, nil
}

// logger is the log of the host.
func (a *app) logger(f *serveFlags) *slog.Logger {
	if f.log == "json" {
		return slog.New(slog.NewJSONHandler(a.Stderr, nil))
	}
	return slog.New(slog.NewTextHandler(a.Stderr, nil))
}

// auditLog is the log of who reads what, one JSON object a line.
func (a *app) auditLog(f *serveFlags) (log *slog.Logger, done func() error, err error) {
	done = func() error { return nil }
	switch f.audit {
	case "off":
		return nil, done, nil
	case "-":
		return slog.New(slog.NewJSONHandler(a.Stderr, nil)), done, nil
	}
	file, err := os.OpenFile(f.audit, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, done, err
	}
	return slog.New(slog.NewJSONHandler(file, nil)), file.Close, nil
}
