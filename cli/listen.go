package cli

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"

	"github.com/coreos/go-systemd/v22/activation"
	"github.com/coreos/go-systemd/v22/daemon"

	"readout/host"
	"readout/model"
)

// usualPort is where a host listens unless it is told otherwise.
const usualPort = "2222"

// hintRules says how to come to an access rule.
const hintRules = "readout serve --init writes access.yaml; --authorized-keys takes a file of keys"

// balancers are whose word about where a reader comes from counts. Without an
// access rule it is nobody's: they would bring in who is not on this computer.
func (f *serveFlags) balancers(open bool) (host.Balancers, error) {
	switch {
	case f.proxy == "":
		return host.Balancers{}, nil
	case open:
		return host.Balancers{}, wrong(hintRules, "--proxy needs an access rule: whoever a balancer passes on would read everything")
	}
	b, err := host.ParseBalancers(f.proxy)
	if err != nil {
		return b, wrong("", "--proxy: %w", err)
	}
	return b, nil
}

// listeners are the sockets that systemd gives, or else those of the addresses to
// listen on; without an access rule only such as nobody reaches from elsewhere.
func (a *app) listeners(f *serveFlags, open bool) ([]net.Listener, error) {
	all, err := a.inherited()
	switch {
	case err != nil:
	case len(all) > 0 && len(f.listen) > 0:
		err = wrong("leave --listen out, or start readout without its .socket unit", "--listen is not needed: systemd gives %s", counted(len(all), "socket", "sockets"))
	case len(all) == 0:
		all, err = listen(f.listen, open)
	}
	for _, l := range all {
		if err == nil && open && !here(l.Addr()) {
			err = exposed(l.Addr().Network(), l.Addr().String())
		}
	}
	if err != nil {
		closeAll(all)
		return nil, err
	}
	return all, nil
}

// listen opens addresses; where there are none, the usual one.
func listen(addresses []string, open bool) (all []net.Listener, err error) {
	if len(addresses) == 0 {
		addresses = []string{":" + usualPort}
		if open {
			addresses = []string{"127.0.0.1:" + usualPort}
		}
	}
	for _, address := range addresses {
		if _, _, err := net.SplitHostPort(address); err != nil {
			return all, wrong("each address has its own --listen", "--listen takes an address such as :2222 or 127.0.0.1:2222: %w", err)
		}
		if open && !loopback(address) {
			return all, exposed("tcp", address)
		}
		l, err := net.Listen("tcp", address)
		if err != nil {
			return all, err
		}
		all = append(all, l)
	}
	return all, nil
}

// inherited are the sockets that systemd opened for the host, if it did.
func (a *app) inherited() (all []net.Listener, err error) {
	if a.env("LISTEN_FDS") == "" {
		return nil, nil
	}
	for _, f := range activation.Files(true) {
		l, err := net.FileListener(f)
		if err == nil && (l.Addr().Network() != "tcp" && l.Addr().Network() != "unix" || !accepts(f)) {
			l.Close()
			err = errors.New("it accepts no connections")
		}
		f.Close()
		if err != nil {
			return all, wrong("the .socket unit takes ListenStream= and Accept=no", "the socket %q that systemd gives is of no use: %w", model.CleanLine(f.Name()), err)
		}
		all = append(all, l)
	}
	return all, nil
}

func closeAll(all []net.Listener) {
	for _, l := range all {
		l.Close()
	}
}

// exposed is what is wrong with a socket that others reach where no rule says who
// gets in.
func exposed(network, address string) error {
	if network == "unix" {
		return wrong(hintRules+"; SocketMode=0600 leaves a socket to its owner", "%s: without an access rule a Unix socket has to be for its owner alone", address)
	}
	return wrong(hintRules, "%s: without an access rule the host listens on this computer only", address)
}

// here reports whether only this computer reaches a socket. A Unix socket counts
// if nobody but its owner may connect: one for others is made to pass them on.
func here(addr net.Addr) bool {
	if addr.Network() != "unix" {
		return loopback(addr.String())
	}
	info, err := os.Stat(addr.String())
	return err == nil && info.Mode().Perm()&0o077 == 0
}

// loopback reports whether an address is one of this computer that no other reaches.
func loopback(address string) bool {
	name, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	addr, err := netip.ParseAddr(name)
	return name == "localhost" || err == nil && addr.IsLoopback()
}

// notify tells systemd how the host is, if it asked to be told.
func (s *serving) notify(state string) {
	if s.app.env("NOTIFY_SOCKET") == "" {
		return
	}
	if _, err := daemon.SdNotify(false, state); err != nil {
		s.log.Warn("systemd cannot be told", "state", state, "why", model.CleanLine(err.Error()))
	}
}

// reload reads the rules again because somebody asked for it.
func (s *serving) reload() {
	s.notify(fmt.Sprintf("%s\n%s", daemon.SdNotifyReloading, daemon.SdNotifyMonotonicUsec()))
	s.readRules(true)
	s.notify(daemon.SdNotifyReady)
}
