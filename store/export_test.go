package store

import (
	"database/sql"
	"fmt"
	"time"
)

// SetVersion writes the version of the schema into a file.
func SetVersion(path string, version int) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(fmt.Sprintf("PRAGMA user_version = %d", version))
	return err
}

// Sound reports what SQLite finds wrong with a file, "ok" for nothing.
func Sound(path string) (result string, err error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return "", err
	}
	defer db.Close()
	err = db.QueryRow("PRAGMA integrity_check").Scan(&result)
	return result, err
}

// SetMost sets how long a change or a load may take.
func (s *Store) SetMost(d time.Duration) { s.engine.most = d }

// Fill adds annotations to the first document.
func (s *Store) Fill(n int) error {
	_, err := s.db.Exec(`WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < $1)
		INSERT INTO annotations (document, motivation, item, created, modified) SELECT 1, 'commenting', '', '', '' FROM count`, n)
	return err
}
