// Package ui is what a reader sees and does: the reading view of a briefing,
// the list of briefings of a folder, and what lies over them.
//
// App is a Bubble Tea model. It reads no file, environment or clock of its
// own: what it needs comes in Config, and what it cannot do itself (open a
// file, reach the clipboard) it asks Config for, in a command. Two Apps in one
// process share nothing but briefings, which nobody changes.
//
// View draws exactly as many lines as the window has, none wider than the
// window, at every size; nothing is laid out in it that Update could have laid
// out before.
package ui
