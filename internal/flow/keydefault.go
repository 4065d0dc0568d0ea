package flow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// declare evaluates a call that declares what keys hold; nil if more is to be
// known about it.
func (e *evaluation) declare(x ssa.CallInstruction, d declaration, args []ssa.Value) *outcomeOf {
	if x.Common().Signature().Recv() != nil {
		args = args[1:]
	}
	switch d {
	case declaresDefault, overrides:
		if key, ok := e.value(args[0]).atom(e.cur); ok && key.Kind == kindStr {
			v, _ := e.concrete(args[1])
			e.declareDefault(key.S, v, x)
			for _, name := range e.namesOf(key.S) {
				if d == overrides {
					e.storeSource(overridden(name), exactly(boolAtom(true), e.cur), x)
				}
			}
			return &outcomeOf{returns: e.cur}
		}
	case declaresTable:
		e.declareTable(e.value(args[0]), x)
	case declaresVariables:
		names := e.elements(e.value(args[0]))
		if len(names) > 1 {
			e.bindKey(names[0], names[1:], x)
		}
	case declaresFlag:
		flag, isCall := args[1].(*ssa.Call)
		if !isCall || len(flag.Call.Args) != 2 {
			return nil
		}
		key, ok := e.value(args[0]).atom(e.cur)
		name, isKnown := e.value(flag.Call.Args[1]).atom(e.cur)
		if ok && isKnown && key.Kind == kindStr && name.Kind == kindStr && foldKey(key.S) != foldKey(name.S) {
			e.declareDefault(key.S, e.lay.read(Source{Kind: KeyDefault, Name: foldKey(name.S)}, Text), x)
		}
	}
	return nil
}

// A declaration is a way to say what keys hold.
type declaration uint8

const (
	declaresNothing declaration = iota
	// declaresDefault: argument 0 is the key, argument 1 what it holds.
	declaresDefault
	// overrides: the same, and nobody configures it any more.
	overrides
	// declaresTable: argument 0 is a map of keys.
	declaresTable
	// declaresVariables: argument 0 is the key and the variables that set it.
	declaresVariables
	// declaresFlag: argument 0 is the key, argument 1 the flag that sets it.
	declaresFlag
)

func declarationOf(fn *types.Func) declaration {
	if fn.Pkg() == nil {
		return declaresNothing
	}
	switch fn.Pkg().Path() + "." + fn.Name() {
	case "github.com/spf13/viper.SetDefault":
		return declaresDefault
	case "github.com/spf13/viper.Set", "github.com/knadh/koanf.Set", "github.com/knadh/koanf/v2.Set":
		return overrides
	case "github.com/spf13/viper.BindEnv", "github.com/spf13/viper.MustBindEnv":
		return declaresVariables
	case "github.com/spf13/viper.BindPFlag":
		return declaresFlag
	case "github.com/knadh/koanf/providers/confmap.Provider":
		return declaresTable
	}
	return declaresNothing
}

// overridden is true where the program sets a key itself, perhaps after it was
// read.
func overridden(key string) Source { return Source{Kind: VarCell, Name: "!set:" + key} }

// declareDefault stores what a key holds where nobody configures it.
func (e *evaluation) declareDefault(key string, v Value, at ssa.Instruction) {
	for _, name := range e.namesOf(key) {
		e.storeSource(Source{Kind: KeyDefault, Name: name}, v, at)
	}
}

// namesOf are the names under which the declarations of a key are looked for.
func (e *evaluation) namesOf(key string) []string {
	name := foldKey(key)
	if i := strings.LastIndexByte(name, '.'); isEnvironmentKey(e.unit.config, keyNote(key)) {
		return []string{name, decodedKey(name[i+1:])}
	}
	return []string{name}
}

// decodedKey names the declarations that a field decoded under a key can have:
// what stands before the last dot of the declared key is in the types around
// the field.
func decodedKey(key string) string { return "." + foldKey(key) }

// hasKeyDefault reports whether a library that decodes the field may have
// declarations of what it holds.
func (n *fieldNote) hasKeyDefault() bool { return !n.fromEnv && !n.hasDefault && !n.required }

// declareTable stores what the keys of a map hold that is made here.
func (e *evaluation) declareTable(table Value, at ssa.Instruction) {
	a, ok := table.atom(e.cur)
	if !ok || a.Kind != kindObj {
		return
	}
	made, ok := madeBy(a.Ref).(*ssa.MakeMap)
	if !ok {
		return
	}
	for _, ref := range *made.Referrers() {
		if m, ok := ref.(*ssa.MapUpdate); ok {
			if key, ok := e.value(m.Key).atom(e.cur); ok && key.Kind == kindStr {
				v, _ := e.concrete(m.Value)
				e.declareDefault(key.S, v, at)
			}
		}
	}
}

// bindKey lets a key hold the environment that one of the variables holds.
func (e *evaluation) bindKey(key Value, variables []Value, at ssa.Instruction) {
	k, ok := key.atom(e.cur)
	if !ok || k.Kind != kindStr || isEnvironmentKey(e.unit.config, keyNote(k.S)) {
		return
	}
	i := slices.IndexFunc(variables, func(v Value) bool {
		a, known := v.atom(e.cur)
		return known && a.Kind == kindStr && e.unit.config.IsVariable(a.S)
	})
	if i < 0 {
		return
	}
	name, _ := variables[i].atom(e.cur)
	e.storeSource(Source{Kind: KeyValue, Name: foldKey(k.S)}, e.orDefault(e.environment(name.S, Constant{}, false), foldKey(k.S)), at)
}
