package board

// ByName returns a view by the name that addresses give it, as it opens first.
func ByName(name string) (Board, bool) {
	for _, b := range []Board{Matrix{}, Timeline{}, Dossier{}, Compare{}, Library{}} {
		if b.Name() == name {
			return b, true
		}
	}
	return nil, false
}
