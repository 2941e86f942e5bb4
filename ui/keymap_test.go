package ui_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"readout/ui"
)

func TestCommandsAreWhole(t *testing.T) {
	ids := map[string]bool{}
	for _, c := range ui.Commands() {
		switch {
		case c.ID == "" || c.Help == "" || c.Group == "" || c.Where == 0:
			t.Errorf("%+v lacks something", c)
		case ids[c.ID]:
			t.Errorf("%s is there twice", c.ID)
		case c.ID != strings.ToLower(c.ID) || strings.ContainsAny(c.ID, " _"):
			t.Errorf("%q is no name", c.ID)
		}
		ids[c.ID] = true
	}
	if err := (ui.Keymap{}).Validate(); err != nil {
		t.Error(err)
	}
}

func TestKeymapFaults(t *testing.T) {
	tests := []struct {
		name string
		keys ui.Keymap
		want string
	}{
		{"unknown", ui.Keymap{"nextquote": {"x"}}, `no command is called "nextquote"; did you mean "next-quote"?`},
		{"far from all", ui.Keymap{"abcdefghij": {"x"}}, `no command is called "abcdefghij"`},
		{"two meanings", ui.Keymap{"copy": {"n"}}, `key "n" has two meanings in the text: next-match and copy`},
		{"same key elsewhere", ui.Keymap{"accept": {"j"}}, ""},
		{"no keys", ui.Keymap{"mouse": nil}, ""},
	}
	for _, tt := range tests {
		err := tt.keys.Validate()
		if got := errorText(err); got != tt.want {
			t.Errorf("%s: %q, not %q", tt.name, got, tt.want)
		}
		var k *ui.KeymapError
		if err != nil && (!errors.As(err, &k) || len(k.Command) != len(k.What)) {
			t.Errorf("%s: %#v", tt.name, err)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestKeymapIsUsed(t *testing.T) {
	a := app(t, 80, 24, func(c *ui.Config) { c.Keys = ui.Keymap{"next-quote": {"e"}, "down": {"e2"}} })
	m := play(a, "e")
	got := screen(m, 80, 24)
	if !strings.Contains(got, "> Trump     early") || !strings.Contains(got, "e quote") {
		t.Error(got)
	}
}

func TestFaultyKeymapIsSaid(t *testing.T) {
	a := app(t, 80, 24, func(c *ui.Config) { c.Keys = ui.Keymap{"nextquote": {"e"}} })
	if got := screen(a, 80, 24); !strings.Contains(got, `no command is called "nextquote"`) {
		t.Error(got)
	}
}

func TestWhereHasNames(t *testing.T) {
	if got := (ui.InText | ui.InPrompt).String(); got != "text, prompt" {
		t.Error(got)
	}
	if !slices.ContainsFunc(ui.Commands(), func(c ui.Command) bool { return c.Where == ui.InList }) {
		t.Error("no command is for lists alone")
	}
}
