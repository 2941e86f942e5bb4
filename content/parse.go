package content

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"readout/model"
	"readout/model/compact"
)

// Options says how briefings are read. The zero value reads real files with
// the limits of the format.
type Options struct {
	MaxSize int64     // bytes of a file, at most; 0 means DefaultMaxSize
	Stdin   io.Reader // what the path "-" stands for
	FS      fs.FS     // where paths lead; nil means the real file system
	Lean    bool      // keep of the briefings of a folder what they say, and read their texts when they are asked for
	Cache   Cache     // what was read of folders before, if Lean; nil for nothing

	// Pause is called before each file of a folder, from several goroutines, and
	// may hold up reading for a moment; nil for nobody.
	Pause func()

	cast      []model.Actor  // the shared cast of the folder
	shelf     *compact.Shelf // of the briefings of a folder, if Lean
	noSources bool           // leave the word-for-word check out
	progress  func(int)      // told how many bytes of a text are parsed; nil for nobody
	trace     *trace         // where to remember what is written where; nil for nowhere
}

// Parse reads a briefing from src. The ending of name tells JSON and YAML from
// Markdown, and local files of sources are looked up beside it.
//
// Reading is tolerant: whatever is wrong but can be passed over is counted in
// the briefing's Mistakes. An error means that nothing can be read at all.
func Parse(name string, src []byte, o Options) (*model.Briefing, error) {
	return parse(name, string(src), o)
}

func parse(name, src string, o Options) (*model.Briefing, error) {
	d, err := decode(name, src, o)
	if err != nil {
		return nil, err
	}
	return d.b, nil
}

// decode reads a briefing together with all that checking needs.
func decode(name, src string, o Options) (*decoder, error) {
	text, flaws, err := decodeText(name, src)
	if err != nil {
		return nil, err
	}
	o, notice := o.withCast(name)
	d := newDecoder(name, text, o)
	d.castNotice = notice
	for _, f := range flaws {
		d.add(f)
	}
	switch kindOf(name, text) {
	case ".json":
		root, err := loadJSON(text)
		if err != nil {
			return nil, d.refuse(err)
		}
		return d.facts(root)
	case ".yaml":
		if front, err := splitFront(text); err == nil && front.found && strings.TrimSpace(text[front.body:]) != "" {
			return d.markdown() // a text follows the facts, whatever the file is called
		}
		root, err := d.loadYAML(0, len(text))
		if err != nil {
			return nil, d.refuse(err)
		}
		return d.facts(root)
	}
	return d.markdown()
}

// kindOf tells how a file is to be read: by its ending, or by its first byte
// if the ending says nothing.
func kindOf(name, text string) string {
	switch strings.ToLower(path.Ext(filepath.ToSlash(name))) {
	case ".json":
		return ".json"
	case ".yaml", ".yml":
		return ".yaml"
	case ".md", ".markdown", ".txt":
		return ".md"
	}
	head := strings.TrimLeft(text[:min(len(text), 4096)], " \t\r\n")
	if strings.HasPrefix(head, "{\"") || strings.HasPrefix(head, "{\n") || strings.HasPrefix(head, "{ ") {
		return ".json"
	}
	return ".md"
}

// markdown reads a text with front matter, or without.
func (d *decoder) markdown() (*decoder, error) {
	front, err := splitFront(d.src)
	if err != nil {
		return nil, d.refuse(err)
	}
	var root *node
	if front.found {
		if root, err = d.loadYAML(front.start, front.end); err != nil {
			return nil, d.refuse(err)
		}
	}
	d.b.Markdown, d.b.Body = d.src, front.body
	d.run(root, parseBody(d.src, front.body, d.o.progress))
	return d, nil
}

// facts makes a briefing of a file that holds nothing but facts. If one of
// them is the Markdown which the others were taken from, that is read instead,
// with its facts replaced by the file's where they differ.
func (d *decoder) facts(root *node) (*decoder, error) {
	if md := root.get("markdown"); md != nil && md.kind == scalar && md.text != "" {
		return d.withText(root, md.text)
	}
	d.run(root, body{Doc: &model.Document{}})
	d.dropOffsets()
	return d, nil
}

// withText joins facts with the Markdown that came along with them.
func (d *decoder) withText(root *node, markdown string) (*decoder, error) {
	markdown = textOf(markdown)
	d.run(root, body{Doc: &model.Document{}})
	o := d.o
	o.cast = append(castOf(d.b), o.cast...)
	same, err := newDecoder(d.file, markdown, o).markdown()
	if err == nil {
		same.b.ID = d.b.ID
		if noFacts(root) || sameFacts(d.b, same.b) {
			same.takeMistakes(d, root.get("markdown"), same.b.Mistakes)
			return same, nil
		}
	}
	text := ""
	if err == nil {
		text = same.b.Markdown[same.b.Body:]
	} else if _, fault := splitFront(markdown); fault == nil {
		text = markdown
	}
	out := canonical(d.b, text, withInferred)
	joined, err := newDecoder(d.file, string(out), d.o).markdown()
	if err != nil {
		return nil, err
	}
	joined.takeMistakes(d, root.get("markdown"), joined.b.Mistakes)
	return joined, nil
}

// noFacts reports whether a file says nothing but the Markdown in it.
func noFacts(root *node) bool {
	return !slices.ContainsFunc(root.keys, func(k *node) bool {
		return k.text != "markdown" && k.text != "readout" && k.text != "id"
	})
}

// takeMistakes takes over the mistakes of the file that was read, whose places
// are those that its author sees. Of the Markdown in it only a count is given.
func (d *decoder) takeMistakes(from *decoder, markdown *node, inside []model.Mistake) {
	if len(inside) > 0 {
		from.add(fault{
			start: markdown.start, end: markdown.start + 1, code: "markdown", severity: model.Warning,
			what: fmt.Sprintf("the Markdown in this file has mistakes of its own: %d", len(inside)),
			mend: "write it out with  readout show --md  and check that",
		})
	}
	d.b.Mistakes = from.finish()
}

// front is where the front matter of a file begins and ends.
type front struct {
	found      bool
	start, end int // of the YAML between the lines of dashes
	body       int // where the text begins
}

// splitFront finds the front matter of a file.
func splitFront(text string) (front, error) {
	first, rest := cutLine(text)
	if !isFence(first, "---") {
		return front{}, nil
	}
	at := len(text) - len(rest)
	f := front{found: true, start: at}
	for rest != "" {
		var line string
		line, rest = cutLine(rest)
		next := len(text) - len(rest)
		if isFence(line, "---") || isFence(line, "...") {
			f.end, f.body = at, next
			return f, nil
		}
		if at = next; at > maxFront+f.start {
			return f, &fault{
				start: 0, end: len(first), code: "front-matter-size",
				what: fmt.Sprintf("the front matter is longer than %d bytes, or is not closed", maxFront),
				mend: "close it by a line --- where the facts end",
			}
		}
	}
	return f, &fault{
		start: 0, end: min(3, len(text)), code: "unclosed-front-matter",
		what: "the front matter opened here is not closed",
		mend: "put a line --- behind the last fact",
	}
}

// isFence reports whether a line holds the mark and nothing else but blanks.
func isFence(line, mark string) bool {
	return strings.HasPrefix(line, mark) && strings.TrimRight(line[len(mark):], " \t\r\n") == ""
}

// cutLine splits text behind its first line, which keeps its line end.
func cutLine(text string) (line, rest string) {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return text[:i+1], text[i+1:]
	}
	return text, ""
}

// nameOf is the id of a briefing that a file name gives.
func nameOf(name string) string {
	base := path.Base(filepath.ToSlash(name))
	if name == "-" || name == "" || base == "." || base == "/" {
		return "stdin"
	}
	if stem := strings.TrimSuffix(base, path.Ext(base)); stem != "" {
		base = stem
	}
	return model.CleanLine(base)
}
