package page

import (
	"strconv"
	"strings"

	"readout/model"
	"readout/model/library"
)

// Plain returns the briefing as text for a pipe, without one escape byte:
// title, facts, summary and text, laid out at a width, with signs of 7 bits if
// those are wanted. Words say what is doubtful about a quotation.
func Plain(b *model.Briefing, width int, ascii bool) string {
	if width <= 0 {
		width = measure
	}
	o := Options{Width: width, ASCII: ascii, Doubts: true}
	var sb strings.Builder
	for _, s := range head(b) {
		if s != "" {
			writeText(&sb, s, o)
			sb.WriteByte('\n')
		}
	}
	p := New(b, o)
	var line []byte
	first := firstBlock(b)
	for i := first; i < len(p.doc.Blocks); i++ {
		for n, l := range p.block(i).lines {
			if l.gap && i == first {
				continue
			}
			if line = p.AppendLine(line[:0], Pos{i, n}, nil); l.gap {
				line = line[:0]
			}
			sb.Write(trimRight(line))
			sb.WriteByte('\n')
		}
	}
	return strings.TrimRight(sb.String(), "\n") + "\n"
}

func trimRight(line []byte) []byte {
	for len(line) > 0 && line[len(line)-1] == ' ' {
		line = line[:len(line)-1]
	}
	return line
}

// writeText writes a text of paragraphs.
func writeText(sb *strings.Builder, text string, o Options) {
	for paragraph := range strings.SplitSeq(model.Clean(text), "\n") {
		src := model.Document{Source: paragraph, Blocks: []model.Block{{
			End: int32(len(paragraph)), Spans: []model.Span{{Text: paragraph, End: int32(len(paragraph)), Exact: true}},
		}}}
		p := New(&model.Briefing{Text: &src}, o)
		for n := range p.height(0) {
			sb.Write(p.AppendLine(nil, Pos{0, n}, nil))
			sb.WriteByte('\n')
		}
	}
}

// head returns the paragraphs above the text: title, facts, corrections, and
// the summary if the text does not begin with it.
func head(b *model.Briefing) []string {
	all := []string{b.Title, strings.Join(facts(b), " · ")}
	for _, c := range b.Corrections {
		all = append(all, correction(c))
	}
	if !beginsWith(b, b.Summary) {
		all = append(all, b.Summary)
	}
	return all
}

// facts returns what is known about a briefing as a whole, one short phrase
// for each. That it is not marked is a fact too.
func facts(b *model.Briefing) []string {
	all := []string{b.Marking}
	if b.Marking == "" {
		all[0] = "unmarked"
	}
	all = append(all, status(b))
	add := func(before, text string) {
		if text != "" {
			all = append(all, before+text)
		}
	}
	add("", b.Date.String())
	add("written by ", b.Author)
	add("embargo until ", b.Embargo.String())
	add("replaces ", b.Replaces)
	if b.Words > 0 {
		all = append(all, strconv.Itoa(b.Minutes())+" min")
	}
	return all
}

// status returns the status, with who reviewed the briefing and when.
func status(b *model.Briefing) string {
	s := library.Standing(b)
	r := b.Reviewed
	if r == nil {
		return s
	}
	if s != string(model.Reviewed) {
		s += ", reviewed"
	}
	if r.By != "" {
		s += " by " + r.By
	}
	if !r.On.IsZero() {
		s += " on " + r.On.String()
	}
	return s
}

func correction(c model.Correction) string {
	s := "Corrected"
	if !c.On.IsZero() {
		s += " " + c.On.String()
	}
	s += ": " + c.What
	if c.Was != "" {
		s += " (was: " + c.Was + ")"
	}
	return s
}

// firstBlock returns the block at which the text goes on after the title: a
// first heading that says the same is passed over.
func firstBlock(b *model.Briefing) int {
	blocks := document(b).Blocks
	if len(blocks) > 0 && blocks[0].Kind == model.Heading && blockText(&blocks[0]) == squeeze(b.Title) {
		return 1
	}
	return 0
}

// beginsWith reports whether the first paragraph of the text says no more than
// a summary that was taken from it.
func beginsWith(b *model.Briefing, summary string) bool {
	for i := range document(b).Blocks {
		if block := &b.Doc().Blocks[i]; block.Kind == model.Paragraph {
			return blockText(block) == squeeze(summary)
		}
	}
	return false
}

// blockText returns the words of a block.
func blockText(b *model.Block) string {
	var sb strings.Builder
	for i := range b.Spans {
		sb.WriteString(b.Spans[i].Text)
		if b.Spans[i].Style&model.Break != 0 {
			sb.WriteByte(' ')
		}
	}
	return squeeze(sb.String())
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
