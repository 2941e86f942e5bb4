package content

import (
	"path"
	"strings"
)

// ignoreFile is the name of the file at the root of a folder that says what in
// it are no briefings.
const ignoreFile = ".readoutignore"

// ignore is what an ignore file says, one pattern a line, in the way of
// .gitignore: "*", "?" and "[a-z]" match within a name, "**" any folders; a
// pattern with a "/" before its end counts from the root, one without fits a
// name in any folder; a "/" at the end fits folders only; "!" takes an earlier
// line back, the last line that fits decides; "#" begins a comment.
type ignore []ignoreRule

type ignoreRule struct {
	pattern string
	back    bool // "!"
	folder  bool // for folders only
	rooted  bool // counts from the root
}

func parseIgnore(src string) ignore {
	var out ignore
	for line := range strings.Lines(src) {
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" || line[0] == '#' || len(out) == maxIgnoreRules {
			continue
		}
		var r ignoreRule
		line, r.back = strings.CutPrefix(line, "!")
		line, r.folder = strings.CutSuffix(line, "/")
		r.rooted = strings.Contains(line, "/")
		if r.pattern = strings.TrimPrefix(line, "/"); r.pattern != "" {
			out = append(out, r)
		}
	}
	return out
}

// match reports whether the file or folder of the slash-separated path from the
// root is left out.
func (g ignore) match(name string, folder bool) bool {
	out := false
	for _, r := range g {
		if (folder || !r.folder) && r.match(name) {
			out = !r.back
		}
	}
	return out
}

func (r ignoreRule) match(name string) bool {
	if !r.rooted {
		name = path.Base(name)
	}
	return matchPath(strings.Split(r.pattern, "/"), strings.Split(name, "/"))
}

// matchPath matches a path name by name; "**" stands for any number of names.
func matchPath(pattern, name []string) bool {
	for len(pattern) > 0 && pattern[0] != "**" {
		if len(name) == 0 {
			return false
		}
		if ok, err := path.Match(pattern[0], name[0]); err != nil || !ok {
			return false
		}
		pattern, name = pattern[1:], name[1:]
	}
	if len(pattern) == 0 {
		return len(name) == 0
	}
	for len(pattern) > 0 && pattern[0] == "**" {
		pattern = pattern[1:]
	}
	if len(pattern) == 0 {
		return len(name) > 0
	}
	for i := range name {
		if matchPath(pattern, name[i:]) {
			return true
		}
	}
	return false
}
