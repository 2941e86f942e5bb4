package store

import (
	"fmt"

	"readout/model/annotation"
)

var errFull = fmt.Errorf("a briefing has at most %d bookmarks and notes", annotation.MostPerFile)

// load reads all that a reader keeps.
func load(x tx, reader string) (*annotation.State, error) {
	s := &annotation.State{Documents: map[string]*annotation.Document{}}
	at := map[int64]*annotation.Document{}
	for _, f := range []func(tx, string, *annotation.State, map[int64]*annotation.Document) error{
		loadDocuments, loadAnnotations, loadMarks, loadFilters, loadHistory,
	} {
		if err := f(x, reader, s, at); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func loadDocuments(x tx, reader string, s *annotation.State, at map[int64]*annotation.Document) error {
	return x.each(func(scan func(...any) error) error {
		var id int64
		var read string
		d := &annotation.Document{Marks: map[string]string{}}
		err := scan(&id, &d.Key, &d.Briefing, &d.Title, &read, &d.Fingerprint, &d.Before, &d.Place)
		d.Read = parseStamp(read)
		at[id], s.Documents[d.Key] = d, d
		return err
	}, "SELECT id, key, briefing, title, read, fingerprint, before, place FROM documents WHERE reader = $1", reader)
}

func loadAnnotations(x tx, reader string, _ *annotation.State, at map[int64]*annotation.Document) error {
	return x.each(func(scan func(...any) error) error {
		var doc int64
		var created, modified string
		var a annotation.Annotation
		err := scan(&a.ID, &doc, &a.Motivation, &a.Item, &a.Selector.Exact, &a.Selector.Prefix, &a.Selector.Suffix, &a.Body, &created, &modified)
		a.Created, a.Modified = parseStamp(created), parseStamp(modified)
		if d := at[doc]; d != nil {
			d.Annotations = append(d.Annotations, a)
		}
		return err
	}, `SELECT a.id, a.document, a.motivation, a.item, a.exact, a.prefix, a.suffix, a.body, a.created, a.modified
		FROM annotations a JOIN documents d ON d.id = a.document WHERE d.reader = $1 ORDER BY a.id`, reader)
}

func loadMarks(x tx, reader string, _ *annotation.State, at map[int64]*annotation.Document) error {
	return x.each(func(scan func(...any) error) error {
		var doc int64
		var letter, place string
		err := scan(&doc, &letter, &place)
		if d := at[doc]; d != nil {
			d.Marks[letter] = place
		}
		return err
	}, "SELECT m.document, m.letter, m.place FROM marks m JOIN documents d ON d.id = m.document WHERE d.reader = $1", reader)
}

func loadFilters(x tx, reader string, s *annotation.State, _ map[int64]*annotation.Document) error {
	return x.each(func(scan func(...any) error) error {
		var f annotation.Filter
		err := scan(&f.Name, &f.Line)
		s.Filters = append(s.Filters, f)
		return err
	}, "SELECT name, line FROM filters WHERE reader = $1 ORDER BY name", reader)
}

func loadHistory(x tx, reader string, s *annotation.State, _ map[int64]*annotation.Document) error {
	return x.each(func(scan func(...any) error) error {
		var line string
		err := scan(&line)
		s.History = append(s.History, line)
		return err
	}, "SELECT line FROM history WHERE reader = $1 ORDER BY id", reader)
}
