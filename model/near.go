package model

import "strings"

// Nearest returns the candidate that a misspelt word is nearest to, or "" if
// none is near. It is sure if the word is one slip away from it and further
// from all others.
func Nearest(word string, among []string) (near string, sure bool) {
	word = strings.ToLower(word)
	n := len([]rune(word))
	if n < 2 || n > maxWord {
		return "", false
	}
	best, second := max((n+1)/3, 1)+1, 1<<30
	for _, c := range among {
		switch k := Distance(word, strings.ToLower(c), best); {
		case k < best:
			best, second, near = k, best, c
		case k < second:
			second = k
		}
	}
	return near, near != "" && best == 1 && second > 1 && n > 3
}

// Distance counts the letters to put in, take out, change or swap with their
// neighbour to turn a into b; it may stop at most.
func Distance(a, b string, most int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > most || len(y)-len(x) > most || len(x) > maxWord || len(y) > maxWord {
		return most + 1
	}
	var rows [3][maxWord + 1]int
	older, before, row := &rows[0], &rows[1], &rows[2]
	for j := range len(y) + 1 {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		older, before, row = before, row, older
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(before[j]+1, row[j-1]+1, before[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
	}
	return row[len(y)]
}

// maxWord is how many letters a word may have to be compared; a longer one is
// near to nothing.
const maxWord = 64
