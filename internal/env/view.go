package env

import "strings"

// A Column is one entry of what users see: an environment, "unset" or
// "other", with the worlds that decide whether it is in a set.
type Column struct {
	Name   string
	Worlds Set
}

// A View projects worlds onto columns, given which spellings the code of a
// module mentions. The zero View has no columns.
type View struct {
	Columns []Column
	all     Set
}

// View returns the projection for code that mentions the given worlds.
//
// An environment is judged by the spellings that the code mentions, or by its
// first one: code that only says "production" is not told about "prod". In the
// default universe development, staging and production are always shown; the
// environments that nobody mentions are part of "other".
func (u *Universe) View(mentioned Set) View {
	var v View
	other := Set{}.With(u.Other())
	for i, e := range u.envs {
		class := u.class(i)
		shown := u.declared || e.Name == "development" || e.Name == "staging" || e.Name == Production
		if m := class.Intersect(mentioned); !m.Empty() {
			shown = true
			class = m
		} else if !u.declared {
			class = Set{}.With(u.index[e.Name])
		}
		if shown {
			v.Columns = append(v.Columns, Column{e.Name, class})
		} else {
			other = other.Union(class)
		}
	}
	v.Columns = append(v.Columns, Column{UnsetName, Set{}.With(u.Unset())}, Column{OtherName, other})
	for _, c := range v.Columns {
		v.all = v.all.Union(c.Worlds)
	}
	return v
}

// Without returns the view without the named column.
func (v View) Without(name string) View {
	var w View
	for _, c := range v.Columns {
		if c.Name != name {
			w.Columns = append(w.Columns, c)
			w.all = w.all.Union(c.Worlds)
		}
	}
	return w
}

// Members names the columns that s reaches, in order.
func (v View) Members(s Set) []string {
	var names []string
	for _, c := range v.Columns {
		if !c.Worlds.Intersect(s).Empty() {
			names = append(names, c.Name)
		}
	}
	return names
}

// Full reports whether s reaches every column.
func (v View) Full(s Set) bool { return len(v.Members(s)) == len(v.Columns) }

// Describe says where s holds, for a sentence: "in staging and when APP_ENV is
// unset", "everywhere but in production", "in every environment" or "nowhere".
// The shorter of listing and excluding is taken.
func (v View) Describe(s Set, variable string) string {
	in := v.Members(s)
	switch {
	case len(in) == 0:
		return "nowhere"
	case len(in) == len(v.Columns):
		return "in every environment"
	}
	member := map[string]bool{}
	for _, n := range in {
		member[n] = true
	}
	var out []string
	for _, c := range v.Columns {
		if !member[c.Name] {
			out = append(out, c.Name)
		}
	}
	if len(out) < len(in) && len(out) == 1 {
		return "everywhere but " + v.list(out, variable)
	}
	return v.list(in, variable)
}

func (v View) list(names []string, variable string) string {
	var envs, parts []string
	unset := false
	for _, n := range names {
		switch n {
		case UnsetName:
			unset = true
		case OtherName:
			envs = append(envs, "any other environment")
		default:
			envs = append(envs, n)
		}
	}
	if len(envs) > 0 {
		parts = append(parts, "in "+join(envs))
	}
	if unset {
		if variable == "" {
			variable = "the environment"
		}
		parts = append(parts, "when "+variable+" is unset")
	}
	return join(parts)
}

func join(s []string) string {
	if len(s) < 2 {
		return strings.Join(s, "")
	}
	return strings.Join(s[:len(s)-1], ", ") + " and " + s[len(s)-1]
}
