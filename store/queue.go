package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"readout/model/annotation"
)

// Limits of what waits in the memory of a process while its database is away.
const (
	MostWaiting      = 10_000   // changes of all readers
	MostWaitingBytes = 64 << 20 // of all readers, about
	MostOfReader     = 1_000    // changes of one reader
	MostOfReaderSize = 8 << 20  // bytes of one reader, about
	mostRemembered   = 2_000    // readers whose state is known without the database
	mostReal         = 100_000  // annotations made while it was away whose ids are remembered
)

// firstWaiting is the lowest id of an annotation that was made while the database
// was away. It has another one once it is written, and is known by both.
const firstWaiting = 1 << 52

// How long to wait before the database is tried again, at first and at most.
const (
	firstPause = 100 * time.Millisecond
	mostPause  = 5 * time.Second
	lastTry    = 3 * time.Second // for what waits when the process ends
)

var (
	errWaiting = fmt.Errorf("the database cannot be reached, and no more is kept here until it is back: %d changes or %d MB of a reader wait at most, %d or %d MB of all",
		MostOfReader, MostOfReaderSize>>20, MostWaiting, MostWaitingBytes>>20)
	errBack        = errors.New("the database came back while a change was about to wait")
	errStopped     = errors.New("the host is stopping and its database cannot be reached")
	errVersionAway = errors.New("that version is in the database, which cannot be reached now")
)

const (
	noticeAway    = "the database cannot be reached; what you keep is kept here until the database is back"
	noticeUnknown = "the database cannot be reached; what you have kept shows when it is back, and what you keep now is kept here until then"
)

// waiting is a change that was not written yet.
type waiting struct {
	reader string
	made   int64 // the annotation that it made in memory
	change change
}

// queue stands before a database that may be away. Then changes are made in
// memory, read from there, and written in the order in which they were asked for
// once the database is back.
type queue struct {
	store  *Store
	memory *Store // of what is kept while the database is away
	log    *slog.Logger
	ctx    context.Context // ends with the store
	cancel context.CancelFunc
	mended sync.WaitGroup

	mu      sync.Mutex
	away    bool
	list    []waiting
	bytes   int
	of      map[string]*share            // of each reader what waits
	known   map[string]*annotation.State // of readers, as it was last
	seeded  map[string]bool              // readers whose state is in memory
	blank   map[string]bool              // readers of whom nothing was known
	reals   map[int64]int64              // ids in the database by those in memory
	changed chan struct{}                // closed and made anew when away changes
}

// share is what waits of one reader.
type share struct{ changes, bytes int }

func newQueue(s *Store, log *slog.Logger) (*queue, error) {
	memory, err := InMemory(s.now)
	if err != nil {
		return nil, err
	}
	if _, err := memory.db.Exec("INSERT INTO sqlite_sequence (name, seq) VALUES ('annotations', ?)", int64(firstWaiting)); err != nil {
		return nil, errors.Join(err, memory.Close())
	}
	q := &queue{
		store: s, memory: memory, log: log, of: map[string]*share{}, known: map[string]*annotation.State{},
		seeded: map[string]bool{}, blank: map[string]bool{}, reals: map[int64]int64{}, changed: make(chan struct{}),
	}
	q.ctx, q.cancel = context.WithCancel(context.Background())
	return q, nil
}

// real is the id in the database of an annotation.
func (q *queue) real(id int64) int64 {
	if id < firstWaiting {
		return id
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if r, ok := q.reals[id]; ok {
		return r
	}
	return id
}

func (q *queue) notice() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case !q.away:
		return ""
	case len(q.blank) > 0:
		return noticeUnknown
	}
	return noticeAway
}

func (q *queue) isAway() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.away
}

// change makes a change in the database, or in memory while that is away.
func (q *queue) change(reader string, c change) (*annotation.State, error) {
	if !q.isAway() {
		state, _, err := q.store.commit(q.ctx, reader, c)
		if !lost(err) {
			return q.remember(reader, state, err)
		}
		q.lose(err)
	}
	return q.wait(reader, c)
}

// state is all that a reader keeps, as far as it is known.
func (q *queue) state(reader string) (*annotation.State, error) {
	if !q.isAway() {
		state, err := q.store.state(reader)
		if !lost(err) {
			return q.remember(reader, state, err)
		}
		q.lose(err)
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.recall(reader)
}

// version asks for a version where it may be.
func (q *queue) version(reader string, ask func(*Store) ([]byte, error)) ([]byte, error) {
	if !q.isAway() {
		packed, err := ask(q.store)
		if !lost(err) {
			return packed, err
		}
		q.lose(err)
	}
	packed, err := ask(q.memory)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, errVersionAway
	}
	return packed, err
}

// remember notes the state of a reader for when the database is away.
func (q *queue) remember(reader string, s *annotation.State, err error) (*annotation.State, error) {
	if err != nil {
		return nil, err
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.away {
		return s, nil // what waits is newer
	}
	if len(q.known) >= mostRemembered && q.known[reader] == nil {
		for other := range q.known {
			delete(q.known, other)
			break
		}
	}
	q.known[reader] = s
	return s, nil
}

// lose is told that the database does not answer.
func (q *queue) lose(err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.leave(err)
}

// leave begins the time in which the database is away. The lock is held.
func (q *queue) leave(err error) {
	if q.away || q.ctx.Err() != nil {
		return
	}
	q.away = true
	q.tell()
	q.log.Error("the database cannot be reached; what readers keep waits in memory", "why", cause(err))
	q.mended.Go(q.mend)
}

// tell wakes whoever waits for a change of away. The lock is held.
func (q *queue) tell() {
	close(q.changed)
	q.changed = make(chan struct{})
}

// wait makes a change in memory, to be written later.
func (q *queue) wait(reader string, c change) (*annotation.State, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.ctx.Err() != nil {
		return nil, errStopped
	}
	s := q.of[reader]
	if s == nil {
		s = &share{}
	}
	fits := func(size int) bool {
		return len(q.list) < MostWaiting && q.bytes+size <= MostWaitingBytes && s.changes < MostOfReader && s.bytes+size <= MostOfReaderSize
	}
	if c.less != nil && !fits(c.size) {
		c = c.less()
	}
	if !fits(c.size) {
		return nil, errWaiting
	}
	if err := q.seed(reader); err != nil {
		return nil, err
	}
	c.mute = true
	_, made, err := q.memory.commit(context.Background(), reader, c)
	if err != nil {
		return nil, err
	}
	q.list = append(q.list, waiting{reader, made, c})
	q.bytes += c.size
	s.changes, s.bytes = s.changes+1, s.bytes+c.size
	q.of[reader] = s
	q.leave(errBack)
	return q.recall(reader)
}

// recall is what a reader keeps, from memory. The lock is held.
func (q *queue) recall(reader string) (*annotation.State, error) {
	if err := q.seed(reader); err != nil {
		return nil, err
	}
	state, err := q.memory.state(reader)
	if err != nil {
		return nil, err
	}
	state.Away = true
	if s := q.of[reader]; s != nil {
		state.Waiting = s.changes
	}
	return state, nil
}

// mend tries to reach the database until what waits is written.
func (q *queue) mend() {
	began := time.Now()
	for pause := firstPause; !q.drain(q.ctx); pause = min(2*pause, mostPause) {
		select {
		case <-q.ctx.Done():
			return
		case <-time.After(pause/2 + rand.N(pause/2)): // front ends do not come all at once
		}
	}
	q.log.Info("the database is back, and all that waited is written", "after", time.Since(began).Round(time.Millisecond).String())
}

// drain writes what waits in its order, and reports whether all is written.
func (q *queue) drain(ctx context.Context) bool {
	if err := q.store.ready(ctx); err != nil {
		return false
	}
	for ctx.Err() == nil {
		q.mu.Lock()
		if len(q.list) == 0 {
			q.back()
			q.mu.Unlock()
			return true
		}
		next := q.list[0]
		next.change.mute = q.of[next.reader].changes > 1
		q.mu.Unlock()
		state, made, err := q.store.commit(ctx, next.reader, next.change)
		if lost(err) {
			return false
		}
		if err != nil {
			q.log.Error("a change that waited is refused", "why", cause(err))
		}
		q.written(next, state, made)
	}
	return false
}

// written takes the first change off the list.
func (q *queue) written(w waiting, s *annotation.State, made int64) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if s != nil {
		q.known[w.reader] = s
	}
	q.list[0] = waiting{}
	q.list = q.list[1:]
	q.bytes -= w.change.size
	if s := q.of[w.reader]; s != nil {
		s.changes, s.bytes = s.changes-1, s.bytes-w.change.size
	}
	if w.made >= firstWaiting && made != 0 {
		if len(q.reals) >= mostReal {
			clear(q.reals)
		}
		q.reals[w.made] = made
	}
}

// back ends the time in which the database was away. The lock is held.
func (q *queue) back() {
	for _, table := range []string{"documents", "filters", "history"} {
		if _, err := q.memory.db.Exec("DELETE FROM " + table); err != nil {
			q.log.Error("memory", "why", err.Error())
		}
	}
	q.list, q.bytes, q.away = nil, 0, false
	clear(q.of)
	clear(q.seeded)
	clear(q.blank)
	q.tell()
}

// close writes what waits if the database answers soon.
func (q *queue) close() error {
	q.cancel()
	q.mended.Wait()
	last, cancel := context.WithTimeout(context.Background(), lastTry)
	defer cancel()
	q.mu.Lock()
	waits := len(q.list) > 0
	q.mu.Unlock()
	if waits {
		q.drain(last)
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	err := q.memory.Close()
	if n := len(q.list); n > 0 {
		err = errors.Join(err, fmt.Errorf("%d changes waited for the database and are lost", n))
	}
	return err
}
