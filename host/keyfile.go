package host

import (
	"bytes"
	"crypto/rsa"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"readout/model"
)

// mostRules is the size of the largest file of keys or rules that is read.
const mostRules = 1 << 20

// leastRSA is the length of the shortest RSA key that is accepted, in bits.
const leastRSA = 2048

// AuthorizedKeys reads a file in the format of OpenSSH: each key in it reads what
// is granted. Every line that cannot be honoured is named, and then nothing of
// the file is taken.
func AuthorizedKeys(path string, grant Grant) (*Rules, error) {
	data, err := readSmall(path)
	if err != nil {
		return nil, err
	}
	rules, faults := keyLines(path, strings.Split(string(data), "\n"), grant)
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return rules, nil
}

// Keys reads keys as AuthorizedKeys does, each a line.
func Keys(lines []string, grant Grant) (*Rules, error) {
	rules, faults := keyLines("keys", lines, grant)
	return rules, errors.Join(faults...)
}

func keyLines(name string, lines []string, grant Grant) (*Rules, []error) {
	rules := &Rules{}
	var faults []error
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		m, err := parseKey(line)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, i+1, err))
			continue
		}
		m.grants = []Grant{grant}
		rules.readers = append(rules.readers, m)
	}
	return rules, faults
}

// readSmall reads a file of rules.
func readSmall(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: not a regular file", path)
	case info.Size() > mostRules:
		return nil, fmt.Errorf("%s: larger than 1 MB", path)
	}
	return os.ReadFile(path)
}

// parseKey reads a line of a key: options, type, key, comment. The comment names
// the reader.
func parseKey(line string) (member, error) {
	key, comment, options, rest, err := gossh.ParseAuthorizedKey([]byte(line))
	switch {
	case err != nil:
		return member{}, errors.New("no public key in the format of OpenSSH")
	case len(bytes.TrimSpace(rest)) > 0:
		return member{}, errors.New("more than one key")
	}
	if _, ok := key.(*gossh.Certificate); ok {
		return member{}, errors.New("a certificate; its authority goes into access.yaml")
	}
	if err := weak(key); err != nil {
		return member{}, err
	}
	m := member{key: key, name: model.CleanLine(comment)}
	for _, option := range options {
		if err := m.honour(option); err != nil {
			return member{}, err
		}
	}
	return m, nil
}

// keyTypes are those of the keys that are accepted.
var keyTypes = []string{
	gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521, gossh.KeyAlgoSKECDSA256, gossh.KeyAlgoRSA,
}

// weak says why a key is not accepted, nil if it is.
func weak(key gossh.PublicKey) error {
	if !slices.Contains(keyTypes, key.Type()) {
		return fmt.Errorf("keys of the type %s are not accepted", model.CleanLine(key.Type()))
	}
	c, ok := key.(gossh.CryptoPublicKey)
	if !ok {
		return nil
	}
	if k, ok := c.CryptoPublicKey().(*rsa.PublicKey); ok && k.N.BitLen() < leastRSA {
		return fmt.Errorf("an RSA key of %d bits; %d are needed", k.N.BitLen(), leastRSA)
	}
	return nil
}

// honour takes an option of a key, or refuses it: one that was passed over would
// let in whom it was to keep out.
func (m *member) honour(option string) error {
	name, value, _ := strings.Cut(option, "=")
	value = strings.Trim(value, `"`)
	switch strings.ToLower(name) {
	case "no-port-forwarding", "no-agent-forwarding", "no-x11-forwarding", "no-user-rc":
		return nil // there is none of it for anybody
	case "from":
		networks, err := addresses(value)
		if err != nil {
			return fmt.Errorf("from= %w", err)
		}
		m.from = networks
		return nil
	case "expiry-time":
		at, err := expiry(value)
		if err != nil {
			return err
		}
		m.expires = at
		return nil
	case "cert-authority":
		return errors.New("an authority goes into access.yaml, with the principals that count")
	}
	return fmt.Errorf("the option %q is not honoured here", model.CleanLine(name))
}

// expiry reads a time as OpenSSH writes it, in local time unless a Z says UTC.
func expiry(value string) (time.Time, error) {
	zone := time.Local
	digits, utc := strings.CutSuffix(value, "Z")
	if utc {
		zone = time.UTC
	}
	for _, layout := range []string{"20060102", "200601021504", "20060102150405"} {
		if len(digits) == len(layout) {
			if at, err := time.ParseInLocation(layout, digits, zone); err == nil {
				return at, nil
			}
		}
	}
	return time.Time{}, errors.New("expiry-time takes YYYYMMDD, with HHMM or HHMMSS behind it and Z for UTC")
}
