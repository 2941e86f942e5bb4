package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// yamlWriter writes values as YAML, in blocks, or on one line where asked to.
type yamlWriter struct{ out strings.Builder }

// flow is a value to be written on one line.
type flow struct{ value any }

// block writes the members of an object, each on a line or in a block of its own.
func (w *yamlWriter) block(o object, indent int) {
	for i, m := range o {
		if i > 0 {
			w.indent(indent)
		}
		w.out.WriteString(yamlKey(m.key))
		w.out.WriteByte(':')
		w.under(m.value, indent)
	}
}

func (w *yamlWriter) indent(n int) {
	for range n {
		w.out.WriteByte(' ')
	}
}

// under writes the value of a key.
func (w *yamlWriter) under(v any, indent int) {
	v = plainValue(v)
	switch v := v.(type) {
	case object:
		if len(v) > 0 {
			w.out.WriteByte('\n')
			w.indent(indent + 2)
			w.block(v, indent+2)
			return
		}
	case stacked:
		w.list(v, indent)
		return
	case []any:
		if len(v) > 0 && !scalars(v) {
			w.list(v, indent)
			return
		}
	}
	w.out.WriteByte(' ')
	_, oneLine := v.(flow)
	w.inline(v, oneLine)
	w.out.WriteByte('\n')
}

// list writes each item on a line or in a block of its own.
func (w *yamlWriter) list(items []any, indent int) {
	w.out.WriteByte('\n')
	for _, item := range items {
		w.indent(indent + 2)
		w.item(item, indent+2)
	}
}

// item writes one item of a list.
func (w *yamlWriter) item(v any, indent int) {
	w.out.WriteString("- ")
	if o, ok := plainValue(v).(object); ok && len(o) > 0 {
		w.block(o, indent+2)
		return
	}
	w.inline(v, false)
	w.out.WriteByte('\n')
}

// inline writes a value on one line.
func (w *yamlWriter) inline(v any, inFlow bool) {
	switch v := plainValue(v).(type) {
	case flow:
		w.inline(v.value, true)
	case object:
		w.out.WriteByte('{')
		for i, m := range v {
			if i > 0 {
				w.out.WriteString(", ")
			}
			w.out.WriteString(yamlKey(m.key))
			w.out.WriteString(": ")
			w.inline(m.value, true)
		}
		w.out.WriteByte('}')
	case []any:
		w.out.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				w.out.WriteString(", ")
			}
			w.inline(item, true)
		}
		w.out.WriteByte(']')
	case edtf:
		if plainDate.MatchString(string(v)) {
			w.out.WriteString(string(v))
			return
		}
		w.out.WriteString(yamlString(string(v), inFlow))
	case string:
		w.out.WriteString(yamlString(v, inFlow))
	case nil:
		w.out.WriteString("null")
	default:
		text, err := encode(v)
		if err != nil {
			text = []byte(yamlString(fmt.Sprint(v), inFlow))
		}
		w.out.Write(text)
	}
}

// plainValue brings the kinds of list and of object to one of each.
func plainValue(v any) any {
	switch v := v.(type) {
	case []string:
		out := make([]any, len(v))
		for i, s := range v {
			out[i] = s
		}
		return out
	case []object:
		out := make([]any, len(v))
		for i, o := range v {
			out[i] = o
		}
		return out
	case []flow:
		out := make([]any, len(v))
		for i, o := range v {
			out[i] = o
		}
		return out
	case map[string]any:
		var o object
		o.extra(v)
		return o
	}
	return v
}

// scalars reports whether a list holds neither lists nor objects.
func scalars(list []any) bool {
	return !slices.ContainsFunc(list, func(v any) bool {
		switch plainValue(v).(type) {
		case object, []any, flow:
			return true
		}
		return false
	})
}

var plainDate = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)

// Classes of all letters take a while to compile, which no reader who only
// opens a briefing shall wait for.
var (
	plainText = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[\p{L}“„«][\p{L}\p{N}.;!?'’“”„«»()/&+=–—…_, -]*$`)
	})
	plainFlow = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[\p{L}“„«][\p{L}\p{N}.;!'’“”„«»()/&+=–—…_ -]*$`)
	})
	plainKey = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[\p{L}][\p{L}\p{N}_-]*\??$`)
	})
	insideColon = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`([\p{L}\p{N}]):([\p{L}\p{N}])`)
	})
)

// yamlReserved are texts that YAML takes for something else.
var yamlReserved = strings.Fields("true false null yes no on off y n nan inf")

// yamlString writes a text: as it is if YAML reads it so, else quoted.
func yamlString(s string, inFlow bool) string {
	pattern := plainText
	if inFlow {
		pattern = plainFlow
	}
	// A colon does no harm inside a word.
	bare := s
	if !inFlow {
		bare = insideColon().ReplaceAllString(s, "$1$2")
	}
	if pattern().MatchString(bare) && !strings.HasSuffix(s, " ") && !slices.Contains(yamlReserved, strings.ToLower(s)) {
		return s
	}
	text, err := encode(s)
	if err != nil {
		return `""`
	}
	var out strings.Builder
	for _, r := range string(text) {
		switch {
		case r >= 0x7f && r < 0xa0, r == '\ufeff', r == '\ufffe', r == '\uffff':
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// yamlKey writes a key. Names such as "on" are words to every reader of ours.
func yamlKey(s string) string {
	if plainKey().MatchString(s) && !slices.Contains(yamlReserved[:3], s) {
		return s
	}
	return yamlString(s, true)
}
