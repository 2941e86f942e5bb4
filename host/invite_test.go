package host

import (
	"net"
	"testing"
)

func TestParseName(t *testing.T) {
	for s, want := range map[string]string{
		"desk.example": "desk.example ", "desk.example:2222": "desk.example 2222", "[2001:db8::1]:2222": "2001:db8::1 2222", "192.0.2.7": "192.0.2.7 ", "reader@desk": "reader@desk ",
		"": "", "-oProxyCommand=x": "", "a b": "", "desk:": "", "desk:0": "", "desk:99999": "", "desk;id": "", "$(id)": "", "desk\x1b": "",
	} {
		name, port, err := ParseName(s)
		if got := name + " " + port; err == nil && got != want || err != nil && want != "" {
			t.Errorf("ParseName(%q) = %q, %v, want %q", s, got, err, want)
		}
	}
}

// TestInvitation wants others to be told what they can type.
func TestInvitation(t *testing.T) {
	m := meet(t)
	leader, _ := m.lead(100, 30)
	_, port, _ := ParseName(m.address)
	leader.shows("ssh -p " + port + " -t HOST join ")
	pipe, other := net.Pipe()
	defer pipe.Close()
	defer other.Close()
	for name, want := range map[string]string{"desk.example": "ssh -t desk.example", "desk.example:22": "ssh -t desk.example", "desk.example:2222": "ssh -p 2222 -t desk.example"} {
		h := &Host{Config: Config{Name: name}}
		if got := h.invitation(&peer{conn: &guarded{Conn: pipe}}); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
