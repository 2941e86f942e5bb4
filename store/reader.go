package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"time"

	"readout/model/annotation"
)

// Reader is what one reader keeps. The name "" is that of the local reader.
type Reader struct {
	store *Store
	name  string
}

// Reader returns what the reader of a name keeps.
func (s *Store) Reader(name string) *Reader { return &Reader{s, name} }

// change makes a change and returns the state after it.
func (r *Reader) change(size int, run func(x tx, now string) (int64, error)) (*annotation.State, error) {
	return r.make(r.asked(size, run))
}

// asked is a change that is asked for now.
func (r *Reader) asked(size int, run func(x tx, now string) (int64, error)) change {
	now := stamp(r.store.now())
	return change{id: rand.Text(), size: size + sizeOfChange, run: func(x tx) (int64, error) { return run(x, now) }}
}

func (r *Reader) make(c change) (*annotation.State, error) {
	if r.store.queue != nil {
		return r.store.queue.change(r.name, c)
	}
	state, _, err := r.store.commit(context.Background(), r.name, c)
	return state, err
}

// State returns all that the reader keeps now.
func (r *Reader) State() (*annotation.State, error) {
	if r.store.queue != nil {
		return r.store.queue.state(r.name)
	}
	return r.store.state(r.name)
}

// document returns the row of a briefing, made if there is none.
func (r *Reader) document(x tx, d annotation.Document) (id int64, err error) {
	err = x.row(`INSERT INTO documents (reader, key, briefing, title) VALUES ($1, $2, $3, $4)
		ON CONFLICT (reader, key) DO UPDATE SET briefing = excluded.briefing, title = excluded.title RETURNING id`,
		r.name, d.Key, d.Briefing, d.Title).Scan(&id)
	return id, err
}

// Keep adds an annotation to a briefing, or replaces the one with its ID. Of
// the document key, id and title matter. Nothing of another process is lost: a
// note that was rewritten or dropped since it was loaded is added anew beside
// it. A bookmark is there once, however often it is set.
func (r *Reader) Keep(d annotation.Document, a annotation.Annotation) (*annotation.State, error) {
	a.Body = annotation.Clip(a.Body, annotation.MostNote)
	size := sizeOf(d) + len(a.Item) + len(a.Body) + len(a.Selector.Exact) + len(a.Selector.Prefix) + len(a.Selector.Suffix)
	return r.change(size, func(x tx, now string) (int64, error) {
		doc, err := r.document(x, d)
		if err != nil {
			return 0, err
		}
		id, err := replaced(x, doc, a, now)
		if id != 0 || err != nil {
			return id, err
		}
		return add(x, doc, a, now)
	})
}

// replaced puts an annotation in the place of the one it came from, or of the
// bookmark that is set already, and returns which one that is, 0 for none.
func replaced(x tx, doc int64, a annotation.Annotation, now string) (id int64, err error) {
	const set = "UPDATE annotations SET item = $1, exact = $2, prefix = $3, suffix = $4, body = $5, modified = $6 WHERE document = $7 AND "
	args := []any{a.Item, a.Selector.Exact, a.Selector.Prefix, a.Selector.Suffix, a.Body, now, doc}
	where := "id = $8 AND modified = $9"
	switch {
	case a.Motivation == annotation.Bookmarking:
		where, args = "motivation = $8 AND item = $9 AND exact = $10", append(args, string(a.Motivation), a.Item, a.Selector.Exact)
	case a.ID == 0:
		return 0, nil
	default:
		args = append(args, x.annotation(a.ID), stamp(a.Modified))
	}
	err = x.row(set+where+" RETURNING id", args...).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

func add(x tx, doc int64, a annotation.Annotation, now string) (id int64, err error) {
	var n int
	if err := x.row("SELECT count(*) FROM annotations WHERE document = $1", doc).Scan(&n); err != nil {
		return 0, err
	}
	if n >= annotation.MostPerFile {
		return 0, errFull
	}
	err = x.row("INSERT INTO annotations (document, motivation, item, exact, prefix, suffix, body, created, modified) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
		doc, string(a.Motivation), a.Item, a.Selector.Exact, a.Selector.Prefix, a.Selector.Suffix, a.Body, now, now).Scan(&id)
	return id, err
}

// Drop removes an annotation.
func (r *Reader) Drop(id int64) (*annotation.State, error) {
	return r.change(0, func(x tx, _ string) (int64, error) {
		return 0, x.exec("DELETE FROM annotations WHERE id = $1 AND document IN (SELECT id FROM documents WHERE reader = $2)", x.annotation(id), r.name)
	})
}

// Read records that a briefing was read now, up to a place. The version read
// before stays known by its fingerprint, and by its source if that was kept.
func (r *Reader) Read(d annotation.Document, source []byte) (*annotation.State, error) {
	packed, err := pack(source)
	if err != nil {
		return nil, err
	}
	reads := func(packed []byte) func(x tx, now string) (int64, error) {
		return func(x tx, now string) (int64, error) {
			doc, err := r.document(x, d)
			if err != nil {
				return 0, err
			}
			err = x.exec(`UPDATE documents SET read = $1, place = $2,
				before = CASE WHEN fingerprint NOT IN ('', $3) THEN fingerprint ELSE before END, fingerprint = $3 WHERE id = $4`,
				now, d.Place, d.Fingerprint, doc)
			if err != nil || packed == nil {
				return 0, err
			}
			return 0, keepVersion(x, doc, d.Fingerprint, now, packed)
		}
	}
	c := r.asked(sizeOf(d)+len(packed), reads(packed))
	if packed != nil {
		less := r.asked(sizeOf(d), reads(nil))
		less.id = c.id
		c.less = func() change { return less }
	}
	return r.make(c)
}

// Mark sets a letter to a place of a briefing, or takes it away when the place is "".
func (r *Reader) Mark(d annotation.Document, letter, place string) (*annotation.State, error) {
	return r.change(sizeOf(d)+len(letter)+len(place), func(x tx, _ string) (int64, error) {
		doc, err := r.document(x, d)
		if err != nil {
			return 0, err
		}
		if place == "" {
			return 0, x.exec("DELETE FROM marks WHERE document = $1 AND letter = $2", doc, letter)
		}
		return 0, x.exec("INSERT INTO marks (document, letter, place) VALUES ($1, $2, $3) ON CONFLICT (document, letter) DO UPDATE SET place = excluded.place", doc, letter, place)
	})
}

// Filter keeps a filter under a name, or forgets it when the line is "".
func (r *Reader) Filter(name, line string) (*annotation.State, error) {
	return r.change(len(name)+len(line), func(x tx, _ string) (int64, error) {
		if line == "" {
			return 0, x.exec("DELETE FROM filters WHERE reader = $1 AND name = $2", r.name, name)
		}
		return 0, x.exec("INSERT INTO filters (reader, name, line) VALUES ($1, $2, $3) ON CONFLICT (reader, name) DO UPDATE SET line = excluded.line", r.name, name, line)
	})
}

// MostHistory is the number of filters that are remembered.
const MostHistory = 500

// Remember puts filters at the end of the history, each once.
func (r *Reader) Remember(lines ...string) (*annotation.State, error) {
	size := 0
	for _, line := range lines {
		size += len(line)
	}
	return r.change(size, func(x tx, _ string) (int64, error) {
		for _, line := range lines {
			if err := x.exec("DELETE FROM history WHERE reader = $1 AND line = $2", r.name, line); err != nil {
				return 0, err
			}
			if err := x.exec("INSERT INTO history (reader, line) VALUES ($1, $2)", r.name, line); err != nil {
				return 0, err
			}
		}
		return 0, x.exec("DELETE FROM history WHERE reader = $1 AND id NOT IN (SELECT id FROM history WHERE reader = $1 ORDER BY id DESC LIMIT $2)", r.name, MostHistory)
	})
}

// sizeOfChange is what a change takes beside its texts, in bytes, about.
const sizeOfChange = 512

func sizeOf(d annotation.Document) int {
	return len(d.Key) + len(d.Briefing) + len(d.Title) + len(d.Fingerprint) + len(d.Place)
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

func parseStamp(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}
	}
	return t
}
