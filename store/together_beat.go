package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"readout/model/together"
)

// Beat is a sign of life of the process.
func (t *Together) Beat(ctx context.Context) error {
	return t.do(ctx, func(x tx) error {
		return x.exec("INSERT INTO processes (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET seen = now()", t.process)
	})
}

// Expire takes out the members of processes that gave no sign of life for a time,
// by the clock of the database, and forgets what has been over for a month.
func (t *Together) Expire(ctx context.Context, after time.Duration) error {
	gone := func(limit string) string {
		return "process NOT IN (SELECT id FROM processes WHERE seen > now() - " + limit + "::text::interval)"
	}
	limit := fmt.Sprintf("%d milliseconds", after.Milliseconds())
	var codes []string
	err := t.do(ctx, func(x tx) error {
		err := x.each(func(scan func(...any) error) error {
			var code string
			err := scan(&code)
			codes = append(codes, code)
			return err
		}, "SELECT DISTINCT gathering FROM members WHERE "+gone("$1"), limit)
		if err != nil {
			return err
		}
		if err := x.exec("DELETE FROM processes WHERE seen < now() - $1::text::interval", limit); err != nil {
			return err
		}
		return x.exec("DELETE FROM gatherings WHERE ended < now() - interval '30 days'")
	})
	for _, code := range codes {
		if err == nil {
			err = t.do(ctx, func(x tx) error { return leaves(x, code, gone("$2"), limit) })
		}
	}
	return err
}

// Retake puts a member in again who is here and may have been taken for gone, and
// the session they are in as far as they know it, if the database has lost that.
// Who led takes the lead again unless somebody else has it.
func (t *Together) Retake(ctx context.Context, n together.News, m together.Member, led bool) error {
	place, err := json.Marshal(n.Place)
	if err != nil {
		return err
	}
	if n.Moved == 0 {
		place = nil
	}
	return t.do(ctx, func(x tx) error {
		if err := x.exec(`INSERT INTO gatherings (code, number, moved, changed, place, leader) VALUES ($1, $2, $3, $2, $4, '')
			ON CONFLICT (code) DO UPDATE SET number = excluded.number, moved = excluded.moved, place = excluded.place WHERE gatherings.number < excluded.number`,
			n.Code, int64(n.Number), int64(n.Moved), valid(string(place))); err != nil {
			return err
		}
		g, ended, err := hold(x, n.Code)
		if err != nil {
			return err
		}
		if ended {
			if err := x.exec("UPDATE gatherings SET ended = NULL, place = $2 WHERE code = $1", n.Code, valid(string(place))); err != nil {
				return err
			}
		}
		var there int
		if err := x.row("SELECT count(*) FROM members WHERE gathering = $1 AND id = $2 AND process = $3", n.Code, m.ID, t.process).Scan(&there); err != nil {
			return err
		}
		leads := led && g.leader == ""
		if there > 0 && !leads {
			return nil
		}
		if err := t.sit(x, n.Code, m); err != nil {
			return err
		}
		if leads {
			g.leader = m.ID
		}
		return g.changed(x)
	})
}
