package ui

import "readout/ui/board"

// OpenBoard shows a board over what is open.
func (a *App) OpenBoard(b board.Board, key string) { a.openBoard(b, key) }

// Spot is the key of the spot under the cursor of the board on screen.
func (a *App) Spot() string {
	if a.desk == nil || a.makeSheet() == nil || a.desk.spot() == nil {
		return ""
	}
	return a.desk.spot().Key
}

// Remake makes the next View have the sheet made anew.
func (a *App) Remake() { a.desk.made, a.frame.stale = false, true }

// Desks says how many boards that are not on screen can be come back to, how many
// of them hold anything that can be made again, and how many lie under the screen.
func (a *App) Desks() (off, held, under int) {
	for _, d := range a.desks() {
		if d == a.desk {
			continue
		}
		off++
		if d.made || d.set != nil || d.scope != nil || d.hits != nil || d.sheet.Lines != nil || d.sheet.Spots != nil || d.sheet.Beside != nil {
			held++
		}
	}
	if a.desk != nil {
		for d := a.desk.back; d != nil; d = d.back {
			under++
		}
	}
	return off, held, under
}
