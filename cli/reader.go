package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"readout/content"
	"readout/model"
	"readout/ui"
	"readout/ui/leave"
)

// frames is the number of frames a second: the most Bubble Tea draws, since it
// halves what a reader waits for a key.
const frames = 120

// errPanic is what a reader is told of a fault of readout's own.
var errPanic = errors.New("readout met a fault of its own and had to stop; what is printed above helps to mend it")

// reader is what the reader needs to know of the world.
func (a *app) reader(c *config, r *reading) ui.Config {
	u := ui.Config{
		Briefings: slices.Concat(r.briefings, r.held), Named: r.named, Folder: r.folder, Address: r.address, Query: a.flags.filter,
		Progress: r.progress, Partial: r.opening != nil,
		ASCII: c.ASCII || a.sevenBit(), NoColor: a.noColor(), EastAsian: a.wide(c), NoMouse: !c.Mouse,
		Keys: c.keys, Now: a.Now, Guide: func() (*model.Briefing, error) { return content.Guide(a.options(c)) }, Copy: a.clipboard(),
		Open: func(path string) (*model.Briefing, error) { return content.Open(path, a.options(c)) },
	}
	u.Width, u.Height = a.size()
	if c.Theme != "auto" {
		dark := c.Theme == "dark"
		u.Dark = &dark
	}
	if a.visit != nil {
		return u // what else there is belongs to this computer, or to the host
	}
	for _, err := range r.faults {
		u.Notices = append(u.Notices, model.CleanLine(err.Error()))
	}
	u.Faults = sentences(r.faults)
	if r.folder != "" && r.filling == nil {
		u.Notices = append(u.Notices, early(r.briefings, a.Now())...)
	}
	if len(r.briefings) == 1 && r.briefings[0].Path == "" && a.piped() {
		u.Notices = append(u.Notices, "what was piped in was not read; readout - reads it")
	}
	if k := a.keeper(c); k != nil {
		u.Keeper, u.Edit = k, a.editor()
	}
	a.settling = a.newReviewer(c)
	u.Reviewer, u.Review, u.Drafter = a.settling, a.flags.review, &drafter{a.options(c)}
	return u
}

// runScreen runs the reader on the whole screen.
func (a *app) runScreen(ctx context.Context, c *config, r *reading) error {
	return a.runModel(ctx, c, r, ui.New(a.reader(c, r)))
}

func (a *app) runModel(ctx context.Context, c *config, r *reading, m tea.Model) error {
	out, ok := terminal(a.Stdout)
	if !ok {
		return errors.New("standard output is no terminal")
	}
	profile := a.profile()
	l := &leave.Leaver{
		Started: time.Now(), Now: time.Now, Size: a.size,
		After: func(d time.Duration, f func()) { time.AfterFunc(d, f) },
	}
	got := signals() // from here on the terminal has to be put right
	err := firstFrame(out, m.View().Content, profile)
	if r.filling != nil {
		r.filling.show()
	}
	if err != nil {
		return a.unlessLost(err)
	}
	whole := &oneGo{File: out}
	defer whole.leave()
	return a.unlessLost(a.run(ctx, c, r, m, []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithEnvironment(a.Environ), tea.WithOutput(whole),
		tea.WithFPS(frames), tea.WithFilter(l.Filter), tea.WithColorProfile(profile),
	}, l, got))
}

// unlessLost is an error, unless the terminal is gone: then there is nobody to
// tell, and all sorts of things fail on the way out.
func (a *app) unlessLost(err error) error {
	if _, still := terminal(a.Stdout); !still {
		return nil
	}
	return err
}

// runLinear runs the reader that says one sentence a move. Bubble Tea leaves
// the terminal alone without a renderer, so raw mode is ours to set and end.
func (a *app) runLinear(ctx context.Context, c *config, r *reading) error {
	in, ok := terminal(a.Stdin)
	if !ok {
		return a.printInstead(c, r)
	}
	u := a.reader(c, r)
	u.Hosted = true
	got := signals()
	before, err := term.MakeRaw(in.Fd())
	if err != nil {
		return err
	}
	defer term.Restore(in.Fd(), before)
	say := func(text string) {
		width, _ := a.size()
		io.WriteString(a.Stdout, strings.Join(wrap(model.CleanLine(text), width), "\r\n")+"\r\n")
	}
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithEnvironment(a.Environ), tea.WithOutput(io.Discard),
		tea.WithInput(a.Stdin), tea.WithoutRenderer(),
	}
	return a.run(ctx, c, r, ui.NewLinear(u, say), options, nil, got)
}

// run runs a program until its reader, a signal or a lost terminal ends it.
func (a *app) run(ctx context.Context, c *config, r *reading, m tea.Model, options []tea.ProgramOption, l *leave.Leaver, got chan os.Signal) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	// Bubble Tea listens a moment after it has read the size, and on a busy
	// machine a change falls in between.
	resized := make(chan os.Signal, 1)
	onResize(resized)
	p := tea.NewProgram(m, append(options, tea.WithoutSignalHandler())...)
	if l != nil {
		l.Send = p.Send
	}
	go obey(ctx, p, got)
	go a.followSize(ctx, p, resized)
	o := a.options(c)
	if r.folder != "" {
		o = a.lean(c)
	}
	go a.watch(ctx, o, r, p)
	_, err := p.Run()
	a.saving.Lock() // what is being written is finished, and nothing begun
	if err != nil && l != nil {
		drain()
	}
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return errPanic
	case errors.Is(err, tea.ErrProgramKilled):
		return nil // by a signal
	}
	return err
}

// watch tells the program what else is read, and then what changes.
func (a *app) watch(ctx context.Context, o content.Options, r *reading, p *tea.Program) {
	send := func(msg ui.FolderChanged) { p.Send(a.settling.fresh(msg)) }
	if f := r.filling; f != nil {
		context.AfterFunc(ctx, func() { close(f.gone) })
		f.deliver(send, a.Now)
		r.briefings, r.held = f.given, nil
	}
	if r.opening != nil && !finish(r, p.Send) || ctx.Err() != nil {
		return
	}
	if a.cached != nil {
		a.cached.Rest()
	}
	w := r.watcher(o)
	w.send = send
	w.run(ctx)
}

// followSize tells the program the size of the window whenever that changes. It
// does not have the program read it: that could happen twice at once.
func (a *app) followSize(ctx context.Context, p *tea.Program, resized chan os.Signal) {
	defer signal.Stop(resized)
	for {
		select {
		case <-ctx.Done():
			return
		case <-resized:
			w, h := a.size()
			p.Send(tea.WindowSizeMsg{Width: w, Height: h})
		}
	}
}

// signals are those that end the program in good order: asked to, or since the
// terminal is gone.
func signals() chan os.Signal {
	got := make(chan os.Signal, 2)
	signal.Notify(got, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT)
	return got
}

// obey ends the program at a signal, and at once if it takes too long: a
// terminal that is gone may answer no more.
func obey(ctx context.Context, p *tea.Program, got chan os.Signal) {
	defer signal.Stop(got)
	select {
	case <-ctx.Done():
		return
	case <-got:
	}
	go p.Quit()
	select {
	case <-ctx.Done():
	case <-got:
		p.Kill()
	case <-time.After(2 * time.Second):
		p.Kill()
	}
}
