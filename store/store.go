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

	"github.com/jackc/pgx/v5"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Store is one file of what readers keep, or one database. It may be used by
// several goroutines, and the file or database by several processes.
type Store struct {
	db     *sql.DB
	engine engine
	queue  *queue            // of a database that may be away; nil for a file
	real   func(int64) int64 // see tx
	config *pgx.ConnConfig   // of a database; nil for a file
	path   string            // "" for one in memory
	copied string            // the folder of a copy that ends with the store, "" if there is none
	notice string
	now    func() time.Time
}

// busy is how long a change waits for another process to finish its own.
const busy = 5 * time.Second

// sqliteEngine is a file, or memory. Its transactions begin alone, so nothing more
// is to be locked, and whether one counted is never in doubt. They are short, since
// another process that waits for one would not get its turn.
func sqliteEngine() engine {
	return engine{again: isBusy, moment: sql.TxOptions{ReadOnly: true}, most: 4 * busy, after: true}
}

func isBusy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY
}

// Open opens the store in a file, and makes it and its folder if they are not
// there, readable by their owner only. Of a file that can be read but not used
// it opens a copy, which ends with the store. It fails only if even a store in
// memory cannot be made.
func Open(path string, now func() time.Time) (*Store, error) {
	s := &Store{path: path, now: now, engine: sqliteEngine()}
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
	if c, copyErr := openCopy(path, now); copyErr == nil {
		c.notice = fmt.Sprintf("%s cannot be changed, so what is kept now is gone after this session: %v", path, reason(err))
		return c, nil
	}
	return inMemory(now, fmt.Sprintf("%s cannot be used, so nothing is kept after this session: %v", path, reason(err)))
}

// InMemory returns a store that is gone when the process ends.
func InMemory(now func() time.Time) (*Store, error) { return inMemory(now, "") }

func inMemory(now func() time.Time, notice string) (*Store, error) {
	s := &Store{now: now, notice: notice, engine: sqliteEngine()}
	return s, s.connect("file::memory:?" + pragmas(false))
}

// Notice says in one sentence what is wrong with the file or the database now,
// "" if nothing is.
func (s *Store) Notice() string {
	if s.queue != nil {
		return s.queue.notice()
	}
	return s.notice
}

// Path is the file of the store, "" for one in memory and for a database.
func (s *Store) Path() string { return s.path }

// Close ends the use of the file, and removes it if it is a copy. What waits for
// a database is tried once more; the error says how much of it is lost.
func (s *Store) Close() error {
	var err error
	if s.queue != nil {
		err = s.queue.close()
	}
	err = errors.Join(err, s.db.Close())
	if s.copied != "" {
		err = errors.Join(err, os.RemoveAll(s.copied))
	}
	return err
}

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
// opened, or copied, in bytes; that takes some milliseconds for each megabyte.
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

// openCopy opens a copy of the database in a file of at most mostChecked bytes.
func openCopy(path string, now func() time.Time) (*Store, error) {
	dir, err := os.MkdirTemp("", "readout-state-")
	if err != nil {
		return nil, err
	}
	s := &Store{path: filepath.Join(dir, "state.db"), copied: dir, now: now, engine: sqliteEngine()}
	// The log goes first: what another process moves from it into the file
	// meanwhile is then in both, not in neither.
	err = copyFile(path+"-wal", s.path+"-wal")
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoFile) {
		err = nil
	}
	if err == nil {
		err = copyFile(path, s.path)
	}
	if err == nil {
		err = s.open()
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return s, nil
}

var errNoFile = errors.New("not a file, or too large to copy")

func copyFile(from, to string) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() || info.Size() > mostChecked {
		return errNoFile
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o600)
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
