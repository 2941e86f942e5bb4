package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/coreos/go-systemd/v22/daemon"
	"github.com/fsnotify/fsnotify"

	"readout/host"
	"readout/model"
	"readout/ui"
)

// serving is a host at work.
type serving struct {
	app     *app
	notices *notices
	key     string // fingerprint of the host's key
	flags   *serveFlags
	folder  string
	library *host.Library
	host    *host.Host
	watcher *watcher
	log     *slog.Logger
	metrics net.Listener // nil for none

	worked   bool   // readers could come
	mistakes string // of the rules that were not taken last
}

// run serves until the context ends or a signal says so. A second signal does not
// wait for anybody.
func (s *serving) run(ctx context.Context, listeners []net.Listener) error {
	working, stop := context.WithCancel(context.Background())
	defer stop()
	s.watcher.send = s.changed
	go func() {
		if err := s.watcher.run(working); err != nil {
			s.log.Warn("changes of the folder are not seen", "why", model.CleanLine(err.Error()))
		}
	}()
	if s.metrics != nil {
		at := fmt.Sprintf("http://%s/metrics", s.metrics.Addr())
		s.notices.tell("metrics at "+at, "metrics", "at", at)
		go s.serveMetrics(working, s.metrics)
	}
	go s.host.Watch(working)
	asked, hup := make(chan os.Signal, 2), make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGTERM, syscall.SIGINT)
	defer signal.Stop(asked)
	signal.Notify(hup, syscall.SIGHUP)
	defer signal.Stop(hup)
	go s.watchRules(working, hup)
	failed := make(chan error, len(listeners))
	var serving sync.WaitGroup
	s.notices.tell("host key "+s.key, "host key", "fingerprint", s.key)
	for _, l := range listeners {
		s.notices.tell("listening on "+l.Addr().String(), "listening", "on", l.Addr().String())
		serving.Go(func() { failed <- s.host.Serve(l) })
	}
	s.worked = true
	s.notify(daemon.SdNotifyReady)
	var err error
	select {
	case <-ctx.Done():
	case got := <-asked:
		s.log.Info("stopping", "signal", got.String(), "readers", s.host.Readers())
	case err = <-failed:
	}
	s.notify(daemon.SdNotifyStopping)
	last, cut := context.WithTimeout(context.Background(), s.flags.grace+afterGrace)
	defer cut()
	go func() {
		<-asked
		cut()
	}()
	if stopped := s.host.Shutdown(last); stopped != nil && !errors.Is(stopped, context.DeadlineExceeded) {
		err = errors.Join(err, stopped)
	}
	serving.Wait()
	return err
}

// stopped is the last line of the log.
func (s *serving) stopped(began time.Time) {
	if s.worked {
		s.log.Info("stopped", "after", time.Since(began).Round(time.Second).String())
	}
}

// afterGrace is how much longer than the time of grace stopping may take.
const afterGrace = 5 * time.Second

// changed takes in what became of the folder.
func (s *serving) changed(m ui.FolderChanged) {
	for _, line := range append(m.Faults, m.Notices...) {
		s.log.Warn("folder", "what", line)
	}
	s.library.Update(m)
	s.host.Publish()
	if n := len(m.Changed) + len(m.Added) + len(m.Removed); n > 0 {
		s.log.Info("the folder changed", "added", len(m.Added), "changed", len(m.Changed), "removed", len(m.Removed))
	}
}

// watchRules reads the rules again when their files change, or at SIGHUP. Rules
// that cannot be read leave those in force that were.
func (s *serving) watchRules(ctx context.Context, hup <-chan os.Signal) {
	var files []string
	for _, path := range []string{s.flags.authorizedKeys, s.app.accessPath(s.flags)} {
		if path != "" {
			files = append(files, filepath.Clean(path))
		}
	}
	var events chan fsnotify.Event
	if w, err := fsnotify.NewWatcher(); err == nil {
		defer w.Close()
		events = w.Events
		for _, f := range files {
			_ = w.Add(filepath.Dir(f)) // where there is no such folder, SIGHUP is left
		}
	}
	rest := time.NewTimer(time.Hour)
	defer rest.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-hup:
			s.reload()
		case e := <-events:
			for _, f := range files {
				if filepath.Clean(e.Name) == f || strings.HasPrefix(filepath.Base(e.Name), "..") { // a mounted secret changes by a link of that name
					rest.Reset(settle)
				}
			}
		case <-rest.C:
			s.readRules(false)
		}
	}
}

// readRules reads the rules again. Mistakes that were told already are told again
// only if somebody asked.
func (s *serving) readRules(asked bool) {
	rules, open, err := s.app.rules(s.flags)
	before := s.mistakes
	if s.mistakes = ""; err != nil {
		s.mistakes = err.Error()
	}
	switch {
	case err != nil && s.mistakes == before && !asked:
	case err != nil:
		s.notices.wrongRules(strings.Split(s.mistakes, "\n"))
	case open:
		s.log.Error("there are no rules any more, and those before are kept")
	default:
		s.host.SetRules(rules)
		s.log.Info("the rules were read again", "keys", rules.Keys(), "strangers", rules.Strangers())
	}
}
