package model

import (
	"strconv"
	"strings"
	"time"
)

// Date is a date of EDTF level 1, or the words of a source that are none.
// The zero value is no date at all.
type Date struct {
	Text string // as written, on one clean line

	time *span // nil for words; most quotes have no date, and pay for none
}

// span is the time that a date covers.
type span struct {
	from, to time.Time // half-open, in UTC
	instant  bool
}

// ends of an interval that is open at one side.
var (
	earliest = time.Date(-9999, 1, 1, 0, 0, 0, 0, time.UTC)
	latest   = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)
)

// ParseDate reads a date. It never fails: what is no date stays as words, and
// no words, not even the name of a day, are ever turned into a date.
func ParseDate(s string) Date {
	d := Date{Text: strings.TrimSpace(CleanLine(s))}
	if before, after, ok := strings.Cut(d.Text, "/"); ok {
		return d.covering(interval(before, after))
	}
	from, to, instant := point(d.Text)
	if d = d.covering(from, to); d.time != nil {
		d.time.instant = instant
	}
	return d
}

// covering gives a date its time, unless that is none.
func (d Date) covering(from, to time.Time) Date {
	if !to.IsZero() {
		d.time = &span{from: from, to: to}
	}
	return d
}

// Valid reports whether d is a date and not words or nothing.
func (d Date) Valid() bool { return d.time != nil }

// IsZero reports whether there is neither a date nor words.
func (d Date) IsZero() bool { return d.Text == "" }

// HasTime reports whether d is a time of day with its zone.
func (d Date) HasTime() bool { return d.time != nil && d.time.instant }

// Span returns the time that d covers, from its first instant to the first one
// after it, in UTC. A day, month or year covers all of itself, a time the
// second or minute it names. Both are zero for words.
func (d Date) Span() (from, to time.Time) {
	if d.time == nil {
		return time.Time{}, time.Time{}
	}
	return d.time.from, d.time.to
}

// String returns the date as it was written.
func (d Date) String() string { return d.Text }

// Compare orders dates by their beginning, then by their end. Words and no
// date come after every date and are equal among themselves, so that a stable
// sort leaves them in the order of the file.
func (d Date) Compare(e Date) int {
	switch {
	case d.Valid() && e.Valid():
		if n := d.time.from.Compare(e.time.from); n != 0 {
			return n
		}
		return d.time.to.Compare(e.time.to)
	case d.Valid():
		return -1
	case e.Valid():
		return 1
	}
	return 0
}

func interval(a, b string) (from, to time.Time) {
	from, to = earliest, latest
	open := func(s string) bool { return s == "" || s == ".." }
	if open(a) && open(b) {
		return time.Time{}, time.Time{}
	}
	if !open(a) {
		var end time.Time
		if from, end, _ = point(a); end.IsZero() {
			return time.Time{}, time.Time{}
		}
	}
	if !open(b) {
		var begin time.Time
		if begin, to, _ = point(b); to.IsZero() || begin.Before(from) {
			return time.Time{}, time.Time{}
		}
	}
	return from, to
}

// point reads one date or time; to is zero if s is neither.
func point(s string) (from, to time.Time, instant bool) {
	if strings.Contains(s, "T") {
		from, to = instantOf(s)
		return from, to, !to.IsZero()
	}
	if n := len(s); n > 0 && strings.ContainsRune("~?%", rune(s[n-1])) {
		s = s[:n-1]
	}
	sign := 1
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		s, sign = rest, -1
	}
	fields := strings.Split(s, "-")
	first, last, ok := year(fields[0])
	if !ok || len(fields) > 3 || sign < 0 && first == 0 {
		return time.Time{}, time.Time{}, false
	}
	if sign < 0 {
		first, last = -last, -first
	}
	if len(fields) == 1 {
		return day(first, 1, 1), day(last+1, 1, 1), false
	}
	if first != last {
		return time.Time{}, time.Time{}, false
	}
	from, to = within(first, fields[1:])
	return from, to, false
}

// year reads four digits, the last one or two of which may be X.
func year(s string) (first, last int, ok bool) {
	digits := strings.TrimRight(s, "X")
	if len(s) != 4 || len(digits) < 2 {
		return 0, 0, false
	}
	n, ok := number(digits)
	first, last = n, n
	for range 4 - len(digits) {
		first, last = first*10, last*10+9
	}
	return first, last, ok
}

// within reads what follows a year: a month, a season, or a month and a day.
func within(y int, fields []string) (from, to time.Time) {
	if fields[0] == "XX" {
		if len(fields) == 1 || fields[1] == "XX" {
			return day(y, 1, 1), day(y+1, 1, 1)
		}
		return time.Time{}, time.Time{}
	}
	m, ok := number(fields[0])
	switch {
	case !ok || len(fields[0]) != 2:
	case len(fields) == 1 && m >= 21 && m <= 24: // Spring of EDTF begins in March; winter ends in the next year.
		m = 3 + 3*(m-21)
		return day(y, m, 1), day(y, m+3, 1)
	case m < 1 || m > 12:
	case len(fields) == 1 || fields[1] == "XX":
		return day(y, m, 1), day(y, m+1, 1)
	default:
		d, ok := number(fields[1])
		if from = day(y, m, d); ok && len(fields[1]) == 2 && d > 0 && from.Day() == d {
			return from, day(y, m, d+1)
		}
	}
	return time.Time{}, time.Time{}
}

// instantOf reads a time with its zone. A time without one could be any of
// two dozen and stays words.
func instantOf(s string) (from, to time.Time) {
	for _, layout := range []struct {
		form string
		unit time.Duration
	}{
		{"2006-01-02T15:04:05Z07:00", time.Second},
		{"2006-01-02T15:04:05Z07", time.Second},
		{"2006-01-02T15:04Z07:00", time.Minute},
		{"2006-01-02T15:04Z07", time.Minute},
	} {
		if t, err := time.Parse(layout.form, s); err == nil {
			return t.UTC(), t.UTC().Add(layout.unit)
		}
	}
	return time.Time{}, time.Time{}
}

func number(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 16)
	return int(n), err == nil
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
