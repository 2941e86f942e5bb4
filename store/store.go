package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// Store is one file of what readers keep. It may be used by several
// goroutines, and the file by several processes.
type Store struct {
	db     *sql.DB
	path   string // "" for one in memory
	notice string
	now    func() time.Time
}

// busy is how long a change waits for another process to finish its own.
const busy = 5 * time.Second

// Open opens the store in a file, and makes it and its folder if they are not
// there, readable by their owner only. It fails only if even a store in memory
// cannot be made.
func Open(path string, now func() time.Time) (*Store, error) {
	s := &Store{path: path, now: now}
	err := s.open()
	if damaged(err) {
		aside := path + ".damaged-" + now().UTC().Format("20060102T150405Z")
		if moveErr := moveAside(path, aside); moveErr == nil {
			s.notice = fmt.Sprintf("%s was damaged; it is kept as %s, and a new one was begun", path, filepath.Base(aside))
			err = s.open()
		}
	}
	if err == nil {
		return s, nil
	}
	return inMemory(now, fmt.Sprintf("%s cannot be used, so nothing is kept after this session: %v", path, reason(err)))
}

// InMemory returns a store that is gone when the process ends.
func InMemory(now func() time.Time) (*Store, error) { return inMemory(now, "") }

func inMemory(now func() time.Time, notice string) (*Store, error) {
	s := &Store{now: now, notice: notice}
	return s, s.connect("file::memory:?" + pragmas(false))
}

// Notice says in one sentence what is wrong with the file, "" if nothing is.
func (s *Store) Notice() string { return s.notice }

// Path is the file of the store, "" for one in memory.
func (s *Store) Path() string { return s.path }

// Close ends the use of the file.
func (s *Store) Close() error { return s.db.Close() }

func (s *Store) open() error {
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return err
	}
	// The file is made before SQLite makes it, so that it is never readable by others.
	f, err := os.OpenFile(s.path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := s.connect("file:" + (&url.URL{Path: s.path}).EscapedPath() + "?" + pragmas(true)); err != nil {
		return err
	}
	if err := s.sound(); err != nil {
		return errors.Join(err, s.db.Close())
	}
	return nil
}

// mostChecked is the size up to which a file is looked through when it is
// opened, in bytes; that takes some milliseconds for each megabyte.
const mostChecked = 64 << 20

var errMalformed = errors.New("database disk image is malformed")

// sound looks for damage behind the first page, which would show only when
// something is to be kept.
func (s *Store) sound() error {
	if info, err := os.Stat(s.path); err != nil || info.Size() > mostChecked {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*busy)
	defer cancel()
	var found string
	if err := s.db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return errMalformed
	}
	return nil
}

// pragmas are the settings of every connection. synchronous(full) makes a
// commit reach the disk before it is reported, also in a write-ahead log.
func pragmas(file bool) string {
	list := []string{"_pragma=foreign_keys(1)", fmt.Sprintf("_pragma=busy_timeout(%d)", busy.Milliseconds()), "_txlock=immediate"}
	if file {
		list = append(list, "_pragma=journal_mode(wal)", "_pragma=synchronous(full)")
	}
	return strings.Join(list, "&")
}

func (s *Store) connect(dsn string) error {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	ctx, cancel := context.WithTimeout(context.Background(), 2*busy)
	defer cancel()
	// SQLite does not wait for others while it turns a new file into one with a
	// write-ahead log, so the waiting is done here.
	for {
		err = migrate(ctx, db)
		if !isBusy(err) || ctx.Err() != nil {
			break
		}
		time.Sleep(pause)
	}
	if err != nil {
		return errors.Join(err, db.Close())
	}
	s.db = db
	return nil
}

// pause is how long opening waits before it tries again.
const pause = 10 * time.Millisecond

// damaged reports whether a file is no database, or a broken one.
func damaged(err error) bool {
	if err == nil {
		return false
	}
	text := err.Error()
	for _, sign := range []string{"file is not a database", "malformed", "database corruption", "SQLITE_CORRUPT", "SQLITE_NOTADB"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

// moveAside renames a database and what SQLite keeps beside it.
func moveAside(path, aside string) error {
	if _, err := os.Lstat(aside); err == nil {
		return fs.ErrExist
	}
	if err := os.Rename(path, aside); err != nil {
		return err
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		if err := os.Rename(path+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// reason is the heart of an error, without the path that is said beside it.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
