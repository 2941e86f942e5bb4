package cli

import (
	"path/filepath"
	"strings"
)

// env returns the value of an environment variable; the last one given counts.
func (s System) env(name string) string {
	for i := len(s.Environ) - 1; i >= 0; i-- {
		if value, ok := strings.CutPrefix(s.Environ[i], name+"="); ok {
			return value
		}
	}
	return ""
}

// configPath is where the configuration is looked for, or "" if there is no home.
func (s System) configPath() string {
	if path := s.env("READOUT_CONFIG"); path != "" {
		return path
	}
	return s.base("XDG_CONFIG_HOME", ".config", "config.yaml")
}

// historyPath is where earlier versions kept filter lines.
func (s System) historyPath() string {
	return s.base("XDG_STATE_HOME", filepath.Join(".local", "state"), "history")
}

// statePath is where bookmarks, notes and what was read are kept.
func (s System) statePath() string {
	return s.base("XDG_STATE_HOME", filepath.Join(".local", "state"), "state.db")
}

// cacheFolder is where what can be had again is kept.
func (s System) cacheFolder() string { return s.base("XDG_CACHE_HOME", ".cache", "") }

// base joins a file's name to a base directory of the XDG convention, which
// asks for relative ones to be ignored.
func (s System) base(variable, below, file string) string {
	dir := s.env(variable)
	if !filepath.IsAbs(dir) {
		home := s.env("HOME")
		if home == "" {
			home = s.env("USERPROFILE")
		}
		if home == "" {
			return ""
		}
		dir = filepath.Join(home, below)
	}
	return filepath.Join(dir, "readout", file)
}
