package draft

import (
	"strings"
	"sync"
	"unicode"
)

// common are the most frequent short words of the languages that are told
// apart, such as stand at the head of any frequency list. A word that several
// of them share counts for each.
var common = []struct{ lang, words string }{
	{"en", `the of and to in that is was for with as on he at by it from are this be have has not said will his they who which their an but were been would after its`},
	{"de", `der die das und ist nicht ein eine den dem des von mit sich auf für im zu dass sagte werden wird auch als aus nach bei einen einer hat sei`},
	{"fr", `le la les des et est une du que pas dans pour qui sur au ce avec par plus sont il elle aux cette mais ont été selon leur dit à ans lui se s d l qu n été jusqu aussi depuis après dernier`},
	{"es", `el la los las de que y en un una por con para del se no su al como más pero fue ha este lo dijo según sus entre`},
	{"pt", `o a os as de que e em um uma por com para do da não se na no mais como mas foi ao dos das disse são pelo`},
	{"it", `il lo la gli le di che e un una per con del della non si è nel al dei sono ha più anche come ma dal alla detto`},
	{"nl", `de het een en van dat is niet op te met voor zijn in die aan er ook als bij naar om werd heeft door maar zei`},
	{"sv", `och att det som en på är av för med till den har inte om ett han men var sig från vi så säger`},
	{"pl", `i w na z do nie że się to jest o po jak za od przez dla oraz ale był który powiedział`},
}

// scripts are the languages that a script stands for when nothing else tells.
var scripts = []struct {
	lang  string
	table *unicode.RangeTable
}{
	{"el", unicode.Greek},
	{"ar", unicode.Arabic},
	{"he", unicode.Hebrew},
	{"ja", unicode.Hiragana},
	{"zh", unicode.Han},
	{"ko", unicode.Hangul},
	{"ru", unicode.Cyrillic},
	{"hi", unicode.Devanagari},
	{"th", unicode.Thai},
}

// commonWords are those words with a bit for each of their languages.
var commonWords = sync.OnceValue(func() map[string]uint32 {
	m := map[string]uint32{}
	for i, l := range common {
		for w := range strings.FieldsSeq(l.words) {
			m[w] |= 1 << i
		}
	}
	return m
})

// sampled is the number of words by which a language is told.
const sampled = 600

// english reports whether the rules for speakers may be used.
func english(lang string) bool {
	return lang == "" || lang == "en" || strings.HasPrefix(strings.ToLower(lang), "en-")
}

// language is the stated language of an article, or the one that its first
// words are most likely in; "" if they tell nothing, as a few words of English
// would not. What is stated does not count where the text says otherwise.
func (a *Article) language() string {
	counts := make([]int, len(common))
	script := make([]int, len(scripts))
	words := 0
	for _, b := range a.Blocks {
		for w := range strings.FieldsFuncSeq(b.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			w = strings.ToLower(w)
			for i, bits := 0, commonWords()[w]; bits != 0; i, bits = i+1, bits>>1 {
				counts[i] += int(bits & 1)
			}
			for i, s := range scripts {
				if strings.IndexFunc(w, func(r rune) bool { return unicode.Is(s.table, r) }) >= 0 {
					script[i]++
				}
			}
			if words++; words >= sampled {
				break
			}
		}
		if words >= sampled {
			break
		}
	}
	for i, n := range script {
		if n*3 > words {
			if cyrillic := scripts[i].lang == "ru"; cyrillic && a.has("іїєґ") {
				return "uk"
			}
			return scripts[i].lang
		}
	}
	best, next := 0, 0
	for i, n := range counts {
		switch {
		case n > counts[best] || i == 0:
			next, best = best, i
		case n > counts[next] || next == best:
			next = i
		}
	}
	if words < 8 || counts[best]*8 < words || counts[best] == counts[next] {
		return a.Lang
	}
	if strings.HasPrefix(strings.ToLower(a.Lang), common[best].lang) {
		return a.Lang
	}
	return common[best].lang
}

// has reports whether any of some letters is in the first blocks.
func (a *Article) has(letters string) bool {
	for _, b := range a.Blocks[:min(8, len(a.Blocks))] {
		if strings.ContainsAny(b.Text, letters) {
			return true
		}
	}
	return false
}
