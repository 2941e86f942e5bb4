package store

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
)

// MostPayload is the length of the longest payload that Notify takes, in bytes.
const MostPayload = 1000

// quiet is after what time without a word the listening connection is asked
// whether it is still there.
const quiet = 15 * time.Second

var errLong = errors.New("a payload names things and does not hold them")

// Changed is closed when the database is lost or is back; nil for a file, which
// is neither.
func (s *Store) Changed() <-chan struct{} {
	if s.queue == nil {
		return nil
	}
	s.queue.mu.Lock()
	defer s.queue.mu.Unlock()
	return s.queue.changed
}

// Away reports whether the database cannot be reached now.
func (s *Store) Away() bool { return s.queue != nil && s.queue.isAway() }

// Listen hands on what any process notifies on a channel, in the order in which
// that was committed, until the context ends. It has a connection of its own, and
// another one when that is lost: what was notified between them is not heard, so
// connected is called each time, before anything that comes after. Both functions
// are called by one goroutine. A connection that breaks counts as a sign that the
// database is away.
func (s *Store) Listen(ctx context.Context, channel string, connected func(), heard func(payload string)) {
	for pause := firstPause; ctx.Err() == nil; {
		began := time.Now()
		err := s.listen(ctx, channel, connected, heard)
		if ctx.Err() != nil {
			return
		}
		s.queue.lose(err)
		if time.Since(began) > mostPause {
			pause = firstPause
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause/2 + rand.N(pause/2)):
		}
		pause = min(2*pause, mostPause)
	}
}

func (s *Store) listen(ctx context.Context, channel string, connected func(), heard func(string)) error {
	conn, err := pgx.ConnectConfig(ctx, s.config.Copy())
	if err != nil {
		return err
	}
	defer func() {
		last, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = conn.Close(last)
	}()
	if err := within(ctx, statement, func(ctx context.Context) error {
		_, err := conn.Exec(ctx, "LISTEN "+pgx.Identifier{channel}.Sanitize())
		return err
	}); err != nil {
		return err
	}
	connected()
	for {
		var n string
		err := within(ctx, quiet, func(ctx context.Context) error {
			got, err := conn.WaitForNotification(ctx)
			if err == nil {
				n = got.Payload
			}
			return err
		})
		switch {
		case err == nil:
			heard(n)
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, context.DeadlineExceeded):
			if err := within(ctx, statement, conn.Ping); err != nil {
				return err
			}
		default:
			return err
		}
	}
}

func within(ctx context.Context, d time.Duration, f func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	return f(ctx)
}

// Notify tells all processes that listen on a channel something, in a transaction
// of its own. The payload has at most MostPayload bytes, which name something that
// is in the database.
func (s *Store) Notify(ctx context.Context, channel, payload string) error {
	if len(payload) > MostPayload {
		return errLong
	}
	return within(ctx, statement, func(ctx context.Context) error {
		_, err := s.db.ExecContext(ctx, "SELECT pg_notify($1, $2)", channel, payload)
		return err
	})
}
