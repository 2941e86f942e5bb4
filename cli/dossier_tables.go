package cli

import (
	"fmt"
	"strings"
)

// table is one part of a dossier in rows: what holds is "yes" in CSV, and a
// word of its own in text, which has no headings.
func (l *dossierLine) table(name string, asCSV bool) table {
	word := word
	if asCSV {
		word = func(is bool, _ string) string { return yes(is) }
	}
	switch name {
	case "moves":
		return l.moves()
	case "words":
		return spokenTable(l.Words, word)
	case "said":
		return spokenTable(l.Said, word)
	case "events":
		t := table{head: []string{"date", "state", "disputed", "secondhand", "what", "briefing", "marking", "address"}}
		for _, e := range l.Events {
			t.add(e.Date, string(e.State), word(e.Disputed, "accounts differ"), word(e.SecondHand, "second-hand"), e.What, e.Briefing, e.Marking, e.Address)
		}
		return t
	case "questions":
		return datedTable(l.Questions)
	case "roles":
		return datedTable(l.Roles)
	case "sides":
		return l.sides(word, asCSV)
	case "mentions":
		t := table{head: []string{"briefing", "line", "linked", "sentence", "marking", "address"}}
		for _, m := range l.Mentions {
			t.add(m.Briefing, fmt.Sprint(m.Line), word(m.Linked, "linked"), m.Sentence, m.Marking, m.Address)
		}
		return t
	}
	t := table{head: []string{"issue", "date", "stance", "from", "contested", "secondhand", "guess", "note", "accounts", "briefing", "marking", "address"}}
	for _, s := range l.Issues {
		for _, st := range s.Stands {
			from, accounts := string(st.From), accountWords(st.Accounts)
			if !asCSV {
				from, accounts = word(st.Moved, "was "+from), "" // text has the accounts with the moves
			}
			t.add(s.Issue, st.Date, string(st.Stance), from, word(st.Differ, "accounts differ"), word(st.SecondHand, "second-hand"),
				word(st.Guess, "not certain"), st.Note, accounts, st.Briefing, st.Marking, st.Address)
		}
	}
	return t
}

// moves is a row for each move, with the words nearest to it.
func (l *dossierLine) moves() table {
	t := table{head: []string{"date", "issue", "from", "to", "before", "after", "accounts", "against", "sources", "grade", "briefing", "marking", "address"}}
	for _, m := range l.Moves {
		t.add(m.Date, m.Issue, string(m.From), string(m.To), m.Before.quoted(), m.After.quoted(), accountWords(m.For), accountWords(m.Against),
			strings.Join(m.Sources, " "), m.Grade, m.Briefing, m.Marking, m.Address)
	}
	return t
}

// accountWords is who gives some accounts, and what they say.
func accountWords(all []accountLine) string {
	var list []string
	for _, a := range all {
		who := "own word"
		if len(a.Per) > 0 {
			who = "per " + strings.Join(a.Per, ", ")
		}
		list = append(list, strings.Join(nonEmpty(string(a.Stance), a.Note, who, word(a.Guess, "not certain")), ", "))
	}
	return strings.Join(list, "; ")
}

// sides is a row for each issue on which another actor stands with or against this one.
func (l *dossierLine) sides(word func(bool, string) string, asCSV bool) table {
	t := table{head: []string{"actor", "same", "of", "issue", "side", "stance", "contested", "secondhand", "guess"}}
	for _, s := range l.Sides {
		for _, on := range s.On {
			side := "against"
			if on.Same {
				side = "with"
			}
			same, of := fmt.Sprint(s.Same), fmt.Sprint(s.Both)
			if !asCSV {
				same, of = "same on "+same, "of "+of
			}
			t.add(s.Actor, same, of, on.Issue, side, string(on.Stance), word(on.Differ, "accounts differ"),
				word(on.SecondHand, "second-hand"), word(on.Guess, "not certain"))
		}
	}
	return t
}

func datedTable(list []datedLine) table {
	t := table{head: []string{"date", "text", "briefing", "marking", "address"}}
	for _, d := range list {
		t.add(d.Date, d.Text, d.Briefing, d.Marking, d.Address)
	}
	return t
}

func spokenTable(list []spokenLine, word func(bool, string) string) table {
	t := table{head: []string{"date", "by", "issue", "check", "guess", "named_beside", "text", "source", "grade", "briefing", "also", "marking", "address"}}
	for i := range list {
		s := &list[i]
		t.add(s.Date, s.By, s.Issue, s.Check, word(s.Guess, "speaker not certain"), word(s.Near, "beside the words"), s.quoted(), s.Source, s.Grade,
			s.Briefing, strings.Join(s.Also, " "), s.Marking, s.Address)
	}
	return t
}

// quoted is the words between quotation marks; "" if there are none.
func (s *spokenLine) quoted() string {
	if s == nil {
		return ""
	}
	return "“" + strings.Join(s.Text, " … ") + "”"
}

// word is a word if something holds.
func word(is bool, s string) string {
	if is {
		return s
	}
	return ""
}
