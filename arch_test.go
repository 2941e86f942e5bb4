package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// arrows says which packages of this module each package may import. A package
// that is not listed here is a decision nobody has made yet.
var arrows = map[string][]string{
	".": {"cli"},
	"cli": {
		"content", "content/article", "content/draft", "export", "host", "model", "model/annotation", "model/library", "model/query", "store", "store/cache", "ui", "ui/board", "ui/leave", "ui/page", "ui/sheet", "ui/theme",
	},
	"content":          {"model", "model/compact"},
	"content/article":  {"content", "content/draft", "model"},
	"content/draft":    {"model"},
	"export":           {"content", "model", "model/library"},
	"host":             {"content", "model", "model/annotation", "model/library", "model/query", "model/together", "store", "ui", "ui/leave"},
	"model":            {},
	"model/annotation": {"model"},
	"model/compact":    {"model"},
	"model/library":    {"model"},
	"model/query":      {"model", "model/library"},
	"model/together":   {"model"},
	"store":            {"model", "model/annotation", "model/together"},
	"store/cache":      {"model/compact"},
	"store/pgtest":     {},
	"ui": {
		"model", "model/annotation", "model/library", "model/query", "model/together", "ui/board", "ui/page", "ui/sheet", "ui/theme",
	},
	"ui/board": {"model", "model/annotation", "model/library", "model/query", "ui/sheet", "ui/theme"},
	"ui/leave": {},
	"ui/page":  {"model", "model/library", "ui/theme"},
	"ui/sheet": {"model", "ui/theme"},
	"ui/theme": {"model"},

	"bench/firstframe": {"bench/screen"},
	"bench/floor":      {},
	"bench/generate":   {"bench/invent"},
	"bench/indexes":    {"bench/invent", "content", "model", "model/query"},
	"bench/invent":     {},
	"bench/readers":    {},
	"bench/screen":     {},
	"bench/smallest":   {},
	"bench/table":      {"bench/invent", "bench/screen"},
}

// outside says what a package must not import from elsewhere, and why; a path
// that ends in a slash stands for all below it.
var outside = map[string]struct {
	imports []string
	why     string
}{
	"model": {
		[]string{"os", "net", "net/http", "os/exec", "charm.land/", "github.com/", "go.yaml.in/"},
		"model is pure",
	},
	"model/annotation": {
		[]string{"os", "net", "net/http", "os/exec", "charm.land/", "github.com/", "go.yaml.in/"},
		"model is pure",
	},
	"model/library": {
		[]string{"os", "net", "net/http", "os/exec", "charm.land/", "github.com/charmbracelet/", "go.yaml.in/"},
		"model is pure",
	},
	"model/query": {
		[]string{"os", "net", "net/http", "os/exec", "charm.land/", "github.com/", "go.yaml.in/"},
		"model is pure",
	},
	"model/together": {
		[]string{"os", "net", "net/http", "os/exec", "charm.land/", "github.com/", "go.yaml.in/"},
		"model is pure",
	},
	"host":    {[]string{"os/exec", "net/http"}, "nothing is executed or fetched for a client"},
	"content": {[]string{"charm.land/", "net", "net/http", "os/exec"}, "parsing knows no width, style or network"},
	"content/article": {
		[]string{"charm.land/", "os", "net", "net/http", "os/exec"},
		"an article is bytes, which others read",
	},
	"content/draft": {
		[]string{"charm.land/", "os", "net", "net/http", "os/exec", "github.com/", "codeberg.org/", "go.yaml.in/"},
		"drafting is rules, without I/O",
	},
	"ui":       {[]string{"os", "net", "net/http", "os/exec", "github.com/yuin/goldmark/", "github.com/yuin/goldmark", "charm.land/lipgloss/v2/compat"}, "ui does no I/O and parses nothing"},
	"ui/board": {[]string{"os", "net", "net/http", "os/exec"}, "a board does no I/O"},
	"ui/sheet": {[]string{"os", "net", "net/http", "os/exec", "charm.land/"}, "a sheet only describes"},
	"ui/leave": {[]string{"os", "net", "net/http", "os/exec"}, "what ends a program does no I/O"},
	"ui/page":  {[]string{"os", "net", "net/http", "os/exec", "github.com/yuin/goldmark/", "github.com/yuin/goldmark", "charm.land/lipgloss/v2/compat"}, "a page does no I/O and parses nothing"},
	"ui/theme": {[]string{"os", "net", "net/http", "os/exec", "charm.land/lipgloss/v2/compat"}, "a theme does no I/O"},
}

// source is one Go file of the module, tests apart.
type source struct {
	path string // from the root, with slashes
	dir  string
	file *ast.File
	fset *token.FileSet
}

// sources parses every file that is built into the program or its benches.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		path = filepath.ToSlash(path)
		all = append(all, source{path, filepath.ToSlash(filepath.Dir(path)), f, fset})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestArrows(t *testing.T) {
	for _, s := range sources(t) {
		allowed, listed := arrows[s.dir]
		if !listed {
			t.Errorf("%s: package %s is not in the table of arrows", s.path, s.dir)
			continue
		}
		for _, spec := range s.file.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			if inside, ok := strings.CutPrefix(path, "readout/"); ok && !contains(allowed, inside) {
				t.Errorf("%s: %s must not import %s", s.path, s.dir, inside)
			}
			rule := outside[s.dir]
			for _, p := range rule.imports {
				if path == p || strings.HasSuffix(p, "/") && strings.HasPrefix(path, p) {
					t.Errorf("%s: %s must not import %s: %s", s.path, s.dir, path, rule.why)
				}
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}

// TestColours finds colours named outside the theme.
func TestColours(t *testing.T) {
	hex := regexp.MustCompile(`^["` + "`" + `]#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})["` + "`" + `]$`)
	sgr := regexp.MustCompile(`\\x1b\[[0-9;]*[34][0-8][0-9;]*m`)
	for _, s := range sources(t) {
		if s.dir == "ui/theme" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				pkg, ok := n.X.(*ast.Ident)
				if ok && pkg.Name == "lipgloss" && contains([]string{"Color", "ANSIColor", "RGBColor", "LightDark", "HasDarkBackground"}, n.Sel.Name) {
					t.Errorf("%s: only ui/theme names a colour", s.fset.Position(n.Pos()))
				}
			case *ast.BasicLit:
				if n.Kind == token.STRING && (hex.MatchString(n.Value) || sgr.MatchString(n.Value)) {
					t.Errorf("%s: only ui/theme names a colour: %s", s.fset.Position(n.Pos()), n.Value)
				}
			}
			return true
		})
	}
}

// TestComments finds packages and exported names that no comment explains.
func TestComments(t *testing.T) {
	explained, where := map[string]bool{}, map[string]string{}
	for _, s := range sources(t) {
		where[s.dir] = s.path
		if s.file.Doc != nil {
			explained[s.dir] = true
		}
		for _, d := range s.file.Decls {
			undocumented(d, func(name string, pos token.Pos) {
				t.Errorf("%s: exported %s has no comment", s.fset.Position(pos), name)
			})
		}
	}
	for dir, path := range where {
		if !explained[dir] {
			t.Errorf("%s: package %s has no comment", path, dir)
		}
	}
}

// undocumented reports the exported names of a declaration that have no comment.
func undocumented(d ast.Decl, report func(string, token.Pos)) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d.Recv) {
			report(d.Name.Name, d.Pos())
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil {
					report(spec.Name.Name, spec.Pos())
				}
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					if name.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
						report(name.Name, name.Pos())
					}
				}
			}
		}
	}
}

// exportedReceiver reports whether a reader of the documentation sees the method.
func exportedReceiver(recv *ast.FieldList) bool {
	if recv == nil || len(recv.List) == 0 {
		return true
	}
	typ := recv.List[0].Type
	for {
		switch x := typ.(type) {
		case *ast.StarExpr:
			typ = x.X
		case *ast.IndexExpr:
			typ = x.X
		case *ast.Ident:
			return x.IsExported()
		default:
			return true
		}
	}
}

// The longest file and function that we want to read; a text's table may be longer.
const (
	mostLines         = 500
	mostFunctionLines = 80
)

// TestMeasures finds files and functions that have grown too long to read.
func TestMeasures(t *testing.T) {
	for _, s := range sources(t) {
		if lines := s.fset.File(s.file.Pos()).LineCount(); lines > mostLines {
			t.Errorf("%s: %d lines; split it", s.path, lines)
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			lines := s.fset.Position(f.End()).Line - s.fset.Position(f.Pos()).Line + 1
			if lines > mostFunctionLines {
				t.Errorf("%s: %s has %d lines; split it", s.fset.Position(f.Pos()), f.Name.Name, lines)
			}
		}
	}
}

// TestNoPromises finds notes to ourselves that belong elsewhere.
func TestNoPromises(t *testing.T) {
	note := regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`)
	for _, s := range sources(t) {
		src, err := os.ReadFile(s.path)
		if err != nil {
			t.Fatal(err)
		}
		if at := note.FindIndex(src); at != nil {
			t.Errorf("%s:%d: %s", s.path, strings.Count(string(src[:at[0]]), "\n")+1, src[at[0]:at[1]])
		}
	}
}
