package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/model/query"
	"readout/ui"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "  readout man > /usr/local/share/man/man1/readout.1\n  readout man | man -l -",
		Args:    arguments(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprint(a.out, manual(c.Root()))
			return err
		},
	}
}

// manual is the manual page in roff, made from the commands, the settings, the
// filters and the keys, so that it cannot say anything else than they do.
func manual(root *cobra.Command) string {
	var m roff
	m.line(".TH READOUT 1 \"\" \"readout %s\" \"User commands\"", root.Version)
	m.section("Name")
	m.text("readout - " + strings.ToLower(root.Short[:1]) + root.Short[1:])
	m.section("Synopsis")
	m.line(".B readout")
	m.text("[PATH[#ADDRESS]... | -]")
	for _, c := range visible(root) {
		m.line(".br")
		m.line(".B readout")
		m.text(c.Use)
	}
	m.section("Description")
	m.paragraphs(root.Long)
	m.section("Options")
	m.flags(root)
	m.section("Commands")
	for _, c := range visible(root) {
		m.line(".SS readout %s", roffText(c.Use))
		m.paragraphs(first(c.Long, c.Short+"."))
		m.flags(c)
		m.examples(c.Example)
	}
	m.keys()
	m.section("Filters")
	for _, k := range query.Keys() {
		m.item(k.Name+":", strings.TrimSpace(k.Takes+"; on "+k.On))
	}
	m.section("Environment")
	m.item("NO_COLOR", "set and not empty: no colours")
	m.item("READOUT_CONFIG", "path of the configuration")
	for _, s := range settingsTable() {
		m.item(s.variable(), s.help+": "+s.takes)
	}
	m.section("Files")
	m.item("$XDG_CONFIG_HOME/readout/config.yaml", "the configuration; readout config prints one")
	m.item("$XDG_STATE_HOME/readout/state.db", "bookmarks, notes, what was read, filters")
	m.section("Exit status")
	m.item("0", "done")
	m.item("1", "trouble, or mistakes found by readout check")
	m.item("2", "wrong usage, or a file that cannot be read")
	m.section("Examples")
	m.examples(root.Example)
	return m.String()
}

func visible(root *cobra.Command) []*cobra.Command {
	var list []*cobra.Command
	for _, c := range root.Commands() {
		if !c.Hidden && c.Name() != "help" {
			list = append(list, c)
		}
	}
	return list
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// roff writes a manual page.
type roff struct{ strings.Builder }

// line writes a request; what it is given is roff already.
func (m *roff) line(format string, args ...any) {
	fmt.Fprintf(m, format+"\n", args...)
}

func (m *roff) text(s string) { m.line("%s", roffText(s)) }

func (m *roff) section(title string) { m.line(".SH %s", strings.ToUpper(title)) }

func (m *roff) item(tag, text string) {
	m.line(".TP\n.B %s\n%s", roffText(tag), roffText(text))
}

func (m *roff) paragraphs(s string) {
	for p := range strings.SplitSeq(s, "\n\n") {
		m.line(".PP")
		m.text(p)
	}
}

func (m *roff) examples(s string) {
	m.line(".PP\n.nf")
	for e := range strings.Lines(s) {
		m.text("    " + strings.TrimSpace(e))
	}
	m.line(".fi")
}

func (m *roff) flags(c *cobra.Command) {
	c.InitDefaultHelpFlag()
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if kind := f.Value.Type(); kind != "bool" {
			name += " " + strings.ToUpper(kind)
		}
		m.item(name, f.Usage)
	})
}

func (m *roff) keys() {
	m.section("Keys")
	group := ""
	for _, c := range ui.Commands() {
		if c.Group != group {
			group = c.Group
			m.line(".SS %s", roffText(group))
		}
		keys := strings.Join(c.Keys, ", ")
		if keys == "" {
			keys = "(palette)"
		}
		m.item(keys, c.Help)
	}
}

// roffText is text as roff takes it: no request at the beginning of a line, no
// escape, and hyphens that can be copied.
func roffText(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "…", "...", "’", `\(cq`, "\n", " ").Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
