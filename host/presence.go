package host

import "readout/model"

// Presence is told who is here and where they are. What it does with that must
// not make a session wait.
type Presence interface {
	// Arrive is told of a session that began, by its number.
	Arrive(session uint64, r Reader)
	// Move is told where a session is: the briefing or view, and what it is at.
	Move(session uint64, to model.Address)
	// Leave is told that a session ended.
	Leave(session uint64)
}
