package host

import (
	"context"

	"readout/model/together"
)

// Hub brings readers together: one leads, others follow. Memory is the one of a
// single process; others may span several, and whoever is in one of them reads
// together with those in another. All methods may be called at the same time.
//
// What holds of every hub:
//
//   - A session begins with Share and ends when its last member has left, for
//     whatever reason. Its code is never given to another session after that.
//   - Each who calls Share or Join has a Seat until Leave. A process that is gone
//     has left with all its members, 45 seconds after its last sign of life at the
//     latest.
//   - Every member of a session is told the same News in the same order, apart
//     from those that were overtaken by later ones. News.Number never goes back.
//   - Nobody is waited for. A member who does not take their News makes neither
//     the one who leads wait nor another member, and costs nothing but one News
//     that is replaced by the next.
//   - Only values are passed on, and of nobody more than Place and Member hold.
type Hub interface {
	// Share begins a session that a member leads, who is its only one. The place
	// they are at follows with Publish.
	Share(ctx context.Context, m together.Member) (Seat, error)
	// Join has a member follow a session. It fails with together.ErrUnknown,
	// ErrEnded or ErrFull. A session that nobody leads can be joined, too.
	Join(ctx context.Context, code string, m together.Member) (Seat, error)
}

// Seat is that of one member in one session.
type Seat interface {
	// Publish says where the member is. If they lead, the others are told; of a
	// member who does not nothing is taken. Publish never waits and may be called
	// often: a place that is replaced before it was passed on is forgotten, and the
	// one that was published last always arrives.
	Publish(p together.Place)
	// Next waits for News that have not been taken yet and takes the newest; the
	// first is there at once. It fails with together.ErrEnded once the seat was
	// left, and with the error of the context. One call at a time may wait.
	Next(ctx context.Context) (together.News, error)
	// Lead asks for the lead: the one who has it sees so in News. Where nobody
	// leads the member does from then on. Who leads already asks for nothing.
	Lead(ctx context.Context) error
	// HandOver gives the lead to another member, who asked or did not. Nothing that
	// was published by the one who had it is told after that. It fails with
	// together.ErrNotLeading, or ErrGone if there is no such member.
	HandOver(ctx context.Context, id string) error
	// Leave gives the seat up and may be called again. Where everybody is does not
	// change; if the one who led leaves, nobody leads. It waits for no other
	// process for longer than a moment.
	Leave()
}

// mostMembers is how many may be in one session.
const mostMembers = 1000

// mailbox holds one News, the newest: putting another in never waits.
type mailbox struct{ slot chan together.News }

func newMailbox() mailbox { return mailbox{make(chan together.News, 1)} }

// put replaces what was not taken, unless that is newer. Only one call of it may
// run at a time.
func (m mailbox) put(n together.News) {
	select {
	case was := <-m.slot:
		if was.Number > n.Number {
			n = was
		}
	default:
	}
	m.slot <- n // there is room, since nobody else puts anything in
}
