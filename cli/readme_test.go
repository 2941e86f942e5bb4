package cli

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"readout/ui"
)

var update = flag.Bool("update", false, "rewrite what is generated")

// TestReadmeKeys compares the table of keys in the README with the commands.
func TestReadmeKeys(t *testing.T) {
	const path, open, shut = "../README.md", "<!-- keys -->\n", "<!-- /keys -->"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	i, j := strings.Index(text, open), strings.Index(text, shut)
	if i < 0 || j < i {
		t.Fatalf("%s has no table of keys between %q and %q", path, open, shut)
	}
	want := text[:i] + open + "\n" + keysMarkdown() + "\n" + text[j:]
	if text == want {
		return
	}
	if !*update {
		t.Fatalf("the table of keys in %s is not that of the commands; `make readme` mends it", path)
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestReadmeCommands runs every command line of the README, on the briefing
// that it calls talks.md.
func TestReadmeCommands(t *testing.T) {
	if testing.Short() {
		t.Skip("a program started for each command")
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	for to, from := range map[string]string{"talks.md": "white-house-talks.md", "white-house-talks.txt": "white-house-talks.txt"} {
		src, err := os.ReadFile("../content/embedded/" + from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(home, to), src, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(home, ".config", "readout"), 0o700); err != nil {
		t.Fatal(err)
	}
	tried := 0
	for line := range strings.Lines(string(readme)) {
		command, ok := strings.CutPrefix(line, "readout")
		if !ok || command != "" && !strings.ContainsRune(" \n", rune(command[0])) {
			continue
		}
		command, _, _ = strings.Cut("readout"+command, " # ")
		command, _, _ = strings.Cut(command, " | ")
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir = home
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + home}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", command, err, out)
		}
		tried++
	}
	if tried < 10 {
		t.Errorf("the README has %d commands, fewer than it should", tried)
	}
}

// TestKeysAreTold wants every command in the table and in the manual.
func TestKeysAreTold(t *testing.T) {
	a := &app{}
	table, page := keysMarkdown(), manual(a.root())
	for _, c := range ui.Commands() {
		if !strings.Contains(table, "| "+c.Help+" |") {
			t.Errorf("the table of keys lacks %s", c.ID)
		}
		if !strings.Contains(page, roffText(c.Help)) {
			t.Errorf("the manual lacks %s", c.ID)
		}
	}
	for i, line := range strings.Split(page, "\n") {
		if strings.HasPrefix(line, "'") || line == "." {
			t.Errorf("line %d of the manual is a request by mistake: %q", i+1, line)
		}
	}
}

func TestCodeCell(t *testing.T) {
	for in, want := range map[string]string{"j": "`j`", "|": "`\\|`", "`": "`` ` ``"} {
		if got := codeCell(in); got != want {
			t.Errorf("codeCell(%q) = %s, want %s", in, got, want)
		}
	}
}

// TestHelp wants every command to have an example, a sentence and a status.
func TestHelp(t *testing.T) {
	a := &app{}
	for _, c := range append(a.root().Commands(), a.root()) {
		if c.Name() == "help" {
			continue
		}
		if c.Example == "" || c.Short == "" {
			t.Errorf("%s has no example, or no sentence", c.CommandPath())
		}
		if strings.HasSuffix(c.Short, ".") {
			t.Errorf("%s: %q ends with a full stop", c.CommandPath(), c.Short)
		}
	}
}
