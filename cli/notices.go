package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"readout/host"
	"readout/model"
)

// notices are what a host tells who started it: sentences, or lines of JSON with
// the same as fields, so that whoever reads the log finds nothing else in it.
type notices struct {
	app  *app
	log  *slog.Logger
	json bool
}

func (a *app) notices(f *serveFlags) *notices {
	return &notices{app: a, log: a.logger(f), json: f.log == "json"}
}

// tell tells a sentence, or an event with its fields.
func (n *notices) tell(sentence, event string, fields ...any) {
	if n.json {
		n.log.Info(event, fields...)
		return
	}
	fmt.Fprintln(n.app.Stderr, model.CleanLine(sentence))
}

// logFault puts what keeps a host from working into its log.
func (a *app) logFault(f *serveFlags, err error) error {
	status, hint := Trouble, ""
	var wrongly *fault
	if errors.As(err, &wrongly) {
		status, hint = wrongly.status, wrongly.hint
	}
	log := a.logger(f)
	for line := range strings.SplitSeq(strings.TrimRight(err.Error(), "\n"), "\n") {
		fields := []any{"why", model.CleanLine(line)}
		if hint != "" {
			fields = append(fields, "hint", model.CleanLine(hint))
		}
		log.Error("the host cannot work", fields...)
	}
	a.status = status
	return nil
}

// introduce says what is served to whom.
func (n *notices) introduce(l *host.Library, rules *host.Rules, open bool, access string) {
	all, unmarked, embargoed := l.Len()
	text := fmt.Sprintf("serving %s of %s", counted(all, "briefing", "briefings"), l.Name())
	if embargoed > 0 {
		text += fmt.Sprintf("; %d under embargo", embargoed)
	}
	if unmarked > 0 && !open {
		text += fmt.Sprintf("; %d without a marking, which nobody reads whose rule does not say unmarked", unmarked)
	}
	n.tell(text, "serving", "folder", l.Name(), "briefings", all, "embargoed", embargoed, "unmarked", unmarked)
	text = counted(rules.Keys(), "key or authority", "keys and authorities")
	switch {
	case open:
		text = "there is no access rule, so only this computer gets in, and whoever is on it reads everything; readout serve --init writes rules"
	case rules.Empty():
		text += ": nobody gets in yet"
		if access != "" {
			text += "; put keys into " + access
		}
	case rules.Strangers():
		text += "; strangers get in, too"
	}
	who := "readers of the rules"
	switch {
	case open:
		who = "whoever is on this computer"
	case rules.Empty():
		who = "nobody yet"
	}
	n.tell(text, "rules", "keys", rules.Keys(), "strangers", rules.Strangers() && !open, "who", who)
}

// wrongRules tells the mistakes of rules that are not taken, a line each.
func (n *notices) wrongRules(mistakes []string) {
	for i, mistake := range mistakes {
		event := "another mistake in the rules"
		if i == 0 {
			event = "the rules cannot be read, and those before are kept"
		}
		n.log.Error(event, "why", model.CleanLine(mistake))
	}
}
