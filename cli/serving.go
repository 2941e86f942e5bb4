package cli

import (
	"context"
	"errors"
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
	flags   *serveFlags
	folder  string
	library *host.Library
	host    *host.Host
	watcher *watcher
	log     *slog.Logger
	metrics net.Listener // nil for none
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
		s.app.note("metrics at http://%s/metrics", s.metrics.Addr())
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
	for _, l := range listeners {
		s.app.note("listening on %s", l.Addr())
		serving.Go(func() { failed <- s.host.Serve(l) })
	}
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
			s.readRules()
		}
	}
}

func (s *serving) readRules() {
	rules, open, err := s.app.rules(s.flags)
	switch {
	case err != nil:
		for line := range strings.SplitSeq(err.Error(), "\n") {
			s.log.Error("the rules cannot be read, and those before are kept", "why", model.CleanLine(line))
		}
	case open:
		s.log.Error("there are no rules any more, and those before are kept")
	default:
		s.host.SetRules(rules)
		s.log.Info("the rules were read again", "keys", rules.Keys())
	}
}
