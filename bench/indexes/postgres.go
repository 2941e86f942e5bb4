package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
)

// server is a PostgreSQL of its own, reached through a socket in its directory.
type server struct {
	dir string
	as  []string // what a command begins with: PostgreSQL refuses to run as root
}

var errNotThere = errors.New("PostgreSQL is not there")

// program is the path of a program of PostgreSQL.
func program(name string) (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if path, err := exec.LookPath(name); err == nil {
		found = append(found, path)
	}
	slices.Sort(found)
	if len(found) == 0 {
		return "", errNotThere
	}
	return found[len(found)-1], nil
}

func (s *server) run(name string, arg ...string) error {
	path, err := program(name)
	if err != nil {
		return err
	}
	argv := append(slices.Clone(s.as), append([]string{path}, arg...)...)
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir = s.dir
	// The server must not hold a pipe of ours open, so that its words go to a file.
	out, err := os.Create(filepath.Join(os.TempDir(), filepath.Base(s.dir)+".log"))
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(out.Name())
		return fmt.Errorf("%s: %w\n%s", name, err, said)
	}
	return nil
}

// start starts a server with the settings of its package.
func start() (*server, error) {
	if _, err := program("initdb"); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "readout-postgres-")
	if err != nil {
		return nil, err
	}
	s := &server{dir: dir}
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errNotThere, err)
		}
		uid, _ := strconv.Atoi(u.Uid)
		if err := os.Chown(dir, uid, -1); err != nil {
			return nil, err
		}
		s.as = []string{"runuser", "-u", "postgres", "--"}
	}
	data := filepath.Join(dir, "data")
	if err := s.run("initdb", "-D", data, "-U", "readout", "-E", "UTF8", "--no-locale", "-A", "trust", "--no-sync"); err != nil {
		s.stop()
		return nil, err
	}
	if err := s.run("pg_ctl", "-D", data, "-w", "-l", filepath.Join(dir, "log"), "-o", "-c listen_addresses='' -k "+dir, "start"); err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

func (s *server) stop() {
	if _, err := os.Stat(filepath.Join(s.dir, "data", "postmaster.pid")); err == nil {
		_ = s.run("pg_ctl", "-D", filepath.Join(s.dir, "data"), "-m", "immediate", "stop")
	}
	os.RemoveAll(s.dir)
}

// postgres is a table in PostgreSQL. Words are looked for by pg_trgm, or by
// tsvector, which knows the beginnings of words only.
type postgres struct {
	server *server
	lexeme bool // tsvector

	c    *corpus
	conn *pgx.Conn
}

func (p *postgres) name() string {
	if p.lexeme {
		return "PostgreSQL tsvector"
	}
	return "PostgreSQL pg_trgm"
}

func (p *postgres) table() string {
	if p.lexeme {
		return "lexemes"
	}
	return "trigrams"
}

func (p *postgres) build(c *corpus) (err error) {
	p.c = c
	ctx := context.Background()
	if p.conn, err = pgx.Connect(ctx, "host="+p.server.dir+" user=readout database=postgres"); err != nil {
		return err
	}
	run := func(statements ...string) error {
		for _, statement := range statements {
			if _, err := p.conn.Exec(ctx, statement); err != nil {
				return fmt.Errorf("%s: %w", statement, err)
			}
		}
		return nil
	}
	t, more := p.table(), ""
	if p.lexeme {
		more = ", lexemes tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED"
	}
	if err := run("DROP TABLE IF EXISTS "+t, "CREATE TABLE "+t+" (id integer PRIMARY KEY, speaker smallint, issue smallint, text text"+more+")"); err != nil {
		return err
	}
	_, err = p.conn.CopyFrom(ctx, pgx.Identifier{t}, []string{"id", "speaker", "issue", "text"}, pgx.CopyFromSlice(c.len(), func(i int) ([]any, error) {
		return []any{int32(i), int16(c.speaker[i]), int16(c.issue[i]), c.text[i]}, nil
	}))
	if err != nil {
		return err
	}
	gin := "CREATE INDEX ON " + t + " USING gin (text gin_trgm_ops)"
	if p.lexeme {
		gin = "CREATE INDEX ON " + t + " USING gin (lexemes)"
	}
	return run("CREATE EXTENSION IF NOT EXISTS pg_trgm", "CREATE INDEX ON "+t+" (speaker, issue) INCLUDE (id)", gin, "VACUUM ANALYZE "+t)
}

func (p *postgres) ask(q question, most int) (answer, error) {
	words := "text LIKE " + literal("%"+q.words+"%")
	if p.lexeme {
		words = "lexemes @@ to_tsquery('simple', " + literal(strings.Join(strings.Fields(q.words), " <-> ")+":*") + ")"
	}
	return asked(p.c, func(statement string) (cursor, func(), error) {
		rows, err := p.conn.Query(context.Background(), statement)
		return rows, rows.Close, err
	}, p.table(), where(q, words), most)
}

func (p *postgres) size() (n int64, err error) {
	err = p.conn.QueryRow(context.Background(), "SELECT pg_total_relation_size($1::regclass)", p.table()).Scan(&n)
	return n, err
}

func (p *postgres) close() {
	if p.conn != nil {
		p.conn.Close(context.Background())
	}
}
