package flow

import (
	"go/types"
	"regexp"
	"strconv"
	"strings"
)

// Libraries that read configuration from many places look it up by a key, and
// what a key holds when nobody configures it is declared somewhere else, often
// in another package. So a look-up is a source that only the root can fill,
// and a declaration is a store to it.

// lookupFunctions are the functions that look up, by package. Their name ends
// with the type that they return.
var lookupFunctions = map[string]*regexp.Regexp{
	"github.com/spf13/viper":    regexp.MustCompile(`^Get(String|Bool|Int)$`),
	"github.com/spf13/pflag":    regexp.MustCompile(`^Get(String|Bool|Int)$`),
	"github.com/knadh/koanf":    regexp.MustCompile(`^(?:Must)?(String|Bool|Int)$`),
	"github.com/knadh/koanf/v2": regexp.MustCompile(`^(?:Must)?(String|Bool|Int)$`),
	"github.com/urfave/cli":     regexp.MustCompile(`^(?:Global)?(String|Bool|Int)$`),
	"github.com/urfave/cli/v2":  regexp.MustCompile(`^(String|Bool|Int)$`),
	"github.com/urfave/cli/v3":  regexp.MustCompile(`^(String|Bool|Int)$`),
}

var classNames = map[string]Class{"String": Text, "Bool": Truth, "Int": Number}

// lookupOf reports whether a function looks configuration up by its only
// argument, and as what.
func lookupOf(fn *types.Func) (c Class, ok bool) {
	if fn.Pkg() == nil || fn.Signature().Params().Len() != 1 {
		return c, false
	}
	names, known := lookupFunctions[fn.Pkg().Path()]
	if !known {
		return c, false
	}
	if m := names.FindStringSubmatch(fn.Name()); m != nil {
		return classNames[m[1]], classOf(fn.Signature().Params().At(0).Type()) == Text
	}
	return c, false
}

// lookUp is what a library finds under a key: the environment, if the key is
// one that names it, else configuration.
func (e *evaluation) lookUp(key Value, c Class) Value {
	vs := []Value{unknown(key.top)}
	for _, p := range key.parts {
		v := unknown(p.lanes)
		switch {
		case p.atom.Kind == kindStr && c == Text && isEnvironmentKey(e.unit.config, keyNote(p.atom.S)):
			v = e.orDefault(e.environment(p.atom.S, Constant{}, false), foldKey(p.atom.S))
		case p.atom.Kind == kindStr:
			s := Source{Kind: KeyValue, Name: foldKey(p.atom.S)}
			e.countRead(s)
			v = e.lay.read(s, c)
		case p.atom.Kind == kindSym && p.atom.Src.Kind == Param && p.atom.Src.Via == "":
			v = e.lay.read(Source{Kind: KeyParam, Index: p.atom.Src.Index, Name: strconv.Itoa(int(c))}, c)
		}
		vs = append(vs, v.restrict(p.lanes))
	}
	return oneOf(vs, e.unit.ways, e.lay)
}

// orDefault is the environment that is, where nobody sets it, what the
// declarations of a key say, and may be that wherever the program sets the key.
func (e *evaluation) orDefault(environment Value, key string) Value {
	s := Source{Kind: KeyDefault, Name: key}
	e.countRead(s)
	unset := oneLane(int(e.universe().Unset()))
	set := e.lay.worlds.minus(unset)
	declared := e.lay.read(s, Text)
	forced, _ := e.truthOf(overridden(key))
	return oneOf([]Value{environment.restrict(e.lay.all.minus(unset)), declared.restrict(e.lay.all.minus(set)), declared.restrict(forced)}, e.unit.ways, e.lay)
}

// foldKey is a key as viper compares them: all spellings of one are the same.
func foldKey(key string) string { return strings.ToLower(key) }

// keyNote is a key as what a decoder fills: that of a flag, of a variable or of
// a part of a file.
func keyNote(key string) fieldNote {
	return fieldNote{key: strings.NewReplacer("-", "_", ".", "_").Replace(key), inConfig: true}
}

// keyClass is the class that a KeyParam is looked up as.
func (s Source) keyClass() Class {
	c, _ := strconv.Atoi(s.Name)
	return Class(c)
}
