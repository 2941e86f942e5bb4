// Package store keeps what a reader keeps: what was read and when, bookmarks,
// notes, marks, filters. It is one SQLite file for all processes of a reader, or
// one PostgreSQL database for all readers of any number of hosts.
//
// What a method has returned without an error is on the disk and survives a
// kill at any moment: every change is one transaction, written through. A file
// that cannot be used is never deleted: a damaged one is moved aside, and
// where nothing can be written, everything is kept in memory for as long as
// the process runs. Both are told by Notice.
//
// The one exception is a State that says Away: the database cannot be reached,
// and the changes that it counts as Waiting are in the memory of this process.
// They are written in their order, each once, when the database is back. What
// would wait beyond the limits of the package is refused.
//
// Nothing is kept or logged about where a database is but its host, port and name.
package store
