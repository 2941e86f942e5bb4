package content_test

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"readout/content"
	"readout/model"
)

// orrin reads the sample series as a folder, by id.
func orrin(t *testing.T) map[string]*model.Briefing {
	t.Helper()
	briefings, faults := content.Folder(".", content.Options{FS: orrinFS(t)})
	for _, err := range faults {
		t.Errorf("Folder: %v", err)
	}
	byID := map[string]*model.Briefing{}
	for _, b := range briefings {
		byID[b.ID] = b
	}
	return byID
}

func orrinFS(t *testing.T) fs.FS {
	t.Helper()
	files, ok := content.SampleFS("orrin")
	if !ok {
		t.Fatal("no sample is called orrin")
	}
	return files
}

func TestOrrinBriefings(t *testing.T) {
	tests := []struct {
		id, date, marking      string
		status                 model.Status
		issues, quotes, open   int
		answered, contradicted int // answered questions; positions that differ by account
	}{
		{"orrin-01", "2032-01-05", "TLP:GREEN", model.Reviewed, 3, 7, 8, 0, 0},
		{"orrin-02", "2032-01-12", "TLP:GREEN", model.Reviewed, 4, 10, 6, 1, 0},
		{"orrin-03", "2032-01-19", "TLP:GREEN", model.Reviewed, 4, 12, 5, 1, 0},
		{"orrin-04", "2032-01-26", "TLP:GREEN", model.Reviewed, 4, 14, 6, 1, 2},
		{"ferry-order", "2032-01-25", "TLP:GREEN", model.Draft, 2, 9, 4, 0, 2},
		{"sluice-figures", "2032-01-24", "TLP:GREEN", model.Withdrawn, 0, 0, 0, 0, 0},
		{"kessa-release", "2032-01-15", "TLP:RED", model.Reviewed, 1, 0, 1, 0, 0},
		{"undated-note", "", "", model.Draft, 1, 1, 1, 0, 0},
	}
	series := orrin(t)
	if len(series) != len(tests) {
		t.Errorf("%d briefings, want %d", len(series), len(tests))
	}
	for _, tt := range tests {
		b := series[tt.id]
		if b == nil {
			t.Errorf("no briefing %s", tt.id)
			continue
		}
		if b.Date.String() != tt.date || b.Status != tt.status || b.Marking != tt.marking {
			t.Errorf("%s is of %q, %q, %q; want %q, %q, %q",
				tt.id, b.Date, b.Status, b.Marking, tt.date, tt.status, tt.marking)
		}
		if !strings.HasSuffix(b.Title, "(FICTIONAL)") {
			t.Errorf("%s: the title %q does not say FICTIONAL", tt.id, b.Title)
		}
		open, answered := 0, 0
		for _, q := range b.Questions() {
			if q.Open {
				open++
			} else {
				answered++
			}
		}
		contradicted := 0
		for _, p := range b.Positions() {
			if b.Contested(p.Actor, p.Issue) {
				contradicted++
			}
		}
		got := []int{len(b.Issues()), len(b.Quotes()), open, answered, contradicted}
		want := []int{tt.issues, tt.quotes, tt.open, tt.answered, tt.contradicted}
		if !slices.Equal(got, want) {
			t.Errorf("%s: issues, quotes, open, answered, contradicted = %v, want %v", tt.id, got, want)
		}
	}
}

// stances writes what an actor holds on an issue, "." for nothing and "!" for
// accounts that differ.
func stances(b *model.Briefing, actor, issue string) string {
	if b.Contested(actor, issue) {
		return "!"
	}
	for _, p := range b.Positions() {
		if p.Actor == actor && p.Issue == issue {
			return string(p.Stance)
		}
	}
	return "."
}

func TestOrrinPositionsMove(t *testing.T) {
	tests := []struct{ actor, issue, want string }{
		{"varga", "border", "against against against conditional"},
		{"varga", "water", "for for for for"},
		{"varga", "monitors", "for for for for"},
		{"varga", "prisoners", ". conditional for for"},
		{"renn", "border", "for for for for"},
		{"renn", "water", "unclear for for for"},
		{"renn", "monitors", "against conditional conditional !"},
		{"renn", "prisoners", ". conditional conditional for"},
		{"lesk-army", "border", ". . . against"},
		{"lesk-army", "monitors", ". against against against"},
	}
	series := orrin(t)
	held := 0
	for _, tt := range tests {
		var got []string
		for _, id := range []string{"orrin-01", "orrin-02", "orrin-03", "orrin-04"} {
			got = append(got, stances(series[id], tt.actor, tt.issue))
		}
		if line := strings.Join(got, " "); line != tt.want {
			t.Errorf("%s on %s: %s, want %s", tt.actor, tt.issue, line, tt.want)
		}
		if got[3] != "." {
			held++
		}
	}
	if n := len(series["orrin-04"].Positions()) - 1; n != held {
		t.Errorf("%d positions in orrin-04 beside one second account, the table has %d", n, held)
	}
}

func TestOrrinCorrection(t *testing.T) {
	corrections := orrin(t)["orrin-03"].Corrections
	if len(corrections) != 1 {
		t.Fatalf("%d corrections, want 1", len(corrections))
	}
	c := corrections[0]
	if c.On.String() != "2032-01-21" || !strings.Contains(c.What, "114") || !strings.Contains(c.Was, "140") {
		t.Errorf("correction = %v, want 140 corrected to 114 on 2032-01-21", c)
	}
}

func TestOrrinAnswersAQuestion(t *testing.T) {
	const ask = "Who holds the sluice keys?"
	series := orrin(t)
	for id, open := range map[string]bool{"orrin-01": true, "orrin-02": true, "orrin-03": true, "orrin-04": false} {
		found := false
		for _, q := range series[id].Questions() {
			if q.Ask != ask {
				continue
			}
			found = true
			if q.Open != open || q.Issue != "water" || open == (q.Answer != "") {
				t.Errorf("%s: %q is open %v on %q with answer %q", id, ask, q.Open, q.Issue, q.Answer)
			}
		}
		if !found {
			t.Errorf("%s does not ask %q", id, ask)
		}
	}
}

// TestOrrinWordsOfVarga pins what a dossier shows: her words, dated, each from
// a graded source that has them.
func TestOrrinWordsOfVarga(t *testing.T) {
	want := []string{
		"2032-01-05 border The 1974 line is a pencil mark.",
		"2032-01-12 border A map drawn by one side is not a map.",
		"2032-01-16 border We do not trade ground for water.",
		"2032-01-19 water Thirds are fair; halves are a flood.",
		"2032-01-23 border A line can be walked before it is signed.",
		"2032-01-26 prisoners Every one of them, and then we talk.",
	}
	var got []string
	for _, b := range orrin(t) {
		for _, i := range b.QuotesBy("varga") {
			q := b.Quotes()[i]
			if s := b.SourceByID(q.Source); s == nil || s.Grade != "B2" {
				t.Errorf("%s: %q has the source %v, want one graded B2", b.ID, q.Segments[0].Text, s)
			}
			got = append(got, q.On.String()+" "+q.Issue+" "+q.Segments[0].Text)
		}
	}
	slices.Sort(got)
	if got = slices.Compact(got); !slices.Equal(got, want) {
		t.Errorf("Varga's words:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestOrrinEvents(t *testing.T) {
	series := orrin(t)
	var got []string
	for _, e := range series["orrin-04"].Events() {
		got = append(got, e.When.String()+"|"+string(e.State)+"|"+orNone(e.Issue))
	}
	want := []string{
		"2032-01-23|happened|border", "2032-01-26|happened|border", "2032-02-03|planned|border",
		"2032-02|planned|prisoners", "2032-02-10~|planned|water", "by autumn|claimed|monitors", "|planned|none",
	}
	if !slices.Equal(got, want) {
		t.Errorf("events of orrin-04 = %q, want %q", got, want)
	}
	cancelled := slices.ContainsFunc(series["ferry-order"].Events(), func(e model.Event) bool { return e.State == model.Cancelled })
	if !cancelled {
		t.Error("no event of ferry-order is cancelled")
	}
}

func TestOrrinJudgements(t *testing.T) {
	series := orrin(t)
	tests := []struct{ id, text, likelihood, confidence string }{
		{"orrin-03", "An exchange of prisoners takes place in February", "roughly even", "low"},
		{"orrin-04", "An exchange of prisoners takes place in February", "likely", "moderate"},
		{"orrin-04", "A text on the border is agreed before March", "unlikely", "low"},
	}
	for _, tt := range tests {
		has := slices.ContainsFunc(series[tt.id].Judgements(), func(j model.Judgement) bool {
			return j.Text == tt.text && j.Likelihood == tt.likelihood && j.Confidence == tt.confidence
		})
		if !has {
			t.Errorf("%s does not judge %q %s, confidence %s", tt.id, tt.text, tt.likelihood, tt.confidence)
		}
	}
}

func TestOrrinOtherScripts(t *testing.T) {
	series := orrin(t)
	if quotes := series["orrin-02"].QuotesBy("chen"); len(quotes) != 1 {
		t.Errorf("%d quotes of chen in orrin-02, want the one by 陳文莉", len(quotes))
	}
	if quotes := series["undated-note"].QuotesBy("al-khatib"); len(quotes) != 1 {
		t.Errorf("%d quotes of al-khatib in undated-note, want the one by سميرة الخطيب", len(quotes))
	}
	found := slices.ContainsFunc(series["orrin-04"].Quotes(), func(q model.Quote) bool {
		return q.By == "chen" && q.Original == "三等分只在豐水年行得通。" && q.Lang == "zh-Hant" && q.At.Known()
	})
	if !found {
		t.Error("no quotation of orrin-04 has its place and its Chinese original")
	}
}

func TestOrrinEmbargo(t *testing.T) {
	b := orrin(t)["kessa-release"]
	if got := b.Embargo.String(); got != "2032-02-01T06:00:00Z" || !b.Embargo.HasTime() {
		t.Errorf("embargo = %q, want a time with zone", got)
	}
}

// TestOrrinWordForWord looks at every quotation of the series. Only the note
// without a date has no source to look in.
func TestOrrinWordForWord(t *testing.T) {
	for _, b := range orrin(t) {
		for _, q := range b.Quotes() {
			if b.ID != "undated-note" {
				checkExact(t, b, q)
			}
		}
	}
}

// TestOrrinIsClean holds every briefing of the series to the strict rules. The
// draft is there to show what a mistake and a guess look like: one of each.
func TestOrrinIsClean(t *testing.T) {
	files := orrinFS(t)
	names, err := fs.Glob(files, "*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if path.Base(name) != "ferry-order.md" {
			mistakes, err := content.Check(name, content.Options{FS: files})
			noMistakes(t, mistakes, err)
		}
	}
}

func TestFerryOrderIsUnfinished(t *testing.T) {
	b := orrin(t)["ferry-order"]
	guesses := 0
	for _, q := range b.Quotes() {
		if q.Guess {
			guesses++
		}
	}
	if guesses != 1 {
		t.Errorf("%d guessed speakers, want 1", guesses)
	}
	mistakes, err := content.Check("ferry-order.md", content.Options{FS: orrinFS(t)})
	if err != nil {
		t.Fatal(err)
	}
	faults := 0
	for _, m := range mistakes {
		if m.Severity == model.Error {
			faults++
			if !strings.Contains(m.What, `"maybe"`) {
				t.Errorf("%s", content.Report(m))
			}
		}
	}
	if faults != 1 {
		t.Errorf("%d errors, want the one stance", faults)
	}
}
