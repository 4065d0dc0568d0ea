package flow

import (
	"go/types"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A cell stands for a field or package variable of our own modules, whatever
// the instance. Which are followed depends only on the type that declares
// them, so that everyone who stores and everyone who reads agrees.

// cellOfType is the cell of a part of a struct type: the field of the
// innermost named struct on the way.
func (u *unit) cellOfType(t types.Type, path string) (Source, bool) {
	k := partOfType{t, path}
	c, known := u.cells[k]
	if !known {
		c.source, c.ok = u.findCell(t, path)
		u.cells[k] = c
	}
	return c.source, c.ok
}

type partOfType struct {
	t    types.Type
	path string
}

type foundCell struct {
	source Source
	ok     bool
}

func (u *unit) findCell(t types.Type, path string) (Source, bool) {
	owner, fields := "", ""
	var owned *types.TypeName
	steps := strings.Split(strings.TrimPrefix(path, "."), ".")
	for i, step := range steps {
		index, err := strconv.Atoi(step)
		st, isStruct := t.Underlying().(*types.Struct)
		if err != nil || !isStruct || index >= st.NumFields() {
			return Source{}, false
		}
		if n, ok := types.Unalias(t).(*types.Named); ok {
			owned = n.Origin().Obj()
			owner, fields = typeKey(owned), ""
		}
		f := st.Field(index)
		fields += "." + f.Name()
		if i == len(steps)-1 {
			s := Source{Kind: FieldCell, Name: owner + fields}
			if owned == nil || !u.nilTested[s.Name] && (!followed(f.Type()) || !followed(declaredType(owned, f))) {
				return Source{}, false
			}
			_, named := u.config.EnvironmentField(owned, f.Name())
			_, declared := u.directives.cells[s.Name]
			if !named && (!u.ours(owned.Pkg()) || !declared && !telling(owned, f, st.Tag(index))) {
				return Source{}, false
			}
			u.noteField(s, owned, f, st.Tag(index))
			return s, true
		}
		t = f.Type()
	}
	return Source{}, false
}

// declaredType is the type of a field as it stands in the source: that of a
// generic type can be a type parameter, which is several types.
func declaredType(owner *types.TypeName, f *types.Var) types.Type {
	if st, ok := owner.Type().Underlying().(*types.Struct); ok {
		for g := range st.Fields() {
			if g.Name() == f.Name() {
				return g.Type()
			}
		}
	}
	return f.Type()
}

func typeKey(t *types.TypeName) string {
	if t.Pkg() == nil {
		return t.Name()
	}
	return t.Pkg().Path() + "." + t.Name()
}

// cellOfPart is the cell of a part of an own object.
func (u *unit) cellOfPart(obj ssa.Value, path string) (Source, bool) {
	p, ok := obj.Type().Underlying().(*types.Pointer)
	if !ok || path == "" || strings.ContainsAny(path, "[{") {
		return Source{}, false
	}
	return u.cellOfType(p.Elem(), path)
}

func (u *unit) partType(obj ssa.Value, path string) types.Type {
	if p, ok := obj.Type().Underlying().(*types.Pointer); ok {
		parts, _ := u.partsOf(p.Elem())
		if t := parts[path]; t != nil {
			return t
		}
	}
	return types.Typ[types.Invalid]
}

// cellOfVar is the cell of a package variable.
func (u *unit) cellOfVar(g *ssa.Global) (Source, bool) {
	v, ok := g.Object().(*types.Var)
	if !ok || !u.ours(v.Pkg()) || !followed(v.Type()) && !u.nilTested[variableName(v)] {
		return Source{}, false
	}
	return Source{Kind: VarCell, Name: variableName(v)}, true
}

func variableName(v *types.Var) string { return v.Pkg().Path() + "." + v.Name() }

// followed reports whether cells of type t are followed whoever declares them:
// what code branches on, and functions.
func followed(t types.Type) bool {
	switch classOf(t) {
	case Text, Truth, Number:
		return true
	}
	_, isFunc := t.Underlying().(*types.Signature)
	return isFunc
}

// telling reports whether a field of a followed type is worth following: data
// has many strings and numbers, and code seldom decides by them where it runs.
// The declaration alone decides, so that everybody agrees.
func telling(owner *types.TypeName, f *types.Var, tag string) bool {
	switch classOf(f.Type()) {
	case Text, Number:
		if _, basic := types.Unalias(f.Type()).(*types.Basic); !basic {
			return true
		}
		return classOf(f.Type()) == Text && !f.Exported() || configName(owner.Name()) || configName(owner.Pkg().Name()) || tellingName.MatchString(f.Name()) || configTag.MatchString(tag)
	}
	return true
}

var (
	tellingName = regexp.MustCompile(`(?i)(env|environment|mode|stage|driver|provider|backend|host|addr|url|key|dsn|token|secret)$`)
	configTag   = regexp.MustCompile(`\b(env|envconfig|mapstructure|koanf):`)
)

// sentinel reports whether a package variable is an error that is set where it
// is declared and, by everybody's convention, never again.
func sentinel(g *ssa.Global) bool {
	t := g.Type().Underlying().(*types.Pointer).Elem()
	return types.Identical(t, types.Universe.Lookup("error").Type()) && sentinelName.MatchString(g.Name())
}

var sentinelName = regexp.MustCompile(`^(Err|err|EOF)`)

// A fieldNote is what the declaration of a field says of where it is decoded
// from.
type fieldNote struct {
	key        string // name in the environment or file
	fromEnv    bool   // key is an environment variable
	required   bool
	fallback   string
	hasDefault bool
	inConfig   bool // the field belongs to a configuration type
	declared   bool // the project's configuration says that it holds the environment
	class      Class
	name       string
}

// noteField remembers the declaration of a field that is a cell.
func (u *unit) noteField(s Source, owner *types.TypeName, f *types.Var, tag string) {
	if _, known := u.fields[s.Name]; known {
		return
	}
	n := fieldNote{class: classOf(f.Type()), name: f.Name(), inConfig: configName(owner.Name()) || configName(owner.Pkg().Name())}
	n.readTag(reflect.StructTag(tag))
	if fallback, ok := u.config.EnvironmentField(owner, f.Name()); ok {
		n.declared = true
		if fallback != "" {
			n.fallback, n.hasDefault = fallback, true
		}
	}
	u.fields[s.Name] = n
}

var configWords = regexp.MustCompile(`(?i)(config|conf|cfg|settings?|options?|env|environment)$`)

func configName(name string) bool { return configWords.MatchString(name) }

// readTag understands the tags of caarlos0/env, cleanenv, envconfig (Kelsey
// Hightower's and sethvargo's), envdecode, mapstructure, koanf, yaml, toml,
// json and ini.
func (n *fieldNote) readTag(tag reflect.StructTag) {
	for _, name := range []string{"env", "envconfig"} {
		v, ok := tag.Lookup(name)
		if !ok {
			continue
		}
		n.inConfig, n.fromEnv = true, true
		key, rest, _ := strings.Cut(v, ",")
		n.key = strings.TrimSpace(key)
		n.readOptions(rest)
	}
	for _, name := range []string{"envDefault", "default", "env-default"} {
		if v, ok := tag.Lookup(name); ok {
			n.fallback, n.hasDefault = v, true
		}
	}
	if tag.Get("required") == "true" || strings.Contains(tag.Get("validate"), "required") {
		n.required = true
	}
	// A default fills in before these libraries ask whether something is there;
	// cleanenv asks first.
	n.required = n.required && n.fallback == "" || tag.Get("env-required") == "true"
	for _, name := range []string{"mapstructure", "koanf", "yaml", "toml", "json", "ini"} {
		if v, ok := tag.Lookup(name); ok && n.key == "" {
			key, _, _ := strings.Cut(v, ",")
			n.key = key
			n.inConfig = n.inConfig || name == "mapstructure" || name == "koanf"
		}
	}
}

func (n *fieldNote) readOptions(options string) {
	for o := range strings.SplitSeq(options, ",") {
		o = strings.TrimSpace(o)
		switch {
		case o == "required" || o == "notEmpty":
			n.required = true
		case strings.HasPrefix(o, "default="):
			n.fallback, n.hasDefault = strings.TrimPrefix(o, "default="), true
		}
	}
}

// constant turns the default of a tag into a constant of the field's class.
func (n *fieldNote) constant() Constant {
	if !n.hasDefault {
		return Constant{}
	}
	switch n.class {
	case Text:
		return Constant{Kind: kindStr, S: n.fallback}
	case Truth:
		b, err := strconv.ParseBool(n.fallback)
		if err != nil {
			return Constant{}
		}
		return Constant{Kind: kindBool, I: boolAtom(b).I}
	case Number:
		if i, err := strconv.ParseInt(n.fallback, 10, 64); err == nil {
			return Constant{Kind: kindInt, I: i}
		}
	}
	return Constant{}
}
