package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"readout/host"
)

// BenchmarkHidden is what commands take of a reader who may not see a thousand of
// the briefings, beside what they take where there are none of these: if the time
// told of them, the first would be longer. Both run in turn, so that whatever else
// the machine does befalls both.
func BenchmarkHidden(b *testing.B) {
	const many = 1000
	key := sshKey(b)
	path := filepath.Join(b.TempDir(), "access.yaml")
	rules := fmt.Sprintf("readers:\n  low: {ceiling: TLP:GREEN, unmarked: true, keys: [%s]}\n", strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key.PublicKey()))))
	if err := os.WriteFile(path, []byte(rules), 0o600); err != nil {
		b.Fatal(err)
	}
	read, err := host.Access(path)
	if err != nil {
		b.Fatal(err)
	}
	without, with := orrin(b), orrin(b)
	for i := range many {
		if err := os.WriteFile(filepath.Join(with, fmt.Sprintf("xyzzy-%04d.md", i)), []byte(secretBriefing), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	var hosts []*atWork
	var clients []*gossh.Client
	for _, dir := range []string{with, without} {
		w := serveHere(b, dir, read, nil, lateJanuary, nil)
		hosts, clients = append(hosts, w), append(clients, w.dial(key))
	}
	for name, command := range map[string]string{"words": "list 'xyzzy'", "filter": "list 'by:varga issue:border'", "facet": "list 'is:open -status:draft'"} {
		b.Run(name, func(b *testing.B) {
			var took [2][]time.Duration
			var said [2]printed
			for b.Loop() {
				for i, w := range hosts {
					began := time.Now()
					said[i] = w.command(clients[i], command, "")
					took[i] = append(took[i], time.Since(began))
				}
			}
			if said[0] != said[1] {
				b.Fatalf("%+v is not %+v", said[0], said[1])
			}
			middle := func(all []time.Duration) float64 {
				slices.Sort(all)
				return float64(all[len(all)/2].Microseconds()) / 1000
			}
			b.ReportMetric(middle(took[0]), "ms-hidden")
			b.ReportMetric(middle(took[1]), "ms-absent")
			b.ReportMetric(middle(took[0])/middle(took[1]), "ratio")
		})
	}
}
