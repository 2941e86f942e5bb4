package ui

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
)

// Where is a set of contexts in which a key has its meaning.
type Where uint16

// The contexts. Exactly one holds at any time.
const (
	InText      Where = 1 << iota // the text has the focus
	InList                        // a pane beside the text has it
	InBriefings                   // the list of briefings of a folder
	InPanel                       // a panel without a line to type in lies over the view
	InPrompt                      // a line is being typed
	InMatrix                      // the views over briefings
	InTimeline
	InDossier
	InCompare
	InReview // guesses are being settled

	reading  = InText | InList
	boards   = InMatrix | InTimeline | InDossier | InCompare
	anywhere = reading | InBriefings | boards
)

var contexts = []struct {
	where Where
	name  string
}{
	{InText, "text"},
	{InList, "list"},
	{InBriefings, "briefings"},
	{InMatrix, "matrix"},
	{InTimeline, "timeline"},
	{InDossier, "dossier"},
	{InCompare, "compare"},
	{InReview, "review"},
	{InPanel, "panel"},
	{InPrompt, "prompt"},
}

// String names the contexts, as "text, list".
func (w Where) String() string {
	var names []string
	for _, c := range contexts {
		if w&c.where != 0 {
			names = append(names, c.name)
		}
	}
	return strings.Join(names, ", ")
}

// Keymap names the keys of commands that differ from the usual: command ID to
// keys. An empty list takes a command its keys; the palette still has it.
type Keymap map[string][]string

// Validate reports everything wrong with the keymap, in the order of the
// commands' names: unknown commands, what is no key, and keys with two meanings
// in one context.
func (k Keymap) Validate() error {
	_, err := bind(Commands(), k)
	return err
}

// KeymapError lists what is wrong with a keymap, one sentence each.
type KeymapError struct {
	Command []string // the command at fault, for each of What
	Key     []string // the key at fault; "" where it is the command's name
	What    []string
}

// Error joins the sentences.
func (e *KeymapError) Error() string { return strings.Join(e.What, "; ") }

func (e *KeymapError) add(command, key, format string, args ...any) {
	e.Command, e.Key = append(e.Command, command), append(e.Key, key)
	e.What = append(e.What, fmt.Sprintf(format, args...))
}

// spell notes what is no key, and what stands twice.
func (e *KeymapError) spell(command string, keys []string) {
	for i, key := range keys {
		if what := keyFault(key); what != "" {
			e.add(command, key, "key %q of %s %s", key, command, what)
		} else if slices.Contains(keys[:i], key) {
			e.add(command, key, "key %q stands twice at %s", key, command)
		}
	}
}

// bindings finds the command that a key runs in a context.
type bindings struct {
	commands []Command
	byKey    map[Where]map[string]int
}

// bind gives the commands the keys of the keymap. Of two commands that claim a
// key, the bindings returned with the error keep the first.
func bind(commands []Command, keys Keymap) (bindings, error) {
	var faults KeymapError
	known := map[string]int{}
	for i, c := range commands {
		known[c.ID] = i
	}
	ids := make([]string, 0, len(keys))
	for id := range keys {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		i, ok := known[id]
		if !ok {
			faults.add(id, "", "no command is called %q%s", id, didYouMean(id, commands))
			continue
		}
		commands[i].Keys = slices.Clone(keys[id])
		faults.spell(id, keys[id])
	}
	b := bindings{commands: commands, byKey: map[Where]map[string]int{}}
	for _, ctx := range contexts {
		b.byKey[ctx.where] = map[string]int{}
	}
	for i, c := range commands {
		for _, key := range c.Keys {
			b.claim(i, key, &faults)
		}
	}
	if len(faults.What) > 0 {
		return b, &faults
	}
	return b, nil
}

func (b *bindings) claim(i int, key string, faults *KeymapError) {
	c := b.commands[i]
	for _, ctx := range contexts {
		if c.Where&ctx.where == 0 {
			continue
		}
		held, taken := b.byKey[ctx.where][key]
		if taken && held != i {
			faults.add(c.ID, key, "key %q has two meanings in the %s: %s and %s", key, ctx.name, b.commands[held].ID, c.ID)
			return
		}
		b.byKey[ctx.where][key] = i
	}
}

// find returns the command that the key runs where the reader is.
func (b bindings) find(where Where, key string) (Command, bool) {
	i, ok := b.byKey[where][key]
	if !ok {
		return Command{}, false
	}
	return b.commands[i], true
}

// command returns the command with that ID; the zero Command if there is none.
func (b bindings) command(id string) Command {
	for _, c := range b.commands {
		if c.ID == id {
			return c
		}
	}
	return Command{}
}

// key returns the first key of a command, or "" when it has none.
func (b bindings) key(id string) string {
	if keys := b.command(id).Keys; len(keys) > 0 {
		return keys[0]
	}
	return ""
}

// didYouMean suggests the command that a misspelt name is nearest to.
func didYouMean(id string, commands []Command) string {
	ids := make([]string, len(commands))
	for i, c := range commands {
		ids[i] = c.ID
	}
	if near, _ := model.Nearest(id, ids); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}
