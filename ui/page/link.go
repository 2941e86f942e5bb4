package page

import "strings"

// appendLink appends the hyperlink sequence that begins a link, or ends one
// when the target is empty.
func appendLink(dst []byte, url string) []byte {
	dst = append(dst, "\x1b]8;;"...)
	dst = append(dst, url...)
	return append(dst, "\x1b\\"...)
}

// target returns the destination of a link as it may be handed to a terminal,
// or "" if it must not be: only http, https and mailto, and nothing that is not
// printable ASCII.
func target(link string) string {
	link = strings.TrimSpace(link)
	scheme, rest, ok := strings.Cut(link, ":")
	if !ok || rest == "" || len(link) > 2048 {
		return ""
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		if !strings.HasPrefix(rest, "//") || host(link) == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	return escapeURL(link)
}

func escapeURL(s string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > 0x20 && c < 0x7f && !strings.ContainsRune("\"<>\\^`{|}", rune(c)) {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return b.String()
}

// host returns the host that a link leads to, in lower case and without
// "www.", or "" if it names none. That of an address of mail is behind its "@".
func host(link string) string {
	scheme, rest, _ := strings.Cut(link, ":")
	rest, slashes := strings.CutPrefix(rest, "//")
	if !slashes && !strings.EqualFold(scheme, "mailto") {
		return ""
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest, _, _ = strings.Cut(rest, "?")
	rest, _, _ = strings.Cut(strings.ReplaceAll(rest, "\\", "/"), "/")
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	if i := strings.LastIndexByte(rest, ':'); i >= 0 && !strings.HasSuffix(rest, "]") {
		rest = rest[:i]
	}
	return strings.TrimPrefix(strings.ToLower(rest), "www.")
}

// disguised reports whether a label reads like an address on another host than
// the one its link leads to.
func disguised(label, link string) bool {
	to := host(link)
	for _, word := range strings.Fields(label) {
		word = strings.Trim(word, `.,;:!?()[]<>"'“”‘’`)
		at := word
		if !strings.Contains(at, "://") {
			at = "http://" + at
		}
		if h := host(at); hostlike(h) && h != to {
			return true
		}
	}
	return false
}

// hostlike reports whether h could be the name of a host: labels with a dot
// between them, of which the last has two letters or more.
func hostlike(h string) bool {
	i := strings.LastIndexByte(h, '.')
	if i <= 0 || len(h)-i < 3 {
		return false
	}
	for _, r := range h[i+1:] {
		if (r < 'a' || r > 'z') && r < 0x80 {
			return false
		}
	}
	return !strings.Contains(h, "..")
}
