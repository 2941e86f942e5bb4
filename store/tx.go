package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"readout/model/annotation"
)

// engine is what differs between the databases that keep. The statements are the
// same for all of them.
type engine struct {
	begin  func(x tx, reader string, changes bool) error // what a transaction starts with; nil for nothing
	made   func(x tx, c change) (annotation int64, made bool, err error)
	claim  func(x tx, c change, annotation int64) error // records that a change was made; nil with made
	again  func(error) bool                             // the transaction may be tried again
	text   func(string) string                          // a text as the database takes it; nil for as it is
	moment sql.TxOptions                                // of a transaction that sees one moment and changes nothing
	most   time.Duration                                // for a change or a load
	after  bool                                         // the state after a change is read when others may change again
}

// change is one change of what a reader keeps. It may be made later than it was
// asked for, in another database, or a second time if nobody knows whether the
// first time counted.
type change struct {
	id   string // tells it from every other one
	size int    // bytes it takes while it waits
	run  func(x tx) (annotation int64, err error)
	less func() change // the same without what can be missed, nil if all matters
	mute bool          // nobody asks for the state after it
}

// tx is one transaction. Its statements end when its context does.
type tx struct {
	*sql.Tx
	ctx  context.Context
	text func(string) string
	real func(int64) int64 // the id of an annotation that was made while the database was away
}

func (x tx) args(all []any) []any {
	if x.text == nil {
		return all
	}
	clean := make([]any, len(all))
	for i, a := range all {
		clean[i] = a
		if s, ok := a.(string); ok {
			clean[i] = x.text(s)
		}
	}
	return clean
}

func (x tx) exec(statement string, args ...any) error {
	_, err := x.ExecContext(x.ctx, statement, x.args(args)...)
	return err
}

func (x tx) row(query string, args ...any) *sql.Row {
	return x.QueryRowContext(x.ctx, query, x.args(args)...)
}

// each runs a query and hands every row on.
func (x tx) each(row func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := x.QueryContext(x.ctx, query, x.args(args)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// annotation is the id under which the database knows an annotation.
func (x tx) annotation(id int64) int64 {
	if x.real == nil {
		return id
	}
	return x.real(id)
}

// commit makes a change in one transaction, and returns the state after it and
// the annotation that it made or replaced, 0 for none. When it returns without an
// error, what was changed is on the disk. While others write without a pause it
// tries again, until the time of the engine is over.
func (s *Store) commit(ctx context.Context, reader string, c change) (state *annotation.State, made int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, s.engine.most)
	defer cancel()
	for {
		state, made, err = s.try(ctx, reader, c)
		if err == nil && s.engine.after && !c.mute {
			state, err = s.state(reader)
			return state, made, err
		}
		if err == nil || !s.engine.again(err) || ctx.Err() != nil {
			return state, made, err
		}
	}
}

func (s *Store) try(ctx context.Context, reader string, c change) (*annotation.State, int64, error) {
	x, err := s.begin(ctx, nil, reader)
	if err != nil {
		return nil, 0, err
	}
	defer x.Rollback()
	made, before := int64(0), false
	if s.engine.made != nil {
		made, before, err = s.engine.made(x, c)
	}
	if err == nil && !before {
		made, err = c.run(x)
		if err == nil && s.engine.claim != nil {
			err = s.engine.claim(x, c, made)
		}
	}
	if err != nil {
		return nil, 0, err
	}
	if s.engine.after || c.mute {
		return nil, made, x.Commit()
	}
	state, err := load(x, reader)
	if err != nil {
		return nil, 0, err
	}
	return state, made, x.Commit()
}

func (s *Store) begin(ctx context.Context, options *sql.TxOptions, reader string) (tx, error) {
	t, err := s.db.BeginTx(ctx, options)
	if err != nil {
		return tx{}, err
	}
	x := tx{Tx: t, ctx: ctx, text: s.engine.text, real: s.real}
	if s.engine.begin == nil {
		return x, nil
	}
	if err := s.engine.begin(x, reader, options == nil); err != nil {
		return tx{}, errors.Join(err, t.Rollback())
	}
	return x, nil
}

// read does something with what is kept at one moment.
func (s *Store) read(reader string, f func(tx) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), s.engine.most)
	defer cancel()
	x, err := s.begin(ctx, &s.engine.moment, reader)
	if err != nil {
		return err
	}
	defer x.Rollback()
	return f(x)
}

// state reads all that a reader keeps.
func (s *Store) state(reader string) (state *annotation.State, err error) {
	err = s.read(reader, func(x tx) error {
		state, err = load(x, reader)
		return err
	})
	return state, err
}

// valid is a text without what a database of texts in UTF-8 refuses.
func valid(s string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "\uFFFD")
}
