package catalog

import "strings"

// A Symbol is one name that a rule uses, as a Pattern and as it is written.
type Symbol struct {
	Pattern
	Text string
	Arg  int // of a client that enters as an argument; else -1
}

// Symbols lists the names in the match, except, client and sandbox lists of a rule.
func Symbols(r *Rule) ([]Symbol, error) {
	c, err := compile(*r)
	if err != nil {
		return nil, err
	}
	var out []Symbol
	for _, list := range [][]Pattern{c.match, c.except} {
		for _, p := range list {
			if p.Kind == Request {
				continue // no symbol of a library
			}
			out = append(out, Symbol{p, p.String(), -1})
		}
	}
	for _, cl := range append(c.clients, c.sandboxes...) {
		out = append(out, Symbol{cl.pattern, cl.pattern.String(), cl.arg})
	}
	return out, nil
}

// String writes the pattern in the notation that ParsePattern reads.
func (p Pattern) String() string {
	switch p.Kind {
	case Import:
		return "import " + p.Path
	case Request:
		return "request " + p.Path
	case TypeName:
		return "type " + p.Path + "." + p.Type
	case Member:
		return "(" + p.Path + "." + p.Type + ")." + p.Name
	}
	return p.Path + "." + p.Name
}

// Glob reports whether a name matches one of a Pattern, in which "*" is any
// run of letters.
func Glob(pattern, name string) bool { return glob(pattern, name) }

// Literal reports whether a name of a Pattern has no wildcard.
func Literal(pattern string) bool { return !strings.Contains(pattern, "*") }
