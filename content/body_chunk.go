package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// chunkEnd returns where a chunk of about size bytes may end: before a line at
// the margin that follows a blank line, since that closes every block but
// fenced code and some HTML. In a long run without such a line, before a heading
// or the item of a list at the margin, which begins a block of its own too.
// After maxRun bytes without one the run is cut before any line, since the tree
// of short lines takes a hundred times their size; a table is cut later.
func chunkEnd(src string, from, size int) (end int, cut bool) {
	if len(src)-from <= size+size/2 {
		return len(src), false
	}
	last := from + size
	for at := last; at < len(src); {
		i := strings.IndexByte(src[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		if at < len(src) && src[at] == '\n' {
			blank := at
			for at < len(src) && src[at] == '\n' {
				at++
			}
			if at == len(src) || atMargin(src[at]) {
				return blank, false
			}
		} else if at-last > 3*size && (bullet(src[at:]) || atx(src[at:])) {
			return at, false
		}
		if run := at - last; run > maxRun && at < len(src) && (src[at] != '|' || run > maxOpen) {
			return at, true
		}
	}
	return len(src), false
}

// atMargin reports whether a line that begins with c, after a blank line, is
// sure to begin a block. A fence may as well end one.
func atMargin(c byte) bool { return c != ' ' && c != '\t' && c != '`' && c != '~' }

// atx reports whether the line is a heading at the margin.
func atx(line string) bool {
	text := strings.TrimLeft(line, "#")
	n := len(line) - len(text)
	return n > 0 && n <= 6 && text != "" && (text[0] == ' ' || text[0] == '\n')
}

// bullet reports whether the line is an item of a list at the margin.
func bullet(line string) bool {
	return len(line) > 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ' &&
		line[2] != ' ' && line[2] != '\n' && line[2] != line[0]
}

// runsOn reports whether the last block of a chunk is still open at its end.
func runsOn(root ast.Node, chunk string) bool {
	switch n := root.LastChild().(type) {
	case *ast.FencedCodeBlock:
		stop := n.Pos()
		if n.Lines().Len() > 0 {
			stop = n.Lines().At(n.Lines().Len() - 1).Stop
		} else if i := strings.IndexByte(chunk[stop:], '\n'); i >= 0 {
			stop += i
		}
		return strings.TrimSpace(chunk[min(stop, len(chunk)):]) == ""
	case *ast.HTMLBlock:
		if n.HTMLBlockType < ast.HTMLBlockType6 {
			return !n.HasClosure()
		}
		return !strings.HasSuffix(chunk, "\n\n")
	}
	return false
}
