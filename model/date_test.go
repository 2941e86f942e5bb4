package model

import (
	"reflect"
	"slices"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	const days = "2006-01-02"
	tests := []struct{ src, from, to string }{
		{"2032-01-26", "2032-01-26", "2032-01-27"},
		{" 2032-01-26 ", "2032-01-26", "2032-01-27"},
		{"2032-12-31", "2032-12-31", "2033-01-01"},
		{"2032-02-29", "2032-02-29", "2032-03-01"},
		{"2032-01", "2032-01-01", "2032-02-01"},
		{"2032", "2032-01-01", "2033-01-01"},
		{"2032-01-26~", "2032-01-26", "2032-01-27"},
		{"2032?", "2032-01-01", "2033-01-01"},
		{"2032-05%", "2032-05-01", "2032-06-01"},
		{"203X", "2030-01-01", "2040-01-01"},
		{"20XX", "2000-01-01", "2100-01-01"},
		{"2032-XX", "2032-01-01", "2033-01-01"},
		{"2032-XX-XX", "2032-01-01", "2033-01-01"},
		{"2032-03-XX", "2032-03-01", "2032-04-01"},
		{"2032-21", "2032-03-01", "2032-06-01"},
		{"2032-24", "2032-12-01", "2033-03-01"},
		{"2032-01/2032-03", "2032-01-01", "2032-04-01"},
		{"2032-01-03/2032-01-05~", "2032-01-03", "2032-01-06"},
		{"2032-01/..", "2032-01-01", "10000-01-01"},
		{"/2032", "-9999-01-01", "2033-01-01"},
	}
	for _, tt := range tests {
		d := ParseDate(tt.src)
		from, to := d.Span()
		if !d.Valid() || d.HasTime() || from.Format(days) != tt.from || to.Format(days) != tt.to {
			t.Errorf("ParseDate(%q) spans %s to %s, want %s to %s", tt.src, from.Format(days), to.Format(days), tt.from, tt.to)
		}
	}
}

func TestParseDateTime(t *testing.T) {
	tests := []struct {
		src, from string
		unit      time.Duration
	}{
		{"2032-01-26T10:00Z", "2032-01-26T10:00:00Z", time.Minute},
		{"2032-01-26T00:30:15+02:00", "2032-01-25T22:30:15Z", time.Second},
		{"2032-01-26T10:00-05", "2032-01-26T15:00:00Z", time.Minute},
	}
	for _, tt := range tests {
		d := ParseDate(tt.src)
		from, to := d.Span()
		if !d.Valid() || !d.HasTime() || from.Format(time.RFC3339) != tt.from || to.Sub(from) != tt.unit {
			t.Errorf("ParseDate(%q) is %s for %s, want %s for %s", tt.src, from.Format(time.RFC3339), to.Sub(from), tt.from, tt.unit)
		}
	}
}

func TestParseDateKeepsWords(t *testing.T) {
	for _, s := range []string{
		"Monday", "before the announcement", "within 10 days", "2032-1-6", "2032-13", "2032-02-30", "2032-00", "32",
		"26.01.2032", "2032-01-26T10:00", "2032-01-26T25:00Z", "2033/2032", "2032/Monday", "/", "../..", "20X2", "XXXX",
		"-0000", "2032-01-26-01", "2032-01-XX-02", "2032-XX-03", "12345", "+2032", "~", "T",
	} {
		d := ParseDate(s)
		if from, to := d.Span(); d.Valid() || !from.IsZero() || !to.IsZero() {
			t.Errorf("ParseDate(%q) is the date %s to %s, want words", s, from, to)
		}
		if d.String() != s || d.IsZero() {
			t.Errorf("ParseDate(%q) keeps %q", s, d)
		}
	}
	if d := ParseDate("\x1b[2J\nMonday"); d.Text != "^[[2J Monday" {
		t.Errorf("words are %q, want them clean", d.Text)
	}
	if !ParseDate("  ").IsZero() || !(Date{}).IsZero() {
		t.Error("blanks are no date")
	}
}

func TestDateCompare(t *testing.T) {
	want := []string{"-0044-03-15", "1999", "2032-01-26", "2032-01-26T10:00Z", "2032-02-01", "2032-02", "2032-02/..", "Monday", "", "after that"}
	got := make([]Date, 0, len(want))
	for _, i := range []int{7, 6, 8, 5, 4, 9, 3, 2, 1, 0} { // The undated ones keep this order.
		got = append(got, ParseDate(want[i]))
	}
	slices.SortStableFunc(got, Date.Compare)
	for i, d := range got {
		if d.Text != want[i] {
			t.Errorf("place %d has %q, want %q", i, d.Text, want[i])
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2032-01-26", "2032-XX", "2032/..", "2032-01-26T10:00Z", "Monday", "-0044", "203X~", "2032-24"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := ParseDate(s)
		from, to := d.Span()
		if d.Valid() && !from.Before(to) {
			t.Fatalf("ParseDate(%q) spans %s to %s", s, from, to)
		}
		if again := ParseDate(d.String()); !reflect.DeepEqual(again, d) {
			t.Fatalf("ParseDate(%q) = %#v, and its text once more %#v", s, d, again)
		}
		if d.Compare(d) != 0 {
			t.Fatalf("%q differs from itself", s)
		}
	})
}
