package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"syscall"
	"time"

	"readout/model"
)

// What is fetched from an address has limits of its own, which no server can
// wear out: bytes after they were unpacked, hops, and time from the name's
// being looked up to the last byte.
const (
	maxFetched   = 16 << 20
	maxRedirects = 5
	fetchTime    = 30 * time.Second
)

// fetched is what an address gave.
type fetched struct {
	raw  []byte
	kind string // as the server names it
	url  string // where it was in the end, after redirects
}

// fetcher fetches what is at an address.
type fetcher struct {
	limit  int64
	within time.Duration
	permit func(netip.Addr) bool // says which addresses of the network are called on
}

var anyScheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://`)

// isAddress reports whether an argument is an address of the network and no path.
func isAddress(arg string) bool { return anyScheme.MatchString(arg) }

// fetch fetches what an address gives. The host is looked at when its name has
// been looked up and a connection is about to be made, so that neither a
// redirect nor a name that changes its meaning leads anywhere else. For the
// same reason the proxies that the environment names are left aside: they look
// names up themselves.
func (f fetcher) fetch(ctx context.Context, arg string) (fetched, error) {
	u, err := url.Parse(arg)
	if err != nil {
		return fetched{}, unfetched(arg, "not an address", "an address is such as https://example.org/article")
	}
	if err := mayFetch(u); err != nil {
		return fetched{}, f.explain(u.Redacted(), err)
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, f.within)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return fetched{}, f.explain(arg, err)
	}
	req.Header.Set("User-Agent", agent())
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.1")
	client := http.Client{Transport: f.transport(), CheckRedirect: func(req *http.Request, via []*http.Request) error {
		if len(via) > maxRedirects {
			return errRedirects
		}
		return mayFetch(req.URL)
	}}
	res, err := client.Do(req)
	if err != nil {
		return fetched{}, f.explain(arg, err)
	}
	defer res.Body.Close()
	got, err := f.take(res)
	if err != nil {
		return fetched{}, f.explain(arg, err)
	}
	return got, nil
}

// transport connects to what is permitted.
func (f fetcher) transport() *http.Transport {
	dialer := net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if ip := at.Addr().WithZone("").Unmap(); !f.permit(ip) {
			return privateError{ip}
		}
		return nil
	}}
	return &http.Transport{
		DialContext: dialer.DialContext, ForceAttemptHTTP2: true, DisableKeepAlives: true, MaxResponseHeaderBytes: 256 << 10,
		TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: f.within,
	}
}

// agent is what servers are told of who asks.
func agent() string {
	v := strings.Trim(version(), "()")
	if strings.ContainsAny(v, " ()") {
		v = "devel"
	}
	return "readout/" + v
}

// take reads an answer up to the limit.
func (f fetcher) take(res *http.Response) (fetched, error) {
	if res.StatusCode != http.StatusOK {
		return fetched{}, statusError(res.StatusCode)
	}
	if packed := res.Header.Get("Content-Encoding"); packed != "" && !strings.EqualFold(packed, "identity") {
		return fetched{}, fmt.Errorf("sent packed as %q, which nobody asked for", packed)
	}
	raw, err := io.ReadAll(io.LimitReader(res.Body, f.limit+1))
	if err != nil {
		return fetched{}, err
	}
	if int64(len(raw)) > f.limit {
		return fetched{}, errTooLarge
	}
	at := *res.Request.URL
	at.Fragment, at.RawFragment = "", ""
	return fetched{raw, res.Header.Get("Content-Type"), at.String()}, nil
}

var (
	errScheme      = errors.New("only http and https are fetched")
	errHost        = errors.New("no host in it")
	errCredentials = errors.New("a name and a password in an address are sent to nobody")
	errRedirects   = fmt.Errorf("it leads elsewhere more than %d times", maxRedirects)
	errTooLarge    = errors.New("too large")
)

// privateError is the refusal to call on an address that is none of the public
// network.
type privateError struct{ ip netip.Addr }

func (e privateError) Error() string {
	return fmt.Sprintf("it leads to %s, which is no public address", e.ip)
}

// statusError is an answer that is none.
type statusError int

func (e statusError) Error() string {
	return strings.TrimSpace(fmt.Sprintf("the server answers %d %s", int(e), http.StatusText(int(e))))
}

// mayFetch says why an address is not fetched.
func mayFetch(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return errScheme
	case u.Hostname() == "":
		return errHost
	case u.User != nil:
		return errCredentials
	}
	return nil
}

// explain says why an address gave nothing, and what may help.
func (f fetcher) explain(address string, err error) error {
	var private privateError
	var dns *net.DNSError
	var inner *url.Error
	switch {
	case errors.As(err, &private):
		return unfetched(address, private.Error(), "--allow-private fetches from it all the same")
	case errors.Is(err, errTooLarge):
		return unfetched(address, "larger than "+formatSize(f.limit), fmt.Sprintf("--max-size sets another limit, up to %s for addresses", formatSize(maxFetched)))
	case errors.Is(err, context.DeadlineExceeded):
		return unfetched(address, fmt.Sprintf("not there within %v", f.within), "save the page and draft the file")
	case errors.Is(err, context.Canceled):
		return unfetched(address, "interrupted", "")
	case errors.As(err, &dns):
		return unfetched(address, "no host of this name", "")
	case errors.As(err, &inner):
		err = inner.Err
	}
	hint := ""
	if status := statusError(0); errors.As(err, &status) && status != http.StatusNotFound {
		hint = "save the page in a browser and draft the file"
	}
	return unfetched(address, err.Error(), hint)
}

func unfetched(address, what, hint string) error {
	return &fault{Usage, fmt.Errorf("%s: %s", model.CleanLine(address), model.CleanLine(what)), hint}
}

// public reports whether an address belongs to the network that everybody
// shares: no machine, house or provider calls it its own.
func public(ip netip.Addr) bool {
	ip = ip.Unmap()
	if ip.Is4() {
		return !within(ip,
			"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
			"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4")
	}
	if within(ip, "64:ff9b::/96") { // an IPv4 address for hosts that have none
		b := ip.As16()
		return public(netip.AddrFrom4([4]byte(b[12:])))
	}
	return within(ip, "2000::/3") && !within(ip, "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
}

func within(ip netip.Addr, ranges ...string) bool {
	for _, r := range ranges {
		if netip.MustParsePrefix(r).Contains(ip) {
			return true
		}
	}
	return false
}
