package host

import (
	"bytes"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// Rules say who gets in and what they may read. A value is not changed after it
// was made: another one takes its place.
type Rules struct {
	readers     []member
	authorities []authority
	anonymous   []Grant // of strangers; none keeps them out
}

// member is a reader with one of their keys.
type member struct {
	key     gossh.PublicKey
	name    string
	grants  []Grant
	from    []netip.Prefix // addresses from which the key counts; none means everywhere
	expires time.Time
}

// authority signs the keys of readers.
type authority struct {
	key        gossh.PublicKey
	principals []string
	grants     []Grant
}

// errStranger means that nobody is known by a key.
var errStranger = errors.New("nobody is known by this key")

// NewRules returns rules that let strangers read what is granted, and nobody
// else in. Without a grant they let nobody in at all.
func NewRules(anonymous ...Grant) *Rules { return &Rules{anonymous: anonymous} }

// With returns rules that let in whoever either of two lets in.
func (r *Rules) With(other *Rules) *Rules {
	return &Rules{
		readers: slices.Concat(r.readers, other.readers), authorities: slices.Concat(r.authorities, other.authorities),
		anonymous: slices.Concat(r.anonymous, other.anonymous),
	}
}

// Empty reports whether the rules let nobody in.
func (r *Rules) Empty() bool { return len(r.readers)+len(r.authorities)+len(r.anonymous) == 0 }

// Keys is the number of keys and authorities that the rules know.
func (r *Rules) Keys() int { return len(r.readers) + len(r.authorities) }

// Strangers reports whether readers get in that are not known.
func (r *Rules) Strangers() bool { return len(r.anonymous) > 0 }

// stranger is a reader who is not known, if the rules let one in.
func (r *Rules) stranger() (Reader, bool) {
	return Reader{Grants: r.anonymous}, len(r.anonymous) > 0
}

// reader is who is known by a key or certificate, coming from an address at a time.
func (r *Rules) reader(key gossh.PublicKey, from net.Addr, now time.Time) (Reader, error) {
	if cert, ok := key.(*gossh.Certificate); ok {
		return r.certified(cert, from, now)
	}
	blob := key.Marshal()
	found := Reader{Fingerprint: gossh.FingerprintSHA256(key)}
	var refused error
	for _, m := range r.readers {
		switch {
		case !bytes.Equal(m.key.Marshal(), blob):
		case !m.expires.IsZero() && !now.Before(m.expires):
			refused = errors.New("the key has expired")
		case !within(m.from, from):
			refused = errors.New("the key does not count from this address")
		default:
			if found.Name == "" {
				found.Name = m.name
			}
			found.Grants = append(found.Grants, m.grants...)
		}
	}
	switch {
	case len(found.Grants) > 0:
		return found, nil
	case refused != nil:
		return Reader{}, refused
	}
	return Reader{}, errStranger
}

// certified is who a certificate speaks for.
func (r *Rules) certified(cert *gossh.Certificate, from net.Addr, now time.Time) (Reader, error) {
	if cert.CertType != gossh.UserCert {
		return Reader{}, errors.New("a certificate of a host, not of a reader")
	}
	if cert.Signature == nil || cert.Signature.Format == gossh.KeyAlgoRSA {
		return Reader{}, errors.New("the certificate is signed with SHA-1")
	}
	if why := weak(cert.Key); why != nil {
		return Reader{}, why
	}
	refused := errStranger
	for _, a := range r.authorities {
		if !bytes.Equal(a.key.Marshal(), cert.SignatureKey.Marshal()) {
			continue
		}
		i := slices.IndexFunc(a.principals, func(p string) bool { return slices.Contains(cert.ValidPrincipals, p) })
		if i < 0 {
			refused = errors.New("the certificate names no principal that counts here")
			continue
		}
		checker := gossh.CertChecker{SupportedCriticalOptions: []string{sourceAddress}, Clock: func() time.Time { return now }}
		if err := checker.CheckCert(a.principals[i], cert); err != nil {
			refused = err
			continue
		}
		if list, ok := cert.CriticalOptions[sourceAddress]; ok {
			prefixes, err := addresses(list)
			if err != nil || !within(prefixes, from) {
				refused = errors.New("the certificate does not count from this address")
				continue
			}
		}
		return Reader{Name: cert.KeyId, Fingerprint: gossh.FingerprintSHA256(cert.Key), Grants: a.grants}, nil
	}
	return Reader{}, refused
}

// sourceAddress is the one critical option of certificates that is known here.
const sourceAddress = "source-address"

// addresses reads a list of addresses and networks, parted by commas.
func addresses(list string) ([]netip.Prefix, error) {
	var all []netip.Prefix
	for word := range strings.SplitSeq(list, ",") {
		word = strings.TrimSpace(word)
		prefix, err := netip.ParsePrefix(word)
		if err != nil {
			addr, err := netip.ParseAddr(word)
			if err != nil {
				return nil, errors.New("takes addresses and networks such as 192.0.2.7 or 192.0.2.0/24, not names or patterns")
			}
			prefix = netip.PrefixFrom(addr, addr.BitLen())
		}
		all = append(all, prefix.Masked())
	}
	return all, nil
}

// within reports whether an address lies in one of the networks; no network is
// everywhere.
func within(networks []netip.Prefix, from net.Addr) bool {
	if len(networks) == 0 {
		return true
	}
	addr, ok := ipOf(from)
	return ok && slices.ContainsFunc(networks, func(p netip.Prefix) bool { return p.Contains(addr) })
}

// ipOf is the IP address of a peer.
func ipOf(from net.Addr) (netip.Addr, bool) {
	if from == nil {
		return netip.Addr{}, false
	}
	host, _, err := net.SplitHostPort(from.String())
	if err != nil {
		host = from.String()
	}
	addr, err := netip.ParseAddr(host)
	return addr.Unmap().WithZone(""), err == nil
}
