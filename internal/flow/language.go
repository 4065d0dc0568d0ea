package flow

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// maxWords bounds how many strings a pattern may stand for.
const maxWords = 32

// A word is a string that a part of a pattern matches, and whether the text has
// to begin and end there.
type word struct {
	text       string
	begin, end bool
}

// language lists the strings that a pattern matches, in lower case where case
// does not matter, if these are few: "^(prod|production)$" is a list of names.
func language(pattern string) (words []string, ok bool) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, false
	}
	found, ok := wordsOf(re.Simplify())
	for _, w := range found {
		if !w.begin || !w.end {
			return nil, false
		}
		words = append(words, w.text)
	}
	slices.Sort(words)
	return slices.Compact(words), ok
}

func wordsOf(re *syntax.Regexp) ([]word, bool) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return []word{{}}, true
	case syntax.OpBeginText:
		return []word{{begin: true}}, true
	case syntax.OpEndText:
		return []word{{end: true}}, true
	case syntax.OpLiteral:
		text := string(re.Rune)
		if re.Flags&syntax.FoldCase != 0 {
			text = strings.ToLower(text)
		}
		return []word{{text: text}}, true
	case syntax.OpCapture:
		return wordsOf(re.Sub[0])
	case syntax.OpQuest:
		words, ok := wordsOf(re.Sub[0])
		return append(words, word{}), ok
	case syntax.OpCharClass:
		var words []word
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if words = append(words, word{text: string(r)}); len(words) > maxWords {
					return nil, false
				}
			}
		}
		return words, true
	case syntax.OpAlternate:
		var all []word
		for _, sub := range re.Sub {
			words, ok := wordsOf(sub)
			if all = append(all, words...); !ok || len(all) > maxWords {
				return nil, false
			}
		}
		return all, true
	case syntax.OpConcat:
		all := []word{{}}
		for _, sub := range re.Sub {
			words, ok := wordsOf(sub)
			if !ok || len(all)*len(words) > maxWords {
				return nil, false
			}
			all = inSequence(all, words)
		}
		return all, true
	}
	return nil, false
}

// inSequence lets each string be followed by each of the others, unless the
// text has to begin or end between them.
func inSequence(first, then []word) []word {
	var out []word
	for _, a := range first {
		for _, b := range then {
			if a.end && b.text != "" || b.begin && a.text != "" {
				continue
			}
			out = append(out, word{a.text + b.text, a.begin || b.begin, a.end || b.end})
		}
	}
	return out
}
