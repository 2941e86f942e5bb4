// Package cache keeps what was read of files in one SQLite file, so that a folder
// that has not changed need not be read again.
//
// Nothing in it is worth keeping: whatever is wrong with the file, it is as if
// nothing had been kept. Nothing of it is trusted either; who takes something out
// decodes it under limits.
package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver

	"readout/model/compact"
)

const (
	// Most is how large the file grows, in bytes. Then nothing more is kept.
	Most = 1 << 30
	// unused is for how long the file of another version of readout is left alone.
	unused = 30 * 24 * time.Hour
	// busy is how long reading waits for another process; writing gives up sooner,
	// since what it does not keep is read again the next time.
	busy = 200 * time.Millisecond
	// pageSize holds a briefing, and a page of the file several.
	pageSize = 8192
	// mostRow is the size in bytes of the largest row that is read.
	mostRow = compact.Most + 4
)

// Cache is one file. It may be used by several goroutines, and the file by
// several processes.
type Cache struct {
	path string
	db   *sql.DB // nil once anything is wrong with it

	mu      sync.Mutex
	waiting []row
	closed  bool // nothing is read or written any more
	writing sync.WaitGroup
	turn    sync.Mutex // of the one who writes
}

// row is what is kept of a file.
type row struct {
	folder, name string
	kept         compact.Kept
}

// Open returns the cache in a folder for one version of readout, which is told
// by build: another one may read files otherwise. It opens nothing before it is
// asked for something, or told to get ready, and never fails.
func Open(folder, build string) *Cache {
	return &Cache{path: filepath.Join(folder, fmt.Sprintf("library-%d-%s.db", compact.Format, build))}
}

// Ready has the file opened behind, so that who asks for something soon need not
// wait for that.
func (c *Cache) Ready() { go c.open() }

// schema is that of a new file. An older or newer one has another name.
const schema = `CREATE TABLE IF NOT EXISTS files (
	folder TEXT NOT NULL,
	name TEXT NOT NULL,
	size INTEGER NOT NULL,
	time INTEGER NOT NULL,
	settled INTEGER NOT NULL,
	text INTEGER NOT NULL,
	hash BLOB NOT NULL,
	under BLOB NOT NULL,
	facts BLOB NOT NULL,
	words BLOB NOT NULL,
	PRIMARY KEY (folder, name)
) WITHOUT ROWID`

// open opens the file, which nobody but its owner may read, and makes it anew if
// it is damaged.
func (c *Cache) open() *sql.DB {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.db != nil || c.closed {
		return c.db
	}
	if info, err := os.Stat(c.path); err == nil && info.Size() > Most-Most/8 {
		c.remove() // full of what nobody asks for any more, most likely
	}
	db, err := c.connect()
	if err != nil && damaged(err) {
		c.remove()
		db, err = c.connect()
	}
	if err != nil {
		c.closed = true
		return nil
	}
	c.db = db
	go c.tidy()
	return db
}

func (c *Cache) connect() (*sql.DB, error) { return c.connectWith(schema) }

func (c *Cache) connectWith(schema string) (*sql.DB, error) {
	if err := os.MkdirAll(filepath.Dir(c.path), 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(c.path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(f.Chmod(0o600), f.Close()); err != nil {
		return nil, err
	}
	pragmas := []string{
		fmt.Sprintf("page_size(%d)", pageSize), fmt.Sprintf("busy_timeout(%d)", busy.Milliseconds()), "journal_mode(wal)", "synchronous(off)",
		fmt.Sprintf("max_page_count(%d)", Most/pageSize), "trusted_schema(0)", "cell_size_check(1)", "cache_size(-256)",
	}
	dsn := "file:" + (&url.URL{Path: c.path}).EscapedPath() + "?_txlock=immediate&_pragma=" + strings.Join(pragmas, "&_pragma=")
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	if _, err := db.Exec(schema); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// tidy removes the files of versions of readout that nobody uses any more.
func (c *Cache) tidy() {
	others, _ := filepath.Glob(filepath.Join(filepath.Dir(c.path), "library-*.db"))
	for _, path := range others {
		if info, err := os.Stat(path); err == nil && path != c.path && time.Since(info.ModTime()) > unused {
			removeAll(path)
		}
	}
	now := time.Now()
	_ = os.Chtimes(c.path, now, now)
}

func (c *Cache) remove() { removeAll(c.path) }

func removeAll(path string) {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(path + suffix)
	}
}

// damaged reports whether a file is no database, or a broken one.
func damaged(err error) bool {
	for _, sign := range []string{"not a database", "malformed", "corrupt", "no such column", "no such table", "NOTADB"} {
		if strings.Contains(strings.ToLower(err.Error()), strings.ToLower(sign)) {
			return true
		}
	}
	return false
}

// failed gives up the file for this process, and removes it if it is damaged.
func (c *Cache) failed(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed || !damaged(err) {
		return
	}
	c.closed = true
	c.remove()
}

// Files returns what is kept of the files of a folder from one name to another,
// by their names.
func (c *Cache) Files(folder, first, last string) map[string]compact.Kept {
	db := c.open()
	if db == nil {
		return nil
	}
	kept, err := read(db, folder, first, last)
	if err != nil {
		c.failed(err)
	}
	return kept
}

func read(db *sql.DB, folder, first, last string) (map[string]compact.Kept, error) {
	rows, err := db.Query(`SELECT name, size, time, settled, text, hash, under, facts, words FROM files WHERE folder = ? AND name BETWEEN ? AND ? AND length(facts) <= ? AND length(words) <= ?`, folder, first, last, mostRow, mostRow)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type span struct{ facts, words, end int }
	all := make([]byte, 0, 128<<10) // of facts and words, which are held for long and waste least as one string
	var spans []span
	kept := map[string]compact.Kept{}
	var names []string
	for rows.Next() {
		var name string
		var k compact.Kept
		var hash, under, facts, words sql.RawBytes
		if err := rows.Scan(&name, &k.Size, &k.Time, &k.Settled, &k.Text, &hash, &under, &facts, &words); err != nil {
			return nil, err
		}
		if copy(k.Hash[:], hash) == len(k.Hash) && copy(k.Under[:], under) == len(k.Under) {
			at := len(all)
			all = append(append(all, facts...), words...)
			spans, names, kept[name] = append(spans, span{at, at + len(facts), len(all)}), append(names, name), k
		}
	}
	text := string(all)
	for i, name := range names {
		k, s := kept[name], spans[i]
		k.Facts, k.Words = text[s.facts:s.words], text[s.words:s.end]
		kept[name] = k
	}
	return kept, rows.Err()
}

// batch is how many rows are written at a time.
const batch = 256

// Keep keeps what was read of a file, soon.
func (c *Cache) Keep(path string, k compact.Kept) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return
	}
	c.waiting = append(c.waiting, row{filepath.Dir(path), filepath.Base(path), k})
	if len(c.waiting) >= batch {
		c.flush()
	}
}

// flush begins to write what waits. The caller holds the lock.
func (c *Cache) flush() {
	rows := c.waiting
	c.waiting = nil
	if len(rows) == 0 {
		return
	}
	c.writing.Go(func() {
		c.turn.Lock()
		defer c.turn.Unlock()
		if db := c.open(); db != nil {
			if err := write(db, rows); err != nil {
				c.failed(err)
			}
		}
	})
}

func write(db *sql.DB, rows []row) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	put, err := tx.PrepareContext(ctx, `INSERT OR REPLACE INTO files (folder, name, size, time, settled, text, hash, under, facts, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer put.Close()
	for _, r := range rows {
		k := &r.kept
		if _, err := put.ExecContext(ctx, r.folder, r.name, k.Size, k.Time, k.Settled, k.Text, k.Hash[:], k.Under[:], []byte(k.Facts), []byte(k.Words)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Rest writes what waits, and returns once it is written.
func (c *Cache) Rest() {
	c.mu.Lock()
	c.flush()
	c.mu.Unlock()
	c.writing.Wait()
}

// Close writes what waits and closes the file.
func (c *Cache) Close() {
	c.Rest()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	if c.db != nil {
		_ = c.db.Close()
	}
}
