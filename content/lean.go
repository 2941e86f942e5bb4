package content

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"readout/model"
	"readout/model/compact"
)

// Cache keeps what was read of files. It may be used by several goroutines.
type Cache interface {
	// Files returns what is kept of the files of a folder from one name to
	// another, by their names. The folder is a whole path.
	Files(folder, first, last string) map[string]compact.Kept
	// Keep keeps what was read of a file.
	Keep(path string, k compact.Kept)
}

// mostLean is the size in bytes of the largest file whose text is read only when
// it is asked for: parsing that takes less than what a reader would notice.
const mostLean = 256 << 10

// leanReader reads files of which only what they say is kept. It is for one
// goroutine.
type leanReader struct {
	decoder compact.Decoder
	named   string   // the folder of the last file, as it was named
	folder  string   // the same as a whole path
	under   [16]byte // what its files are read under
	kept    map[string]compact.Kept
}

// open reads a file as Open does.
func (l *leanReader) open(name string, o Options) (*model.Briefing, error) {
	if !o.Lean || o.FS != nil || name == "-" {
		return Open(name, o)
	}
	if !l.enter(filepath.Dir(name), o) {
		return Open(name, o)
	}
	full := filepath.Join(l.folder, filepath.Base(name))
	began := time.Now()
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostLean {
		return Open(name, o)
	}
	k, known := l.kept[filepath.Base(full)]
	if known && k.Settled && k.Size == info.Size() && k.Time == info.ModTime().UnixNano() {
		if b := l.recall(name, k, o); b != nil {
			return b, nil
		}
	}
	src, err := Read(name, o)
	if err != nil {
		return nil, err
	}
	was := k
	k.Size, k.Time, k.Hash = info.Size(), info.ModTime().UnixNano(), hashOf(src)
	k.Settled = settled(info, began)
	if known && was.Hash == k.Hash {
		if b := l.recall(name, k, o); b != nil {
			o.keep(full, k)
			return b, nil
		}
	}
	b, err := Parse(name, src, o)
	if err != nil {
		return nil, err
	}
	return l.slim(b, full, k, src, o), nil
}

// recallFrom takes what is kept of some files of one folder, which are sorted.
func (l *leanReader) recallFrom(folder string, names []string, o Options) {
	if l.kept = nil; o.Lean && o.FS == nil && o.Cache != nil && l.enter(filepath.Clean(folder), o) {
		l.kept = o.Cache.Files(l.folder, path.Base(names[0]), path.Base(names[len(names)-1]))
	}
}

// enter takes what the files of a folder are read under, and reports whether it
// is known where the folder is.
func (l *leanReader) enter(named string, o Options) bool {
	if l.folder != "" && l.named == named {
		return true
	}
	folder, err := filepath.Abs(named)
	l.named, l.folder = named, folder
	l.under = hashOf([]byte(fmt.Sprintf("%d %+v", o.limit(), o.cast)))
	return err == nil
}

// recall returns what was kept of a file, if it was read under what is the case now.
func (l *leanReader) recall(name string, k compact.Kept, o Options) *model.Briefing {
	b, err := l.decoder.Decode(k.Facts, name)
	if err != nil {
		return nil
	}
	if under, ok := l.underOf(b); !ok || under != k.Under {
		return nil
	}
	words, ok := l.decoder.Words(k.Words)
	if !ok {
		return nil
	}
	return o.held(b, k, words)
}

// underOf tells what else a file was read under than its bytes: the cast of its
// folder, and the texts of its sources.
func (l *leanReader) underOf(b *model.Briefing) (under [16]byte, ok bool) {
	var stamps strings.Builder
	now := time.Now()
	for i := range b.Sources() {
		f := b.Sources()[i].File
		if f == "" {
			continue
		}
		info, err := os.Stat(filepath.Join(filepath.Dir(b.Path), filepath.FromSlash(f)))
		switch {
		case err != nil:
			stamps.WriteString(" none")
		case !settled(info, now):
			return under, false
		default:
			fmt.Fprintf(&stamps, " %d-%d", info.ModTime().UnixNano(), info.Size())
		}
	}
	if stamps.Len() == 0 {
		return l.under, true
	}
	return hashOf(append(l.under[:], stamps.String()...)), true
}

// slim returns a briefing without its text, and keeps what it says.
func (l *leanReader) slim(b *model.Briefing, full string, k compact.Kept, src []byte, o Options) *model.Briefing {
	if text, _, err := decodeText(b.Path, string(src)); b.Markdown != "" && (err != nil || text != b.Markdown) {
		return b // what is shown as its text stands within the file
	}
	k.Text, k.Facts = b.Markdown != "", compact.Encode(b)
	words := b.SearchText()
	k.Words = compact.Seal(words)
	lean, err := l.decoder.Decode(k.Facts, b.Path)
	if err != nil {
		return b
	}
	var ok bool
	if k.Under, ok = l.underOf(b); ok {
		o.keep(full, k)
	}
	return o.held(lean, k, words)
}

func (o *Options) keep(full string, k compact.Kept) {
	if o.Cache != nil {
		o.Cache.Keep(full, k)
	}
}

// settleTime is for how long a file has to rest before its time of change tells
// that it is the same: some systems count in seconds.
const settleTime = 2 * time.Second

func settled(info fs.FileInfo, at time.Time) bool { return at.Sub(info.ModTime()) > settleTime }

func hashOf(data []byte) (hash [16]byte) {
	sum := sha256.Sum256(data)
	copy(hash[:], sum[:])
	return hash
}

// shelved are the options for the files of a folder, of which a few have their
// facts at hand.
func (o Options) shelved() Options {
	if o.Lean && o.shelf == nil {
		o.shelf = &compact.Shelf{}
	}
	return o
}

// held has a briefing keep its facts as bytes, and gives it its text, to be read
// from its file, and its words. One that holds facts only has no text.
func (o Options) held(b *model.Briefing, k compact.Kept, words string) *model.Briefing {
	if o.shelf != nil {
		compact.Hold(b, k.Facts, o.shelf)
	}
	if !k.Text {
		b.Text = &model.Document{}
		return b
	}
	b.Later = &model.Later{From: &textFile{name: b.Path, hash: k.Hash, limit: o.limit(), cast: o.cast, words: words}}
	return b
}

// textFile reads the text of a briefing from its file, if that is what it was.
type textFile struct {
	name  string
	hash  [16]byte
	limit int64
	cast  []model.Actor
	words string
}

// Read returns the text of the file.
func (f *textFile) Read() (string, bool) {
	src, err := Read(f.name, Options{MaxSize: f.limit})
	if err != nil || hashOf(src) != f.hash {
		return "", false
	}
	text, _, err := decodeText(f.name, string(src))
	return text, err == nil
}

// Parse makes blocks of it.
func (f *textFile) Parse(markdown string) *model.Document {
	b, err := Parse(f.name, []byte(markdown), Options{MaxSize: f.limit, cast: f.cast, noSources: true})
	if err != nil || b.Text == nil {
		return &model.Document{Source: markdown}
	}
	return b.Text
}

// SearchText returns what words are looked for in.
func (f *textFile) SearchText() string { return f.words }
