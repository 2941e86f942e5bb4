package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"

	"readout/model/together"
)

// Together is what several processes know of the sessions that are read together.
// Whoever changes one notifies its code to all of them, who read what has become
// of it. Every method takes one short transaction, or a single statement.
type Together struct {
	store   *Store
	process string // unlike that of any other
}

// channelTogether is where codes are notified.
const channelTogether = "readout_together"

var errTogetherAway = errors.New("the database cannot be reached, so nobody reads together now")

// Together is for one process of those that use the database; nil for a file.
func (s *Store) Together() *Together {
	if s.queue == nil {
		return nil
	}
	return &Together{s, rand.Text()}
}

// Listen is told the code of every session that changes. See Store.Listen.
func (t *Together) Listen(ctx context.Context, connected func(), heard func(code string)) {
	t.store.Listen(ctx, channelTogether, connected, heard)
}

// do runs a short transaction.
func (t *Together) do(ctx context.Context, f func(tx) error) error {
	err := within(ctx, statement, func(ctx context.Context) error {
		x, err := t.store.begin(ctx, nil, "")
		if err != nil {
			return err
		}
		defer x.Rollback()
		if err := f(x); err != nil {
			return err
		}
		return x.Commit()
	})
	return t.told(ctx, err)
}

// told is an error in words for a reader.
func (t *Together) told(ctx context.Context, err error) error {
	for _, known := range []error{together.ErrUnknown, together.ErrEnded, together.ErrNotLeading, together.ErrGone, together.ErrFull} {
		if errors.Is(err, known) {
			return known
		}
	}
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case lost(err):
		t.store.queue.lose(err)
	default:
		t.store.queue.log.Error("a shared session was refused something", "why", cause(err))
	}
	return errTogetherAway
}

// gathering is a session that is held until the transaction ends.
type gathering struct {
	code   string
	leader string
}

// hold takes hold of a session, over or not.
func hold(x tx, code string) (g gathering, ended bool, err error) {
	g.code = code
	err = x.row("SELECT leader, ended IS NOT NULL FROM gatherings WHERE code = $1 FOR UPDATE", code).Scan(&g.leader, &ended)
	if errors.Is(err, sql.ErrNoRows) {
		err = together.ErrUnknown
	}
	return g, ended, err
}

// changed counts what happened to the members or the lead, and notifies it.
func (g gathering) changed(x tx) error {
	if err := x.exec("UPDATE gatherings SET number = number + 1, changed = number + 1, leader = $2 WHERE code = $1", g.code, g.leader); err != nil {
		return err
	}
	return x.exec("SELECT pg_notify($1, $2)", channelTogether, g.code)
}

// Share begins a session under a code that none had, and reports whether it did.
func (t *Together) Share(ctx context.Context, code string, m together.Member) (done bool, err error) {
	err = t.do(ctx, func(x tx) error {
		var got string
		err := x.row("INSERT INTO gatherings (code, leader) VALUES ($1, $2) ON CONFLICT (code) DO NOTHING RETURNING code", code, m.ID).Scan(&got)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		done = true
		return t.sit(x, code, m)
	})
	return done && err == nil, err
}

func (t *Together) sit(x tx, code string, m together.Member) error {
	return x.exec("INSERT INTO members (gathering, id, process, name) VALUES ($1, $2, $3, $4) ON CONFLICT (gathering, id) DO UPDATE SET process = excluded.process",
		code, m.ID, t.process, m.Name)
}

// Join adds a member to a session, which has at most a number of them.
func (t *Together) Join(ctx context.Context, code string, m together.Member, most int) error {
	return t.do(ctx, func(x tx) error {
		g, ended, err := hold(x, code)
		switch {
		case err != nil:
			return err
		case ended:
			return together.ErrEnded
		}
		var n int
		if err := x.row("SELECT count(*) FROM members WHERE gathering = $1", code).Scan(&n); err != nil {
			return err
		}
		if n >= most {
			return together.ErrFull
		}
		if err := t.sit(x, code, m); err != nil {
			return err
		}
		return g.changed(x)
	})
}

// Move says where the one who leads is; of anybody else nothing is taken, which is
// ErrNotLeading. A session that there is not, or that nobody leads, is ErrUnknown:
// it may have to be retaken first.
func (t *Together) Move(ctx context.Context, code, id string, p together.Place) error {
	place, err := json.Marshal(p)
	if err != nil {
		return err
	}
	err = within(ctx, statement, func(ctx context.Context) error {
		for {
			if done, err := t.move(ctx, code, id, valid(string(place))); done || err != nil {
				return err
			}
		}
	})
	return t.told(ctx, err)
}

// move writes where the one who leads is, and reports whether that stands there
// now. It does not if the member was put in again between its two statements.
func (t *Together) move(ctx context.Context, code, id, place string) (bool, error) {
	done, err := t.store.db.ExecContext(ctx, `WITH moved AS (
		UPDATE gatherings SET place = $3, number = number + 1, moved = number + 1
		WHERE code = $1 AND leader = $2 AND ended IS NULL AND place <> $3 RETURNING code
	) SELECT pg_notify($4, code) FROM moved`, code, id, place, channelTogether)
	if err != nil {
		return false, err
	}
	if n, err := done.RowsAffected(); err != nil || n > 0 {
		return true, err
	}
	var leader string
	var there bool
	err = t.store.db.QueryRowContext(ctx, "SELECT leader, place = $2 FROM gatherings WHERE code = $1 AND ended IS NULL", code, place).Scan(&leader, &there)
	switch {
	case errors.Is(err, sql.ErrNoRows), err == nil && leader == "":
		return false, together.ErrUnknown
	case err == nil && leader != id:
		return false, together.ErrNotLeading
	}
	return there, err
}

// Lead asks for the lead, or takes it where nobody has it.
func (t *Together) Lead(ctx context.Context, code, id string) error {
	return t.do(ctx, func(x tx) error {
		g, ended, err := hold(x, code)
		switch {
		case err != nil:
			return err
		case ended:
			return together.ErrEnded
		case g.leader == id:
			return nil
		case g.leader == "":
			g.leader = id
			return g.changed(x)
		}
		var got string
		err = x.row("UPDATE members SET asks = TRUE WHERE gathering = $1 AND id = $2 AND NOT asks RETURNING id", code, id).Scan(&got)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		return g.changed(x)
	})
}

// HandOver gives the lead of one member to another.
func (t *Together) HandOver(ctx context.Context, code, from, to string) error {
	return t.do(ctx, func(x tx) error {
		g, ended, err := hold(x, code)
		switch {
		case err != nil:
			return err
		case ended:
			return together.ErrEnded
		case g.leader != from:
			return together.ErrNotLeading
		}
		var got string
		err = x.row("UPDATE members SET asks = FALSE WHERE gathering = $1 AND id = $2 RETURNING id", code, to).Scan(&got)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return together.ErrGone
		case err != nil || from == to:
			return err
		}
		g.leader = to
		return g.changed(x)
	})
}

// Leave takes a member out of a session, which ends with the last of them.
func (t *Together) Leave(ctx context.Context, code, id string) error {
	return t.do(ctx, func(x tx) error {
		return leaves(x, code, "id = $2", id)
	})
}

// leaves takes the members out of a session of whom something holds.
func leaves(x tx, code, where, arg string) error {
	g, ended, err := hold(x, code)
	if errors.Is(err, together.ErrUnknown) || ended {
		return nil
	}
	if err != nil {
		return err
	}
	if err := x.exec("DELETE FROM members WHERE gathering = $1 AND "+where, code, arg); err != nil {
		return err
	}
	var left, leads int
	if err := x.row("SELECT count(*), count(*) FILTER (WHERE id = $2) FROM members WHERE gathering = $1", code, g.leader).Scan(&left, &leads); err != nil {
		return err
	}
	if leads == 0 {
		g.leader = ""
	}
	if left == 0 {
		if err := x.exec("UPDATE gatherings SET ended = now(), place = '' WHERE code = $1", code); err != nil {
			return err
		}
	}
	return g.changed(x)
}

// News is what is known of a session now. Who the members are is read only if
// they or the lead have changed after a number; until then members is false.
func (t *Together) News(ctx context.Context, code string, after uint64) (n together.News, changed uint64, members bool, err error) {
	err = within(ctx, statement, func(ctx context.Context) error {
		var place string
		var list sql.NullString
		err := t.store.db.QueryRowContext(ctx, `SELECT number, moved, changed, place, leader, CASE WHEN changed > $2 THEN coalesce(
			(SELECT json_agg(json_build_object('id', id, 'name', name, 'asks', asks) ORDER BY came)::text FROM members WHERE gathering = code), '[]') END
			FROM gatherings WHERE code = $1 AND ended IS NULL`, code, int64(after)).Scan(&n.Number, &n.Moved, &changed, &place, &n.Leader, &list)
		if errors.Is(err, sql.ErrNoRows) {
			return together.ErrEnded
		}
		if err != nil {
			return err
		}
		n.Code, members = code, list.Valid
		if members {
			if err := json.Unmarshal([]byte(list.String), &n.Members); err != nil {
				return err
			}
		}
		if place == "" {
			return nil
		}
		return json.Unmarshal([]byte(place), &n.Place)
	})
	return n, changed, members, t.told(ctx, err)
}
