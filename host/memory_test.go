package host

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"readout/model/together"
	"readout/store/pgtest"
)

// hubs are what every Hub has to keep its promises on.
func hubs() map[string]func(testing.TB) Hub {
	return map[string]func(testing.TB) Hub{
		"memory": func(testing.TB) Hub { return NewMemory() },
		"postgres": func(t testing.TB) Hub {
			h, _ := manyOn(t, pgtest.Database(t), heartbeat, goneAfter)
			return h
		},
	}
}

// attendant is a member in a test, who takes News until they are as wanted.
type attendant struct {
	Seat
	t    testing.TB
	id   string
	news together.News
}

func (m *attendant) until(what string, ok func(together.News) bool) together.News {
	m.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	for !ok(m.news) {
		n, err := m.Next(ctx)
		if err != nil {
			m.t.Fatalf("%s waited in vain for %s: %v; knows %+v", m.id, what, err, m.news)
		}
		if n.Number <= m.news.Number {
			m.t.Fatalf("%s is told %d after %d", m.id, n.Number, m.news.Number)
		}
		m.news = n
	}
	return m.news
}

func (m *attendant) sees(p together.Place) {
	m.t.Helper()
	m.until(fmt.Sprint(p), func(n together.News) bool { return n.Moved > 0 && n.Place == p })
}

func (m *attendant) led(by string) {
	m.t.Helper()
	m.until(fmt.Sprintf("the lead of %q", by), func(n together.News) bool { return n.Number > 0 && n.Leader == by })
}

func (m *attendant) among(n int) {
	m.t.Helper()
	m.until(fmt.Sprint(n, " members"), func(news together.News) bool { return len(news.Members) == n })
}

func share(t testing.TB, h Hub, id string) *attendant {
	t.Helper()
	s, err := h.Share(context.Background(), together.Member{ID: id, Name: "N " + id})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Leave)
	m := &attendant{Seat: s, t: t, id: id}
	m.led(id)
	return m
}

func join(t testing.TB, h Hub, code, id string) *attendant {
	t.Helper()
	s, err := h.Join(context.Background(), code, together.Member{ID: id, Name: "N " + id})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Leave)
	return &attendant{Seat: s, t: t, id: id}
}

func at(n int) together.Place {
	return together.Place{Briefing: "a.md", View: "reading", Byte: n}
}

// eachHub runs a test on every kind of hub.
func eachHub(t *testing.T, f func(*testing.T, Hub)) {
	for name, hub := range hubs() {
		t.Run(name, func(t *testing.T) { f(t, hub(t)) })
	}
}

func TestHubFollows(t *testing.T) {
	eachHub(t, func(t *testing.T, h Hub) {
		leader := share(t, h, "ann")
		early := join(t, h, leader.news.Code, "bob")
		leader.Publish(at(1))
		early.sees(at(1))
		late := join(t, h, leader.news.Code, "eve")
		late.sees(at(1))
		late.among(3)
		leader.among(3)
		leader.Publish(at(2))
		early.sees(at(2))
		late.sees(at(2))
		moved := late.news.Moved
		early.Leave()
		late.among(2)
		if late.news.Moved != moved {
			t.Error("somebody who leaves moves the one who leads")
		}
		if m, ok := late.news.Member("ann"); !ok || m.Name != "N ann" {
			t.Errorf("who leads is %+v", m)
		}
	})
}

func TestHubTakesNothingOfFollowers(t *testing.T) {
	eachHub(t, func(t *testing.T, h Hub) {
		leader := share(t, h, "ann")
		follower := join(t, h, leader.news.Code, "bob")
		follower.Publish(at(9))
		if err := follower.HandOver(context.Background(), "bob"); !errors.Is(err, together.ErrNotLeading) {
			t.Errorf("a follower takes the lead: %v", err)
		}
		leader.Publish(at(1))
		follower.sees(at(1))
		leader.sees(at(1))
		if n := leader.news; n.Leader != "ann" {
			t.Errorf("%+v", n)
		}
	})
}

func TestHubHandsOver(t *testing.T) {
	eachHub(t, func(t *testing.T, h Hub) {
		ctx := context.Background()
		leader := share(t, h, "ann")
		follower := join(t, h, leader.news.Code, "bob")
		leader.Publish(at(1))
		if err := follower.Lead(ctx); err != nil {
			t.Fatal(err)
		}
		leader.until("somebody who asks", func(n together.News) bool { m, _ := n.Member("bob"); return m.Asks })
		if err := leader.HandOver(ctx, "nobody"); !errors.Is(err, together.ErrGone) {
			t.Errorf("the lead goes to nobody: %v", err)
		}
		if err := leader.HandOver(ctx, "bob"); err != nil {
			t.Fatal(err)
		}
		leader.Publish(at(2))
		follower.led("bob")
		if m, _ := follower.news.Member("bob"); m.Asks || follower.news.Place != at(1) {
			t.Errorf("after that: %+v", follower.news)
		}
		follower.Publish(at(3))
		leader.sees(at(3))
	})
}

func TestHubLeaving(t *testing.T) {
	eachHub(t, func(t *testing.T, h Hub) {
		ctx := context.Background()
		leader := share(t, h, "ann")
		code := leader.news.Code
		follower := join(t, h, code, "bob")
		leader.Publish(at(1))
		follower.sees(at(1))
		leader.Leave()
		leader.Leave()
		follower.led("")
		if follower.news.Place != at(1) {
			t.Errorf("leaving moves the others: %+v", follower.news)
		}
		if _, err := leader.Next(ctx); !errors.Is(err, together.ErrEnded) {
			t.Errorf("who left is told: %v", err)
		}
		leader.Publish(at(7))
		other := join(t, h, code, "eve")
		if err := other.Lead(ctx); err != nil {
			t.Fatal(err)
		}
		follower.led("eve")
		if follower.news.Place != at(1) {
			t.Errorf("%+v", follower.news)
		}
		follower.Leave()
		other.Leave()
		if _, err := h.Join(ctx, code, together.Member{ID: "zoe"}); !errors.Is(err, together.ErrEnded) {
			t.Errorf("joining what has ended: %v", err)
		}
		for _, code := range []string{"", "bcdfghj", "nonsense"} {
			if _, err := h.Join(ctx, code, together.Member{ID: "zoe"}); !errors.Is(err, together.ErrUnknown) {
				t.Errorf("joining %q: %v", code, err)
			}
		}
		if err := other.Lead(ctx); !errors.Is(err, together.ErrEnded) {
			t.Errorf("leading after leaving: %v", err)
		}
		if err := other.HandOver(ctx, "eve"); !errors.Is(err, together.ErrEnded) {
			t.Errorf("handing over after leaving: %v", err)
		}
	})
}

func TestHubWaitsForNobody(t *testing.T) {
	eachHub(t, func(t *testing.T, h Hub) {
		before := runtime.NumGoroutine()
		leader := share(t, h, "ann")
		var others []*attendant
		for i := range 40 {
			others = append(others, join(t, h, leader.news.Code, fmt.Sprint(i)))
		}
		var done sync.WaitGroup
		for _, m := range others[1:] { // the first takes nothing
			done.Add(1)
			go func() {
				defer done.Done()
				ctx, cancel := context.WithTimeout(context.Background(), patient)
				defer cancel()
				for n, err := m.Next(ctx); n.Place != at(5000); n, err = m.Next(ctx) {
					if err != nil {
						t.Errorf("%s: %v", m.id, err)
						return
					}
				}
			}()
		}
		for i := range 5000 {
			leader.Publish(at(i + 1))
		}
		done.Wait()
		if n, err := others[0].Next(context.Background()); err != nil || n.Place != at(5000) {
			t.Errorf("who was slow is told %+v, %v", n, err)
		}
		for _, m := range append(others, leader) {
			m.Leave()
		}
		eventually(t, "the goroutines are gone", func() bool { return runtime.NumGoroutine() <= before })
	})
}

func TestHubNextEnds(t *testing.T) {
	eachHub(t, func(t *testing.T, h Hub) {
		m := share(t, h, "ann")
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan error, 2)
		go func() { _, err := m.Next(ctx); ended <- err }()
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("with the context: %v", err)
		}
		go func() { _, err := m.Next(context.Background()); ended <- err }()
		m.Leave()
		if err := <-ended; !errors.Is(err, together.ErrEnded) {
			t.Errorf("after leaving: %v", err)
		}
	})
}

func TestHubIsFull(t *testing.T) {
	h := NewMemory()
	m := share(t, h, "ann")
	for i := range mostMembers - 1 {
		join(t, h, m.news.Code, fmt.Sprint(i))
	}
	if _, err := h.Join(context.Background(), m.news.Code, together.Member{ID: "more"}); !errors.Is(err, together.ErrFull) {
		t.Errorf("one more: %v", err)
	}
}

// eventually waits until something holds.
func eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for end := time.After(patient); !ok(); {
		select {
		case <-tick.C:
		case <-end:
			t.Fatalf("waited in vain until %s", what)
		}
	}
}
