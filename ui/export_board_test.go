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
