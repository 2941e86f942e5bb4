package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model/together"
	"readout/ui/theme"
)

// companyGroup is the group of commands that there are where readers meet.
const companyGroup = "Reading together"

// companyCommands are those of reading together.
func companyCommands() []Command {
	const group = companyGroup
	return []Command{
		{ID: "share", Keys: []string{"S"}, Help: "share this session, or see who is here", Group: group, Where: anywhere, run: (*App).share},
		{ID: "follow", Keys: []string{"F"}, Help: "go your own way, and follow again", Group: group, Where: anywhere, run: (*App).follow, why: notFollowing},
		{ID: "join", Help: "follow a shared session by its code", Group: group, Where: anywhere, run: (*App).openJoin},
		{ID: "lead", Help: "ask to lead the shared session", Group: group, Where: anywhere, run: (*App).lead, why: notToLead},
		{ID: "part", Help: "leave the shared session, which moves nobody", Group: group, Where: anywhere, run: (*App).part, why: notShared},
	}
}

// notSharedYet is why a command of reading together does nothing.
const notSharedYet = "this session is not shared"

func notShared(a *App) string {
	if !a.company.now.shared() {
		return notSharedYet
	}
	return ""
}

func notFollowing(a *App) string {
	switch g := a.company.now; {
	case !g.shared():
		return notSharedYet
	case g.leading():
		return "you lead; " + a.keys.key("share") + " hands over"
	case g.Leader == "":
		return "nobody leads"
	}
	return ""
}

func notToLead(a *App) string {
	g := a.company.now
	me, _ := g.Member(g.Self)
	switch {
	case !g.shared():
		return notSharedYet
	case g.leading():
		return "you lead already"
	case me.Asks:
		return "you have asked already; " + g.leader() + " knows"
	}
	return ""
}

// companyDone says what came of something that was asked of the company.
type companyDone struct {
	err  error
	said string
}

func (m companyDone) apply(a *App) tea.Cmd {
	switch {
	case m.err != nil:
		a.warn(m.err.Error())
	case m.said != "":
		a.tell(m.said)
	}
	return nil
}

// ask asks something of the company.
func (a *App) ask(said string, do func(Company) error) tea.Cmd {
	c := a.config.Company
	if c == nil {
		return nil
	}
	return func() tea.Msg {
		if err := do(c); err != nil {
			return companyDone{err: err}
		}
		return companyDone{said: said}
	}
}

// share shares the session, or shows who is here if it is.
func (a *App) share() tea.Cmd {
	if a.company.now.shared() {
		a.showCompany(0)
		return nil
	}
	return a.ask("", Company.Share)
}

// follow lets go of the one who leads, or goes where they are.
func (a *App) follow() tea.Cmd {
	c := &a.company
	if c.loose = !c.loose; c.loose {
		a.tell("you let go of " + c.now.leader() + "; " + a.keys.key("follow") + " follows again")
		return nil
	}
	c.seen, c.shown = 0, 0
	a.tell("you follow " + c.now.leader())
	return a.catchUp()
}

func (a *App) lead() tea.Cmd {
	said := ""
	if leader := a.company.now.leader(); leader != "" {
		said = "you asked " + leader + " for the lead"
	}
	return a.ask(said, Company.Lead)
}

func (a *App) part() tea.Cmd {
	return a.ask("", func(c Company) error {
		c.Leave()
		return nil
	})
}

// openJoin asks for the code of a session to follow.
func (a *App) openJoin() tea.Cmd {
	a.prompt = newPrompt(notePrompt, "code: ", "", len(a.history))
	a.prompt.hint = "of the session to follow"
	a.prompt.done = (*App).joinCode
	return nil
}

// joinCode follows the session that has a code.
func (a *App) joinCode(line string) tea.Cmd {
	code, ok := together.Code(line)
	if !ok {
		a.warn(together.ErrUnknown.Error())
		return nil
	}
	return a.ask("", func(c Company) error { return c.Join(code) })
}

// joinRow is the row of the palette for "join" and a code.
func (a *App) joinRow(code string) typedRow {
	return typedRow{text: "follow the shared session " + code, do: func(a *App) tea.Cmd { return a.joinCode(code) }}
}

// showCompany shows who is here and what can be done, with the cursor on a row.
func (a *App) showCompany(cursor int) {
	g := a.company.now
	if !g.shared() {
		a.panel = nil
		a.arrange()
		return
	}
	p := newPanel(companyPanel, "Reading together")
	p.add(row{left: "others join with  " + a.invitation(g.Code), right: "or  " + a.keys.key("palette") + " join " + g.Code, role: theme.Dim}, nil)
	for _, m := range g.Members {
		r := row{left: m.String(), right: a.partOf(m), role: theme.Text}
		p.add(r, func(a *App) tea.Cmd { return a.handOver(m) })
	}
	for _, id := range []string{"follow", "lead", "part"} {
		c := a.keys.command(id)
		if c.run == nil || c.why != nil && c.why(a) != "" {
			continue
		}
		p.add(a.commandRow(c, 0), c.run)
	}
	p.list.cursor = cursor
	p.list = p.list.clamp()
	_ = a.open(p)
}

// partOf says what a member does in the session.
func (a *App) partOf(m together.Member) string {
	var parts []string
	g := a.company.now
	if m.ID == g.Self {
		parts = append(parts, "you")
	}
	switch {
	case m.ID == g.Leader:
		parts = append(parts, "leads")
	case m.Asks:
		parts = append(parts, "asks to lead")
	}
	if g.leading() && m.ID != g.Self {
		parts = append(parts, a.keys.key("open")+" hands over to them")
	}
	return strings.Join(parts, ", ")
}

// handOver gives the lead to a member.
func (a *App) handOver(m together.Member) tea.Cmd {
	g := a.company.now
	switch {
	case m.ID == g.Self:
		return nil
	case !g.leading():
		a.warn(together.ErrNotLeading.Error())
		return nil
	}
	return a.ask("", func(c Company) error { return c.HandOver(m.ID) })
}
