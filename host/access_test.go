package host

import (
	"crypto/rand"
	"crypto/rsa"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func TestCeiling(t *testing.T) {
	for in, want := range map[string]string{
		"tlp:green": "TLP:GREEN", " Amber+Strict ": "TLP:AMBER+STRICT", "ALL": All, "TLP:RED": "TLP:RED", "white": "", "": "", "TLP:": "",
	} {
		got, err := Ceiling(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("Ceiling(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

// TestCeilings lets readers of several rights see what they may, and no more.
func TestCeilings(t *testing.T) {
	tests := []struct {
		name   string
		grants []Grant
		want   string
	}{
		{"nothing", nil, ""},
		{"a ceiling missing", []Grant{{Unmarked: true}}, ""},
		{"clear", []Grant{{Ceiling: "TLP:CLEAR"}}, "clear.md"},
		{"green", []Grant{{Ceiling: "TLP:GREEN"}}, "clear.md desk/lowest.md"},
		{"red", []Grant{{Ceiling: "TLP:RED"}}, "amber.md clear.md desk/lowest.md"},
		{"unmarked", []Grant{{Ceiling: "TLP:CLEAR", Unmarked: true}}, "clear.md plain.md"},
		{"all", []Grant{{Ceiling: All}}, "amber.md clear.md desk/house.md desk/lowest.md"},
		{"house", []Grant{{Ceiling: "TLP:CLEAR", Markings: []string{"internal"}}}, "clear.md desk/house.md"},
		{"folder", []Grant{{Ceiling: All, Folders: []string{"desk"}}}, "desk/house.md desk/lowest.md"},
		{"part of a name", []Grant{{Ceiling: All, Folders: []string{"des"}}}, ""},
		{"two", []Grant{{Ceiling: "TLP:CLEAR"}, {Ceiling: All, Folders: []string{"desk/"}}}, "clear.md desk/house.md desk/lowest.md"},
	}
	s := start(t, nil)
	for _, tt := range tests {
		var got []string
		for _, b := range s.Library.View(Reader{Grants: tt.grants}).Briefings() {
			got = append(got, b.Path)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, got, tt.want)
		}
	}
}

func TestKeys(t *testing.T) {
	known, other := signer(t), signer(t)
	file := filepath.Join(t.TempDir(), "keys")
	write(t, file, "# the team\n\nno-port-forwarding,from=\"127.0.0.0/8\" "+line(known)+" anna\n")
	rules, err := AuthorizedKeys(file, Grant{Ceiling: "TLP:GREEN"})
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, func(c *Config) { c.Rules = rules })
	if out, _, _ := s.output(s.client(other, known), "list"); out != "clear.md\ndesk/lowest.md\n" {
		t.Errorf("a reader with two keys sees %q", out)
	}
	s.log.hears(t, "reader=anna")
	for name, keys := range map[string][]gossh.Signer{"another key": {other}, "no key": nil} {
		if _, err := s.dial(keys...); err == nil {
			t.Errorf("%s gets in", name)
		}
	}
}

func TestStrangers(t *testing.T) {
	known := signer(t)
	rules := NewRules(Grant{Ceiling: "TLP:CLEAR"}).With(&Rules{readers: []member{{key: known.PublicKey(), name: "anna", grants: []Grant{{Ceiling: "TLP:AMBER"}}}}})
	s := start(t, func(c *Config) { c.Rules = rules })
	for _, tt := range []struct {
		name string
		keys []gossh.Signer
		want string
	}{
		{"a stranger", nil, "clear.md\n"},
		{"a stranger with a key", []gossh.Signer{signer(t)}, "clear.md\n"},
		{"anna", []gossh.Signer{known}, "amber.md\nclear.md\ndesk/lowest.md\n"},
		{"anna, whose first key is unknown", []gossh.Signer{signer(t), known}, "amber.md\nclear.md\ndesk/lowest.md\n"},
	} {
		if out, _, _ := s.output(s.client(tt.keys...), "list"); out != tt.want {
			t.Errorf("%s sees %q, want %q", tt.name, out, tt.want)
		}
	}
}

// TestKeyFile wants every line that cannot be honoured to be named.
func TestKeyFile(t *testing.T) {
	small, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	weak, err := gossh.NewSignerFromKey(small)
	if err != nil {
		t.Fatal(err)
	}
	key := line(signer(t))
	tests := []struct{ line, want string }{
		{key, ""},
		{`expiry-time="20320126Z" ` + key, ""},
		{`from="192.0.2.0/24,2001:db8::1" ` + key, ""},
		{`from="*.example.org" ` + key, "not names or patterns"},
		{`from="!192.0.2.1" ` + key, "not names or patterns"},
		{`command="ls" ` + key, `the option "command" is not honoured here`},
		{`restrict ` + key, `"restrict" is not honoured`},
		{`cert-authority ` + key, "goes into access.yaml"},
		{`expiry-time="soon" ` + key, "YYYYMMDD"},
		{line(weak), "an RSA key of 1024 bits"},
		{"ssh-ed25519 AAAA", "no public key"},
		{"hello", "no public key"},
	}
	for _, tt := range tests {
		file := filepath.Join(t.TempDir(), "keys")
		write(t, file, "\n"+tt.line+"\n")
		_, err := AuthorizedKeys(file, Grant{})
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.line, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "keys:2: ")):
			t.Errorf("%s: %v; want line 2 and %q", tt.line, err, tt.want)
		}
	}
}

// TestWhenAndWhere wants keys and certificates to count from their addresses and
// in their time.
func TestWhenAndWhere(t *testing.T) {
	key := signer(t)
	here := &net.TCPAddr{IP: net.IPv4(192, 0, 2, 7), Port: 1}
	for options, want := range map[string]bool{
		``: true, `from="192.0.2.0/24" `: true, `from="198.51.100.1" `: false, `expiry-time="20320128Z" `: true, `expiry-time="20320126Z" `: false,
	} {
		m, err := parseKey(options + line(key))
		if err != nil {
			t.Fatal(err)
		}
		m.grants = []Grant{{Ceiling: All}}
		_, err = (&Rules{readers: []member{m}}).reader(key.PublicKey(), here, january())
		if (err == nil) != want {
			t.Errorf("%q: %v", options, err)
		}
	}
}

// certificate is one of a key that an authority signs.
func certificate(t *testing.T, key, authority gossh.Signer, change func(*gossh.Certificate)) *gossh.Certificate {
	t.Helper()
	c := &gossh.Certificate{
		Key: key.PublicKey(), CertType: gossh.UserCert, KeyId: "ben", ValidPrincipals: []string{"readout"},
		ValidAfter: uint64(january().Add(-time.Hour).Unix()), ValidBefore: uint64(january().Add(time.Hour).Unix()),
	}
	if change != nil {
		change(c)
	}
	if err := c.SignCert(rand.Reader, authority); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCertificates(t *testing.T) {
	ca, key := signer(t), signer(t)
	rules := &Rules{authorities: []authority{{key: ca.PublicKey(), principals: []string{"readout"}, grants: []Grant{{Ceiling: "TLP:GREEN"}}}}}
	s := start(t, func(c *Config) { c.Rules = rules })
	certified := func(c *gossh.Certificate) gossh.Signer {
		signs, err := gossh.NewCertSigner(c, key)
		if err != nil {
			t.Fatal(err)
		}
		return signs
	}
	if out, _, _ := s.output(s.client(certified(certificate(t, key, ca, nil))), "list"); out != "clear.md\ndesk/lowest.md\n" {
		t.Errorf("a certified reader sees %q", out)
	}
	for name, change := range map[string]func(*gossh.Certificate){
		"a host":              func(c *gossh.Certificate) { c.CertType = gossh.HostCert },
		"another principal":   func(c *gossh.Certificate) { c.ValidPrincipals = []string{"root"} },
		"no principal":        func(c *gossh.Certificate) { c.ValidPrincipals = nil },
		"an expired one":      func(c *gossh.Certificate) { c.ValidBefore = uint64(january().Add(-time.Minute).Unix()) },
		"one of tomorrow":     func(c *gossh.Certificate) { c.ValidAfter = uint64(january().Add(time.Minute).Unix()) },
		"a forced command":    func(c *gossh.Certificate) { c.CriticalOptions = map[string]string{"force-command": "ls"} },
		"another address":     func(c *gossh.Certificate) { c.CriticalOptions = map[string]string{sourceAddress: "192.0.2.1"} },
		"an unknown demand":   func(c *gossh.Certificate) { c.CriticalOptions = map[string]string{"x": ""} },
		"an address that isn": func(c *gossh.Certificate) { c.CriticalOptions = map[string]string{sourceAddress: "example.org"} },
	} {
		if _, err := s.dial(certified(certificate(t, key, ca, change))); err == nil {
			t.Errorf("%s gets in", name)
		}
	}
	if _, err := s.dial(certified(certificate(t, key, signer(t), nil))); err == nil {
		t.Error("what another authority signed gets in")
	}
	if _, err := s.dial(key, ca); err == nil {
		t.Error("the bare key of a reader or an authority gets in")
	}
}

func TestAccess(t *testing.T) {
	a, b, ca := line(signer(t)), line(signer(t)), line(signer(t))
	tests := []struct {
		name, text string
		want       []string // the mistakes; none for a file that is right
	}{
		{"sample", AccessSample, nil},
		{"uncommented", strings.ReplaceAll(uncomment(AccessSample), "ssh-ed25519 AAAA...", "\x00"), nil},
		{"empty", "", nil},
		{"a list", "- a\n", []string{":1:1: rules are lines such as"}},
		{"misspelt", "reader:\n  a: 1\n", []string{`:1:1: rules has no "reader"; did you mean readers?`}},
		{"a ceiling", "anonymous:\n  ceiling: TLP:PINK\n", []string{`:2:12: "TLP:PINK" is no ceiling`}},
		{"no ceiling", "anonymous:\n  unmarked: true\n", []string{":2:13: unmarked belongs to a ceiling"}},
		{"nothing granted", "readers:\n  anna:\n    keys: [" + a + "]\n", []string{":2:3: nothing may be read here without a ceiling or groups"}},
		{"no keys", "readers:\n  anna:\n    ceiling: all\n", []string{":2:3: anna has no keys"}},
		{"a group", "groups:\n  desk: {ceiling: all}\nreaders:\n  anna:\n    keys: [" + a + "]\n    groups: [dsk]\n", []string{`:6:14: no group is called "dsk"; did you mean desk?`}},
		{"twice", "readers:\n  anna: {ceiling: all, keys: [" + a + "]}\n  ben: {ceiling: all, keys: [" + a + "]}\n", []string{":3:30: this key stands in line 2 already"}},
		{"two mistakes", "readers:\n  anna: {ceiling: all, keys: [x]}\n  ben: {ceiling: no, keys: [" + b + "]}\n", []string{":2:31: no public key", ":3:18: "}},
		{"a folder", "anonymous: {ceiling: all, folders: [../etc]}\n", []string{`:1:37: "../etc" is no folder below`}},
		{"a name twice", "readers:\n  anna: {ceiling: all, keys: [" + a + "]}\n  anna: {ceiling: all, keys: [" + b + "]}\n", []string{":3:"}},
		{"an authority", "authorities:\n  ca: {key: " + ca + ", principals: [x], ceiling: all}\n", nil},
		{"no principals", "authorities:\n  ca: {key: " + ca + ", ceiling: all}\n", []string{":2:3: ca has no principals"}},
		{"unclosed", "readers: [\n", []string{":"}},
		{"a misspelt ceiling", "readers:\n  anna: {cieling: all, keys: [" + a + "]}\n", []string{`:2:10: a reader has no "cieling"; did you mean ceiling?`}},
		{"misspelt keys", "readers:\n  anna: {ceiling: all, kyes: [" + a + "]}\n", []string{`:2:24: a reader has no "kyes"; did you mean keys?`}},
		{"control", "\"re\\e[31m\": 1\n", []string{`has no`}},
	}
	for _, tt := range tests {
		file := filepath.Join(t.TempDir(), "access.yaml")
		write(t, file, strings.ReplaceAll(tt.text, "\x00", a))
		_, err := Access(file)
		if tt.name == "uncommented" {
			if err == nil || !strings.Contains(err.Error(), "already") {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		if (err == nil) != (len(tt.want) == 0) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err != nil && strings.Count(err.Error(), "\n") >= max(len(tt.want), 1) {
			t.Errorf("%s: more than what is wrong: %v", tt.name, err)
		}
		for _, want := range tt.want {
			if err != nil && (!strings.Contains(err.Error(), want) || strings.ContainsRune(err.Error(), '\x1b')) {
				t.Errorf("%s: %v; want %q", tt.name, err, want)
			}
		}
	}
}

// uncomment takes the signs of comments off the lines that are rules.
func uncomment(s string) string {
	var out []string
	for l := range strings.Lines(s) {
		if rest, ok := strings.CutPrefix(l, "# "); ok && (strings.HasPrefix(rest, " ") || strings.HasSuffix(strings.TrimSpace(rest), ":") && !strings.Contains(rest, ",") && !strings.Contains(strings.TrimSpace(rest), " ")) {
			out = append(out, rest)
		}
	}
	return strings.Join(out, "")
}

func TestHostKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "host_ed25519")
	first, made, err := HostKey(path)
	if err != nil || !made {
		t.Fatal(made, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	again, made, err := HostKey(path)
	if err != nil || made || Fingerprint(first) != Fingerprint(again) {
		t.Error(made, err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := HostKey(path); err == nil || !strings.Contains(err.Error(), "others may read") {
		t.Error(err)
	}
	if err := WriteNew(path, []byte("x")); err == nil {
		t.Error("a key is written over")
	}
}
