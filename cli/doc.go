// Package cli is the command line of readout: one file a command, the settings
// they share, and the wiring between files, terminal and the reader.
//
// Run touches only the System it is given and never exits, so every command can
// be called from a test. What a file holds is printed as text and as nothing
// else: no command writes an escape byte to anything but a terminal, and no
// document can make one run a program, open a link or write a file.
package cli
