package reach

import (
	"fmt"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

// longestPath is how many functions of a witness a message names; what lies
// between the first and the last ones is in the path itself.
const longestPath = 5

// A phrasing turns findings of one program into sentences. Each names the
// operation, the environments, the guard or its lack, and ends in rule and
// grade.
type phrasing struct {
	view    env.View
	program *Program
}

func (p phrasing) message(f *Finding, allowed env.Set) string {
	if f.Grade == Credential && f.Calls > 0 {
		return p.credential(f, allowed) + tail(f)
	}
	return f.Call + " " + p.where(f, allowed) + p.reason(f, allowed) + tail(f)
}

func tail(f *Finding) string { return fmt.Sprintf(" [%s %s]", f.Rule.ID, f.Grade) }

// where says what the operation does and in which environments. Of an effect
// that also runs where it belongs only the rest is named; of a setting only
// the environments where it hurts.
func (p phrasing) where(f *Finding, allowed env.Set) string {
	forbidden := p.view.Describe(f.Forbidden, p.variable())
	if f.Rule.Category == catalog.RequiresCategory {
		return "requires " + and(p.names(allowed)) + " and also runs " + forbidden
	}
	everywhere := p.view.Full(f.Reached) && f.Allow.Empty()
	switch {
	case f.Rule.Kind() == catalog.Setting:
		return f.Rule.Does + " " + forbidden
	case f.Grade == Unguarded && everywhere:
		return f.Rule.Does + " in every environment"
	case f.Reached.Intersect(allowed).Empty():
		return f.Rule.Does + " " + forbidden
	case everywhere:
		// "also runs everywhere but in production" hides that it runs there.
		return f.Rule.Does + " in every environment"
	case f.Kind == "literal" || f.Kind == "value" || f.Kind == "default":
		return f.Rule.Does + " " + forbidden
	default:
		return "also runs " + forbidden
	}
}

// reason says what stands, or does not stand, in the way.
func (p phrasing) reason(f *Finding, allowed env.Set) string {
	path := Worst(f.Paths)
	switch f.Grade {
	case Switch:
		return ": only configuration keeps it off"
	case Credential:
		return ": only the key or endpoint of its client decides"
	case Partial:
		return p.partial(f, path, allowed)
	case Unguarded:
		if f.Rule.Kind() == catalog.Effect {
			return onPath(": no guard on ", path)
		}
	}
	return ""
}

// partial names the guard nearest the operation that keeps something out and
// what is kept out, or, if that is the longer list, that it lets the rest
// through.
func (p phrasing) partial(f *Finding, path Path, allowed env.Set) string {
	forbidden := Visible(p.view).Minus(allowed)
	kept, passed := p.names(forbidden.Minus(path.Set)), p.view.Members(forbidden.Intersect(path.Set))
	guards := Guards(path)
	if len(guards) == 0 || len(kept) == 0 {
		return onPath(": nothing keeps it out on ", path)
	}
	g := guards[len(guards)-1]
	for _, h := range guards {
		if !h.Removes.Intersect(forbidden).Empty() {
			g = h
		}
	}
	lead := fmt.Sprintf(": %s (%s:%d) ", g.Text, p.program.Relative(g.Pos.File), g.Pos.Line)
	if len(kept) > len(passed) {
		return lead + "lets that through"
	}
	return lead + "excludes only " + and(kept)
}

func (p phrasing) credential(f *Finding, allowed env.Set) string {
	calls := "1 call"
	if f.Calls > 1 {
		calls = fmt.Sprintf("%d calls", f.Calls)
	}
	inside := p.names(Visible(p.view).Intersect(allowed))
	advice := "refuse live keys at start-up"
	if len(inside) > 0 {
		advice = "outside " + and(inside) + ", " + advice
	}
	return fmt.Sprintf("only %s decides whether this client %s (%s); %s", f.Call, f.Rule.Does, calls, advice)
}

// names lists the columns of a set for a sentence.
func (p phrasing) names(s env.Set) []string {
	var out []string
	for _, n := range p.view.Members(s) {
		switch n {
		case env.UnsetName:
			n = "unset " + p.variable()
		case env.OtherName:
			n = "any other environment"
		}
		out = append(out, n)
	}
	return out
}

func (p phrasing) variable() string {
	if len(p.program.Variables) == 0 {
		return "the environment"
	}
	return p.program.Variables[0]
}

// Worst is the first path with the worst grade.
func Worst(paths []Path) Path {
	w := paths[0]
	for _, path := range paths[1:] {
		if path.Grade > w.Grade {
			w = path
		}
	}
	return w
}

// Guards lists the conditions along a path, from the root, each once.
func Guards(path Path) []Guard {
	var out []Guard
	for _, f := range path.Frames {
		for _, g := range f.Guards {
			if !slices.ContainsFunc(out, func(o Guard) bool { return o.Pos == g.Pos && o.Text == g.Text }) {
				out = append(out, g)
			}
		}
	}
	return out
}

func onPath(lead string, path Path) string {
	var names []string
	for _, f := range path.Frames {
		names = append(names, f.Function)
	}
	if len(names) == 0 {
		return ""
	}
	if n := len(names); n > longestPath {
		names = append(append(names[:2:2], "…"), names[n-2:]...)
	}
	return lead + strings.Join(names, " → ")
}

func and(s []string) string {
	if len(s) < 2 {
		return strings.Join(s, "")
	}
	return strings.Join(s[:len(s)-1], ", ") + " and " + s[len(s)-1]
}
