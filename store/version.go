package store

import (
	"bytes"
	"compress/gzip"
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

// pack compresses the source of a version; nil if it is not kept.
func pack(source []byte) ([]byte, error) {
	if source == nil || len(source) > MostVersion {
		return nil, nil
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(source); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

// keepVersion keeps the packed source of a version, and forgets older ones.
func keepVersion(x tx, doc int64, fingerprint, at string, packed []byte) error {
	err := x.exec("INSERT INTO versions (document, fingerprint, at, source) VALUES ($1, $2, $3, $4) ON CONFLICT (document, fingerprint) DO UPDATE SET at = excluded.at",
		doc, fingerprint, at, packed)
	if err != nil {
		return err
	}
	return x.exec("DELETE FROM versions WHERE document = $1 AND fingerprint NOT IN (SELECT fingerprint FROM versions WHERE document = $1 ORDER BY at DESC, rowid DESC LIMIT $2)",
		doc, mostVersions)
}

// Version returns the source of a briefing as it was read, by its fingerprint;
// nil if it was not kept. While a database is away only the versions are known
// that were read since.
func (r *Reader) Version(key, fingerprint string) ([]byte, error) {
	version := func(s *Store) (packed []byte, err error) {
		err = s.read(r.name, func(x tx) error {
			return x.row(`SELECT v.source FROM versions v JOIN documents d ON d.id = v.document
				WHERE d.reader = $1 AND d.key = $2 AND v.fingerprint = $3`, r.name, key, fingerprint).Scan(&packed)
		})
		return packed, err
	}
	var packed []byte
	var err error
	if r.store.queue != nil {
		packed, err = r.store.queue.version(r.name, version)
	} else {
		packed, err = version(r.store)
	}
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
