// Package host serves the reader over ssh: who gets in, what of the library they
// may read, and what a session may ask for.
//
// A document that a reader may not see does not exist for them: a session is
// given the briefings of its View and knows of no others, so that there is
// nothing to hide afterwards. Briefings are shared between sessions and never
// changed. Whatever a client sends is data: nothing of it is executed, opened or
// logged as it came, and every amount has a limit. What ends a session, a panic
// included, ends with a sentence and the terminal as it was, and ends no other.
package host
