package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"readout/content"
	"readout/content/article"
	"readout/content/draft"
	"readout/model"
)

// draftFlags say where a draft goes, and from where its article may come.
type draftFlags struct {
	json, force, private bool
	out                  string
}

func (a *app) draftCommand() *cobra.Command {
	var f draftFlags
	c := &cobra.Command{
		Use:   "draft [ARTICLE | ADDRESS | -]",
		Short: "Make a briefing of a plain article, every guess marked",
		Long: "Make a briefing of a plain article: quotations with their speakers, the cast with roles, issues, open threads. " +
			"It works offline and by rules, invents nothing, and marks every guess by a ?.\n\n" +
			"An ARTICLE is text, Markdown or a page of HTML, in any encoding. An ADDRESS begins with http:// or https://; what is there is fetched " +
			"and may have up to 16 MB, 5 redirects and 30 seconds. Proxies of the environment are not used.\n\n" +
			"Without -o the briefing is printed. With it, the briefing and the text of the article are written into a folder, " +
			"and every quotation is looked up in that text, word for word.",
		Example: "  readout draft article.html | readout -\n" +
			"  readout draft -o briefings/ article.txt\n" +
			"  readout draft -o . https://example.org/article",
		Args: arguments(0, 1, "one ARTICLE"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := exclusive(c, "json", "output"); err != nil {
				return err
			}
			return a.draft(c, args, f)
		},
	}
	c.Flags().BoolVar(&f.json, "json", false, "print as JSON, fully resolved")
	c.Flags().StringVarP(&f.out, "output", "o", "", "folder to write the briefing and the article's text into")
	c.Flags().BoolVar(&f.force, "force", false, "write over files that are there")
	c.Flags().BoolVar(&f.private, "allow-private", false, "fetch from private and local addresses too")
	a.settingFlags(c, "max-size")
	return c
}

// source is an article as it was found.
type source struct {
	name string // as the reader named it, "-" for standard input
	kind string // as a server named it
	url  string
	raw  []byte
}

func (a *app) draft(cmd *cobra.Command, args []string, f draftFlags) error {
	c, err := a.configure()
	if err != nil {
		return err
	}
	name := "-"
	if len(args) > 0 {
		name = args[0]
	} else if !a.piped() {
		return wrong(seeHelp(cmd), "%s needs an article: a file, an address, or - for standard input", cmd.CommandPath())
	}
	src, err := a.articleSource(cmd.Context(), c, name, f)
	if err != nil {
		return err
	}
	art, notices, err := article.Read(src.name, src.kind, src.raw, article.Options{URL: src.url})
	if err != nil {
		return unreadable(err)
	}
	for _, n := range notices {
		fmt.Fprintln(a.Stderr, model.CleanLine(src.name+": "+n))
	}
	id := src.id(art.Title)
	if f.out != "" && f.out != "-" {
		return a.writeDraft(c, src, art, id, f)
	}
	return a.printDraft(c, draft.Draft(art, draft.Options{}), id, f)
}

// articleSource reads the article that an argument names.
func (a *app) articleSource(ctx context.Context, c *config, name string, f draftFlags) (source, error) {
	if isAddress(name) {
		get := fetcher{limit: min(c.MaxSize, maxFetched), within: fetchTime, permit: public}
		if f.private {
			get.permit = func(netip.Addr) bool { return true }
		}
		got, err := get.fetch(ctx, name)
		return source{name, got.kind, got.url, got.raw}, err
	}
	raw, err := content.Read(name, a.options(c))
	if errors.Is(err, fs.ErrNotExist) {
		if hostBefore.MatchString(name) {
			return source{}, &fault{Usage, fmt.Errorf("%s: no such file", name), "an address begins with https://"}
		}
		return source{}, unreadable(fmt.Errorf("%s: no such file", name))
	}
	if err != nil {
		return source{}, unreadable(err)
	}
	return source{name: name, raw: raw}, nil
}

var hostBefore = regexp.MustCompile(`^([\w-]+\.)+[a-z]{2,}/|^www\.`)

// printDraft prints a draft.
func (a *app) printDraft(c *config, r draft.Result, id string, f draftFlags) error {
	if _, tty := terminal(a.Stderr); tty {
		fmt.Fprintln(a.Stderr, strings.TrimSuffix(counted(r.Quotes, "quotation", "quotations")+"; "+doubts(r), "; "))
	}
	if !f.json {
		return a.printBytes([]byte(model.Clean(string(r.Markdown))), nil)
	}
	b, err := content.Parse("-", r.Markdown, a.options(c))
	if err != nil {
		return err
	}
	b.ID = id
	data, err := content.JSON(b)
	return a.printBytes(inertJSON(data), err)
}

// doubts says of how many quotations the speaker is not sure, "" for none.
func doubts(r draft.Result) string {
	switch unknown := counted(r.Unknown, "speaker is unknown", "speakers are unknown"); {
	case r.Guesses == 0 && r.Unknown == 0:
		return ""
	case r.Guesses == 0:
		return unknown
	case r.Unknown == 0:
		return counted(r.Guesses, "speaker is a guess", "speakers are guesses")
	}
	return counted(r.Guesses, "speaker is a guess, ", "speakers are guesses, ") + counted(r.Unknown, "is unknown", "are unknown")
}

// writeDraft writes a draft and the text of its article into a folder, and
// looks every quotation up in it.
func (a *app) writeDraft(c *config, src source, art draft.Article, id string, f draftFlags) error {
	if info, err := os.Stat(f.out); err == nil && !info.IsDir() {
		return wrong("-o takes a folder", "%s is a file", f.out)
	}
	briefing := beside(f.out, id, ".md", "-draft", src.name)
	text := beside(f.out, id, ".txt", "-article", src.name)
	if err := errors.Join(mayWrite(text, f.force), mayWrite(briefing, f.force)); err != nil {
		return err
	}
	r := draft.Draft(art, draft.Options{File: filepath.Base(text)})
	if err := os.MkdirAll(f.out, 0o777); err != nil {
		return fmt.Errorf("%s: %w", f.out, reasonOf(err))
	}
	if err := a.writeNew(text, []byte(r.Text), f.force); err != nil {
		return err
	}
	if err := a.writeNew(briefing, r.Markdown, f.force); err != nil {
		return err
	}
	b, err := content.Open(briefing, a.options(c))
	if err != nil {
		return unreadable(err)
	}
	a.tellVerbatim(b)
	if d := doubts(r); d != "" {
		fmt.Fprintln(a.Stderr, d)
	}
	if n := len(r.Notices); n > 0 {
		fmt.Fprintf(a.Stderr, "%s at the top of the briefing\n", counted(n, "remark", "remarks"))
	}
	if r.Guesses+r.Unknown > 0 {
		fmt.Fprintf(a.Stderr, "readout review %s goes through them\n", model.CleanLine(shellWord(briefing)))
	} else {
		fmt.Fprintf(a.Stderr, "readout %s opens it\n", model.CleanLine(shellWord(briefing)))
	}
	return nil
}

// tellVerbatim says how many quotations of a draft are word for word in the
// text of its article, and shows those that are not.
func (a *app) tellVerbatim(b *model.Briefing) {
	exact := 0
	for i := range b.Quotes() {
		q := &b.Quotes()[i]
		if !slices.ContainsFunc(q.Segments, func(s model.Segment) bool { return s.Check.Failed() || s.Check == model.Unchecked }) {
			exact++
		}
		for _, s := range q.Segments {
			if s.Check.Failed() {
				fmt.Fprintln(a.Stderr, model.CleanLine(fmt.Sprintf("%s:%d: not word for word in the article: “%s”", b.Path, s.At.Line, s.Text)))
			}
		}
	}
	total, how := len(b.Quotes()), ", all word for word in the article"
	switch {
	case total == 0:
		how = ""
	case exact < total:
		how = fmt.Sprintf(", %d word for word in the article", exact)
		a.status = Trouble
	}
	fmt.Fprintln(a.Stderr, counted(total, "quotation", "quotations")+how)
}

// beside is the name of a file in a folder that is not the article itself.
func beside(folder, id, ending, other, name string) string {
	file := filepath.Join(folder, id+ending)
	there, err := os.Stat(file)
	if err != nil || name == "-" {
		return file
	}
	if itself, err := os.Stat(name); err == nil && os.SameFile(there, itself) {
		return filepath.Join(folder, id+other+ending)
	}
	return file
}

// id is what a briefing of the article is called: as its file, else by its
// title, else by the end of its address.
func (s source) id(title string) string {
	if s.name != "-" && s.url == "" {
		base := filepath.Base(s.name)
		if stem := strings.TrimSuffix(base, filepath.Ext(base)); stem != "" {
			base = stem
		}
		return fileName(base)
	}
	if id := slug(title); id != "" {
		return id
	}
	if u, err := url.Parse(s.url); err == nil && s.url != "" {
		if id := slug(strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path))); id != "" {
			return id
		}
		if id := slug(u.Hostname()); id != "" {
			return id
		}
	}
	return "article"
}

// mostSlug is how many characters the name of a file has that a title gives.
const mostSlug = 60

// slug makes a name of the letters and digits of a title, cut between words.
func slug(title string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(strings.ToLower(title), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '\'' && c != '’'
	}) {
		word = strings.NewReplacer("'", "", "’", "").Replace(word)
		if b.Len() > 0 && b.Len()+1+len(word) > mostSlug {
			break
		}
		if b.Len() > 0 && word != "" {
			b.WriteByte('-')
		}
		b.WriteString(word)
	}
	s := b.String()
	return strings.ToValidUTF8(s[:min(len(s), 2*mostSlug)], "")
}

// shellWord is a word as a shell takes it for one.
func shellWord(s string) string {
	special := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("@%+=:,./_-", r)
	}
	if s != "" && !strings.ContainsFunc(s, special) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
