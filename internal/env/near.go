package env

import (
	"strings"
	"unicode/utf8"
)

// A Likeness says in what a word differs from a spelling.
type Likeness int

const (
	// Unlike: no spelling is near.
	Unlike Likeness = iota
	// Cased: the letters are those of a spelling, in another case.
	Cased
	// Misspelt: a letter or two differ.
	Misspelt
)

// Like finds the spelling that an undeclared word was probably meant to be. A
// short word has many neighbours, so it must be at least five letters long to
// be misspelt, and eight to be so in two places. A number or another part more
// ("staging2", "prod-eu") makes a name of its own.
func (u *Universe) Like(word string) (spelling string, how Likeness) {
	if _, declared := u.Lookup(word); declared {
		return "", Unlike
	}
	for w := range u.worlds {
		if u.Exact(World(w)) && w != 0 && strings.EqualFold(u.worlds[w].text, word) {
			return u.worlds[w].text, Cased
		}
	}
	n := utf8.RuneCountInString(word)
	if n < 5 || strings.ContainsAny(word, "0123456789") {
		return "", Unlike
	}
	limit := 1
	if n >= 8 {
		limit = 2
	}
	for w := range u.worlds {
		text := u.worlds[w].text
		if !u.Exact(World(w)) || len(text) < 4 || partMore(word, text) {
			continue
		}
		// In the default universe each spelling is there in three cases: the
		// one that fits comes out nearest.
		if d := distance(word, text); d <= limit {
			spelling, how, limit = text, Misspelt, d-1
		}
	}
	return spelling, how
}

// partMore reports whether a word is a name with something before or after it.
func partMore(word, name string) bool {
	rest, ok := strings.CutPrefix(word, name)
	if !ok {
		rest, ok = strings.CutSuffix(word, name)
	}
	return ok && strings.ContainsAny(rest, "-_.:/ ")
}

// distance counts insertions, deletions, replacements, and exchanges of two
// neighbours, each letter taking part in one.
func distance(a, b string) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(next[j]+1, row[j+1]+1, row[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
