package ui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// keyNames are the keys that are no character, as Bubble Tea names them.
var keyNames = []string{
	"enter", "tab", "esc", "space", "backspace", "delete", "insert", "up", "down", "left", "right", "home", "end",
	"pgup", "pgdown", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
}

// modifiers in the order in which Bubble Tea writes them.
var modifiers = []string{"ctrl+", "alt+", "shift+"}

// keyFault says what is wrong with the name of a key, or "" if a terminal can
// send it.
func keyFault(key string) string {
	name := key
	for _, m := range modifiers {
		name = strings.TrimPrefix(name, m)
	}
	r, size := utf8.DecodeRuneInString(name)
	switch {
	case slices.Contains(keyNames, name):
		return ""
	case name == "" || size != len(name):
		return "is no key; write one as j, J, ?, space, enter, f2, ctrl+d, alt+left or shift+tab"
	case !unicode.IsPrint(r) || r == ' ':
		return "is no key; a blank is written space"
	case strings.Contains(strings.TrimSuffix(key, name), "shift+"):
		return "is no key; write the character that shift makes of it, as J for shift+j"
	}
	return ""
}
