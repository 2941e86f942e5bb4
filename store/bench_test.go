package store_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"readout/store"
	"readout/store/pgtest"
)

// BenchmarkKeep keeps a note again and again beside 50 others, and loads all.
func BenchmarkKeep(b *testing.B) {
	run := func(b *testing.B, s *store.Store) {
		r := s.Reader("SHA256:ann")
		for i := range 50 {
			if _, err := r.Keep(doc("/a"), note(fmt.Sprint("quote:", i), "words")); err != nil {
				b.Fatal(err)
			}
		}
		state, err := r.State()
		for b.Loop() {
			if err != nil {
				b.Fatal(err)
			}
			state, err = r.Keep(doc("/a"), state.Documents["/a"].Annotations[7])
		}
	}
	b.Run("sqlite", func(b *testing.B) {
		s, err := store.Open(filepath.Join(b.TempDir(), "state.db"), clock)
		if err != nil {
			b.Fatal(err)
		}
		defer s.Close()
		run(b, s)
	})
	b.Run("postgres", func(b *testing.B) { run(b, openPostgres(b, pgtest.Database(b), clock)) })
}
