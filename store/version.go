package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"io"
)

// Limits of the versions that are kept, to tell what changed since a briefing
// was read: the last two of each, if they are not too long.
const (
	MostVersion  = 4 << 20 // bytes of the source
	mostVersions = 2
)

// keepVersion keeps the source of a version, compressed, and forgets older ones.
func keepVersion(tx *sql.Tx, doc int64, fingerprint, at string, source []byte) error {
	if len(source) > MostVersion {
		return nil
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(source); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	_, err := tx.Exec("INSERT INTO versions (document, fingerprint, at, source) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at",
		doc, fingerprint, at, packed.Bytes())
	if err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM versions WHERE document = ?1 AND fingerprint NOT IN (SELECT fingerprint FROM versions WHERE document = ?1 ORDER BY at DESC, rowid DESC LIMIT ?2)",
		doc, mostVersions)
	return err
}

// Version returns the source of a briefing as it was read, by its fingerprint;
// nil if it was not kept.
func (r *Reader) Version(key, fingerprint string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), most)
	defer cancel()
	var packed []byte
	err := r.store.db.QueryRowContext(ctx, `SELECT v.source FROM versions v JOIN documents d ON d.id = v.document
		WHERE d.reader = ? AND d.key = ? AND v.fingerprint = ?`, r.name, key, fingerprint).Scan(&packed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(z, MostVersion+1))
}
