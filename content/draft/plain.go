package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// maxTitle is the length in bytes over which a first line is no title.
const maxTitle = 240

// Plain reads a plain text: its title is the first line if that is no
// sentence; lines that were broken at a margin are joined; short lines that
// stand over paragraphs like titles are headings.
func Plain(text string) Article {
	lines := unquoted(strings.Split(strings.ReplaceAll(model.Clean(text), "\t", " "), "\n"))
	var a Article
	for _, line := range unwrapped(lines) {
		if b := block(strings.TrimSpace(line)); b.Text != "" {
			a.Blocks = append(a.Blocks, b)
		}
	}
	if len(a.Blocks) > 0 && titled(a.Blocks[0]) {
		a.Title, a.Blocks = a.Blocks[0].Text, a.Blocks[1:]
	}
	for i := range a.Blocks {
		if a.Blocks[i].Kind == Paragraph && headed(a.Blocks, i) {
			a.Blocks[i].Kind = Heading
		}
	}
	return a
}

// unquoted takes the mark of a mail's answer off the lines if every line has it.
func unquoted(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), ">")
		if !ok && strings.TrimSpace(line) != "" {
			return lines
		}
		out[i] = rest
	}
	return out
}

// block is one line, by the marks that Markdown and mail use as well.
func block(line string) Block {
	if strings.Trim(line, "> ") == "" {
		return Block{}
	}
	if text := strings.TrimLeft(line, "#"); len(line)-len(text) <= 6 && text != line && strings.HasPrefix(text, " ") {
		return Block{Heading, strings.TrimSpace(strings.TrimRight(text, "# "))}
	}
	if text, ok := strings.CutPrefix(line, "> "); ok {
		return Block{Quoted, strings.TrimSpace(text)}
	}
	for _, sign := range []string{"- ", "* ", "• "} {
		if text, ok := strings.CutPrefix(line, sign); ok && !strings.HasPrefix(text, sign) {
			return Block{Item, strings.TrimSpace(text)}
		}
	}
	return Block{Paragraph, line}
}

func titled(b Block) bool {
	return len(b.Text) <= maxTitle && (b.Kind == Heading || b.Kind == Paragraph && (!endsLikeSentence(b.Text) || strings.HasSuffix(b.Text, "?")))
}

// unwrapped joins lines that were broken at a margin. That they were is told by
// blank lines between paragraphs of several lines, most of which end within a
// sentence.
func unwrapped(lines []string) []string {
	groups, broken, inner := 0, 0, 0
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if i+1 == len(lines) || strings.TrimSpace(lines[i+1]) == "" {
			groups++
			continue
		}
		inner++
		if n := utf8.RuneCountInString(line); n >= 36 && n <= 110 && !endsLikeSentence(line) {
			broken++
		}
	}
	if groups == 0 || broken*2 < inner || broken == 0 {
		return lines
	}
	var out []string
	var paragraph strings.Builder
	flush := func() {
		if paragraph.Len() > 0 {
			out = append(out, paragraph.String())
			paragraph.Reset()
		}
	}
	for _, line := range lines {
		line = strings.TrimSpace(line)
		alone := stated(line) // a byline or a date is a line of its own
		if line == "" || alone || paragraph.Len() > 0 && block(line).Kind != Paragraph {
			flush()
		}
		if paragraph.Len() > 0 {
			paragraph.WriteByte(' ')
		}
		paragraph.WriteString(line)
		if alone || block(line).Kind == Heading {
			flush()
		}
	}
	flush()
	return out
}

// headed reports whether a paragraph is rather a heading: short, without the
// mark that ends a sentence, a capital or a number first, longer text behind it.
func headed(blocks []Block, i int) bool {
	line := blocks[i].Text
	if i+1 >= len(blocks) || len(line) > 90 || endsLikeSentence(line) && !strings.HasSuffix(line, "?") || strings.ContainsAny(line, "“”\"«»„|@©") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	words := strings.Fields(line)
	if len(words) == 0 || len(words) > 12 || !unicode.IsUpper(first) && !unicode.IsDigit(first) || stated(line) || boilerplate(line) || strings.HasSuffix(line, ",") || strings.HasPrefix(line, "Q:") || strings.HasPrefix(line, "A:") || strings.Contains(line, "://") {
		return false
	}
	next := blocks[i+1]
	if next.Kind == Heading || len(next.Text) < 30 || len(next.Text) < len(line)+20 || !endsLikeSentence(next.Text) || !strings.ContainsAny(next.Text, ".!?:”\"") {
		return false
	}
	if strings.HasSuffix(line, "?") {
		return i > 0 && endsLikeSentence(blocks[i-1].Text) && len(words) <= 9
	}
	if line == strings.ToUpper(line) && unicode.IsLetter(first) && i > 0 && endsLikeSentence(blocks[i-1].Text) {
		return true
	}
	capitals, long := capitalised(words)
	if long > 0 && capitals*5 >= long*4 {
		return true
	}
	return len(words) <= 8 && i > 0 && endsLikeSentence(blocks[i-1].Text) && !verbed(words)
}

// capitalised counts the longer words, and those of them with a capital.
func capitalised(words []string) (capitals, long int) {
	for _, w := range words {
		r := []rune(strings.Trim(w, "‘’'(),:–-"))
		if len(r) == 0 || len(r) < 4 && string(r) != strings.ToUpper(string(r)) {
			continue
		}
		if long++; unicode.IsUpper(r[0]) || unicode.IsDigit(r[0]) {
			capitals++
		}
	}
	return capitals, long
}

// verbed reports whether words have a verb of reporting among them, as a
// sentence without its full stop has.
func verbed(words []string) bool {
	for _, w := range words {
		if known(strings.ToLower(w), strongCue) {
			return true
		}
	}
	return false
}

// maxBoilerplate is the length in bytes of the longest line that is no part of
// the article.
const maxBoilerplate = 200

// boilerplate reports whether a line belongs to the page rather than the article.
func boilerplate(line string) bool {
	if len(line) > maxBoilerplate {
		return false
	}
	low := strings.TrimLeft(strings.ToLower(line), "([ ")
	for _, p := range []string{
		"read more", "read also", "related", "advertisement", "share this", "photo", "image", "file photo", "copyright", "all rights reserved",
		"follow us", "subscribe", "sign up", "watch:", "video:", "click here", "listen:", "editing by", "reporting by", "credit:", "source:", "sources:",
		"correction", "editor's note", "editor’s note", "with files from", "additional reporting",
	} {
		if strings.HasPrefix(low, p) {
			return true
		}
	}
	return strings.HasPrefix(line, "©") || strings.HasPrefix(line, "(c)")
}

func endsLikeSentence(s string) bool {
	s = strings.TrimRight(s, "”\"’»')] ")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "…")
}
