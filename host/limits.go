package host

import "time"

// Limits are how much of anything a client may ask for. A zero field takes the
// usual value, which Usual has.
type Limits struct {
	Handshake       time.Duration // from the connection to being let in
	HalfOpen        int           // connections of one source that are not let in yet
	HalfOpenAll     int           // and of all sources
	Sessions        int           // connections that were let in
	Channels        int           // of one connection
	Commands        int           // that run at one time without a terminal
	Command         time.Duration // for which one of them may run
	Width, Height   int           // of a window, in cells
	Paste           int           // bytes
	Buffer          int           // bytes that wait for a reader who does not take them
	Stall           time.Duration // for which they may wait
	Idle            time.Duration // without a key
	Maximum         time.Duration // of a session
	Warning         time.Duration // before either of these
	Grace           time.Duration // from the sentence to the end when the host stops
	Variables       int           // of the environment
	VariableLength  int           // of a name and its value, in bytes
	CommandLength   int           // in bytes
	StandardInput   int64         // of a command, in bytes
	ResizesASecond  int           // that reach the reader; of the others the last does
	mostTerminal    int           // bytes of the terminal's name
	mostOfASequence int           // bytes of a control sequence that a terminal answers with
}

// Usual returns the limits that hold unless others are set.
func Usual() Limits {
	return Limits{
		Handshake: 10 * time.Second, HalfOpen: 8, HalfOpenAll: 200, Sessions: 4000, Channels: 4, Commands: 8, Command: time.Minute,
		Width: 500, Height: 200, Paste: 1 << 20, Buffer: 1 << 20, Stall: 20 * time.Second,
		Idle: 2 * time.Hour, Maximum: 24 * time.Hour, Warning: time.Minute, Grace: 10 * time.Second,
		Variables: 32, VariableLength: 256, CommandLength: 4096, StandardInput: 4 << 20, ResizesASecond: 20,
		mostTerminal: 64, mostOfASequence: 4096,
	}
}

// orUsual fills the fields that were left out.
func (l Limits) orUsual() Limits {
	u := Usual()
	for _, p := range []struct{ set, usual *time.Duration }{
		{&l.Handshake, &u.Handshake},
		{&l.Command, &u.Command},
		{&l.Stall, &u.Stall},
		{&l.Idle, &u.Idle},
		{&l.Maximum, &u.Maximum},
		{&l.Warning, &u.Warning},
		{&l.Grace, &u.Grace},
	} {
		if *p.set == 0 {
			*p.set = *p.usual
		}
	}
	for _, p := range []struct{ set, usual *int }{
		{&l.HalfOpen, &u.HalfOpen},
		{&l.HalfOpenAll, &u.HalfOpenAll},
		{&l.Sessions, &u.Sessions},
		{&l.Channels, &u.Channels},
		{&l.Commands, &u.Commands},
		{&l.Width, &u.Width},
		{&l.Height, &u.Height},
		{&l.Paste, &u.Paste},
		{&l.Buffer, &u.Buffer},
		{&l.Variables, &u.Variables},
		{&l.VariableLength, &u.VariableLength},
		{&l.CommandLength, &u.CommandLength},
		{&l.ResizesASecond, &u.ResizesASecond},
		{&l.mostTerminal, &u.mostTerminal},
		{&l.mostOfASequence, &u.mostOfASequence},
	} {
		if *p.set == 0 {
			*p.set = *p.usual
		}
	}
	if l.StandardInput == 0 {
		l.StandardInput = u.StandardInput
	}
	return l
}
