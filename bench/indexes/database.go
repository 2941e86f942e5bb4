package main

import (
	"fmt"
	"slices"
	"strings"
)

// A database holds a table of quotations (id, speaker, issue, text) with an
// index of the keys, and one of its own for words.

// where is the condition of a question. words is that of a text that holds
// some words; it is not asked where there are none.
func where(q question, words string) string {
	var all []string
	if q.speakers != nil {
		all = append(all, oneOf("speaker", q.speakers))
	}
	if q.issues != nil {
		all = append(all, oneOf("issue", q.issues))
	}
	if q.words != "" {
		if called := q.called(); len(called) > 0 {
			words = "(" + words + " OR " + oneOf("speaker", called) + ")"
		}
		all = append(all, words)
	}
	if len(all) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(all, " AND ")
}

func oneOf(column string, codes []uint16) string {
	if len(codes) == 0 {
		return column + " < 0"
	}
	return column + " IN (" + strings.Trim(strings.ReplaceAll(fmt.Sprint(codes), " ", ","), "[]") + ")"
}

// literal is a string in a statement.
func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// cursor is the rows of an answer of a database.
type cursor interface {
	Next() bool
	Scan(...any) error
	Err() error
}

// asked is the answer of a database: all rows, which are counted as they come,
// or as many as a screen may show, and the counts from the database.
func asked(c *corpus, query func(string) (cursor, func(), error), from, condition string, most int) (answer, error) {
	a := c.nothing()
	var id, n int32
	var speaker, issue int16
	run := func(statement string, row func(), into ...any) error {
		rows, done, err := query(statement)
		if err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
		defer done()
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				return err
			}
			row()
		}
		return rows.Err()
	}
	if most == everyRow {
		err := run("SELECT id, speaker, issue FROM "+from+condition, func() {
			a.rows = append(a.rows, uint32(id))
			a.count(uint16(speaker), uint16(issue))
		}, &id, &speaker, &issue)
		slices.Sort(a.rows)
		return a, err
	}
	err := run("SELECT speaker, issue, count(*) FROM "+from+condition+" GROUP BY speaker, issue", func() {
		a.speakers[speaker] += int(n)
		a.issues[issue] += int(n)
	}, &speaker, &issue, &n)
	if err != nil || most == countsOnly {
		return a, err
	}
	return a, run(fmt.Sprintf("SELECT id FROM %s%s ORDER BY id LIMIT %d", from, condition, most), func() {
		a.rows = append(a.rows, uint32(id))
	}, &id)
}
