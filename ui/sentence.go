package ui

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"

	"readout/model"
)

// utterance is what one move through the text says: a sentence, a heading, a
// question, a block quotation.
type utterance struct {
	src    int // byte of the file at which it begins
	kind   string
	text   string
	quotes []int // indices of the quotations in it
	only   bool  // it is nothing but its quotation
}

// utterances takes a text apart.
func utterances(b *model.Briefing) []utterance {
	var all []utterance
	if b.Doc() == nil {
		return nil
	}
	for i := range b.Doc().Blocks {
		block := &b.Doc().Blocks[i]
		switch {
		case block.Kind == model.Rule:
		case block.Kind >= model.Table:
			all = append(all, verbatimLines(b, block)...)
		case block.Quote > 0:
			if n := len(all); n == 0 || !all[n-1].only || all[n-1].quotes[0] != int(block.Quote)-1 {
				all = append(all, utterance{src: int(block.Src), quotes: []int{int(block.Quote) - 1}, only: true})
			}
		default:
			all = append(all, blockSentences(b, block)...)
		}
	}
	return all
}

// verbatimLines says a table or code line by line, without what only draws.
func verbatimLines(b *model.Briefing, block *model.Block) []utterance {
	kind := map[model.BlockKind]string{model.Table: "Table row", model.Code: "Code", model.Footnote: "Footnote"}[block.Kind]
	var all []utterance
	at := int(block.Src)
	for line := range strings.Lines(source(b, int(block.Src), int(block.End))) {
		text := strings.TrimSpace(model.CleanLine(line))
		if block.Kind == model.Table {
			text = strings.ReplaceAll(strings.Trim(text, "| "), " | ", ", ")
		}
		if strings.Trim(text, "`~-|: ") != "" && !strings.HasPrefix(text, "```") && !strings.HasPrefix(text, "<!--") {
			all = append(all, utterance{src: at, kind: kind, text: text})
		}
		at += len(line)
	}
	return all
}

// blockSentences takes running text apart where sentences end, but not inside
// a quotation.
func blockSentences(b *model.Briefing, block *model.Block) []utterance {
	var text strings.Builder
	starts := make([]int, len(block.Spans)) // of each span in text
	for i := range block.Spans {
		starts[i] = text.Len()
		text.WriteString(block.Spans[i].Text)
		if block.Spans[i].Style&model.Break != 0 {
			text.WriteByte(' ')
		}
	}
	span := func(at int) int { return max(sort.SearchInts(starts, at+1)-1, 0) }
	var ends []int
	if kind := block.Kind; kind == model.Heading || kind == model.Ask {
		ends = []int{text.Len()}
	} else {
		for _, end := range sentenceEnds(text.String()) {
			if end < text.Len() && block.Spans[span(end)].Quote > 0 && starts[span(end)] < end {
				continue
			}
			ends = append(ends, end)
		}
	}
	var all []utterance
	from := 0
	for _, end := range ends {
		words := strings.Join(strings.Fields(text.String()[from:end]), " ")
		if words == "" {
			continue
		}
		first := &block.Spans[span(from)]
		u := utterance{src: int(max(first.Src, block.Src)), kind: kindOf(b, block), text: words}
		if first.Exact {
			u.src += from - starts[span(from)]
		}
		if from > 0 {
			u.kind = ""
		}
		for i := span(from); i < len(block.Spans) && starts[i] < end; i++ {
			if q := int(block.Spans[i].Quote) - 1; q >= 0 && (len(u.quotes) == 0 || u.quotes[len(u.quotes)-1] != q) {
				u.quotes = append(u.quotes, q)
			}
		}
		all = append(all, u)
		from = end
	}
	return all
}

// kindOf names what a block is, "" for running text.
func kindOf(b *model.Briefing, block *model.Block) string {
	switch {
	case block.Kind == model.Heading:
		return "Section"
	case block.Kind == model.Ask:
		if q := int(block.Question) - 1; q >= 0 && q < len(b.Questions()) && !b.Questions()[q].Open {
			return "Answered question"
		}
		return "Open question"
	case block.Marker == "•":
		return "Item"
	case block.Marker != "":
		return "Item " + strings.TrimRight(block.Marker, ".)")
	}
	return ""
}

// sentenceEnds returns where the sentences of a text end. A full stop behind
// an abbreviation or an initial ends none.
func sentenceEnds(s string) []int {
	var ends []int
	for it := sentences.FromString(s); it.Next(); {
		if end := it.End(); end == len(s) || !abbreviated(s[:end]) {
			ends = append(ends, end)
		}
	}
	return ends
}

// abbreviations are those before which a capital tells nothing.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "gen": true, "maj": true, "col": true, "lt": true, "capt": true,
	"sgt": true, "adm": true, "sen": true, "rep": true, "gov": true, "amb": true, "pres": true, "st": true, "rev": true, "hon": true,
	"vs": true, "no": true, "nos": true, "art": true, "fig": true, "approx": true, "cf": true, "messrs": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true,
	"oct": true, "nov": true, "dec": true,
}

// abbreviated reports whether a text ends with an abbreviation.
func abbreviated(s string) bool {
	s, stop := strings.CutSuffix(strings.TrimRight(s, " \n\t"), ".")
	word := s
	if i := strings.LastIndexFunc(s, func(r rune) bool { return r != '.' && !unicode.IsLetter(r) }); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		word = s[i+size:]
	}
	if !stop || word == "" {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		r, size := utf8.DecodeRuneInString(part)
		if size < len(part) || !unicode.IsLetter(r) {
			return abbreviations[strings.ToLower(word)]
		}
	}
	return word != "I"
}

// sentence makes a sentence of a message: with a capital, unless the name of a
// key begins it, and a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(model.CleanLine(s))
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	if word, _, _ := strings.Cut(s, " "); len(word) > size && !strings.ContainsAny(strings.TrimRight(word, ":"), "#:+/") {
		s = string(unicode.ToUpper(first)) + s[size:]
	}
	return stopped(s)
}

// stopped ends a sentence with a full stop, unless it has an end of its own
// before what closes it.
func stopped(s string) string {
	last := strings.TrimRight(s, "”\"’)]")
	if r, _ := utf8.DecodeLastRuneInString(last); last != "" && strings.ContainsRune(".?!…", r) {
		return s
	}
	return s + "."
}
