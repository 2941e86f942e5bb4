package store

import (
	"database/sql"
	"fmt"

	"readout/model/annotation"
)

var errFull = fmt.Errorf("a briefing has at most %d bookmarks and notes", annotation.MostPerFile)

// load reads all that the reader keeps.
func (r *Reader) load(tx *sql.Tx) (*annotation.State, error) {
	s := &annotation.State{Documents: map[string]*annotation.Document{}}
	at := map[int64]*annotation.Document{}
	for _, f := range []func(*sql.Tx, *annotation.State, map[int64]*annotation.Document) error{
		r.loadDocuments, r.loadAnnotations, r.loadMarks, r.loadFilters, r.loadHistory,
	} {
		if err := f(tx, s, at); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// each runs a query and hands every row on.
func each(tx *sql.Tx, row func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (r *Reader) loadDocuments(tx *sql.Tx, s *annotation.State, at map[int64]*annotation.Document) error {
	return each(tx, func(scan func(...any) error) error {
		var id int64
		var read string
		d := &annotation.Document{Marks: map[string]string{}}
		err := scan(&id, &d.Key, &d.Briefing, &d.Title, &read, &d.Fingerprint, &d.Before, &d.Place)
		d.Read = parseStamp(read)
		at[id], s.Documents[d.Key] = d, d
		return err
	}, "SELECT id, key, briefing, title, read, fingerprint, before, place FROM documents WHERE reader = ?", r.name)
}

func (r *Reader) loadAnnotations(tx *sql.Tx, _ *annotation.State, at map[int64]*annotation.Document) error {
	return each(tx, func(scan func(...any) error) error {
		var doc int64
		var created, modified string
		var a annotation.Annotation
		err := scan(&a.ID, &doc, &a.Motivation, &a.Item, &a.Selector.Exact, &a.Selector.Prefix, &a.Selector.Suffix, &a.Body, &created, &modified)
		a.Created, a.Modified = parseStamp(created), parseStamp(modified)
		if d := at[doc]; d != nil {
			d.Annotations = append(d.Annotations, a)
		}
		return err
	}, `SELECT a.id, a.document, a.motivation, a.item, a.exact, a.prefix, a.suffix, a.body, a.created, a.modified
		FROM annotations a JOIN documents d ON d.id = a.document WHERE d.reader = ? ORDER BY a.id`, r.name)
}

func (r *Reader) loadMarks(tx *sql.Tx, _ *annotation.State, at map[int64]*annotation.Document) error {
	return each(tx, func(scan func(...any) error) error {
		var doc int64
		var letter, place string
		err := scan(&doc, &letter, &place)
		if d := at[doc]; d != nil {
			d.Marks[letter] = place
		}
		return err
	}, "SELECT m.document, m.letter, m.place FROM marks m JOIN documents d ON d.id = m.document WHERE d.reader = ?", r.name)
}

func (r *Reader) loadFilters(tx *sql.Tx, s *annotation.State, _ map[int64]*annotation.Document) error {
	return each(tx, func(scan func(...any) error) error {
		var f annotation.Filter
		err := scan(&f.Name, &f.Line)
		s.Filters = append(s.Filters, f)
		return err
	}, "SELECT name, line FROM filters WHERE reader = ? ORDER BY name", r.name)
}

func (r *Reader) loadHistory(tx *sql.Tx, s *annotation.State, _ map[int64]*annotation.Document) error {
	return each(tx, func(scan func(...any) error) error {
		var line string
		err := scan(&line)
		s.History = append(s.History, line)
		return err
	}, "SELECT line FROM history WHERE reader = ? ORDER BY id", r.name)
}
