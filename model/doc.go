// Package model holds the words of readout: briefings and what they are made
// of, where things stand in a file, how dates and names are compared, and the
// relations between them.
//
// It is pure: no file, clock, terminal or network is reached from here, and
// every value may be shared by any number of readers once it is made.
package model
