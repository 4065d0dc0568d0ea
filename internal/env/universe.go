// Package env is the vocabulary of deployment environments: which exist, how
// each is spelt, and sets of them.
//
// A World is one concrete spelling ("prod" and "production" are two worlds) or
// one of two extra members: the variable is unset, or it holds a name nobody
// declared. Analyses compute a Set of worlds; people read environments, so a
// View projects one onto the other. The package knows nothing of Go programs.
package env

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"unicode"
)

// MaxWorlds bounds the worlds of a universe: a Set is that many bits.
const MaxWorlds = 128

// Names of the two members that every universe has beside its environments.
const (
	UnsetName = "unset"
	OtherName = "other"
)

// Production is the display name of the environment where real effects belong.
const Production = "production"

// An Environment is one deployment environment: its display name, which is
// also a spelling, and the other spellings that mean it. A spelling that ends
// in "*" stands for every name with that prefix.
type Environment struct {
	Name      string
	Spellings []string
}

// A World indexes one spelling of a universe.
type World uint8

type spelling struct {
	text    string // without the trailing "*"
	pattern bool
	env     int // index into Universe.envs; -1 for unset and other
}

// A Universe is the fixed alphabet of a run: its environments in promotion
// order and the worlds that spell them. It is immutable.
type Universe struct {
	envs     []Environment
	worlds   []spelling
	all      Set
	index    map[string]World
	declared bool
	id       sync.Once
	idText   string
}

// defaults are the environments of a project that declares none.
var defaults = []Environment{
	{"development", []string{"dev", "develop", "devel", "local"}},
	{"test", []string{"testing", "ci"}},
	{"qa", []string{"qualif", "qual", "quality"}},
	{"staging", []string{"stage", "stg", "stag"}},
	{"uat", []string{"sit"}},
	{"preprod", []string{"pre-production", "preproduction", "pre-prod", "ppd"}},
	{"demo", []string{"preview", "review"}},
	{Production, []string{"prod", "prd", "live"}},
}

// Default returns the universe of a project without an [environments] table.
// Each spelling exists in lower, Title and UPPER case, because code compares
// exactly and deployments differ in case.
func Default() *Universe {
	var envs []Environment
	for _, e := range defaults {
		envs = append(envs, Environment{e.Name, append([]string{}, e.Spellings...)})
	}
	u := &Universe{envs: envs, index: map[string]World{}}
	u.add("", false, -1)
	for i, e := range envs {
		for _, s := range append([]string{e.Name}, e.Spellings...) {
			for _, c := range []string{s, title(s), strings.ToUpper(s)} {
				u.add(c, false, i)
			}
		}
	}
	u.add("", false, -1)
	return u
}

// New returns a universe in which exactly the given environments exist, with
// exactly the spellings given (and the name). It reports a spelling that two
// environments share, an empty one, or more spellings than a Set can hold.
func New(envs []Environment) (*Universe, error) {
	u := &Universe{index: map[string]World{}, declared: true}
	u.add("", false, -1)
	for i, e := range envs {
		u.envs = append(u.envs, Environment{e.Name, append([]string{}, e.Spellings...)})
		for _, s := range append([]string{e.Name}, e.Spellings...) {
			text, pattern := strings.CutSuffix(s, "*")
			if text == "" || s == UnsetName || s == OtherName {
				return nil, fmt.Errorf("environment %q has the unusable spelling %q", e.Name, s)
			}
			if w, dup := u.index[text]; dup {
				if u.worlds[w].env == i && u.worlds[w].pattern == pattern {
					continue
				}
				return nil, fmt.Errorf("%q spells both %q and %q", s, u.envs[u.worlds[w].env].Name, e.Name)
			}
			if len(u.worlds) >= MaxWorlds-1 {
				return nil, fmt.Errorf("more than %d spellings", MaxWorlds-2)
			}
			u.add(text, pattern, i)
		}
	}
	u.add("", false, -1)
	return u, nil
}

func (u *Universe) add(text string, pattern bool, env int) {
	if text != "" {
		if _, dup := u.index[text]; dup {
			return
		}
		u.index[text] = World(len(u.worlds))
	}
	u.all = u.all.With(World(len(u.worlds)))
	u.worlds = append(u.worlds, spelling{text, pattern, env})
}

func title(s string) string {
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// Len is the number of worlds.
func (u *Universe) Len() int { return len(u.worlds) }

// Unset is the world in which the variable is missing or empty.
func (u *Universe) Unset() World { return 0 }

// Other is the world of all names that the universe does not declare.
func (u *Universe) Other() World { return World(len(u.worlds) - 1) }

// Declared reports whether a project listed its environments.
func (u *Universe) Declared() bool { return u.declared }

// Environments returns the environments in promotion order.
func (u *Universe) Environments() []Environment { return u.envs }

// Spelling returns what the variable holds in w: the empty string when unset,
// the prefix when w is a pattern; it has no meaning for Other.
func (u *Universe) Spelling(w World) string { return u.worlds[w].text }

// Exact reports whether the variable holds exactly Spelling(w) in w, which it
// does not where w is Other or a pattern.
func (u *Universe) Exact(w World) bool { return w != u.Other() && !u.worlds[w].pattern }

// Lookup finds the world of an exact spelling; the empty string is Unset.
func (u *Universe) Lookup(s string) (World, bool) {
	if s == "" {
		return u.Unset(), true
	}
	w, ok := u.index[s]
	return w, ok && !u.worlds[w].pattern
}

// All is the set of all worlds.
func (u *Universe) All() Set { return u.all }

// Named returns the worlds of an environment by display name or spelling, or
// of "unset" and "other"; ok is false if there is none of that name.
func (u *Universe) Named(name string) (s Set, ok bool) {
	switch name {
	case UnsetName:
		return Set{}.With(u.Unset()), true
	case OtherName:
		return Set{}.With(u.Other()), true
	}
	env := -1
	for i, e := range u.envs {
		if e.Name == name {
			env = i
		}
	}
	if w, found := u.index[name]; found && env < 0 {
		env = u.worlds[w].env
	}
	if env < 0 {
		return Set{}, false
	}
	return u.class(env), true
}

func (u *Universe) class(env int) Set {
	var s Set
	for w, sp := range u.worlds {
		if sp.env == env {
			s = s.With(World(w))
		}
	}
	return s
}

// Names lists every name that a user can write, sorted: for did-you-mean.
func (u *Universe) Names() []string {
	names := []string{UnsetName, OtherName}
	for _, sp := range u.worlds {
		if sp.text != "" {
			names = append(names, sp.text)
		}
	}
	sort.Strings(names)
	return names
}

// ID identifies the alphabet: two universes with one ID number their worlds
// alike, so that facts of one can be read by the other.
func (u *Universe) ID() string {
	u.id.Do(func() {
		var b strings.Builder
		for _, sp := range u.worlds {
			fmt.Fprintf(&b, "%d:%s:%t;", sp.env, sp.text, sp.pattern)
		}
		u.idText = b.String()
	})
	return u.idText
}
