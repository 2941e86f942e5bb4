package main

import (
	"database/sql"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver
)

// sqlite is a file of SQLite. Words are looked for by FTS5, whose trigrams
// answer for three letters and more, or in the text of every row that the keys
// leave. detail is how much FTS5 keeps: "full", or "none", of which LIKE asks;
// "" is no FTS5.
type sqlite struct {
	detail string

	c    *corpus
	dir  string
	path string
	db   *sql.DB
}

func (s *sqlite) name() string {
	if s.detail == "" {
		return "SQLite, scan"
	}
	return "SQLite FTS5, detail=" + s.detail
}

func (s *sqlite) build(c *corpus) (err error) {
	s.c = c
	if s.dir, err = os.MkdirTemp("", "readout-indexes-"); err != nil {
		return err
	}
	s.path = filepath.Join(s.dir, "quotations.db")
	if s.db, err = sql.Open("sqlite", "file:"+s.path+"?_pragma=journal_mode(off)&_pragma=synchronous(off)&_pragma=cache_size(-262144)&_pragma=temp_store(memory)"); err != nil {
		return err
	}
	s.db.SetMaxOpenConns(1)
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("CREATE TABLE quotations (id INTEGER PRIMARY KEY, speaker INTEGER, issue INTEGER, text TEXT)"); err != nil {
		return err
	}
	add, err := tx.Prepare("INSERT INTO quotations VALUES (?, ?, ?, ?)")
	if err != nil {
		return err
	}
	for i, text := range c.text {
		if _, err := add.Exec(i, c.speaker[i], c.issue[i], text); err != nil {
			return err
		}
	}
	statements := []string{"CREATE INDEX keys ON quotations (speaker, issue)"}
	if s.detail != "" {
		statements = append(statements,
			"CREATE VIRTUAL TABLE words USING fts5(text, content='quotations', content_rowid='id', tokenize='trigram', detail="+s.detail+")",
			"INSERT INTO words (words) VALUES ('rebuild')",
			"INSERT INTO words (words) VALUES ('optimize')")
	}
	for _, statement := range append(statements, "ANALYZE") {
		if _, err := tx.Exec(statement); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (s *sqlite) ask(q question, most int) (answer, error) {
	words := "instr(text, " + literal(q.words) + ") > 0"
	switch {
	case len(q.words) < 3:
	case s.detail == "full":
		words = "id IN (SELECT rowid FROM words WHERE words MATCH " + literal(`"`+q.words+`"`) + ")"
	case s.detail == "none":
		words = "id IN (SELECT rowid FROM words WHERE text LIKE " + literal("%"+q.words+"%") + ")"
	}
	return asked(s.c, func(statement string) (cursor, func(), error) {
		rows, err := s.db.Query(statement)
		return rows, func() { rows.Close() }, err
	}, "quotations", where(q, words), most)
}

func (s *sqlite) size() (int64, error) {
	info, err := os.Stat(s.path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func (s *sqlite) close() {
	if s.db != nil {
		s.db.Close()
	}
	os.RemoveAll(s.dir)
}
