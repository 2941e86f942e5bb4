// Package store keeps what a reader keeps: what was read and when, bookmarks,
// notes, marks, filters. It is one SQLite file for all processes of a reader.
//
// What a method has returned without an error is on the disk and survives a
// kill at any moment: every change is one transaction, written through. A file
// that cannot be used is never deleted: a damaged one is moved aside, and
// where nothing can be written, everything is kept in memory for as long as
// the process runs. Both are told by Notice.
package store
