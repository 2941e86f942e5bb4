package store

import (
	"context"

	"readout/model/annotation"
)

// seed puts what is known of a reader into memory, once while the database is
// away. The lock is held.
func (q *queue) seed(reader string) error {
	if q.seeded[reader] {
		return nil
	}
	known := q.known[reader]
	if known == nil {
		q.blank[reader], known = true, &annotation.State{}
	}
	ctx, cancel := context.WithTimeout(context.Background(), q.memory.engine.most)
	defer cancel()
	x, err := q.memory.begin(ctx, nil, reader)
	if err != nil {
		return err
	}
	defer x.Rollback()
	if err := plant(x, reader, known); err != nil {
		return err
	}
	if err := x.Commit(); err != nil {
		return err
	}
	q.seeded[reader] = true
	return nil
}

// plant writes a state as it is.
func plant(x tx, reader string, s *annotation.State) error {
	for _, d := range s.Documents {
		if err := plantDocument(x, reader, d); err != nil {
			return err
		}
	}
	for _, f := range s.Filters {
		if err := x.exec("INSERT INTO filters (reader, name, line) VALUES ($1, $2, $3)", reader, f.Name, f.Line); err != nil {
			return err
		}
	}
	for _, line := range s.History {
		if err := x.exec("INSERT INTO history (reader, line) VALUES ($1, $2)", reader, line); err != nil {
			return err
		}
	}
	return nil
}

func plantDocument(x tx, reader string, d *annotation.Document) error {
	read := ""
	if !d.Read.IsZero() {
		read = stamp(d.Read)
	}
	var doc int64
	err := x.row("INSERT INTO documents (reader, key, briefing, title, read, fingerprint, before, place) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
		reader, d.Key, d.Briefing, d.Title, read, d.Fingerprint, d.Before, d.Place).Scan(&doc)
	if err != nil {
		return err
	}
	for _, a := range d.Annotations {
		err := x.exec("INSERT INTO annotations (id, document, motivation, item, exact, prefix, suffix, body, created, modified) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
			a.ID, doc, string(a.Motivation), a.Item, a.Selector.Exact, a.Selector.Prefix, a.Selector.Suffix, a.Body, stamp(a.Created), stamp(a.Modified))
		if err != nil {
			return err
		}
	}
	for letter, place := range d.Marks {
		if err := x.exec("INSERT INTO marks (document, letter, place) VALUES ($1, $2, $3)", doc, letter, place); err != nil {
			return err
		}
	}
	return nil
}
