package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"readout/model/annotation"
)

// Reader is what one reader keeps. The name "" is that of the local reader.
type Reader struct {
	store *Store
	name  string
}

// Reader returns what the reader of a name keeps.
func (s *Store) Reader(name string) *Reader { return &Reader{s, name} }

// most is how long a change or a load may take before it is given up.
const most = 4 * busy

// change runs one transaction and returns the state after it. While other
// processes write without a pause it tries again, until most is over.
func (r *Reader) change(f func(*sql.Tx) error) (*annotation.State, error) {
	ctx, cancel := context.WithTimeout(context.Background(), most)
	defer cancel()
	for {
		err := r.commit(ctx, f)
		switch {
		case err == nil:
			return r.read(ctx)
		case !isBusy(err) || ctx.Err() != nil:
			return nil, err
		}
	}
}

func isBusy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY
}

// commit runs one transaction. When it returns nil, what was changed is on the disk.
func (r *Reader) commit(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := r.store.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// read loads all that the reader keeps, at one moment.
func (r *Reader) read(ctx context.Context) (*annotation.State, error) {
	tx, err := r.store.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	return r.load(tx)
}

// State returns all that the reader keeps now.
func (r *Reader) State() (*annotation.State, error) {
	ctx, cancel := context.WithTimeout(context.Background(), most)
	defer cancel()
	return r.read(ctx)
}

// document returns the row of a briefing, made if there is none.
func (r *Reader) document(tx *sql.Tx, d annotation.Document) (id int64, err error) {
	_, err = tx.Exec(`INSERT INTO documents (reader, key, briefing, title) VALUES (?, ?, ?, ?)
		ON CONFLICT (reader, key) DO UPDATE SET briefing = excluded.briefing, title = excluded.title`,
		r.name, d.Key, d.Briefing, d.Title)
	if err != nil {
		return 0, err
	}
	err = tx.QueryRow("SELECT id FROM documents WHERE reader = ? AND key = ?", r.name, d.Key).Scan(&id)
	return id, err
}

// Keep adds an annotation to a briefing, or replaces the one with its ID. Of
// the document key, id and title matter. Nothing of another process is lost: a
// note that was rewritten or dropped since it was loaded is added anew beside
// it. A bookmark is there once, however often it is set.
func (r *Reader) Keep(d annotation.Document, a annotation.Annotation) (*annotation.State, error) {
	return r.change(func(tx *sql.Tx) error {
		doc, err := r.document(tx, d)
		if err != nil {
			return err
		}
		a.Body = annotation.Clip(a.Body, annotation.MostNote)
		done, err := replaced(tx, doc, a, stamp(r.store.now()))
		if done || err != nil {
			return err
		}
		return add(tx, doc, a, stamp(r.store.now()))
	})
}

// replaced puts an annotation in the place of the one it came from, or of the
// bookmark that is set already, and reports whether it did.
func replaced(tx *sql.Tx, doc int64, a annotation.Annotation, now string) (bool, error) {
	const set = "UPDATE annotations SET item = ?, exact = ?, prefix = ?, suffix = ?, body = ?, modified = ? WHERE document = ? AND "
	args := []any{a.Item, a.Selector.Exact, a.Selector.Prefix, a.Selector.Suffix, a.Body, now, doc}
	where := "id = ? AND modified = ?"
	switch {
	case a.Motivation == annotation.Bookmarking:
		where, args = "motivation = ? AND item = ? AND exact = ?", append(args, a.Motivation, a.Item, a.Selector.Exact)
	case a.ID == 0:
		return false, nil
	default:
		args = append(args, a.ID, stamp(a.Modified))
	}
	result, err := tx.Exec(set+where, args...)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

func add(tx *sql.Tx, doc int64, a annotation.Annotation, now string) error {
	var n int
	if err := tx.QueryRow("SELECT count(*) FROM annotations WHERE document = ?", doc).Scan(&n); err != nil {
		return err
	}
	if n >= annotation.MostPerFile {
		return errFull
	}
	_, err := tx.Exec("INSERT INTO annotations (document, motivation, item, exact, prefix, suffix, body, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		doc, a.Motivation, a.Item, a.Selector.Exact, a.Selector.Prefix, a.Selector.Suffix, a.Body, now, now)
	return err
}

// Drop removes an annotation.
func (r *Reader) Drop(id int64) (*annotation.State, error) {
	return r.change(func(tx *sql.Tx) error {
		_, err := tx.Exec("DELETE FROM annotations WHERE id = ? AND document IN (SELECT id FROM documents WHERE reader = ?)", id, r.name)
		return err
	})
}

// Read records that a briefing was read now, up to a place. The version read
// before stays known by its fingerprint, and by its source if that was kept.
func (r *Reader) Read(d annotation.Document, source []byte) (*annotation.State, error) {
	return r.change(func(tx *sql.Tx) error {
		doc, err := r.document(tx, d)
		if err != nil {
			return err
		}
		_, err = tx.Exec(`UPDATE documents SET read = ?, place = ?,
			before = CASE WHEN fingerprint NOT IN ('', ?) THEN fingerprint ELSE before END, fingerprint = ? WHERE id = ?`,
			stamp(r.store.now()), d.Place, d.Fingerprint, d.Fingerprint, doc)
		if err != nil || source == nil {
			return err
		}
		return keepVersion(tx, doc, d.Fingerprint, stamp(r.store.now()), source)
	})
}

// Mark sets a letter to a place of a briefing, or takes it away when the place is "".
func (r *Reader) Mark(d annotation.Document, letter, place string) (*annotation.State, error) {
	return r.change(func(tx *sql.Tx) error {
		doc, err := r.document(tx, d)
		if err != nil {
			return err
		}
		if place == "" {
			_, err = tx.Exec("DELETE FROM marks WHERE document = ? AND letter = ?", doc, letter)
			return err
		}
		_, err = tx.Exec("INSERT INTO marks (document, letter, place) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET place = excluded.place", doc, letter, place)
		return err
	})
}

// Filter keeps a filter under a name, or forgets it when the line is "".
func (r *Reader) Filter(name, line string) (*annotation.State, error) {
	return r.change(func(tx *sql.Tx) error {
		if line == "" {
			_, err := tx.Exec("DELETE FROM filters WHERE reader = ? AND name = ?", r.name, name)
			return err
		}
		_, err := tx.Exec("INSERT INTO filters (reader, name, line) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET line = excluded.line", r.name, name, line)
		return err
	})
}

// MostHistory is the number of filters that are remembered.
const MostHistory = 500

// Remember puts filters at the end of the history, each once.
func (r *Reader) Remember(lines ...string) (*annotation.State, error) {
	return r.change(func(tx *sql.Tx) error {
		for _, line := range lines {
			if _, err := tx.Exec("DELETE FROM history WHERE reader = ? AND line = ?", r.name, line); err != nil {
				return err
			}
			if _, err := tx.Exec("INSERT INTO history (reader, line) VALUES (?, ?)", r.name, line); err != nil {
				return err
			}
		}
		_, err := tx.Exec("DELETE FROM history WHERE reader = ?1 AND id NOT IN (SELECT id FROM history WHERE reader = ?1 ORDER BY id DESC LIMIT ?2)", r.name, MostHistory)
		return err
	})
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

func parseStamp(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}
	}
	return t
}
