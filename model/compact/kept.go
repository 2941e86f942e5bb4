package compact

// Kept is what is kept of a file that was read.
type Kept struct {
	Size, Time int64    // of the file: its bytes, and when it was changed, in nanoseconds since 1970
	Settled    bool     // it had rested long enough for its time to tell whether it is the same
	Hash       [16]byte // of its bytes
	Under      [16]byte // what else its reading depended on
	Text       bool     // it has a text, and not facts only
	Facts      string   // as Encode makes them
	Words      string   // as Briefing.SearchText returns them, sealed by Seal
}
