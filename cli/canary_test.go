package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	gossh "golang.org/x/crypto/ssh"

	"readout/host"
	"readout/model"
	"readout/model/annotation"
	"readout/model/query"
	"readout/store"
	"readout/ui"
)

// canary is a word that stands in everything that only some may see.
const canary = "xyzzy"

// secretBriefing has the canary wherever a briefing has words, and ids that others
// have, too, so that all that relates briefings meets it.
const secretBriefing = `---
title: The xyzzy paper
date: 2032-01-20
marking: TLP:RED
author: xyzzy
summary: All about xyzzy.
status: reviewed
reviewed: {by: xyzzy, on: 2032-01-21}
replaces: orrin-03
corrections:
  - {on: 2032-01-22, what: xyzzy is right, was: xyzzy was wrong}
actors:
  parties:
    varga: Xyzzy Impostor, another person
    renn: {name: Group Xyzzy, kind: group, aliases: [xyzzy-alias]}
    xyzzy: Xyzzy, a secret envoy
    marr: Xyzzy Double, somebody else
issues:
  border:
    title: Border xyzzy
    question: Is xyzzy the border?
    positions:
      varga: for - xyzzy moved me
      renn: against - xyzzy
      xyzzy: for
  water:
    title: Water shares
    positions:
      varga: against - xyzzy drinks
  xyzzy-issue:
    title: Xyzzy issue
    positions:
      varga: for
events:
  - {what: Xyzzy happened, when: 2032-01-18, who: [varga, xyzzy], where: Xyzzy, issue: border, source: xyzzy-source}
  - {what: Xyzzy comes, when: 2032-03-01, state: planned, who: [varga], issue: water}
judgements:
  - {text: Xyzzy is near, likelihood: likely, confidence: low, issue: border}
sources:
  xyzzy-source: {title: Xyzzy source, by: xyzzy, url: "https://xyzzy.example", grade: A1}
---
# Border xyzzy

Xyzzy Impostor said [“xyzzy is mine”](#varga "border"), and Varga heard of xyzzy.

> “Xyzzy for ever.”
> — Group Xyzzy, 2032-01-19

- [ ] Will xyzzy hold?
- [x] Who is xyzzy? → xyzzy
`

// canaries is a folder with things to be seen by all, and the canary in the rest.
func canaries(t *testing.T) string {
	t.Helper()
	dir := orrin(t)
	house := strings.NewReplacer("TLP:RED", "Xyzzy only", "2032-01-20", "2032-01-25", "The xyzzy paper", "Another xyzzy paper").Replace(secretBriefing)
	for name, text := range map[string]string{
		"xyzzy.md":            secretBriefing,
		"xyzzy/deep.md":       house,
		"plain-xyzzy.md":      strings.Replace(secretBriefing, "marking: TLP:RED\n", "", 1),
		"held-xyzzy.md":       strings.Replace(secretBriefing, "marking: TLP:RED", "marking: TLP:CLEAR\nembargo: 2032-02-20T06:00:00Z", 1),
		"faulty-xyzzy.md":     "---\ntitle: xyzzy\nmarking: TLP:CLEAR\n",
		"withdrawn-xyzzy.md":  strings.Replace(secretBriefing, "status: reviewed", "status: withdrawn", 1),
		"sources/xyzzy-1.txt": "xyzzy",
		// the same id as in the papers before it, which makes a mistake where both are seen
		"zz-open.md": "---\ntitle: In the open\ndate: 2032-01-26\nmarking: TLP:GREEN\nactors:\n  parties:\n    marr: Jon Marr, clerk\n---\nMarr spoke.\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestCanary walks every surface with two readers of different ceilings: one who
// may see the canary and does, and one who may not. What was kept about it when
// that reader still could see it is no way around either.
func TestCanary(t *testing.T) {
	dir := canaries(t)
	keys := filepath.Join(t.TempDir(), "access.yaml")
	high, low := sshKey(t), sshKey(t)
	public := func(s gossh.Signer) string {
		return strings.TrimSpace(string(gossh.MarshalAuthorizedKey(s.PublicKey())))
	}
	rules := fmt.Sprintf("readers:\n  high: {ceiling: TLP:RED, markings: [Xyzzy only], unmarked: true, keys: [%s]}\n  low: {ceiling: TLP:GREEN, keys: [%s]}\n", public(high), public(low))
	if err := os.WriteFile(keys, []byte(rules), 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := host.Access(keys)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := store.InMemory(lateJanuary)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	for _, who := range []gossh.Signer{high, low} {
		r := kept.Reader(gossh.FingerprintSHA256(who.PublicKey()))
		d := annotation.Document{Key: "xyzzy.md", Briefing: "xyzzy", Title: "The xyzzy paper", Place: "text:L40", Fingerprint: "1"}
		if _, err := r.Keep(d, annotation.Annotation{Motivation: annotation.Commenting, Item: "issue:border", Body: "on xyzzy"}); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Read(d, []byte(secretBriefing)); err != nil {
			t.Fatal(err)
		}
	}
	var walks [2][]surface
	for i, who := range []gossh.Signer{high, low} {
		w := serveHere(t, dir, read, kept, lateJanuary, func(ctx context.Context, v *host.Visit) int {
			if v.Screen != nil {
				v.Screen = func(config func(*host.View) ui.Config, _ bool) int {
					for _, size := range [][2]int{{80, 24}, {200, 60}} {
						c := config(v.View)
						c.Hosted, c.Copy, c.Edit, c.Open, c.Related, c.Width, c.Height = true, nil, nil, nil, v.View.Related, size[0], size[1]
						walks[i] = append(walks[i], walkScreen(c, v.View)...)
					}
					return 0
				}
			}
			return runHosted(ctx, v, lateJanuary)
		})
		walks[i] = append(walks[i], walkCommands(w, w.dial(who))...)
		s, err := w.dial(who).NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.RequestPty("xterm", 24, 80, gossh.TerminalModes{}); err != nil {
			t.Fatal(err)
		}
		if err := s.Run(""); err != nil {
			t.Fatal(err)
		}
	}
	seen := map[string]bool{}
	for _, s := range walks[0] {
		if s.sings() {
			seen[s.kind] = true
		}
	}
	for _, kind := range []string{
		"list", "show", "matrix", "timeline", "dossier", "compare", "notes", "export", "facet", "library", "reading", "mistakes", "palette",
		"kept", "card", "completion", "copy", "search", "help", "error",
	} {
		if !seen[kind] && kind != "help" && kind != "error" {
			t.Errorf("the walk meets no canary in %s where it may be seen", kind)
		}
	}
	for _, s := range walks[1] {
		if s.sings() {
			t.Errorf("%s: %s shows the canary:\n%s", s.kind, s.what, s.shown)
		}
	}
	if len(walks[1]) < 400 {
		t.Errorf("only %d surfaces were walked", len(walks[1]))
	}
}

// surface is something that a reader sees.
type surface struct{ kind, what, shown string }

func (s *surface) sings() bool {
	return strings.Contains(strings.ToLower(strings.ReplaceAll(s.shown, "\n", "")), canary)
}

// walkCommands runs every command in every form. What names the canary itself has
// to be answered as what names nothing is.
func walkCommands(w *atWork, c *gossh.Client) (walked []surface) {
	w.t.Helper()
	var commands []string
	for _, form := range []string{"", " --json", " --csv"} {
		for _, command := range []string{
			"list", "matrix", "timeline", "dossier varga", "dossier renn", "dossier varga", "compare", "compare orrin-03 orrin-04", "timeline --no-words", "matrix --moved",
			"matrix --swap", "compare --all orrin-04",
		} {
			commands = append(commands, command+form)
		}
	}
	for _, k := range query.Keys() {
		commands = append(commands, "list "+k.Name+":*", "list has:"+k.Name, "list -- -"+k.Name+":none")
	}
	commands = append(commands, "", "show", "show --summary", "show --json orrin-03", "show orrin-03 --summary", "show .#timeline", "show .#library", "show .#compare",
		"notes", "notes --md", "notes --json", "notes --filters", "compare --since-read orrin-03", "list is:unread", "list has:note", "list marking:none", "list moved:", "list is:embargoed",
		"list status:withdrawn", "export --to html", "export --to json", "export --to jsonld", "export --to csv --table positions", "export --to csv --table actors", "export --to md",
		"dossier nobody-at-all", "compare nobody orrin-03", "show nobody", "matrix --on nobody", "list in:nobody", "list briefing:nobod", "--guide", "help list", "--help")
	for _, command := range commands {
		got := w.command(c, command, "")
		kind, _, _ := strings.Cut(command+" ", " ")
		walked = append(walked, surface{kind, command, got.out + got.trouble})
	}
	for _, command := range []string{
		"show CANARY", "show CANARY.md", "show CANARY/", "show CANARY/deep.md", "list in:CANARY", "list CANARY.md", "matrix CANARY.md", "timeline CANARY", "dossier CANARY",
		"dossier varga CANARY.md", "compare CANARY orrin-03", "compare CANARY.md", "compare --since-read CANARY", "notes CANARY.md", "export --to json CANARY", "matrix --on CANARY",
		"read CANARY#issue:border", "CANARY#actor:varga", "list by:CANARY", "list issue:CANARY-issue", "list src:CANARY-source", "list 'marking:CANARY only'", "list briefing:CANARY",
		"show held-CANARY", "show faulty-CANARY.md", "show withdrawn-CANARY", "show sources/CANARY-1.txt", "show orrin-03#actor:CANARY", "show orrin-03#issue:CANARY-issue",
		"list -- actor:{CANARY}", "list CANARY", "list -- -CANARY --count",
	} {
		there := w.command(c, strings.ReplaceAll(command, "CANARY", canary), "")
		nowhere := w.command(c, strings.ReplaceAll(command, "CANARY", "qwrty"), "")
		same := printed{strings.ReplaceAll(there.out, canary, "qwrty"), strings.ReplaceAll(there.trouble, canary, "qwrty"), there.status}
		if same != nowhere {
			walked = append(walked, surface{"error", command, fmt.Sprintf("%s\n%+v\nother than\n%+v", canary, there, nowhere)})
		}
	}
	return walked
}

// walkScreen goes through every view, pane, list, card, palette and completion of
// the reader.
func walkScreen(c ui.Config, v *host.View) []surface {
	w := &walker{app: ui.New(c)}
	w.kind = "library"
	w.do(w.app.Init())
	w.see("start")
	w.keys("j", "j", "j", "k", "o", "o", "o", "o", "p", "p", "!", "esc", "i", "esc", "d", "esc", "y", "Y", "ctrl+y", "tab", "j", "j", "j", "j", "enter", "s", "shift+tab")
	w.kind = "completion"
	for _, k := range append(query.Keys(), query.Key{Name: ""}) {
		w.keys("f")
		w.typed(k.Name)
		if k.Name != "" {
			w.typed(":")
		}
		w.keys("tab", "tab", "tab", "tab", "tab", "tab", "pgdown", "esc", "esc", "esc")
	}
	w.kind = "palette"
	for _, start := range []string{"", "x", "v", "b", "ti", "w", "go"} {
		w.keys(":")
		w.typed(start)
		w.keys("pgdown", "pgdown", "pgdown", "pgdown", "esc", "esc")
	}
	for view, kind := range map[string]string{"M": "matrix", "T": "timeline", "D": "dossier", "C": "compare", "L": "library"} {
		w.kind = kind
		w.keys("L", view, "j", "l", "j", "j", "k", "i", "esc", "enter", "esc", "esc", view, "x", "v", "p", "w", "n", "n", "N", "<", ">", "!", "t", "a", "z", "o", "esc", "c", "y", "Y", "ctrl+y", "G", "g", "tab", "j", "esc", "-", "'", "esc", "?", "pgdown", "esc", "esc")
	}
	w.kind = "facet"
	w.keys("L", "s", "g", "tab")
	for range 30 {
		w.keys("j")
	}
	w.keys("shift+tab")
	for i := range v.Briefings() {
		w.kind = "reading"
		w.keys("L", "s", "g")
		for range i {
			w.keys("j")
		}
		w.keys("enter", "a", "G", "esc", "!", "esc", "]", "]", "1", "j", "enter", "2", "j", "j", "enter", "3", "j", "4", "5", "j", "6", "j", "j", "0", "}", "G", "g", "s")
		w.kind = "card"
		w.keys("1", "i", "esc", "2", "i", "esc", "j", "i", "esc", "3", "i", "esc", "6", "i", "esc", "0", "i", "esc")
		w.kind = "mistakes"
		w.keys("!", "j", "j", "esc")
		w.kind = "copy"
		w.keys("2", "y", "Y", "ctrl+y", "3", "y", "Y", "0", "c", "esc", "C", "esc", "D", "esc", "esc")
		w.kind = "search"
		w.keys("0", "/")
		w.typed("zzy")
		w.keys("enter", "n", "esc", "esc")
	}
	w.kind = "kept"
	w.keys("L", "A", "pgdown", "j", "enter", "esc", "esc")
	for _, to := range []string{"nobody#issue:border", ".#matrix", "orrin-03#quote:varga-1", "#dossier:varga"} {
		w.kind = "palette"
		w.keys(":")
		w.typed(to)
		w.keys("enter", "esc", "esc")
	}
	w.kind = "help"
	w.keys("?", "pgdown", "pgdown", "pgdown", "esc", "f1", "q")
	return w.walked
}

// walker presses keys and looks at what is shown after each.
type walker struct {
	app    *ui.App
	kind   string
	walked []surface
}

func (w *walker) see(what string) {
	view := w.app.View()
	shown := ansi.Strip(view.Content) + "\n" + view.WindowTitle
	w.walked = append(w.walked, surface{w.kind, what, shown})
}

func (w *walker) typed(text string) {
	for _, r := range text {
		w.update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	w.see("typed " + text)
}

func (w *walker) keys(names ...string) {
	for _, name := range names {
		w.update(named(name))
		w.see(name)
	}
}

func (w *walker) update(msg tea.Msg) {
	_, cmd := w.app.Update(msg)
	w.do(cmd)
}

// do runs a command to its end. What goes to the clipboard is seen, too.
func (w *walker) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	value := reflect.ValueOf(msg)
	switch {
	case msg == nil:
	case value.Kind() == reflect.Slice && value.Type().Elem() == reflect.TypeFor[tea.Cmd]():
		for i := range value.Len() {
			w.do(value.Index(i).Interface().(tea.Cmd))
		}
	case value.Kind() == reflect.String:
		w.walked = append(w.walked, surface{w.kind, "clipboard", value.String()})
	default:
		if _, quit := msg.(tea.QuitMsg); !quit {
			w.update(msg)
		}
	}
}

// named is the key of a name.
func named(name string) tea.KeyPressMsg {
	special := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "pgdown": tea.KeyPgDown, "f1": tea.KeyF1}
	var mod tea.KeyMod
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		name, mod = rest, tea.ModCtrl
	}
	if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		name, mod = rest, tea.ModShift
	}
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	k := tea.KeyPressMsg{Code: []rune(name)[0], Mod: mod}
	if mod == 0 {
		k.Text = name
	}
	return k
}

// TestNoTraceOfPaths wants nothing to tell where on the host a briefing lies.
func TestNoTraceOfPaths(t *testing.T) {
	dir := canaries(t)
	w := serveHere(t, dir, host.NewRules(host.Grant{Ceiling: host.All, Unmarked: true}), nil, lateJanuary, nil)
	for _, b := range w.library.View(host.Reader{Grants: []host.Grant{{Ceiling: host.All, Unmarked: true}}}).Briefings() {
		for _, m := range b.Mistakes {
			if strings.Contains(m.File+m.What+m.Mend, dir) {
				t.Errorf("%s: %+v", b.Path, m)
			}
		}
		if strings.Contains(b.Path, dir) || strings.Contains(b.AddressOf(model.Ref{Type: model.TypeBriefing}).String(), dir) {
			t.Error(b.Path)
		}
	}
}
