package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A literalMatch is what a rule says of strings that are written in the code.
type literalMatch struct {
	rule *Rule
	// key is the prefix of a key, else host is a host, perhaps "*." and a
	// domain.
	key, host string
}

// A LiteralUse is a rule that speaks of a string, and how the string is named
// in messages: secrets are cut.
type LiteralUse struct {
	Rule *Rule
	Name string
}

// literals lists what rules say of strings, in the order of the rules.
func literals(rules []*compiled) []literalMatch {
	var out []literalMatch
	for _, c := range rules {
		for _, p := range c.match {
			switch {
			case p.Kind == Written && p.Path == "key":
				out = append(out, literalMatch{rule: c.rule, key: p.Name})
			case p.Kind == Written:
				out = append(out, literalMatch{rule: c.rule, host: p.Name})
			}
		}
	}
	return out
}

// Literals returns the rules that speak of a string.
func (c *Catalog) Literals(s string) []LiteralUse {
	var out []LiteralUse
	host := HostIn(s)
	for _, l := range c.literals() {
		switch {
		case l.key != "" && isKey(s, l.key):
			out = append(out, LiteralUse{l.rule, l.key + "…"})
		case l.host != "" && matchHost(l.host, host):
			out = append(out, LiteralUse{l.rule, host})
		}
	}
	return slices.CompactFunc(out, func(a, b LiteralUse) bool { return a.Rule == b.Rule })
}

// Mask cuts every key of the catalog that a text holds down to its prefix, so
// that it can be shown.
func (c *Catalog) Mask(text string) string {
	for _, l := range c.literals() {
		if l.key == "" || !strings.Contains(text, l.key) {
			continue
		}
		var b strings.Builder
		rest := text
		for {
			i := strings.Index(rest, l.key)
			if i < 0 {
				break
			}
			end := i + len(l.key)
			n := keyLength(rest[end:])
			b.WriteString(rest[:end])
			if n >= shortestKey && (i == 0 || keyLength(rest[i-1:i]) == 0) {
				b.WriteString("…")
			} else {
				b.WriteString(rest[end : end+n])
			}
			rest = rest[end+n:]
		}
		b.WriteString(rest)
		text = b.String()
	}
	return text
}

// parseLiteral reads "key PREFIX" and "host NAME".
func parseLiteral(kind, text string) (Pattern, error) {
	p := Pattern{Kind: Written, Path: kind, Name: text}
	switch {
	case kind == "key" && (len(text) < 4 || keyLength(text) != len(text)):
		return p, fmt.Errorf("%q is no prefix of a key", text)
	case kind == "host" && !hostName.MatchString(text):
		return p, fmt.Errorf("%q is no name of a host", text)
	}
	return p, nil
}

var hostName = regexp.MustCompile(`^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$`)

// shortestKey is how many characters after its prefix make a key: prefixes
// alone are what code tests for.
const shortestKey = 8

// placeholder is in keys that are none.
var placeholder = regexp.MustCompile(`(?i)x{4}|your|placeholder|change_?me|dummy|redacted`)

// isKey reports whether s is a key with the prefix, and no placeholder.
func isKey(s, prefix string) bool {
	rest, ok := strings.CutPrefix(s, prefix)
	return ok && len(rest) >= shortestKey && keyLength(rest) == len(rest) && !placeholder.MatchString(rest)
}

// keyLength counts the characters of a key at the beginning of s.
func keyLength(s string) int {
	for i, c := range []byte(s) {
		if (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '_' && c != '-' && c != '$' {
			return i
		}
	}
	return len(s)
}

// HostIn is the host of a URL, or of "host:port/path" without a scheme; ""
// if s looks like neither.
func HostIn(s string) string {
	if !strings.Contains(s, ".") || strings.ContainsAny(s, " \n\t") {
		return ""
	}
	if _, rest, ok := strings.Cut(s, "://"); ok {
		s = rest
	}
	if i := strings.IndexAny(s, "/?#"); i >= 0 {
		s = s[:i]
	}
	if i := strings.LastIndexByte(s, '@'); i >= 0 {
		s = s[i+1:]
	}
	s, _, _ = strings.Cut(s, ":")
	s = strings.ToLower(s)
	if !hostName.MatchString(s) {
		return ""
	}
	return s
}

func matchHost(pattern, host string) bool {
	if domain, ok := strings.CutPrefix(pattern, "*"); ok {
		return strings.HasSuffix(host, domain)
	}
	return pattern == host
}
