package host

import (
	"fmt"
	"io"
	"net"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"readout/content"
)

// canary stands in what only some may see.
const canary = "Quetzalcoatlus"

// meeting is a host on which readers meet: one who may see all, and one who may
// not see what has the canary.
type meeting struct {
	*served
	high, low gossh.Signer
}

func meet(t testing.TB) *meeting {
	t.Helper()
	dir := t.TempDir()
	var long strings.Builder
	for i := range 400 {
		fmt.Fprintf(&long, "Paragraph %03d of the long one.\n\n", i)
	}
	write(t, filepath.Join(dir, "long.md"), "---\ntitle: Long words\ndate: 2032-01-06\nmarking: TLP:CLEAR\n---\n"+long.String()+"The very end.\n")
	write(t, filepath.Join(dir, "short.md"), "---\ntitle: Short words\ndate: 2032-01-05\nmarking: TLP:CLEAR\n---\nShort and clear.\n")
	write(t, filepath.Join(dir, canary+".md"), "---\ntitle: "+canary+" words\ndate: 2032-01-04\nmarking: TLP:RED\nactors:\n  - id: "+strings.ToLower(canary)+"\n    name: "+canary+"\nissues:\n  - {id: eggs, title: "+canary+" eggs}\npositions:\n  - {actor: "+strings.ToLower(canary)+", issue: eggs, stance: for}\n---\n"+canary+" spoke.\n")
	bs, faults := content.Folder(dir, content.Options{})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	m := &meeting{high: signer(t), low: signer(t)}
	file := filepath.Join(t.TempDir(), "access.yaml")
	write(t, file, "readers:\n  Ann:\n    ceiling: all\n    keys: ["+line(m.high)+"]\n  Bob:\n    ceiling: TLP:CLEAR\n    keys: ["+line(m.low)+"]\n")
	rules, err := Access(file)
	if err != nil {
		t.Fatal(err)
	}
	m.served = start(t, func(c *Config) {
		c.Library, c.Rules, c.Hub = NewLibrary(dir, bs, january), rules, NewMemory()
	})
	return m
}

var joinWith = regexp.MustCompile(`HOST join ([a-z0-9]{7})`)

// lead opens the reader and shares it.
func (m *meeting) lead(width, height int) (leader *screen, code string) {
	m.t.Helper()
	return m.leadOn(m.client(m.high), width, height)
}

func (m *meeting) leadOn(c *gossh.Client, width, height int) (leader *screen, code string) {
	m.t.Helper()
	leader = m.open(c, width, height)
	leader.shows("Long words")
	leader.press("S")
	leader.shows("HOST join ")
	return leader, joinWith.FindStringSubmatch(leader.text())[1]
}

// join follows a session.
func (m *meeting) join(key gossh.Signer, code string, width, height int) *screen {
	m.t.Helper()
	s := m.openAs(m.client(key), "xterm-256color", width, height, "join "+code)
	s.shows("you follow")
	return s
}

func TestReadTogether(t *testing.T) {
	m := meet(t)
	leader, code := m.lead(100, 30)
	small, large := m.join(m.high, code, 50, 14), m.join(m.low, code, 140, 45)
	leader.shows("leading, 3 here: " + code)
	leader.press("\r")
	small.shows("Paragraph 000")
	large.shows("Paragraph 000")
	leader.press("G")
	small.shows("The very end")
	large.shows("The very end")
	if a, b := strings.Count(small.text(), "Paragraph"), strings.Count(large.text(), "Paragraph"); a >= b {
		t.Errorf("%d and %d paragraphs are on screens of different sizes", a, b)
	}
	leader.press("/Paragraph 200\r")
	small.shows("Paragraph 200")
	large.shows("1/1")
	leader.press("fis:open\r")
	large.shows("is:open")
	leader.press("T")
	large.shows("TIMELINE")
	m.log.hears(t, "msg=joined")
}

func TestLetGo(t *testing.T) {
	m := meet(t)
	leader, code := m.lead(80, 24)
	follower := m.join(m.low, code, 80, 24)
	leader.press("\r")
	follower.shows("Paragraph 000")
	follower.press("F")
	follower.shows("let go of Ann")
	leader.press("G")
	leader.shows("The very end")
	follower.press("j")
	follower.press("F")
	follower.shows("The very end")
	follower.shows("following Ann")
}

func TestFollowerSeesNoMore(t *testing.T) {
	m := meet(t)
	leader, code := m.lead(80, 24)
	follower := m.join(m.low, code, 80, 24)
	leader.press("jj\r")
	leader.shows(canary + " spoke")
	follower.shows("the leader reads something that you may not see")
	leader.press("/" + canary + "\r")
	leader.shows("1/1")
	leader.press("M")
	leader.shows("for")
	leader.press(":dossier:" + canary + "\r")
	leader.shows("OVER TIME")
	leader.press("Lg")
	follower.shows("following Ann")
	leader.press("ftype:briefing " + canary + "\r")
	follower.shows("may not see")
	leader.press("sg")
	follower.shows("following Ann")
	leader.press("\r")
	follower.shows("Paragraph 000")
	leader.press("/" + canary + "\r")
	leader.press("G")
	follower.shows("The very end")
	follower.press("S")
	follower.shows("Ann")
	if all := strings.ToLower(follower.all.String()); strings.Contains(all, strings.ToLower(canary[:6])) {
		t.Errorf("the canary sings:\n%q", all)
	}
}

// TestFollowerSeesBoard has a leader whose cursor is on a row that a follower may
// not see: the follower is in the library, with the filter, and learns nothing.
func TestFollowerSeesBoard(t *testing.T) {
	m := meet(t)
	leader, code := m.lead(80, 24)
	follower := m.join(m.low, code, 80, 24)
	leader.press("j\r")
	follower.shows("1-1 of 1")
	leader.press("Lj")
	leader.shows(canary + " spoke")
	leader.press("ftype:briefing\r")
	follower.shows("type:briefing")
	if text := follower.text(); strings.Contains(text, "may not see") || !strings.Contains(text, "Long words") || !strings.Contains(text, "following Ann") {
		t.Errorf("the follower is not in the library:\n%s", text)
	}
	leader.press("\r")
	follower.shows("may not see")
	if all := strings.ToLower(follower.all.String()); strings.Contains(all, strings.ToLower(canary[:6])) {
		t.Errorf("the canary sings:\n%q", all)
	}
}

func TestHandsOver(t *testing.T) {
	m := meet(t)
	leader, code := m.lead(80, 24)
	follower := m.join(m.low, code, 80, 24)
	leader.shows("Bob joined")
	follower.press("j\r")
	leader.press("\r")
	leader.shows("Paragraph 000") // nothing that a follower does is seen here
	follower.press(":lead\r")
	leader.shows("Bob asks to lead: S")
	leader.press("Sj")
	leader.shows("enter hands over to them")
	leader.press("\r")
	follower.shows("you lead now")
	follower.press("L")
	leader.shows("Short words")
	follower.press("jg\r")
	leader.shows("Paragraph 000")
	follower.press("G")
	leader.shows("The very end")
	leader.shows("following Bob")
}

func TestLeaving(t *testing.T) {
	m := meet(t)
	leader, code := m.lead(80, 24)
	follower, other := m.join(m.low, code, 80, 24), m.join(m.high, code, 80, 24)
	leader.press("\rG")
	follower.shows("The very end")
	other.shows("The very end")
	leader.press("\x03")
	leader.ends()
	follower.shows("nobody leads, 2 here")
	if !strings.Contains(follower.text(), "The very end") {
		t.Errorf("leaving moves the others:\n%s", follower.text())
	}
	other.press(":part\r")
	other.shows("you read by yourself again")
	follower.shows("nobody leads, 1 here")
	follower.press(":lead\r")
	follower.shows("you lead now")
	follower.press("\x03")
	follower.ends()
	gone := m.openAs(m.client(m.high), "xterm", 80, 24, "join "+code)
	if status := gone.ends(); status != 1 {
		t.Errorf("joining what has ended ends with %d", status)
	}
	gone.trouble.hears(t, "this shared session has ended")
	never := m.openAs(m.client(m.high), "xterm", 80, 24, "join bcdfghj")
	if status := never.ends(); status != 1 {
		t.Errorf("joining what never was ends with %d", status)
	}
	never.trouble.hears(t, "no shared session has this code")
	if sessions, members := m.Hub.(*Memory).Len(); sessions != 0 || members != 1 && members != 0 {
		t.Errorf("%d sessions and %d members are left", sessions, members)
	}
}

// held is a connection that can be made to take nothing.
type held struct {
	net.Conn
	hold chan struct{} // nothing is taken once it is closed
	once sync.Once
	gone chan struct{}
}

func (h *held) Read(p []byte) (int, error) {
	select {
	case <-h.hold:
		<-h.gone
		return 0, io.EOF
	default:
		return h.Conn.Read(p)
	}
}

func (h *held) Close() error {
	h.once.Do(func() { close(h.gone) })
	return h.Conn.Close()
}

// stalling comes as somebody who takes nothing from some time on.
func (m *meeting) stalling(key gossh.Signer) (*gossh.Client, *held) {
	m.t.Helper()
	conn, err := net.Dial("tcp", m.address)
	if err != nil {
		m.t.Fatal(err)
	}
	_ = conn.(*net.TCPConn).SetReadBuffer(1)
	h := &held{Conn: conn, hold: make(chan struct{}), gone: make(chan struct{})}
	c, channels, requests, err := gossh.NewClientConn(h, m.address, &gossh.ClientConfig{
		User: "x", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Auth: []gossh.AuthMethod{gossh.PublicKeys(key)},
	})
	if err != nil {
		m.t.Fatal(err)
	}
	client := gossh.NewClient(c, channels, requests)
	m.t.Cleanup(func() { client.Close() })
	return client, h
}

func TestOneStalls(t *testing.T) {
	m := meet(t)
	runtime.GC()
	before := runtime.NumGoroutine()
	leading := m.client(m.high)
	leader, code := m.leadOn(leading, 80, 24)
	var clients []*gossh.Client
	come := func() *screen {
		clients = append(clients, m.client(m.low))
		return m.openAs(clients[len(clients)-1], "xterm-256color", 80, 24, "join "+code)
	}
	client, conn := m.stalling(m.low)
	stalled := m.openAs(client, "xterm-256color", 80, 24, "join "+code)
	stalled.shows("you follow")
	var others []*screen
	for range 39 {
		others = append(others, come())
	}
	leader.shows("41 here")
	close(conn.hold)
	leader.press("\r")
	leader.shows("Paragraph 000")
	for range 50 {
		leader.press(" ")
	}
	leader.press("G")
	for _, o := range others {
		o.shows("The very end")
	}
	for _, s := range append(others, leader) {
		s.press("\x03")
	}
	for _, s := range append(others, leader) {
		s.ends()
	}
	for _, c := range append(clients, client, leading) {
		c.Close()
	}
	eventually(t, "nobody is left in the hub", func() bool { n, _ := m.Hub.(*Memory).Len(); return n == 0 })
	eventually(t, "the readers are gone", func() bool { return m.Readers() == 0 })
	eventually(t, "the goroutines are gone", func() bool { return runtime.NumGoroutine() <= before+2*len(others) }) // emulators wait for answers
}

// burst waits for what a follower is sent after a key.
type burst struct {
	mu    sync.Mutex
	last  time.Time
	armed bool
	first time.Time
	got   chan<- struct{}
	shown *heard
}

func (b *burst) Write(p []byte) (int, error) {
	now := time.Now()
	b.mu.Lock()
	b.last = now
	if b.armed {
		b.armed, b.first = false, now
		b.got <- struct{}{}
	}
	b.mu.Unlock()
	if b.shown != nil {
		return b.shown.Write(p)
	}
	return len(p), nil
}

// BenchmarkFollow measures from a key of the one who leads to the first byte of
// what it changes at each of 100 who follow, all of them over ssh on loopback.
func BenchmarkFollow(b *testing.B) {
	m := meet(b)
	leader, code := m.lead(100, 30)
	const followers = 100
	got := make(chan struct{}, followers)
	var all []*burst
	for range followers {
		session, err := m.client(m.low).NewSession()
		if err != nil {
			b.Fatal(err)
		}
		follower := &burst{got: got}
		session.Stdout = follower
		in, _ := session.StdinPipe()
		_ = in
		if err := session.RequestPty("xterm-256color", 30, 100, gossh.TerminalModes{}); err != nil {
			b.Fatal(err)
		}
		if err := session.Start("join " + code); err != nil {
			b.Fatal(err)
		}
		all = append(all, follower)
	}
	leader.shows(fmt.Sprintf("%d here", followers+1))
	leader.press("\r")
	leader.shows("Paragraph 000")
	quiet := func() {
		eventually(b, "all is quiet", func() bool {
			return !slices.ContainsFunc(all, func(f *burst) bool {
				f.mu.Lock()
				defer f.mu.Unlock()
				return time.Since(f.last) < 200*time.Millisecond
			})
		})
	}
	var delays []time.Duration
	for i := 0; b.Loop(); i++ {
		quiet()
		for _, f := range all {
			f.mu.Lock()
			f.armed = true
			f.mu.Unlock()
		}
		began := time.Now()
		leader.press(map[bool]string{true: " ", false: "b"}[i%4 < 2])
		for range followers {
			select {
			case <-got:
			case <-time.After(patient):
				b.Fatal("somebody is not told")
			}
		}
		for _, f := range all {
			f.mu.Lock()
			delays = append(delays, f.first.Sub(began))
			f.mu.Unlock()
		}
	}
	slices.Sort(delays)
	b.ReportMetric(float64(delays[len(delays)/2].Microseconds())/1000, "ms-p50")
	b.ReportMetric(float64(delays[len(delays)*95/100].Microseconds())/1000, "ms-p95")
	b.ReportMetric(float64(delays[len(delays)-1].Microseconds())/1000, "ms-max")
}
