package model

import "strings"

// ShortNames gives every actor the name by which lists call them: one word of
// a person's name, unless two are called alike; the whole name of all others.
// The word is the last one, or the one that the id repeats: names do not end in
// the family name everywhere.
func ShortNames(actors []Actor) []string {
	names := make([]string, len(actors))
	times := map[string]int{}
	for i := range actors {
		a := &actors[i]
		if names[i] = a.Name; a.Name == "" {
			names[i] = a.ID
		}
		if a.Kind == "" || a.Kind == "person" {
			names[i] = oneWord(a, names[i])
		}
		times[names[i]]++
	}
	for i := range actors {
		if times[names[i]] > 1 && actors[i].Name != "" {
			names[i] = actors[i].Name
		}
	}
	return names
}

func oneWord(a *Actor, name string) string {
	words := strings.Fields(a.Name)
	if len(words) < 2 {
		return name
	}
	for _, w := range words[:len(words)-1] {
		if Fold(w) == Fold(a.ID) {
			return w
		}
	}
	return words[len(words)-1]
}
