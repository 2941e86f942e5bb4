package host

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"time"

	"readout/model/together"
	"readout/store"
	"readout/store/pgtest"
)

// manyOn is one process of those that use a database. What ends it ends it as a
// kill would: its members do not leave.
func manyOn(t testing.TB, url string, beat, expire time.Duration) (h *Many, end func()) {
	t.Helper()
	s, err := store.Postgres(url, time.Now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	h = newMany(ctx, s, beat, expire)
	eventually(t, "it listens", func() bool {
		h.mu.Lock()
		defer h.mu.Unlock()
		return !h.since.IsZero()
	})
	end = func() {
		cancel()
		h.Wait()
	}
	t.Cleanup(func() {
		end()
		s.Close()
	})
	return h, end
}

func TestManyAcross(t *testing.T) {
	url := pgtest.Database(t)
	one, _ := manyOn(t, url, heartbeat, goneAfter)
	two, _ := manyOn(t, url, heartbeat, goneAfter)
	leader := share(t, one, "ann")
	follower := join(t, two, leader.news.Code, "bob")
	leader.Publish(at(1))
	follower.sees(at(1))
	leader.among(2)
	if err := follower.Lead(t.Context()); err != nil {
		t.Fatal(err)
	}
	leader.until("somebody who asks", func(n together.News) bool { m, _ := n.Member("bob"); return m.Asks })
	if err := leader.HandOver(t.Context(), "bob"); err != nil {
		t.Fatal(err)
	}
	follower.led("bob")
	follower.Publish(at(2))
	leader.sees(at(2))
	follower.Leave()
	leader.led("")
	leader.among(1)
	leader.Leave()
	if _, err := two.Join(t.Context(), leader.news.Code, together.Member{ID: "eve"}); !errors.Is(err, together.ErrEnded) {
		t.Errorf("joining what has ended: %v", err)
	}
}

// TestManyExpires ends a process without a word: its members are gone after a while.
func TestManyExpires(t *testing.T) {
	url := pgtest.Database(t)
	one, _ := manyOn(t, url, 50*time.Millisecond, 500*time.Millisecond)
	two, end := manyOn(t, url, 50*time.Millisecond, 500*time.Millisecond)
	leader := share(t, two, "ann")
	follower := join(t, one, leader.news.Code, "bob")
	leader.Publish(at(1))
	follower.sees(at(1))
	end()
	follower.led("")
	follower.among(1)
	if follower.news.Place != at(1) {
		t.Errorf("who is gone moves the others: %+v", follower.news)
	}
}

// TestManyOutlivesTheDatabase restarts the database below a shared session: it goes
// on, with the place that was published meanwhile.
func TestManyOutlivesTheDatabase(t *testing.T) {
	server := pgtest.Start(t)
	one, _ := manyOn(t, server.URL, 50*time.Millisecond, goneAfter)
	two, _ := manyOn(t, server.URL, 50*time.Millisecond, goneAfter)
	leader := share(t, one, "ann")
	follower := join(t, two, leader.news.Code, "bob")
	leader.Publish(at(1))
	follower.sees(at(1))
	server.Stop()
	leader.Publish(at(2))
	if _, err := two.Join(t.Context(), leader.news.Code, together.Member{ID: "eve"}); err == nil {
		t.Error("somebody joins without a database")
	}
	server.Start()
	follower.sees(at(2))
	follower.led("ann")
	leader.Publish(at(3))
	follower.sees(at(3))
	follower.among(2)
}

// TestManyShutdown stops the host of the one who leads in good order: once it has
// stopped, other processes know that nobody leads.
func TestManyShutdown(t *testing.T) {
	url := pgtest.Database(t)
	one, end := manyOn(t, url, heartbeat, goneAfter)
	two, _ := manyOn(t, url, heartbeat, goneAfter)
	s := start(t, func(c *Config) { c.Hub, c.Limits.Grace = one, 100*time.Millisecond })
	leader := s.open(s.client(), 100, 30)
	leader.shows("Clear words")
	leader.press("S")
	leader.shows("HOST join ")
	code := joinWith.FindStringSubmatch(leader.text())[1]
	follower := join(t, two, code, "bob")
	follower.among(2)
	ctx, cancel := context.WithTimeout(t.Context(), patient)
	defer cancel()
	if err := s.Shutdown(ctx); err != nil {
		t.Fatal(err)
	}
	end() // as the process would
	late := join(t, two, code, "eve")
	n, err := late.Next(t.Context())
	if err != nil || n.Leader != "" || len(n.Members) != 2 {
		t.Errorf("after the end of who led: %+v, %v", n, err)
	}
	follower.led("")
}

// BenchmarkManyFollow measures the time from a place that is published in one
// process to the News of it in another, with 50 members there.
func BenchmarkManyFollow(b *testing.B) {
	url := pgtest.Database(b)
	one, _ := manyOn(b, url, heartbeat, goneAfter)
	two, _ := manyOn(b, url, heartbeat, goneAfter)
	leader := share(b, one, "ann")
	var followers []*attendant
	for i := range 50 {
		followers = append(followers, join(b, two, leader.news.Code, fmt.Sprint(i)))
	}
	followers[0].among(51)
	leader.among(51)
	var took []time.Duration
	b.ResetTimer()
	for n := range b.N {
		began := time.Now()
		leader.Publish(at(n + 1))
		for _, f := range followers {
			f.sees(at(n + 1))
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-p50")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds()), "µs-p95")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
}
