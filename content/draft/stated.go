package draft

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// maxStated is the number of blocks at the head of an article among which its
// author, outlet and date may be stated.
const maxStated = 5

// state takes from the head of an article what it says of itself: who wrote it,
// for whom, and when. Only a full date of day, month and year counts.
func (a *Article) state() {
	for i, b := range a.Blocks[:min(maxStated, len(a.Blocks))] {
		if b.Kind != Paragraph {
			continue
		}
		if author, outlet := byline(b.Text); author != "" {
			for rest := b.Text; a.Date == "" && rest != ""; _, rest, _ = strings.Cut(rest, " ") {
				a.Date = fullDate(rest)
			}
			a.Author, a.Outlet = first(a.Author, author), first(a.Outlet, outlet)
		}
		if d := fullDate(b.Text); d != "" {
			a.Date = first(a.Date, d)
		}
		if i < 3 {
			a.Outlet = first(a.Outlet, agency(b.Text))
			a.Date = first(a.Date, datelineDate(b.Text))
		}
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// stated reports whether a line says something about the article.
func stated(line string) bool {
	author, _ := byline(line)
	return author != "" || fullDate(line) != "" || weekday(line) || onlyTime(line)
}

// onlyTime reports whether a line says no more than a day or a time: "12 March",
// "Updated 14:32".
func onlyTime(line string) bool {
	if len(line) > 40 || !strings.ContainsAny(line, "0123456789") {
		return false
	}
	for w := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ' ' || r == ',' || r == '|' || r == '/' || r == ':' || r == '.' }) {
		switch low := strings.ToLower(w); {
		case monthOf(w) != "" || weekday(w) || low == "updated" || low == "published" || low == "posted" || low == "last" || low == "at" || low == "gmt" || low == "am" || low == "pm":
		case strings.Trim(low, "0123456789") == "" || strings.Trim(low, "0123456789") == "th" || strings.Trim(low, "0123456789") == "st":
		default:
			return false
		}
	}
	return true
}

// byline reads "By Jane Doe", "By Jane Doe and John Roe, The Outlet" and the like.
func byline(line string) (author, outlet string) {
	rest, ok := strings.CutPrefix(line, "By ")
	if !ok {
		if rest, ok = strings.CutPrefix(line, "BY "); !ok {
			return "", ""
		}
	}
	if len(line) > 120 || endsLikeSentence(line) {
		return "", ""
	}
	for _, sep := range []string{" | ", " / ", " — ", " – ", " - ", " • ", " · "} {
		if head, tail, ok := strings.Cut(rest, sep); ok {
			rest = head
			outlet = first(outlet, tail)
		}
	}
	if head, tail, ok := strings.Cut(rest, ", "); ok && !strings.Contains(tail, " and ") {
		rest, outlet = head, first(tail, outlet)
	}
	for _, w := range strings.Fields(rest) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && w != "and" && !known(w, particle) && !strings.HasSuffix(w, ",") {
			return "", ""
		}
	}
	for strings.ContainsAny(outlet, "0123456789") {
		at := strings.LastIndexAny(outlet, ",—–|")
		if at < 0 {
			outlet = ""
			break
		}
		outlet = outlet[:at]
	}
	return strings.TrimSpace(rest), strings.TrimSpace(outlet)
}

// agency reads the outlet of a dateline: "GENEVA (Reuters) -", "Geneva, March 3 (AFP) –".
func agency(line string) string {
	open := strings.IndexByte(line, '(')
	if open < 0 || open > 60 {
		return ""
	}
	end := strings.IndexByte(line[open:], ')')
	if end < 2 || end > 32 {
		return ""
	}
	after := strings.TrimLeft(line[open+end+1:], " ")
	r, _ := utf8.DecodeRuneInString(after)
	if !known(string(r), dash) {
		return ""
	}
	for _, w := range strings.Fields(line[:open]) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return ""
		}
	}
	return line[open+1 : open+end]
}

// maxDateline is the length in bytes of the longest dateline.
const maxDateline = 90

// datelineDate is the full date in a dateline: "ARLEN, November 8, 2031 (Northwire) —".
func datelineDate(line string) string {
	for _, dash := range []string{" — ", " – ", " - ", " -- ", "— "} {
		at := strings.Index(line, dash)
		if at < 0 || at > maxDateline {
			continue
		}
		head := line[:at]
		if open := strings.IndexByte(head, '('); open >= 0 {
			head = head[:open]
		}
		for {
			if d := fullDate(head); d != "" {
				return d
			}
			_, rest, ok := strings.Cut(head, " ")
			if !ok {
				return ""
			}
			head = strings.TrimSpace(rest)
		}
	}
	return ""
}

// fullDate is the date that a line of its own gives, as 2032-01-26: "Monday,
// January 26, 2032", "26 January 2032", "2032-01-26", with "Published" before
// it and a time behind it. It is "" unless day, month and year are there.
func fullDate(line string) string {
	if len(line) > 80 || !strings.ContainsAny(line, "0123456789") {
		return ""
	}
	line = strings.TrimSpace(line)
	for _, word := range []string{"Published on", "Published:", "Published", "Updated:", "Posted on", "Posted:", "Posted", "Date:"} {
		line = strings.TrimSpace(strings.TrimPrefix(line, word))
	}
	f := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' || r == '|' })
	if len(f) > 0 && weekday(f[0]) {
		f = f[1:]
	}
	if len(f) == 0 {
		return ""
	}
	if d, err := time.Parse("2006-01-02", f[0]); err == nil && timeOfDay(f[1:]) {
		return d.Format(time.DateOnly)
	}
	if len(f) < 3 || !timeOfDay(f[3:]) {
		return ""
	}
	month := strings.TrimSuffix(f[0], ".")
	day := f[1]
	if m := monthOf(f[1]); m != "" {
		month, day = f[1], f[0]
	}
	day = strings.TrimRight(day, "sthndr.")
	for _, layout := range []string{"January 2 2006", "Jan 2 2006"} {
		if d, err := time.Parse(layout, fmt.Sprintf("%s %s %s", monthOf(month), day, f[2])); err == nil {
			return d.Format(time.DateOnly)
		}
	}
	return ""
}

// monthOf is the English month that a word names, in full or shortened; "" for none.
func monthOf(w string) string {
	w = strings.ToLower(strings.TrimSuffix(w, "."))
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if w == full || len(w) >= 3 && len(w) <= 4 && strings.HasPrefix(full, w) {
			return m.String()
		}
	}
	return ""
}

// timeOfDay reports whether words say at most a time: "at 14:05 GMT".
func timeOfDay(words []string) bool {
	for _, w := range words {
		if w = strings.ToLower(w); w != "at" && w != "am" && w != "pm" && w != "a.m." && w != "p.m." && !strings.Contains(w, ":") && strings.Trim(w, "0123456789.") != "" && (len(w) > 4 || strings.ToUpper(w) == w) {
			return false
		}
	}
	return len(words) <= 4
}

// weekday reports whether a line is a weekday and no more.
func weekday(line string) bool {
	if len(line) > 12 {
		return false
	}
	w := strings.ToLower(strings.Trim(line, " .,"))
	for d := time.Sunday; d <= time.Saturday; d++ {
		if w == strings.ToLower(d.String()) {
			return true
		}
	}
	return false
}
