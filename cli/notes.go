package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/content"
	"readout/model"
	"readout/model/annotation"
	"readout/model/query"
	"readout/ui"
)

// noteFlags say how bookmarks and notes are printed.
type noteFlags struct{ markdown, json, filters bool }

func (a *app) notesCommand() *cobra.Command {
	var f noteFlags
	c := &cobra.Command{
		Use:   "notes [QUERY] [PATH… | -]",
		Short: "Print bookmarks and notes, each with its words, source and address",
		Long: "Print bookmarks and notes, each with the words it is on, who said them, source, date, marking and address: " +
			"those of the named files and folders, else all. A QUERY leaves those on items that it matches.",
		Example: "  readout notes\n" +
			"  readout notes --md by:varga briefings/ > excerpts.md\n" +
			"  readout notes --json | jq .body",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if err := exclusive(c, "json", "md", "filters"); err != nil {
				return err
			}
			return a.notes(args, f)
		},
	}
	c.Flags().BoolVar(&f.markdown, "md", false, "print as Markdown")
	c.Flags().BoolVar(&f.json, "json", false, "print one W3C Web Annotation in JSON-LD a line")
	c.Flags().BoolVar(&f.filters, "filters", false, "print the saved filters instead")
	c.Flags().StringVarP(&a.flags.filter, "filter", "f", "", "the filter, if it is not the first argument")
	a.sourceFlags(c)
	a.settingFlags(c, "max-size", "state")
	return c
}

func (a *app) notes(args []string, f noteFlags) error {
	c, err := a.configure()
	if err != nil {
		return err
	}
	k, s, err := a.keptState(c)
	switch {
	case err != nil:
		return err
	case k == nil:
		return a.nothingKept()
	case f.filters:
		return a.printFilters(s)
	}
	text, paths := a.filterAndPaths(args)
	q, err := a.parse(c, text)
	if err != nil {
		return err
	}
	lines, err := a.keptLines(c, k, s, paths)
	if err != nil {
		return err
	}
	if strings.TrimSpace(text) != "" {
		lines = a.keptMatching(c, text, q, lines)
	}
	return a.printNotes(lines, f)
}

// keptLines finds what is kept in the files that are named, or in all.
func (a *app) keptLines(c *config, k ui.Keeper, s *annotation.State, paths []string) ([]keptLine, error) {
	briefings := map[string]*model.Briefing{}
	named := len(paths) > 0 || a.flags.sample != "" || a.flags.guide
	if named {
		r, err := a.read(c, paths)
		if err != nil {
			return nil, err
		}
		r.withhold(a.Now())
		if a.warn(r); len(r.faults) > 0 {
			a.status = Trouble
		}
		for _, b := range r.briefings {
			briefings[k.Key(b)] = b
		}
	}
	var lines []keptLine
	for _, key := range slices.Sorted(maps.Keys(s.Documents)) {
		d := s.Documents[key]
		if len(d.Annotations) == 0 {
			continue
		}
		b, ok := briefings[key]
		switch {
		case !ok && named:
			continue
		case !ok && a.visit != nil:
			b, _ = a.visit.View.Find(key)
		case !ok:
			b = a.briefingOf(c, key)
		}
		if b != nil && !ok && b.Embargoed(a.Now()) {
			fmt.Fprintln(a.Stderr, model.CleanLine(fmt.Sprintf("%s is under embargo until %s and not listed", key, b.Embargo)))
			continue
		}
		for _, n := range d.Annotations {
			lines = append(lines, keptOf(b, d, n))
		}
	}
	return lines, nil
}

// briefingOf opens the file of a key, or returns nil with a word why not.
func (a *app) briefingOf(c *config, key string) *model.Briefing {
	if name, ok := strings.CutPrefix(key, "embedded:"); ok {
		for _, open := range []func(content.Options) (*model.Briefing, error){content.Default, content.Guide} {
			if b, err := open(a.options(c)); err == nil && b.ID == name {
				return b
			}
		}
		return nil
	}
	if sample, file, ok := strings.Cut(strings.TrimPrefix(key, "sample:"), "/"); ok && strings.HasPrefix(key, "sample:") {
		o := a.options(c)
		if o.FS, ok = content.SampleFS(sample); !ok {
			return nil
		}
		b, err := content.Open(file, o)
		if err != nil {
			return nil
		}
		return b
	}
	if _, err := os.Stat(key); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	b, err := content.Open(key, a.options(c))
	if err != nil {
		a.tell(err)
		a.status = Trouble
		return nil
	}
	return b
}

// keptMatching leaves what stands on items that match.
func (a *app) keptMatching(c *config, text string, q query.Query, lines []keptLine) []keptLine {
	var bs []*model.Briefing
	for _, l := range lines {
		if l.briefing != nil && !slices.Contains(bs, l.briefing) {
			bs = append(bs, l.briefing)
		}
	}
	set := a.set(c, text, bs)
	return slices.DeleteFunc(lines, func(l keptLine) bool {
		return l.briefing == nil || l.found.Ref.Type == "" || !set.Match(q, query.Item{Briefing: l.briefing, Ref: l.found.Ref})
	})
}

func (a *app) printNotes(lines []keptLine, f noteFlags) error {
	if f.markdown && len(lines) > 0 {
		fmt.Fprintln(a.out, "# Bookmarks and notes")
	}
	title := ""
	for i := range lines {
		l := &lines[i]
		switch {
		case f.json:
			if err := encodeLine(a.out, l.linked()); err != nil {
				return err
			}
		case f.markdown:
			if l.title != title {
				title = l.title
				fmt.Fprintf(a.out, "\n## %s\n", plainMarkdown(title))
			}
			if words := l.words(); words != "" {
				fmt.Fprintf(a.out, "\n> %s\n>", plainMarkdown(words))
			}
			fmt.Fprintf(a.out, "\n> — %s  \n> %s\n", plainMarkdown(l.origin()), codeSpan(l.address))
			if l.Body != "" {
				fmt.Fprintf(a.out, "\n%s\n", model.Clean(l.Body))
			}
		default:
			a.printNote(l, i > 0)
		}
	}
	return nil
}

func (a *app) printNote(l *keptLine, gap bool) {
	if gap {
		fmt.Fprintln(a.out)
	}
	kind := "bookmark"
	if l.Motivation == annotation.Commenting {
		kind = "note"
	}
	fmt.Fprintf(a.out, "%s  %s  %s\n", kind, l.Modified.UTC().Format("2006-01-02"), l.address)
	for _, text := range []string{model.CleanLine(l.words()), l.origin()} {
		if text != "" {
			fmt.Fprintf(a.out, "  %s\n", text)
		}
	}
	for line := range strings.SplitSeq(l.Body, "\n") {
		if line != "" {
			fmt.Fprintf(a.out, "  & %s\n", model.CleanLine(line))
		}
	}
}

// plainMarkdown keeps a text from being taken for markup.
func plainMarkdown(s string) string {
	s = strings.NewReplacer(
		`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "#", `\#`, "&", `\&`, "~", `\~`,
	).Replace(model.CleanLine(s))
	mark, begins := strings.TrimLeft(s, "0123456789"), "-+=>|" // a list, a rule, a quotation or a table
	if mark != s {
		begins = ".)" // a list with numbers
	}
	if mark != "" && strings.ContainsRune(begins, rune(mark[0])) {
		s = s[:len(s)-len(mark)] + `\` + mark
	}
	return s
}

// codeSpan is a text as code in Markdown, whatever backticks it holds.
func codeSpan(s string) string {
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		s = " " + s + " "
	}
	return fence + s + fence
}

func (a *app) printFilters(s *annotation.State) error {
	for _, f := range s.Filters {
		if _, err := fmt.Fprintf(a.out, "@%s  %s\n", f.Name, model.CleanLine(f.Line)); err != nil {
			return err
		}
	}
	return nil
}
