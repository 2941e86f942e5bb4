package ui

import (
	"strings"
	"testing"
)

func TestKeyFault(t *testing.T) {
	for _, key := range []string{"j", "J", "?", "é", "space", "ctrl+d", "alt+left", "shift+tab", "ctrl+shift+up", "f12", "+", "ctrl++"} {
		if what := keyFault(key); what != "" {
			t.Errorf("%q is refused: %s", key, what)
		}
	}
	for _, key := range []string{"", " ", "jj", "ctrl+", "ctrl+weird", "shift+j", "strg+d", "alt+ctrl+d", "\x1b", "f13"} {
		if keyFault(key) == "" {
			t.Errorf("%q is taken for a key", key)
		}
	}
}

func TestUsualKeysAreKeys(t *testing.T) {
	for _, c := range Commands() {
		for _, key := range c.Keys {
			if what := keyFault(key); what != "" {
				t.Errorf("%s: %q %s", c.ID, key, what)
			}
		}
	}
}

func TestKeymapNamesWhatIsNoKey(t *testing.T) {
	for _, tt := range []struct {
		keys Keymap
		want string
	}{
		{Keymap{"down": {"ctrl+weird"}}, `key "ctrl+weird" of down is no key`},
		{Keymap{"down": {"j", "j"}}, `key "j" stands twice at down`},
	} {
		err := tt.keys.Validate()
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: %v, want %s", tt.keys, err, tt.want)
		}
	}
}
