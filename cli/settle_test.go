package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/content"
	"readout/model"
	"readout/ui"
)

const unsettled = "\ufeff---\r\nactors: {ann: Ann, bo: Bo}\r\n---\r\nIt is [“so”](#ann?) and \xff [“not so”](#?).\r\n"

// unsettledFile writes a draft with two guesses, and a link that leads to it.
func unsettledFile(t *testing.T, mode os.FileMode) (path, link string) {
	t.Helper()
	dir := t.TempDir()
	path, link = filepath.Join(dir, "draft.md"), filepath.Join(dir, "link.md")
	if err := os.WriteFile(path, []byte(unsettled), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("draft.md", link); err != nil {
		t.Fatal(err)
	}
	return path, link
}

func openIt(t *testing.T, path string) *model.Briefing {
	t.Helper()
	b, err := content.Open(path, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func wantFile(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("the file holds %q, %v; want %q", got, err, want)
	}
}

func quoteChoice(i int, v model.Verdict, by string) model.Choice {
	return model.Choice{Of: model.Ref{Type: model.TypeQuote, Index: i}, Verdict: v, By: by}
}

// TestReviewer writes through a link, keeps the mode, and takes back any number
// of choices.
func TestReviewer(t *testing.T) {
	path, link := unsettledFile(t, 0o640)
	r := (&app{}).newReviewer(&config{})
	b := openIt(t, link)
	first, err := r.Settle(b, quoteChoice(0, model.Accept, ""))
	if err != nil {
		t.Fatal(err)
	}
	once := strings.Replace(unsettled, "#ann?", "#ann", 1)
	wantFile(t, path, once)
	second, err := r.Settle(first, quoteChoice(1, model.Correct, "bo"))
	if err != nil || second.Guesses() != 0 {
		t.Fatalf("%v, %d guesses", err, second.Guesses())
	}
	wantFile(t, path, strings.Replace(once, "(#?)", "(#bo)", 1))
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is one no more: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	b, ref, err := r.Undo(second)
	if err != nil || ref.Index != 1 || b.Guesses() != 1 {
		t.Errorf("undo: %v, %v", ref, err)
	}
	wantFile(t, path, once)
	if b, ref, err = r.Undo(b); err != nil || ref.Index != 0 || b.Guesses() != 2 {
		t.Errorf("undo: %v, %v", ref, err)
	}
	wantFile(t, path, unsettled)
	if _, _, err = r.Undo(b); err == nil {
		t.Error("a third undo of two")
	}
	if names, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); err != nil || len(names) > 0 {
		t.Errorf("left behind: %v, %v", names, err)
	}
}

// TestReviewerChanged writes nothing into a file that somebody else has changed,
// before a choice or since.
func TestReviewerChanged(t *testing.T) {
	path, _ := unsettledFile(t, 0o600)
	r := (&app{}).newReviewer(&config{})
	b := openIt(t, path)
	other := strings.Replace(unsettled, "It is", "It was", 1)
	if err := os.WriteFile(path, []byte(other), 0o600); err != nil {
		t.Fatal(err)
	}
	now, err := r.Settle(b, quoteChoice(0, model.Accept, ""))
	if err == nil || now == nil || !strings.Contains(now.Markdown, "It was") || !strings.Contains(err.Error(), "was changed meanwhile; it was read again, and nothing was written") {
		t.Errorf("%v, %v", now, err)
	}
	wantFile(t, path, other)
	if b, err = r.Settle(now, quoteChoice(0, model.Accept, "")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(unsettled), 0o600); err != nil {
		t.Fatal(err)
	}
	now, _, err = r.Undo(b)
	if err == nil || now == nil || !strings.Contains(err.Error(), "was changed since; nothing was taken back") {
		t.Errorf("%v, %v", now, err)
	}
	wantFile(t, path, unsettled)
}

// TestReviewerRefused takes no choice that cannot be written.
func TestReviewerRefused(t *testing.T) {
	path, _ := unsettledFile(t, 0o400)
	r := (&app{}).newReviewer(&config{})
	b := openIt(t, path)
	if _, err := r.Settle(b, quoteChoice(0, model.Accept, "")); err == nil || err.Error() != path+": not written: permission denied" {
		t.Error(err)
	}
	if _, err := r.Settle(b, quoteChoice(0, model.Correct, "nobody")); err == nil || !strings.Contains(err.Error(), `nobody here has the id "nobody"`) {
		t.Error(err)
	}
	wantFile(t, path, unsettled)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Settle(b, quoteChoice(0, model.Accept, "")); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Error(err)
	}
	if _, _, err := r.Undo(b); err == nil {
		t.Error("undo of nothing")
	}
}

// TestReviewerFresh leaves out what a watcher saw before a choice was written.
func TestReviewerFresh(t *testing.T) {
	path, _ := unsettledFile(t, 0o600)
	r := (&app{}).newReviewer(&config{})
	old := openIt(t, path)
	if n := len(r.fresh(ui.FolderChanged{Changed: []*model.Briefing{old}}).Changed); n != 1 {
		t.Errorf("%d of 1 changes told, though nothing was written", n)
	}
	now, err := r.Settle(old, quoteChoice(0, model.Accept, ""))
	if err != nil {
		t.Fatal(err)
	}
	if told := r.fresh(ui.FolderChanged{Changed: []*model.Briefing{old, now}}).Changed; len(told) != 1 || told[0] != now {
		t.Errorf("%d changes told, of which one is out of date", len(told))
	}
}

func TestReviewerWhy(t *testing.T) {
	r := (&app{}).newReviewer(&config{})
	for path, want := range map[string]string{
		"a.md": "", "a.txt": "", "-": "standard input cannot be written; readout draft ARTICLE -o DIR", "": "comes with readout",
		"a.JSON": "settled by hand", "a.yml": "settled by hand",
	} {
		if got := r.Why(&model.Briefing{Path: path}); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%q: %q", path, got)
		}
	}
}

// TestReviewAtTerminal settles a guess in the real program, and takes that back.
func TestReviewAtTerminal(t *testing.T) {
	path, _ := unsettledFile(t, 0o600)
	s := sit(t, 80, 24, nil, "review", path)
	s.see("1 of 2 guesses")
	s.keys("n")
	s.see("Did Ann say this?")
	s.keys("a")
	s.see("accepted; 1 guess left")
	wantFile(t, path, strings.Replace(unsettled, "#ann?", "#ann", 1))
	s.keys("u")
	s.see("taken back; 2 guesses left")
	wantFile(t, path, unsettled)
	s.keys("qq")
	s.end(0)
}

// TestChangedRun finds the bytes in which two files differ.
func TestChangedRun(t *testing.T) {
	for _, tt := range [][2]string{{"", ""}, {"abc", "abc"}, {"abc", "ac"}, {"aab", "ab"}, {"", "x"}, {"aXc", "aYYc"}, {"abab", "ab"}} {
		at, was, is := changed([]byte(tt[0]), []byte(tt[1]))
		if got := tt[0][:at] + string(is) + tt[0][at+len(was):]; got != tt[1] {
			t.Errorf("%q to %q: %d %q %q", tt[0], tt[1], at, was, is)
		}
	}
}
