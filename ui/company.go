package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/together"
)

// Company brings the reader together with others. All of its methods may take a
// while and run in commands. Where a reader is who leads is asked of App.Place by
// whoever runs the App: a follower has no way to say anything but what is here.
type Company interface {
	// Share begins a shared session that the reader leads.
	Share() error
	// Join follows the session that has a code, in place of another one.
	Join(code string) error
	// Lead asks for the lead, or takes it where nobody has it.
	Lead() error
	// HandOver gives the lead to the member who has an ID.
	HandOver(id string) error
	// Leave gives the seat up. Nobody is moved by it.
	Leave()
	// Next waits for what is newer than the serial number of a Gathering and
	// returns the newest. It returns false when there is nothing to wait for any
	// more, or when another call waits instead.
	Next(serial int) (Gathering, bool)
}

// Gathering is what a reader knows of the session that they share. Without a code
// there is none. Place has nothing in it that they may not see.
type Gathering struct {
	together.News
	Serial int    // grows with every Gathering that a reader is given
	Self   string // ID of the reader
	Hidden bool   // where the one who leads is may not be seen, and Place is empty
}

func (g Gathering) shared() bool  { return g.Code != "" }
func (g Gathering) leading() bool { return g.shared() && g.Leader == g.Self }

// leader is what the one who leads is called; "" while nobody does.
func (g Gathering) leader() string {
	if m, ok := g.Member(g.Leader); ok {
		return model.CleanLine(m.String())
	}
	return ""
}

// company is what the App knows of reading together.
type company struct {
	now   Gathering
	loose bool   // the reader let go of the one who leads
	seen  uint64 // when the place was another that was gone to last
	shown uint64 // of that place, whether it was said to be hidden
}

// outOfSight is all that a reader is told of what they may not see.
const outOfSight = "the leader reads something that you may not see"

// following reports whether the reader goes where the one who leads goes.
func (a *App) following() bool {
	g := a.company.now
	return g.shared() && !g.leading() && g.Leader != "" && !a.company.loose
}

// awaitCompany waits for news of those who read together.
func (a *App) awaitCompany() tea.Cmd {
	c, serial := a.config.Company, a.company.now.Serial
	if c == nil {
		return nil
	}
	return func() tea.Msg {
		if g, ok := c.Next(serial); ok {
			return gatheredMsg{g}
		}
		return nil
	}
}

// gatheredMsg brings what is new of those who read together.
type gatheredMsg struct{ Gathering }

func (m gatheredMsg) apply(a *App) tea.Cmd {
	was := a.company.now
	if m.Serial <= was.Serial {
		return nil
	}
	if m.Code != was.Code {
		a.company = company{}
	}
	a.company.now = m.Gathering
	if m.leading() {
		a.company.loose, a.company.seen = false, m.Moved
	}
	if s := m.since(was, a); s != "" && !a.notice.warn {
		a.tell(s)
	}
	if a.panel != nil && a.panel.kind == companyPanel {
		a.showCompany(a.panel.list.cursor)
	}
	return tea.Batch(a.awaitCompany(), a.catchUp())
}

// since says who came, who went, and who leads now.
func (g Gathering) since(was Gathering, a *App) string {
	switch {
	case g.Code != was.Code && !g.shared():
		return "you read by yourself again"
	case g.Code != was.Code && g.leading():
		return "you lead; others join with  " + a.invitation(g.Code)
	case g.Code != was.Code && g.Leader == "":
		return "nobody leads this shared session"
	case g.Code != was.Code:
		return "you follow " + g.leader()
	}
	said := g.arrivals(was, a.keys.key("share"))
	switch {
	case g.Leader == was.Leader:
	case g.Leader == "":
		said = append(said, "nobody leads")
	case g.leading():
		said = append(said, "you lead now")
	default:
		said = append(said, g.leader()+" leads now")
	}
	return strings.Join(said, ", ")
}

// invitation is what others type to join.
func (a *App) invitation(code string) string {
	return model.CleanLine(cmp.Or(a.config.Invitation, "ssh -t HOST")) + " join " + code
}

// arrivals says who joined, asks to lead, or left.
func (g Gathering) arrivals(was Gathering, hands string) (said []string) {
	if slices.Equal(g.Members, was.Members) {
		return nil
	}
	before := make(map[string]together.Member, len(was.Members))
	for _, m := range was.Members {
		before[m.ID] = m
	}
	for _, m := range g.Members {
		old, known := before[m.ID]
		delete(before, m.ID)
		switch {
		case m.ID == g.Self:
		case !known:
			said = append(said, m.String()+" joined")
		case m.Asks && !old.Asks && g.leading():
			said = append(said, strings.TrimSuffix(m.String()+" asks to lead: "+hands, ": "))
		}
	}
	for _, m := range was.Members {
		if _, left := before[m.ID]; left {
			said = append(said, m.String()+" left")
		}
	}
	return said
}

// catchUp goes where the one who leads is, unless the reader let go or is in the
// middle of something, which is not taken from under their hands.
func (a *App) catchUp() tea.Cmd {
	c := &a.company
	g := c.now
	if !g.shared() || g.leading() || c.loose || g.Moved == 0 || a.prompt != nil || a.panel != nil || a.letter != nil {
		return nil
	}
	if g.Hidden {
		if c.shown != g.Moved {
			c.shown, c.seen = g.Moved, 0
			a.warn(outOfSight)
		}
		return nil
	}
	if c.seen == g.Moved {
		return nil
	}
	c.seen, c.shown = g.Moved, 0
	if a.notice.text == outOfSight {
		a.notice = notice{}
	}
	cmd, ok := a.goToPlace(g.Place)
	if !ok {
		a.warn(outOfSight)
	}
	return cmd
}

// byHand does what the reader asks for. Going somewhere by oneself lets go of the
// one who leads.
func (a *App) byHand(do func() tea.Cmd) tea.Cmd {
	a.touched = true
	if !a.following() {
		return tea.Batch(do(), a.catchUp())
	}
	before := a.Place()
	cmd := do()
	if a.following() && a.Place() != before {
		a.company.loose = true
		if a.notice.text == "" {
			a.tell("you let go of " + a.company.now.leader() + "; " + a.keys.key("follow") + " follows again")
		}
	}
	return tea.Batch(cmd, a.catchUp())
}

// companyState says in a few words who is here, for the footer.
func (a *App) companyState() string {
	g := a.company.now
	if !g.shared() {
		return ""
	}
	here := fmt.Sprintf("%d here", len(g.Members))
	switch {
	case g.leading() && len(g.Members) == 1:
		return "leading nobody yet: " + g.Code
	case g.leading():
		return "leading, " + here + ": " + g.Code
	case g.Leader == "":
		return "nobody leads, " + here
	case a.company.loose:
		return "let go of " + g.leader() + ", " + here
	case g.Hidden:
		return "out of sight, " + here
	}
	return "following " + g.leader() + ", " + here
}
