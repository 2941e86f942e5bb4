package store

import (
	"database/sql"
	"fmt"
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
