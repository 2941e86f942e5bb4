package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

func TestCause(t *testing.T) {
	for code, want := range map[string]string{
		"57P01": "the database is stopping (PostgreSQL 57P01)",
		"08006": "the connection failed (PostgreSQL 08006)",
		"23505": "the database refuses what it was asked (PostgreSQL 23505)",
	} {
		err := fmt.Errorf("kept: %w", &pgconn.PgError{Code: code, Message: "secret words"})
		if got := cause(err); got != want || strings.Contains(got, "secret") {
			t.Errorf("cause(%s) = %q, want %q", code, got, want)
		}
	}
}
