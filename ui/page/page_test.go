package page

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// TestEveryWidth lays a text of many scripts out at all widths: no line is too
// wide by the terminal's own counting, every line is found again by its offset,
// and the lines of running text leave no byte out.
func TestEveryWidth(t *testing.T) {
	b := mixed(t)
	for name, method := range methods {
		step := 1
		if testing.Short() {
			step = 7
		}
		for width := 1; width <= 120; width += step {
			p := New(b, Options{Width: width, Method: method, Theme: dark, Links: true})
			for _, pos := range places(p) {
				line := string(p.AppendLine(nil, pos, nil))
				if w := method.StringWidth(line); w > width {
					t.Fatalf("%s, width %d, %v: %d wide: %q", name, width, pos, w, line)
				}
				if strings.ContainsAny(line, "\n\t") {
					t.Fatalf("%s, width %d, %v: %q", name, width, pos, line)
				}
				found(t, p, pos, width)
			}
			reachable(t, p)
		}
	}
}

// found checks that the offset of a line of running text leads back to it.
func found(t *testing.T, p *Page, pos Pos, width int) {
	t.Helper()
	l := p.line(pos)
	if p.doc.Blocks[pos.Block].Kind >= model.Table || l.gap || !l.own || width < 4 {
		return
	}
	if got := p.At(p.Offset(pos)); got != pos {
		t.Fatalf("width %d: line %v begins at %d, which is found on line %v", width, pos, p.Offset(pos), got)
	}
}

// reachable checks that every byte that a span shows is on the line that At
// names, or between two lines.
func reachable(t *testing.T, p *Page) {
	t.Helper()
	for i := range p.doc.Blocks {
		for _, s := range p.doc.Blocks[i].Spans {
			if !s.Exact {
				continue
			}
			for at, r := range s.Text {
				offset := int(s.Src) + at
				l := p.line(p.At(offset))
				if !unicode.IsSpace(r) && (int(l.src) > offset || int(l.end) <= offset) {
					t.Fatalf("width %d: byte %d (%q) is not on its line %v, which shows %d to %d",
						p.options.Width, offset, r, p.At(offset), l.src, l.end)
				}
			}
		}
	}
}

// TestWords compares the words of the laid-out text with those of the spans.
func TestWords(t *testing.T) {
	b := mixed(t)
	for _, width := range []int{1, 7, 40, 72, 200} {
		p := New(b, Options{Width: width})
		for i := range p.doc.Blocks {
			block := &p.doc.Blocks[i]
			if block.Kind != model.Paragraph || width < 8 {
				continue
			}
			var shown strings.Builder
			l := p.block(i)
			for _, r := range l.runs {
				if r.src >= 0 {
					shown.WriteString(unspace(r.text))
				}
			}
			if want := unspace(blockText(block)); shown.String() != want {
				t.Errorf("width %d, block %d:\n got %s\nwant %s", width, i, shown.String(), want)
			}
		}
	}
}

// unspace takes all white space out.
func unspace(s string) string { return strings.Join(strings.Fields(s), "") }

// TestRandomQuotes picks runs of words and finds each on the lines that At
// names, at several widths.
func TestRandomQuotes(t *testing.T) {
	b := mixed(t)
	random := rand.New(rand.NewPCG(1, 2))
	var spans []model.Span
	for i := range b.Text.Blocks {
		for _, s := range b.Text.Blocks[i].Spans {
			if b.Text.Blocks[i].Kind != model.Attribution && s.Exact && len(s.Text) > 20 {
				spans = append(spans, s)
			}
		}
	}
	pages := map[int]*Page{}
	for range 2000 {
		width := 8 + random.IntN(80)
		p, ok := pages[width]
		if !ok {
			p = New(b, Options{Width: width})
			pages[width] = p
		}
		s := spans[random.IntN(len(spans))]
		from := random.IntN(len(s.Text) - 1)
		to := from + 1 + random.IntN(len(s.Text)-from-1)
		got := shown(p, int(s.Src)+from, int(s.Src)+to)
		if want := unspace(s.Text[from:to]); got != want {
			t.Fatalf("width %d, bytes %d to %d: got %q, want %q", width, int(s.Src)+from, int(s.Src)+to, got, want)
		}
	}
}

// shown returns the text between two offsets as the lines from At(from) to
// At(to-1) show it, without blanks.
func shown(p *Page, from, to int) string {
	var sb strings.Builder
	for pos := p.At(from); ; pos, _ = p.Move(pos, 1) {
		l := p.line(pos)
		for _, r := range p.block(pos.Block).runs[l.from:l.to] {
			if i, j := max(from, int(r.src)), min(to, int(r.end)); r.exact && i < j {
				sb.WriteString(r.text[i-int(r.src) : j-int(r.src)])
			}
		}
		if pos == p.At(to-1) {
			return unspace(sb.String())
		}
	}
}

func TestMove(t *testing.T) {
	p := New(mixed(t), Options{Width: 50})
	all := places(p)
	if p.First() != all[0] || p.Last() != all[len(all)-1] {
		t.Fatalf("first %v, last %v, want %v and %v", p.First(), p.Last(), all[0], all[len(all)-1])
	}
	measured := New(p.briefing, p.options)
	measured.Apply(measured.Measure(nil))
	for i, pos := range all {
		for _, n := range []int{-1000, -7, -1, 0, 1, 5, 1000} {
			want := max(0, min(i+n, len(all)-1))
			for _, p := range []*Page{p, measured} {
				if got, moved := p.Move(pos, n); got != all[want] || moved != want-i {
					t.Fatalf("Move(%v, %d) = %v, %d, want %v, %d", pos, n, got, moved, all[want], want-i)
				}
			}
		}
		if n, exact := measured.Number(pos); n != i+1 || !exact {
			t.Fatalf("Number(%v) = %d, %v, want %d", pos, n, exact, i+1)
		}
	}
	if n, exact := measured.Total(); n != len(all) || !exact {
		t.Errorf("Total() = %d, %v, want %d", n, exact, len(all))
	}
	if n, exact := p.Total(); exact || n < len(all)/3 || n > len(all)*3 {
		t.Errorf("the estimate of %d lines is %d, %v", len(all), n, exact)
	}
}

func TestMeasure(t *testing.T) {
	p := New(mixed(t), Options{Width: 50})
	if h := p.Measure(func() bool { return true }); p.Apply(h) {
		t.Error("a measure that was stopped was taken")
	}
	h := p.Measure(func() bool { return false })
	o := p.Options()
	o.Theme = dark
	p.Set(o)
	o.Theme = theme.New(theme.Options{})
	dressed := p.Measure(nil)
	p.Set(o)
	if !p.Apply(dressed) {
		t.Error("heights do not depend on colours")
	}
	o.Width = 51
	p.Set(o)
	if p.Apply(h) || p.Apply(dressed) {
		t.Error("heights of another width were taken")
	}
	if !p.Apply(p.Measure(nil)) {
		t.Error("heights of this width were not taken")
	}
}

func TestClamp(t *testing.T) {
	p := New(parse(t, "# One\n\n<!-- nothing to see -->\n\nTwo\n\n<!-- nothing -->\n"), Options{Width: 20})
	last := Pos{2, 1}
	for pos, want := range map[Pos]Pos{
		{-3, 4}: {0, 0}, {0, 9}: {0, 0}, {1, 0}: {2, 0}, {2, -1}: {2, 0}, {2, 1}: last, {3, 0}: last, {99, 99}: last,
	} {
		if got := p.Clamp(pos); got != want {
			t.Errorf("Clamp(%v) = %v, want %v", pos, got, want)
		}
	}
}

// TestNothing asks a page without text for everything.
func TestNothing(t *testing.T) {
	for _, b := range []*model.Briefing{{}, {Text: &model.Document{}}, parse(t, "<!-- a comment -->"), parse(t, "")} {
		p := New(b, Options{Width: 10})
		_, moved := p.Move(Pos{}, 3)
		n, _ := p.Total()
		p.Apply(p.Measure(nil))
		if !p.Empty() || moved != 0 || n > 1 || len(p.AppendLine(nil, Pos{}, nil)) > 0 || p.Quotes(Pos{}) != nil || p.At(5) != p.Last() {
			t.Errorf("%q: empty %v, moved %d, %d lines", b.Markdown, p.Empty(), moved, n)
		}
		p.Number(p.First())
		p.Offset(p.First())
	}
}

func TestQuotes(t *testing.T) {
	b := mixed(t)
	p := New(b, Options{Width: 30})
	for i, q := range b.Quotes() {
		if q.Form == model.Listed || !q.At.Known() {
			continue
		}
		if b.Text.Blocks[b.Text.BlockAt(q.At.Start)].Kind == model.Table {
			continue
		}
		for _, s := range q.Segments {
			for _, at := range []int{s.At.Start, s.At.End - 4} {
				if got := p.Quotes(p.At(at)); !slices.Contains(got, i) {
					t.Errorf("the line of quote %d at %d shows %v", i, at, got)
				}
			}
		}
	}
	for _, words := range []string{"— Mark Rutte, Monday"} {
		if got := p.Quotes(p.At(offsetOf(t, b, words) + 5)); len(got) != 1 {
			t.Errorf("%q belongs to quotes %v", words, got)
		}
	}
	if got := p.Quotes(p.At(offsetOf(t, b, "The end"))); got != nil {
		t.Errorf("the end shows quotes %v", got)
	}
}

// TestHeadings finds a heading by its first byte, and not the blank line above.
func TestHeadings(t *testing.T) {
	b := parse(t, "One.\n\n## Two\n\nThree.\n\n> Four.\n\n- Five.\n")
	p := New(b, Options{Width: 40})
	for i := range b.Text.Blocks {
		at := p.At(int(b.Text.Blocks[i].Src))
		if got := string(p.AppendLine(nil, at, nil)); at.Block != i || strings.TrimSpace(got) == "" {
			t.Errorf("block %d is found at %v: %q", i, at, got)
		}
	}
}

// TestCodeHangs breaks a line of code at a word, and sets what follows in.
func TestCodeHangs(t *testing.T) {
	b := parse(t, "```\nif x {\n    call(one, two, three)  # aligned\n    abcdefghijklmnopqrstuvwxyz\n}\n```\n")
	want := []string{"  if x {", "      call(one, two,", "        three)  #", "        aligned", "      abcdefghijklmn", "        opqrstuvwxyz", "  }"}
	for _, slow := range []bool{false, true} {
		margin := map[bool]string{false: "", true: "  "}[slow]
		p := New(b, Options{Width: 20 - len(margin), Theme: dark, Slow: slow})
		for i, line := range lines(p, nil) {
			if got := margin + ansi.Strip(line); i < len(want) && strings.TrimRight(got, " ") != want[i] {
				t.Errorf("slow %v, line %d: %q, want %q", slow, i, got, want[i])
			}
		}
	}
}

// TestCache walks a long text in both directions and finds no more blocks kept
// than the cache may hold.
func TestCache(t *testing.T) {
	var src strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&src, "Paragraph %d of a text that is long.\n\n", i)
	}
	p := New(parse(t, src.String()), Options{Width: 20})
	pos := p.Last()
	for p.First() != pos {
		pos, _ = p.Move(pos, -1)
	}
	if kept := len(p.cache.young) + len(p.cache.old); kept > 2*cached {
		t.Errorf("%d blocks are kept", kept)
	}
	if got := string(p.AppendLine(nil, pos, nil)); got != "Paragraph 0 of a" {
		t.Errorf("got %q", got)
	}
}

func TestWideRunes(t *testing.T) {
	for _, tt := range []struct {
		text   string
		width  int
		method ansi.Method
		want   string
	}{
		{"中文", 1, ansi.WcWidth, "?\n?"},
		{"中文", 2, ansi.WcWidth, "中\n文"},
		{"👨‍👩‍👧‍👦", 8, ansi.WcWidth, "👨‍👩‍👧‍👦"},
		{"👨‍👩‍👧‍👦", 4, ansi.WcWidth, "👨‍👩‍\n👧‍👦"},
		{"👨‍👩‍👧‍👦", 2, ansi.GraphemeWidth, "👨‍👩‍👧‍👦"},
		{"「中文」。", 4, ansi.WcWidth, "「中\n文」\n。"},
		{"一—二", 6, ansi.WcWidth, "一—二"},
		{"war—and peace", 9, ansi.WcWidth, "war—and\npeace"},
		{"war—andpeace", 9, ansi.WcWidth, "war—\nandpeace"},
	} {
		p := New(parse(t, tt.text), Options{Width: tt.width, Method: tt.method})
		if got := drawnText(p, nil); got != tt.want {
			t.Errorf("%q at %d:\n got %q\nwant %q", tt.text, tt.width, got, tt.want)
		}
	}
}
