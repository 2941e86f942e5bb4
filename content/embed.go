package content

import (
	"embed"
	"io/fs"
	"slices"

	"readout/model"
)

// The briefings that come with readout. The folders hold samples, the files
// beside them one briefing each and its source.
//
//go:embed embedded
var embedded embed.FS

// embeddedRoot is the folder of embedded that paths count from.
const embeddedRoot = "embedded"

// Default reads the briefing that opens when no file is named: the White House
// talks of August 2025.
func Default(o Options) (*model.Briefing, error) { return readEmbedded("white-house-talks.md", o) }

// Guide reads the briefing that teaches readout and its format by being one.
func Guide(o Options) (*model.Briefing, error) { return readEmbedded("guide.md", o) }

func readEmbedded(name string, o Options) (*model.Briefing, error) {
	root, err := fs.Sub(embedded, embeddedRoot)
	if err != nil {
		return nil, err
	}
	src, err := fs.ReadFile(root, name)
	if err != nil {
		return nil, err
	}
	o.FS = root
	b, err := Parse(name, src, o)
	if err != nil {
		return nil, err
	}
	b.Path = ""
	return b, nil
}

// Samples lists the names of the sample folders, in the order of the alphabet.
func Samples() []string {
	entries, err := embedded.ReadDir(embeddedRoot)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// SampleFS returns a sample folder as a file system whose root is the folder,
// and whether there is a sample of that name.
func SampleFS(name string) (fs.FS, bool) {
	if !slices.Contains(Samples(), name) {
		return nil, false
	}
	folder, err := fs.Sub(embedded, embeddedRoot+"/"+name)
	return folder, err == nil
}
