package limits

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/reach"
)

// A section is a heading of the document with its example.
type section struct {
	heading string
	blocks  []string // of code
	says    []string // what envlint says, each in code type
}

var (
	heading  = regexp.MustCompile(`(?m)^### (.*)$`)
	block    = regexp.MustCompile("(?s)```go\n(.*?)```")
	code     = regexp.MustCompile("`([^`]+)`")
	notALink = regexp.MustCompile(`[^a-z0-9]+`)
)

// folder is the heading as examples.txtar has it.
func (s section) folder() string {
	return strings.Trim(notALink.ReplaceAllString(strings.ToLower(s.heading), "-"), "-")
}

// sections reads the document. A section without an example or without what
// envlint says of it is an error.
func sections(doc string) ([]section, error) {
	var out []section
	headings := heading.FindAllStringSubmatchIndex(doc, -1)
	for i, h := range headings {
		end := len(doc)
		if i+1 < len(headings) {
			end = headings[i+1][0]
		}
		s, text := section{heading: doc[h[2]:h[3]]}, doc[h[1]:end]
		for _, m := range block.FindAllStringSubmatch(text, -1) {
			s.blocks = append(s.blocks, m[1])
		}
		if len(s.blocks) == 0 {
			return nil, fmt.Errorf("%q has no example", s.heading)
		}
		_, said, ok := strings.Cut(block.ReplaceAllString(text, ""), "envlint says: ")
		if ok {
			s.says = codes(said)
		}
		if len(s.says) == 0 {
			return nil, fmt.Errorf("%q does not say in code type what envlint says", s.heading)
		}
		out = append(out, s)
	}
	return out, nil
}

// codes are the texts in code type of a sentence. It ends with a full stop or
// semicolon outside of them.
func codes(text string) []string {
	var out []string
	at := 0
	for _, m := range code.FindAllStringSubmatchIndex(text, -1) {
		if strings.ContainsAny(text[at:m[0]], ".;") {
			break
		}
		out = append(out, text[m[2]:m[3]])
		at = m[1]
	}
	return out
}

// complete puts the code blocks into a file: EXAMPLE stands for all of them,
// EXAMPLE 2 for the second. They are indented like the word.
func (s section) complete(file string) string {
	for n := len(s.blocks); n >= 0; n-- {
		word, text := "EXAMPLE", strings.Join(s.blocks, "\n")
		if n > 0 {
			word, text = fmt.Sprintf("EXAMPLE %d", n), s.blocks[n-1]
		}
		place := regexp.MustCompile(`(?m)^(\t*)` + word + `$`)
		file = place.ReplaceAllStringFunc(file, func(found string) string {
			indent := strings.TrimSuffix(found, word)
			return indent + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+indent)
		})
	}
	return file
}

func TestSectionsNeedAnExampleAndWhatEnvlintSays(t *testing.T) {
	for _, tt := range []struct{ name, doc, want string }{
		{"no_example", "### A\n\nenvlint says: `everywhere`.\n", `"A" has no example`},
		{"nothing_said", "### A\n\n```go\nsend()\n```\n\nenvlint says: everywhere.\n", `"A" does not say in code type what envlint says`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := sections(tt.doc); err == nil || err.Error() != tt.want {
				t.Errorf("got %v", err)
			}
		})
	}
	list, err := sections("### A (b)\n\n```go\none\n```\n\n```go\ntwo\n```\n\nenvlint says: `main.go:1: x`, `partial`; `C` is no part of it.\n")
	if err != nil {
		t.Fatal(err)
	}
	s := list[0]
	if s.folder() != "a-b" || !slices.Equal(s.says, []string{"main.go:1: x", "partial"}) {
		t.Errorf("got %q and %q", s.folder(), s.says)
	}
	if got := s.complete("\tEXAMPLE 2\nEXAMPLE\n"); got != "\ttwo\none\n\ntwo\n" {
		t.Errorf("got %q", got)
	}
}

func TestAnswersDiffer(t *testing.T) {
	a := &answer{Operations: 1, Grade: reach.Partial, Environments: map[string]bool{"staging": true}, Findings: []string{"sends"}}
	if got := a.differs([]string{"staging", "partial", "sends"}); len(got) > 0 {
		t.Errorf("got %q", got)
	}
	for _, word := range []string{"everywhere", "production", "no operation", "no finding", "unguarded", "charges"} {
		if len(a.differs([]string{word})) != 1 {
			t.Errorf("%q is taken for true", word)
		}
	}
}
