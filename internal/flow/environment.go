package flow

import (
	"regexp"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
)

// environment is the value of an environment variable that names the
// environment: in each world its spelling, elsewhere unknown. The fallback, if
// any, is what it holds when unset; required says that it is never unset.
func (e *evaluation) environment(name string, fallback Constant, required bool) Value {
	e.variables[name] = true
	return environmentValue(e.universe(), fallback, required, e.lay.all)
}

func environmentValue(u *env.Universe, fallback Constant, required bool, all Lanes) Value {
	worlds := worldsOf(u.All())
	v := unknown(all.minus(worlds))
	unset := oneLane(int(u.Unset()))
	switch {
	case required:
	case fallback.Kind != noKind:
		v = v.join(exactly(fallback.atom(), unset))
	default:
		return v.join(exactly(environmentAtom, worlds))
	}
	return v.join(exactly(environmentAtom, worlds.minus(unset)))
}

var environmentAtom = Atom{Kind: kindEnvironment}

// spelling is what the environment variable holds in a world.
func spelling(u *env.Universe, w env.World) Atom {
	switch {
	case w == u.Other():
		return Atom{Kind: kindOther}
	case !u.Exact(w):
		return Atom{Kind: kindPrefix, S: u.Spelling(w)}
	}
	return strAtom(u.Spelling(w))
}

// spellOut replaces the environment by its spelling in each world.
func spellOut(u *env.Universe, v Value) Value {
	i := slices.IndexFunc(v.parts, func(p part) bool { return p.atom == environmentAtom })
	if i < 0 {
		return v
	}
	out := Value{top: v.top, parts: slices.Delete(slices.Clone(v.parts), i, i+1)}
	var spelt Value
	for _, w := range v.parts[i].lanes.Worlds().Worlds() {
		spelt.parts = append(spelt.parts, part{spelling(u, w), oneLane(int(w))})
	}
	slices.SortFunc(spelt.parts, func(p, q part) int { return compareAtoms(p.atom, q.atom) })
	return out.join(spelt)
}

func (c Constant) atom() Atom { return Atom{Kind: c.Kind, S: c.S, I: c.I} }

// config is the value of a configuration source.
func (e *evaluation) config(name string, fallback Constant, c Class) Value {
	s := Source{Kind: Config, Name: name, Default: fallback}
	return e.lay.read(s, c)
}

// decoded is what a decoder leaves in a field: the environment if its key is
// an environment variable's, else configuration. What the field held before is
// its default.
func (e *evaluation) decoded(s Source, before Value) Value {
	n := e.unit.fields[s.Name]
	if e.ofRequest(n) {
		return unknown(e.lay.all)
	}
	fallback := n.constant()
	if a, ok := before.atom(e.cur); ok && fallback.Kind == noKind && a.constant() && a.Kind != kindNil {
		if z, _ := n.class.zero(); a != z {
			fallback = Constant{Kind: a.Kind, S: a.S, I: a.I}
		}
	}
	if n.class == Text && isEnvironmentKey(e.unit.config, n) {
		v := e.environment(n.variable(), fallback, n.required)
		if n.hasKeyDefault() && fallback.Kind == noKind {
			v = e.orDefault(v, decodedKey(n.variable()))
		}
		return v
	}
	return e.config("field:"+s.Name, fallback, n.class)
}

// ofRequest reports whether what is decoded here is what somebody asks of a
// server: whoever serves a request decodes data, unless the type is one of
// configuration.
func (e *evaluation) ofRequest(n fieldNote) bool {
	if n.inConfig {
		return false
	}
	for ; e != nil; e = e.outer {
		for fn := e.fn; fn != nil; fn = fn.Parent() {
			if handler(fn.Signature) {
				return true
			}
		}
	}
	return false
}

// variable names the environment variable for messages.
func (n *fieldNote) variable() string {
	if n.key != "" {
		return n.key
	}
	return n.name
}

var environmentKey = regexp.MustCompile(`(?i)^(app|run|deploy|go)?[._-]?(env|environment)$|^run_?mode$|^app_?mode$`)

// isEnvironmentKey reports whether a decoded field names the environment.
func isEnvironmentKey(cfg *config.Config, n fieldNote) bool {
	if n.fromEnv && n.key != "" {
		return cfg.IsVariable(n.key)
	}
	if !n.inConfig {
		return false
	}
	key := n.key
	if key == "" {
		key = n.name
	}
	return environmentKey.MatchString(key) || cfg.IsVariable(strings.ToUpper(key))
}

// mention notes the spellings in y if x holds the environment.
func (e *evaluation) mention(x, y Value) {
	u := e.universe()
	if !holdsEnvironment(u, x) {
		return
	}
	for _, p := range y.parts {
		e.mentionSpelling(p.atom)
	}
}

func (e *evaluation) mentionSpelling(a Atom) {
	if w, ok := e.universe().Lookup(a.S); ok && a.Kind == kindStr && a.S != "" {
		e.mentioned = e.mentioned.With(w)
	}
}

// holdsEnvironment reports whether a value came from the environment: it is
// that, or in some world that world's own spelling and not so in all of them.
func holdsEnvironment(u *env.Universe, v Value) bool {
	all := u.All()
	for _, p := range v.parts {
		if p.atom.Kind == kindOther || p.atom == environmentAtom {
			return true
		}
		if p.atom.Kind != kindStr || p.atom.S == "" {
			continue
		}
		if w, ok := u.Lookup(p.atom.S); ok {
			in := p.lanes.Worlds()
			if in.Has(w) && in != all {
				return true
			}
		}
	}
	return false
}
