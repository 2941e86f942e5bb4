package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"readout/model"
	"readout/model/annotation"
)

// Times of a PostgreSQL database, which is another computer's.
const (
	connecting = 3 * time.Second // to be connected, unless the URL says connect_timeout
	statement  = 4 * time.Second // for one statement, and for a lock that it waits for
	transacted = 8 * time.Second // for a change or a load
)

// connections is how many connections one process has at most, beside the one
// that listens.
const connections = 8

// IsURL reports whether a place to keep is a PostgreSQL database rather than a file.
func IsURL(place string) bool {
	return strings.HasPrefix(place, "postgres://") || strings.HasPrefix(place, "postgresql://")
}

// Redacted is a place to keep without what is secret about it: of a URL it leaves
// host, port and database.
func Redacted(place string) string {
	if !IsURL(place) {
		return place
	}
	c, err := pgx.ParseConfig(place)
	if err != nil {
		return "postgres://…"
	}
	return fmt.Sprintf("postgres://%s:%d/%s", c.Host, c.Port, c.Database)
}

// errURL says that a URL cannot be read. The cause may quote it, so it is not told.
var errURL = errors.New("the PostgreSQL URL cannot be read; it looks like postgres://USER@HOST:5432/DATABASE?sslmode=verify-full")

// Postgres opens a database for the readers of any number of processes. The URL
// is that of libpq, with its parameters, among them those of TLS, and its files
// and environment of passwords. A database that cannot be reached is waited for,
// as it is when it is lost later; one that refuses us is an error. The log gets
// what happens to the database, never the URL or what is kept.
func Postgres(place string, now func() time.Time, log *slog.Logger) (*Store, error) {
	config, err := pgx.ParseConfig(place)
	if err != nil {
		return nil, errURL
	}
	config.ConnectTimeout = cmp.Or(config.ConnectTimeout, connecting)
	// Nothing is prepared or set for a connection, so that each transaction stands
	// alone whatever is between here and the server.
	config.DefaultQueryExecMode = pgx.QueryExecModeExec
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "readout"
	}
	s := &Store{now: now, config: config, engine: postgresEngine()}
	s.db = stdlib.OpenDB(*config)
	s.db.SetMaxOpenConns(connections)
	s.db.SetMaxIdleConns(2)
	s.db.SetConnMaxIdleTime(5 * time.Minute)
	s.db.SetConnMaxLifetime(30 * time.Minute)
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	if s.queue, err = newQueue(s, log); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	s.real = s.queue.real
	switch err := s.ready(context.Background()); {
	case err == nil:
	case lost(err) && !refused(err):
		s.queue.lose(err)
	default:
		return nil, errors.Join(fmt.Errorf("%s: %w", Redacted(place), err), s.queue.memory.Close(), s.db.Close())
	}
	if unencrypted(config) {
		log.Warn("the database may be spoken to without TLS", "cure", "sslmode=verify-full in the URL")
	}
	return s, nil
}

// unencrypted reports whether the way to a database of another computer may be
// one without TLS.
func unencrypted(c *pgx.ConnConfig) bool {
	plain := func(host string, tls bool) bool {
		return !tls && !strings.HasPrefix(host, "/") && host != "localhost" && !strings.HasPrefix(host, "127.") && host != "::1"
	}
	for _, f := range c.Fallbacks {
		if plain(f.Host, f.TLSConfig != nil) {
			return true
		}
	}
	return plain(c.Host, c.TLSConfig != nil)
}

// postgresEngine is PostgreSQL. The changes of one reader wait for each other,
// and each is remembered for some days, so that one whose commit was cut off can
// be asked for again and still counts once.
func postgresEngine() engine {
	return engine{
		begin: func(x tx, reader string, changes bool) error {
			limit := fmt.Sprint(statement.Milliseconds())
			if err := x.exec("SELECT set_config('statement_timeout', $1, true), set_config('lock_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true)", limit); err != nil || !changes {
				return err
			}
			return x.exec("SELECT pg_advisory_xact_lock(hashtextextended($1, $2))", reader, int64(lockOfReaders))
		},
		made: func(x tx, c change) (id int64, made bool, err error) {
			err = x.row("SELECT annotation FROM changes WHERE id = $1", c.id).Scan(&id)
			if errors.Is(err, sql.ErrNoRows) {
				return 0, false, nil
			}
			return id, err == nil, err
		},
		claim: func(x tx, c change, id int64) error {
			return x.exec("INSERT INTO changes (id, annotation) VALUES ($1, $2)", c.id, id)
		},
		again: func(err error) bool {
			var e *pgconn.PgError
			return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01") // serialization failure, deadlock
		},
		text:   valid,
		moment: sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
		most:   transacted,
	}
}

// The keys of advisory locks.
const (
	lockOfReaders = 0x72656164
	lockOfSchema  = 0x6f757421
)

// ready brings the schema up to date, and forgets changes that nobody asks for again.
func (s *Store) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, s.engine.most)
	defer cancel()
	return migratePostgres(ctx, s.db)
}

// lost reports whether an error says that the database is away for now, and not
// that it refuses what was asked of it.
func lost(err error) bool {
	var e *pgconn.PgError
	switch {
	case err == nil || errors.Is(err, errFull) || errors.Is(err, sql.ErrNoRows) || errors.Is(err, errNewer):
		return false
	case !errors.As(err, &e):
		return true // the way to it
	}
	switch e.Code {
	case "25006", "57014", "55P03": // read-only after a failover, statement too slow, lock not had
		return true
	}
	switch e.Code[:min(len(e.Code), 2)] {
	case "08", "53", "57", "58", "28", "3D", "42", "XX": // ways, resources, operators, disks, rights, schema that is gone
		return true
	}
	return false
}

// refused reports whether a database does not want us, which waiting does not
// mend: at the start that is somebody's mistake.
func refused(err error) bool {
	var e *pgconn.PgError
	if !errors.As(err, &e) || len(e.Code) < 2 {
		return false
	}
	class := e.Code[:2]
	return class == "28" || class == "3D" || class == "42"
}

// said is what a code of PostgreSQL means, in words.
func said(code string) string {
	for _, m := range []struct{ code, means string }{
		{"57P01", "the database is stopping"},
		{"57P02", "the database has crashed"},
		{"57P03", "the database is starting or stopping"},
		{"57P", "the database ended the connection"},
		{"57014", "the statement took too long"},
		{"55P03", "another statement is in the way"},
		{"25006", "the database may only be read"},
		{"08", "the connection failed"},
		{"28", "the database refuses the user or the password"},
		{"3D", "there is no such database"},
		{"42", "a right or a table is missing"},
		{"53", "the database is short of room or connections"},
		{"58", "the database's computer failed"},
		{"XX", "the database met a fault of its own"},
	} {
		if strings.HasPrefix(code, m.code) {
			return m.means
		}
	}
	return "the database refuses what it was asked"
}

// cause is an error as a log line may hold it: without the host's own words
// where those could quote what somebody keeps.
func cause(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return said(e.Code) + " (PostgreSQL " + model.CleanLine(e.Code) + ")"
	}
	var c *pgconn.ConnectError
	if errors.As(err, &c) { // it names host, user and database, and what is wrong with the way there
		return annotation.Clip(model.CleanLine(c.Error()), 400)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return "no answer in time"
	}
	return "the connection was lost"
}
