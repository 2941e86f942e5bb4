package store

import (
	"context"
	"database/sql"
	"fmt"
)

// migrations bring a database from one version to the next; the version is the
// number of those that were done. They are never changed, only added to.
var migrations = []string{
	`CREATE TABLE documents (
		id INTEGER PRIMARY KEY,
		reader TEXT NOT NULL,
		key TEXT NOT NULL,
		briefing TEXT NOT NULL DEFAULT '',
		title TEXT NOT NULL DEFAULT '',
		read TEXT NOT NULL DEFAULT '',
		fingerprint TEXT NOT NULL DEFAULT '',
		before TEXT NOT NULL DEFAULT '',
		place TEXT NOT NULL DEFAULT '',
		UNIQUE (reader, key)
	);
	CREATE TABLE annotations (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
		motivation TEXT NOT NULL,
		item TEXT NOT NULL,
		exact TEXT NOT NULL DEFAULT '',
		prefix TEXT NOT NULL DEFAULT '',
		suffix TEXT NOT NULL DEFAULT '',
		body TEXT NOT NULL DEFAULT '',
		created TEXT NOT NULL,
		modified TEXT NOT NULL
	);
	CREATE INDEX annotations_document ON annotations (document);
	CREATE TABLE marks (
		document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
		letter TEXT NOT NULL,
		place TEXT NOT NULL,
		PRIMARY KEY (document, letter)
	);
	CREATE TABLE filters (
		reader TEXT NOT NULL,
		name TEXT NOT NULL,
		line TEXT NOT NULL,
		PRIMARY KEY (reader, name)
	);
	CREATE TABLE history (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		reader TEXT NOT NULL,
		line TEXT NOT NULL,
		UNIQUE (reader, line)
	);
	CREATE TABLE versions (
		document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
		fingerprint TEXT NOT NULL,
		at TEXT NOT NULL,
		source BLOB NOT NULL,
		PRIMARY KEY (document, fingerprint)
	);`,
}

// migrate brings a database up to date in one transaction, which another
// process that opens the same new file waits for.
func migrate(ctx context.Context, db *sql.DB) error {
	version, err := versionOf(ctx, db)
	if err != nil || version == len(migrations) {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > len(migrations) {
		return fmt.Errorf("it was written by a newer readout (version %d of it, this one knows %d)", version, len(migrations))
	}
	for i := version; i < len(migrations); i++ {
		if _, err := tx.ExecContext(ctx, migrations[i]); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", len(migrations))); err != nil {
		return err
	}
	return tx.Commit()
}

func versionOf(ctx context.Context, db *sql.DB) (version int, err error) {
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}
