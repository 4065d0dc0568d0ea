package catalog

import "strings"

// A Symbol is one name that a rule uses, as a Pattern and as it is written.
type Symbol struct {
	Pattern
	Text string
	Arg  int // of a client that enters as an argument; else -1
	// Tests are those of a function's arguments.
	Tests []*Test
}

// Symbols lists the names in the match, except, client, sandbox and unless
// lists of a rule.
func Symbols(r *Rule) ([]Symbol, error) {
	c, err := compile(*r)
	if err != nil {
		return nil, err
	}
	var out []Symbol
	add := func(p Pattern, arg int, tests []*Test) {
		if p.ofLibrary() {
			out = append(out, Symbol{p, p.String(), arg, tests})
		}
	}
	for _, p := range c.match {
		add(p, -1, c.rule.When.Tests())
	}
	for _, p := range c.except {
		add(p, -1, nil)
	}
	for _, cl := range append(c.clients, c.sandboxes...) {
		add(cl.pattern, cl.arg, nil)
	}
	for _, s := range c.unless {
		var tests []*Test
		if !s.test.empty() {
			tests = []*Test{s.test}
		}
		add(s.pattern, -1, tests)
	}
	return out, nil
}

// ofLibrary reports whether a pattern names something that a library declares.
func (p Pattern) ofLibrary() bool { return p.Kind != Request && p.inPackage() }

// inPackage reports whether what a pattern names shows in a package that code
// imports.
func (p Pattern) inPackage() bool { return p.Kind != Written && p.Kind != Godebug }

// String writes the pattern in the notation that ParsePattern reads.
func (p Pattern) String() string {
	switch p.Kind {
	case Import:
		return "import " + p.Path
	case Request:
		return "request " + p.Path
	case Godebug:
		return "godebug " + p.Path + "=" + p.Name
	case TypeName:
		return "type " + p.Path + "." + p.Type
	case Value:
		return "value " + p.Path + "." + p.Name
	case Written:
		return p.Path + " " + p.Name
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
