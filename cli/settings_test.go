package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestParseSize(t *testing.T) {
	tests := []struct {
		in   string
		want int64
		ok   bool
	}{
		{"256MB", 256 << 20, true},
		{"1gb", 1 << 30, true},
		{" 12 KB ", 12 << 10, true},
		{"4096", 4096, true},
		{"4096B", 4096, true},
		{"0", 0, false},
		{"-1MB", 0, false},
		{"99999999GB", 0, false},
		{"9223372036854775807GB", 0, false},
		{"big", 0, false},
		{"", 0, false},
	}
	for _, tt := range tests {
		got, ok := parseSize(tt.in)
		if got != tt.want || ok != tt.ok {
			t.Errorf("parseSize(%q) = %d, %v; want %d", tt.in, got, ok, tt.want)
		}
		if back, ok := parseSize(formatSize(max(got, 1))); !ok || back != max(got, 1) {
			t.Errorf("formatSize(%d) = %q, which is read as %d", got, formatSize(got), back)
		}
	}
}

func TestSettingsTable(t *testing.T) {
	for _, s := range settingsTable() {
		d := defaults()
		if !s.set(&d, s.get(defaults())) {
			t.Errorf("%s: its own default %q is refused", s.name, s.get(defaults()))
		}
		if d != defaults() {
			t.Errorf("%s: setting the default changes %+v", s.name, d)
		}
		if s.set(&d, "\x1b[31m") {
			t.Errorf("%s takes anything", s.name)
		}
		if s.help == "" || s.takes == "" {
			t.Errorf("%s is not explained", s.name)
		}
	}
}

func TestConfigFaults(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string // each in the order of the file
	}{
		{"empty", "", nil},
		{"only comments", "# theme: dark\n", nil},
		{"good", "theme: dark\nascii: yes\nmax-size: 1MB\nkeys:\n  help: f2\n  down: [j, down]\n", nil},
		{"misspelt", "theme: dark\nthemme: light\n", []string{`c.yaml:2:1: no setting called "themme"; did you mean "theme"?`}},
		{"value", "ascii: maybe\n", []string{`c.yaml:1:8: ascii takes true or false, not "maybe"`}},
		{"twice", "theme: dark\ntheme: light\n", []string{`theme`}},
		{"list", "theme: [dark]\n", []string{`c.yaml:1:8: theme takes dark, light or auto`}},
		{"not a map", "- theme\n", []string{`c.yaml:1:1: settings are lines such as "theme: dark"`}},
		{"all at once", "themme: 1\nascii: 2\n", []string{"c.yaml:1:1:", "c.yaml:2:8:"}},
		{"command", "keys:\n  halp: h\n", []string{`c.yaml:2:3: no command called "halp"; did you mean "help"?`}},
		{"clash", "keys:\n  up: [k]\n  down: [k]\n", []string{`c.yaml:2:8: key "k" has two meanings`}},
		{"clash with the usual", "keys:\n  up: j\n", []string{`c.yaml:2:7: key "j" has two meanings`}},
		{"keys", "keys: j\n", []string{`c.yaml:1:7: keys are lines`}},
		{"key", "keys:\n  help: [[a]]\n", []string{`c.yaml:2:10: a key is a word`}},
		{"syntax", "theme: \"dark\nascii: true\n", []string{"c.yaml:"}},
		{"tab", "keys:\n\thelp: h\n", []string{"c.yaml:2:"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &config{settings: defaults(), keys: map[string][]string{}, from: map[string]string{}}
			c.decode("c.yaml", []byte(tt.src), []string{"help", "down", "up"})
			if len(tt.want) == 0 && len(c.faults) > 0 {
				t.Fatalf("%q: faults %q", tt.src, c.faults)
			}
			for i, want := range tt.want {
				if i >= len(c.faults) || !strings.Contains(c.faults[i], want) {
					t.Errorf("%q: faults %q, want %q at %d", tt.src, c.faults, want, i)
				}
			}
		})
	}
}

func TestPrecedence(t *testing.T) {
	home := t.TempDir()
	path := filepath.Join(home, "readout", "config.yaml")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("theme: dark\nmax-size: 1MB\nmouse: false\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := &app{System: System{Environ: []string{"XDG_CONFIG_HOME=" + home, "READOUT_THEME=light", "READOUT_MOUSE=true", "READOUT_LINEAR=1"}}}
	a.flags.given = map[string]string{"theme": "auto"}
	c, err := a.configure()
	if err != nil {
		t.Fatal(err)
	}
	want := settings{Theme: "auto", Linear: true, Mouse: true, EastAsian: "auto", MaxSize: 1 << 20, Cache: true}
	if c.settings != want {
		t.Errorf("settings %+v, want %+v", c.settings, want)
	}
	if got := []string{c.from["theme"], c.from["mouse"], c.from["max-size"]}; !slices.Equal(got, []string{"--theme", "READOUT_MOUSE", path + ":2:11"}) {
		t.Errorf("origins %q", got)
	}
}

func TestConfigFile(t *testing.T) {
	dir := t.TempDir()
	big := filepath.Join(dir, "big.yaml")
	if err := os.WriteFile(big, make([]byte, maxConfig+1), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		dir: "not a regular file", big: "larger than", filepath.Join(big, "x"): "not a directory",
	} {
		a := &app{System: System{Environ: []string{"READOUT_CONFIG=" + path}}}
		if _, err := a.configure(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("READOUT_CONFIG=%s: %v, want %q", path, err, want)
		}
	}
	a := &app{System: System{Environ: []string{"READOUT_CONFIG=" + filepath.Join(dir, "none.yaml")}}}
	if _, err := a.configure(); err != nil {
		t.Errorf("a configuration that is not there: %v", err)
	}
}

func TestPaths(t *testing.T) {
	tests := []struct {
		environ         []string
		config, history string
	}{
		{nil, "", ""},
		{[]string{"HOME=/h"}, "/h/.config/readout/config.yaml", "/h/.local/state/readout/history"},
		{[]string{"HOME=/h", "XDG_CONFIG_HOME=/c", "XDG_STATE_HOME=/s"}, "/c/readout/config.yaml", "/s/readout/history"},
		{[]string{"HOME=/h", "XDG_CONFIG_HOME=c", "XDG_STATE_HOME="}, "/h/.config/readout/config.yaml", "/h/.local/state/readout/history"},
		{[]string{"HOME=/h", "READOUT_CONFIG=x.yaml"}, "x.yaml", "/h/.local/state/readout/history"},
	}
	for _, tt := range tests {
		s := System{Environ: tt.environ}
		if got := s.configPath(); got != tt.config {
			t.Errorf("%q: configuration in %q, want %q", tt.environ, got, tt.config)
		}
		if got := s.historyPath(); got != tt.history {
			t.Errorf("%q: history in %q, want %q", tt.environ, got, tt.history)
		}
	}
}

func TestLocale(t *testing.T) {
	tests := []struct {
		environ        []string
		wide, sevenBit bool
	}{
		{nil, false, false},
		{[]string{"LANG=ja_JP.UTF-8"}, true, false},
		{[]string{"LANG=zh_TW.Big5"}, true, true},
		{[]string{"LANG=ko_KR.UTF-8", "LC_ALL=en_GB.UTF-8"}, false, false},
		{[]string{"LANG=de_DE.ISO-8859-15@euro"}, false, true},
		{[]string{"LC_CTYPE=C.UTF-8"}, false, false},
		{[]string{"LANG=C"}, false, false},
	}
	for _, tt := range tests {
		s := System{Environ: tt.environ}
		if s.eastAsian() != tt.wide || s.sevenBit() != tt.sevenBit {
			t.Errorf("%q: wide %v, 7-bit %v; want %v, %v", tt.environ, s.eastAsian(), s.sevenBit(), tt.wide, tt.sevenBit)
		}
	}
}
