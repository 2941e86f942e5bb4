package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"readout/model"
)

// inertJSON writes the characters of JSON that no terminal should see as
// escapes, which mean the same to whoever reads the JSON.
func inertJSON(data []byte) []byte {
	if text := string(data); model.Clean(text) == text {
		return data
	}
	var out bytes.Buffer
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		char := data[:n]
		data = data[n:]
		switch {
		case r == '\n' || r == '\t' || r < utf8.RuneSelf && r >= ' ' && r != 0x7f:
			out.Write(char)
		case model.Clean(string(r)) == string(char):
			out.Write(char)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.Bytes()
}

// encodeLine writes a value as JSON on a line of its own.
func encodeLine(w io.Writer, value any) error {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(inertJSON(line.Bytes()))
	return err
}
