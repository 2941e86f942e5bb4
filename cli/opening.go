package cli

import (
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/content"
	"readout/model"
	"readout/ui"
)

// begin opens one document: a long one by its head, so that nobody waits for what
// is not on the first screen.
func (a *app) begin(c *config, path string, address model.Address) (*reading, error) {
	r := &reading{began: time.Now(), address: address}
	if info, err := os.Stat(path); err == nil {
		a.collectMore(info.Size())
	}
	o, err := content.Begin(path, a.options(c))
	if err != nil {
		return nil, unreadable(err)
	}
	if o.Partial {
		r.opening = o
	}
	r.briefings, r.named = []*model.Briefing{o.Head}, []string{o.Head.Path}
	if path != "-" {
		r.paths = []string{path}
	}
	return r, nil
}

// finish reads the whole of a document whose head is shown, and tells the reader of
// it. It reports whether it is there.
func finish(r *reading, send func(tea.Msg)) bool {
	last := time.Now()
	b, err := r.opening.Whole(func(share float64) {
		if now := time.Now(); now.Sub(last) > tick {
			last = now
			send(ui.WholeRead{Share: share})
		}
	})
	r.opening = nil
	if err != nil {
		send(ui.WholeRead{Err: err})
		return false
	}
	r.briefings = []*model.Briefing{b}
	send(ui.FolderChanged{Changed: r.briefings, Whole: true})
	return true
}
