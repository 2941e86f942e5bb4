package draft

import (
	"slices"
	"strings"
	"testing"
)

// TestPlain reads plain texts into a title and blocks.
func TestPlain(t *testing.T) {
	for _, tt := range []struct {
		name, text, title string
		want              []Block
	}{
		{"nothing", " \n\n", "", nil},
		{"only a title", "Norvia opens talks\n", "Norvia opens talks", nil},
		{"only a sentence", "Norvia opened talks on Monday.", "", []Block{{Paragraph, "Norvia opened talks on Monday."}}},
		{"a line is a paragraph", "Talks open\nIt rained on Monday.\nIt snowed.", "Talks open", []Block{{Paragraph, "It rained on Monday."}, {Paragraph, "It snowed."}}},
		{
			"lines broken at a margin", "Talks open in Dolna\n\nThe talks of the river states opened in Dolna on\nMonday, and they are likely to go on for\nsome weeks.\n\nIt rained.", "Talks open in Dolna",
			[]Block{{Paragraph, "The talks of the river states opened in Dolna on Monday, and they are likely to go on for some weeks."}, {Paragraph, "It rained."}},
		},
		{
			"a heading", "Talks open\n\nIt rained on Monday in all of the town.\n\nThe Fishing Rights\n\nNorvia insists on a zone of twelve miles, and on nothing less.", "Talks open",
			[]Block{{Paragraph, "It rained on Monday in all of the town."}, {Heading, "The Fishing Rights"}, {Paragraph, "Norvia insists on a zone of twelve miles, and on nothing less."}},
		},
		{
			"marks of Markdown", "# Talks open\n\n> “We wait,” he said.\n\n- one\n- two", "Talks open",
			[]Block{{Quoted, "“We wait,” he said."}, {Item, "one"}, {Item, "two"}},
		},
		{
			"the answer to a mail", "> Talks open\n>\n> It rained.", "Talks open", []Block{{Paragraph, "It rained."}},
		},
		{
			"no heading: a byline, a date, a caption", "Talks open\n\nBy Ana Roe\n\nIt rained on Monday in all of the town of Dolna, and in the hills.\n\nPhoto: Ana Roe\n\nIt rained on Monday in all of the town of Dolna, and in the hills.", "Talks open",
			[]Block{
				{Paragraph, "By Ana Roe"},
				{Paragraph, "It rained on Monday in all of the town of Dolna, and in the hills."},
				{Paragraph, "Photo: Ana Roe"},
				{Paragraph, "It rained on Monday in all of the town of Dolna, and in the hills."},
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := Plain(tt.text)
			if a.Title != tt.title || !slices.Equal(a.Blocks, tt.want) {
				t.Errorf("%q: title %q, blocks %q; want %q, %q", tt.text, a.Title, a.Blocks, tt.title, tt.want)
			}
		})
	}
}

// TestStated reads what lines at the head of an article say of it.
func TestStated(t *testing.T) {
	for _, tt := range []struct{ line, author, outlet, date string }{
		{"By Ana Roe", "Ana Roe", "", ""},
		{"By Ana Roe and Jan van der Velde, Northwire", "Ana Roe and Jan van der Velde", "Northwire", ""},
		{"By Ana Roe | Northwire", "Ana Roe", "Northwire", ""},
		{"By the river it rained", "", "", ""},
		{"By Monday it had rained.", "", "", ""},
		{"Monday, January 26, 2032", "", "", "2032-01-26"},
		{"26 January 2032", "", "", "2032-01-26"},
		{"Published 26th Jan. 2032 at 14:05", "", "", "2032-01-26"},
		{"2032-01-26", "", "", "2032-01-26"},
		{"January 26", "", "", ""},
		{"January 2032", "", "", ""},
		{"Monday", "", "", ""},
		{"32 January 2032", "", "", ""},
		{"26/01/2032", "", "", ""},
		{"DOLNA (Northwire) — It rained on January 26, 2032.", "", "Northwire", ""},
		{"DOLNA, January 26, 2032 (Northwire) — It rained.", "", "Northwire", "2032-01-26"},
		{"It rained (and snowed) — on Monday.", "", "", ""},
	} {
		a := Article{Blocks: []Block{{Paragraph, tt.line}}}
		a.state()
		if a.Author != tt.author || a.Outlet != tt.outlet || a.Date != tt.date {
			t.Errorf("%q: author %q, outlet %q, date %q; want %q, %q, %q", tt.line, a.Author, a.Outlet, a.Date, tt.author, tt.outlet, tt.date)
		}
	}
}

// TestLanguage tells languages by their frequent words and scripts.
func TestLanguage(t *testing.T) {
	for _, tt := range []struct{ text, stated, want string }{
		{"It rained.", "", ""},
		{"It rained.", "en-GB", "en-GB"},
		{"The rain has not stopped, and it is said that the river will be over its banks by the end of this week.", "", "en"},
		{"The rain has not stopped, and it is said that the river will be over its banks by the end of this week.", "de", "en"},
		{"The rain has not stopped, and it is said that the river will be over its banks by the end of this week.", "en-US", "en-US"},
		{"Der Regen hat nicht aufgehört, und der Fluss wird bis zum Ende der Woche über die Ufer treten, sagte die Ministerin.", "", "de"},
		{"La pluie n’a pas cessé, et le fleuve sera sorti de son lit à la fin de la semaine, selon la ministre qui est dans la ville.", "", "fr"},
		{"La lluvia no ha cesado y el río se habrá salido de su cauce al final de la semana, según dijo la ministra en la ciudad.", "", "es"},
		{"Дождь не прекратился, и река выйдет из берегов к концу недели.", "", "ru"},
		{"Дощ не припинився, і річка вийде з берегів до кінця тижня, її рівень росте.", "", "uk"},
		{"雨は止まず、川は週末までに氾濫する見込みだ。", "", "ja"},
	} {
		a := Article{Lang: tt.stated, Blocks: []Block{{Paragraph, tt.text}}}
		if got := a.language(); got != tt.want {
			t.Errorf("%.40q, said to be %q: %q, want %q", tt.text, tt.stated, got, tt.want)
		}
	}
}

// TestStretches finds the stretches between quotation marks.
func TestStretches(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"curly", "He said “we go” and “we stay.”", []string{"“we go”", "“we stay.”"}},
		{"straight", `He said "we go" and "we stay."`, []string{`"we go"`, `"we stay."`}},
		{"nested", "He said “they cried “go” at us” twice.", []string{"“they cried “go” at us”"}},
		{"low and high", "Er sagte: „Wir gehen.“", []string{"„Wir gehen.“"}},
		{"angles", "Il dit : « Nous partons. »", []string{"« Nous partons. »"}},
		{"corners", "彼は「行く」と言った。", []string{"「行く」"}},
		{"single", "He said ‘we don’t go’ to the boys’ father.", []string{"‘we don’t go’"}},
		{"single around double", "‘I heard “no” twice,’ she said.", []string{"‘I heard “no” twice,’"}},
		{"not closed", "He said “we go.", []string{"“we go."}},
		{"over two paragraphs", "He said “we go.\n“We do not stay.”", []string{"“we go.", "“We do not stay.”"}},
		{"over two paragraphs, the second without a mark", "He said, \"we go.\nWe do not stay.\" They left.", []string{"\"we go.", "We do not stay.\""}},
		{"feet and inches", `He is 6'2" tall and said "no".`, []string{`"no"`}},
		{"two for one", "He said ''we go'' twice.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := read(tt.text, nil)
			var got []string
			for _, q := range a.quotes {
				got = append(got, a.text[q.start:q.end])
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

// TestEscaped keeps what only looks like markup as it is.
func TestEscaped(t *testing.T) {
	for text, want := range map[string]string{
		"AT&T and a < b":  "AT&T and a < b",
		"&amp; <b> *x* y": `\&amp; \<b> \*x\* y`,
		"snake_case _it_": `snake_case \_it\_`,
		"[a](b) `c` ~d~":  "\\[a\\](b) \\`c\\` \\~d\\~",
	} {
		if got := escaped(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"# a": `\# a`, "1. a": `1\. a`, "1.5 a": "1.5 a", "- a": `\- a`, "> a": `\> a`, "plain": "plain"} {
		if got := begun(text); got != want {
			t.Errorf("%q at the beginning of a line: %q, want %q", text, got, want)
		}
	}
}

// TestTables has each word once in each table, in small letters.
func TestTables(t *testing.T) {
	for _, table := range [][]words{verbs, smallWords, peopleWords, firstNames} {
		for _, kind := range table {
			seen := map[string]bool{}
			for w := range strings.FieldsSeq(kind.list) {
				if seen[w] || w != strings.ToLower(w) {
					t.Errorf("%q stands twice or with a capital", w)
				}
				seen[w] = true
			}
		}
	}
}
