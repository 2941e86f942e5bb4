package content

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"readout/model"
)

// loadJSON turns a JSON file into nodes.
func loadJSON(src string) (*node, error) {
	r := jsonReader{src: src, dec: json.NewDecoder(strings.NewReader(src))}
	r.dec.UseNumber()
	root, err := r.next(0)
	if err == nil && strings.TrimSpace(src[r.dec.InputOffset():]) != "" {
		at := r.start()
		err = &fault{start: at, end: at, code: "json", what: "something follows the end of the JSON value"}
	}
	if err == nil && root.kind != table {
		err = &fault{
			start: root.start, end: root.end, code: "json", what: "a briefing in JSON is an object",
			mend: "put everything between { and }",
		}
	}
	return root, err
}

type jsonReader struct {
	src string
	dec *json.Decoder
}

// start returns where the next token begins.
func (r *jsonReader) start() int {
	i := int(r.dec.InputOffset())
	return i + len(r.src[i:]) - len(strings.TrimLeft(r.src[i:], " \t\r\n,:"))
}

// next reads one value and all below it, within the limits.
func (r *jsonReader) next(depth int) (*node, error) {
	start := r.start()
	tok, err := r.dec.Token()
	if err != nil {
		return nil, r.fault(err)
	}
	n := &node{start: start, end: int(r.dec.InputOffset())}
	if depth > maxDepth {
		return nil, &fault{
			start: start, end: start, code: "nesting",
			what: fmt.Sprintf("the file nests deeper than %d levels", maxDepth),
		}
	}
	switch tok := tok.(type) {
	case json.Delim:
		n.kind = list
		if tok == '{' {
			n.kind = table
		}
		return n, r.fill(n, depth)
	case json.Number:
		n.text, n.lit = tok.String(), number(tok.String())
	case string:
		n.text, n.lit = tok, tok
	case bool:
		n.text, n.lit = fmt.Sprint(tok), tok
	}
	return n, nil
}

// fill reads what stands between the brackets of a list or a table.
func (r *jsonReader) fill(n *node, depth int) error {
	for r.dec.More() {
		if len(n.keys) > maxKeys {
			return &fault{
				start: n.start, end: n.start, code: "keys",
				what: fmt.Sprintf("an object has more than %d keys", maxKeys),
			}
		}
		item, err := r.next(depth + 1)
		if err == nil && n.kind == table {
			n.keys = append(n.keys, item)
			item, err = r.next(depth + 1)
		}
		if err != nil {
			return err
		}
		n.items = append(n.items, item)
	}
	if _, err := r.dec.Token(); err != nil {
		return r.fault(err)
	}
	return nil
}

// fault says in the project's words why JSON stops being JSON.
func (r *jsonReader) fault(err error) error {
	at := min(r.start(), len(r.src))
	what := "this is not JSON"
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		at, what = len(strings.TrimRight(r.src, " \t\r\n")), "the JSON ends before it is complete"
	case errors.As(err, &syntax):
		what += ": " + model.CleanLine(syntax.Error())
	}
	return &fault{start: at, end: at + 1, code: "json", what: what}
}
