package store_test

import (
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"readout/store"
	"readout/store/pgtest"
)

// eachEngine runs a test on every database that keeps. What it is given opens the
// same one again and again, as several processes would.
func eachEngine(t *testing.T, f func(t *testing.T, open func(now func() time.Time) *store.Store)) {
	t.Run("sqlite", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "state.db")
		f(t, func(now func() time.Time) *store.Store {
			s, err := store.Open(path, now)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			return s
		})
	})
	t.Run("postgres", func(t *testing.T) {
		url := pgtest.Database(t)
		f(t, func(now func() time.Time) *store.Store { return openPostgres(t, url, now) })
	})
}

func openPostgres(t testing.TB, url string, now func() time.Time) *store.Store {
	t.Helper()
	s, err := store.Postgres(url, now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
