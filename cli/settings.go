package cli

import (
	"cmp"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"readout/store"
)

// settings are what a reader may choose for good, in the configuration, or for
// one run, by flag or environment.
type settings struct {
	Theme     string // dark, light or auto
	ASCII     bool
	Linear    bool
	Mouse     bool
	EastAsian string // true, false or auto
	MaxSize   int64  // bytes
	Cache     bool   // keep what was read of folders, so that it need not be read again
	State     string // file of what the reader keeps; "" for the usual one, "none" to keep nothing
}

// setting is one of the settings: its name in the configuration, and what else
// there is to tell about it. READOUT_NAME in the environment and --name on the
// command line say the same for one run.
type setting struct {
	name  string
	takes string
	help  string
	flag  string // a flag that takes no value and means value; "" means that the name is a flag with one
	value string
	means string // help of that flag, if it differs
	local bool   // it is about the computer, and not for a reader who is elsewhere
	get   func(settings) string
	set   func(*settings, string) bool
}

// defaults are the settings of a reader who chose nothing.
func defaults() settings {
	return settings{Theme: "auto", Mouse: true, EastAsian: "auto", Cache: true, MaxSize: 256 << 20}
}

// settingsTable lists every setting in the order in which they are shown.
func settingsTable() []setting {
	return []setting{
		{
			name: "theme", takes: "dark, light or auto",
			help:  "colours for a dark or a light terminal; auto asks the terminal",
			means: "colours for the terminal",
			get:   func(s settings) string { return s.Theme },
			set:   oneOf(func(s *settings) *string { return &s.Theme }, "dark", "light", "auto"),
		},
		{
			name: "ascii", takes: "true or false", flag: "ascii", value: "true",
			help: "rules and signs in 7-bit characters only",
			get:  func(s settings) string { return strconv.FormatBool(s.ASCII) },
			set:  truth(func(s *settings) *bool { return &s.ASCII }),
		},
		{
			name: "linear", takes: "true or false", flag: "linear", value: "true",
			help: "one sentence a move instead of a screen, for screen readers",
			get:  func(s settings) string { return strconv.FormatBool(s.Linear) },
			set:  truth(func(s *settings) *bool { return &s.Linear }),
		},
		{
			name: "mouse", takes: "true or false", flag: "no-mouse", value: "false",
			help:  "wheel and click act in the reader; shift-drag selects text all the same",
			means: "leave the mouse to the terminal",
			get:   func(s settings) string { return strconv.FormatBool(s.Mouse) },
			set:   truth(func(s *settings) *bool { return &s.Mouse }),
		},
		{
			name: "east-asian", takes: "true, false or auto", flag: "east-asian", value: "true",
			help:  "ambiguous characters are two cells wide; auto goes by the locale",
			means: "ambiguous characters are two cells wide",
			get:   func(s settings) string { return s.EastAsian },
			set:   oneOf(func(s *settings) *string { return &s.EastAsian }, "true", "false", "auto"),
		},
		{
			name: "max-size", takes: "a size such as 256MB", local: true,
			help: "largest file that is read",
			get:  func(s settings) string { return formatSize(s.MaxSize) },
			set: func(s *settings, v string) bool {
				n, ok := parseSize(v)
				if ok {
					s.MaxSize = n
				}
				return ok
			},
		},
		{
			name: "cache", takes: "true or false", flag: "no-cache", value: "false", local: true,
			help:  "what briefings of a folder say is kept, so that those that do not change need not be read again",
			means: "read all files of a folder, and keep nothing of them",
			get:   func(s settings) string { return strconv.FormatBool(s.Cache) },
			set:   truth(func(s *settings) *bool { return &s.Cache }),
		},
		{
			name: "state", takes: "a whole path, none or auto, or of readout serve a postgres:// URL", local: true,
			help:  "where bookmarks, notes and what was read are kept; none keeps nothing",
			means: "where bookmarks and notes are kept",
			get:   func(s settings) string { return store.Redacted(cmp.Or(s.State, "auto")) },
			set: func(s *settings, v string) bool {
				if s.State = v; v == "auto" {
					s.State = ""
				}
				return v == "auto" || v == "none" || filepath.IsAbs(v) || store.IsURL(v)
			},
		},
	}
}

// variable is the environment variable of a setting.
func (s setting) variable() string {
	return "READOUT_" + strings.ToUpper(strings.ReplaceAll(s.name, "-", "_"))
}

func oneOf(field func(*settings) *string, words ...string) func(*settings, string) bool {
	return func(s *settings, v string) bool {
		if !slices.Contains(words, v) {
			return false
		}
		*field(s) = v
		return true
	}
}

func truth(field func(*settings) *bool) func(*settings, string) bool {
	return func(s *settings, v string) bool {
		switch v {
		case "true", "yes", "on", "1":
			*field(s) = true
		case "false", "no", "off", "0":
			*field(s) = false
		default:
			return false
		}
		return true
	}
}

// units are those of sizes, largest first; readers write MB and mean 1024 × 1024.
var units = []struct {
	name  string
	bytes int64
}{{"GB", 1 << 30}, {"MB", 1 << 20}, {"KB", 1 << 10}, {"B", 1}}

func parseSize(s string) (int64, bool) {
	number, unit := strings.ToUpper(strings.TrimSpace(s)), int64(1)
	for _, u := range units {
		if rest, ok := strings.CutSuffix(number, u.name); ok {
			number, unit = strings.TrimSpace(rest), u.bytes
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 1 || n > (1<<40)/unit {
		return 0, false
	}
	return n * unit, true
}

func formatSize(n int64) string {
	for _, u := range units {
		if n%u.bytes == 0 {
			return strconv.FormatInt(n/u.bytes, 10) + u.name
		}
	}
	return strconv.FormatInt(n, 10) + "B"
}
