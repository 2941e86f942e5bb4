package cli

import (
	"cmp"
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

// keptLine is a bookmark or note where it stands now.
type keptLine struct {
	annotation.Annotation
	briefing *model.Briefing // nil if its file is not there or not read
	title    string
	found    annotation.Found
	address  string
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
		return wrong("", "nothing is kept: state is none")
	case f.filters:
		return a.printFilters(s)
	}
	text, paths := a.flags.filter, args
	if text == "" && len(args) > 0 && !isPath(args[0]) {
		text, paths = args[0], args[1:]
	}
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
func (a *app) keptLines(c *config, k *keeper, s *annotation.State, paths []string) ([]keptLine, error) {
	briefings := map[string]*model.Briefing{}
	named := len(paths) > 0 || a.flags.sample != "" || a.flags.guide
	if named {
		r, err := a.read(c, paths)
		if err != nil {
			return nil, err
		}
		r.withhold(a.Now())
		a.warn(r)
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

func keptOf(b *model.Briefing, d *annotation.Document, n annotation.Annotation) keptLine {
	line := keptLine{Annotation: n, briefing: b, title: d.Title, address: d.Key}
	if n.Item != "" {
		line.address += "#" + n.Item
	}
	if b != nil {
		line.title, line.found = b.Title, n.Find(b)
		if line.found.How == annotation.ByWords {
			address := model.Address{Line: line.found.Place.Line}
			if r := line.found.Ref; r.Type != "" {
				address = b.AddressOf(r)
			}
			address.Path = d.Key
			line.address = address.String()
		}
	}
	line.address = model.CleanLine(line.address)
	return line
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

// words are those the annotation is on.
func (l *keptLine) words() string {
	if b := l.briefing; b != nil && l.found.Ref.Type != "" {
		switch r := l.found.Ref; r.Type {
		case model.TypeQuote:
			return "“" + strings.Join(segments(&b.Quotes[r.Index]), "” … “") + "”"
		default:
			return row(model.NewRelations(b), r).told
		}
	}
	return model.CleanLine(l.Selector.Exact)
}

func segments(q *model.Quote) []string {
	var texts []string
	for _, s := range q.Segments {
		texts = append(texts, s.Text)
	}
	return texts
}

// origin is who said it, source, date, briefing, marking and what limits its use.
func (l *keptLine) origin() string {
	b := l.briefing
	if b == nil {
		return join(model.CleanLine(l.title), "(its file is not here, its marking not known)")
	}
	var parts []string
	if r := l.found.Ref; r.Type == model.TypeQuote {
		q := &b.Quotes[r.Index]
		who := cmp.Or(printer{b: b}.name(q.By), "unknown")
		if a := b.ActorByID(q.By); a != nil && a.Role != "" {
			who += ", " + a.Role
		}
		if q.Guess {
			who += " (speaker not certain)"
		}
		parts = append(parts, who)
		if s := b.SourceByID(q.Source); s != nil {
			parts = append(parts, s.Title)
		}
		if !q.On.IsZero() {
			parts = append(parts, q.On.String())
		}
		if q.Failed() {
			parts = append(parts, "not word for word")
		}
	}
	parts = append(parts, strings.TrimSpace("in: "+b.Title+" "+b.Date.String()), markingWord(b.Marking))
	if b.Status != model.Reviewed {
		parts = append(parts, string(cmp.Or(b.Status, model.Draft)))
	}
	if l.found.How == annotation.Orphan {
		parts = append(parts, "no longer in the text")
	}
	return model.CleanLine(strings.Join(parts, "; "))
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
			ld := l.Annotation.LD(l.address)
			ld.Target.Title = l.title
			if l.briefing != nil {
				ld.Target.Marking = markingWord(l.briefing.Marking)
			}
			if err := encodeLine(a.out, ld); err != nil {
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
			fmt.Fprintf(a.out, "\n> — %s  \n> <%s>\n", plainMarkdown(l.origin()), l.address)
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
	return strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "#", `\#`).Replace(model.CleanLine(s))
}

func (a *app) printFilters(s *annotation.State) error {
	for _, f := range s.Filters {
		if _, err := fmt.Fprintf(a.out, "@%s  %s\n", f.Name, model.CleanLine(f.Line)); err != nil {
			return err
		}
	}
	return nil
}
