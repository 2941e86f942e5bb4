// Package content turns briefing files into model values and back: Markdown
// with front matter, YAML, JSON, single files and folders of them.
//
// Reading is tolerant: a file with mistakes opens, and each mistake is counted
// with its place and its mend. Only what cannot be read at all is refused.
// Checking finds the same mistakes and is strict about them. What was read and
// is written again says the same, unknown keys included.
//
// It never panics, whatever a file holds, and keeps limits of size, depth and
// number that no file can lift. All texts that it hands on are clean. It reads
// nothing but what it is asked for and, beside a briefing, the shared cast and
// the local texts of sources; it writes nothing.
package content
