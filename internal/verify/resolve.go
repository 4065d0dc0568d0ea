package main

import (
	"errors"
	"fmt"
	"go/types"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
)

// A result is what became of the symbols of one rule.
type result struct {
	rule       *catalog.Rule
	symbols    int
	resolved   []string // what each is, for -v
	unresolved []string
	refused    int // symbols of packages that could not be had
	modules    map[string]bool
	failures   map[string]string // by package path
}

// resolveRule fetches the modules of a rule into dir and looks its symbols up.
func resolveRule(dir string, r *catalog.Rule) *result {
	out := &result{rule: r, modules: map[string]bool{}, failures: map[string]string{}}
	symbols, err := catalog.Symbols(r)
	if err != nil {
		out.unresolved = append(out.unresolved, err.Error())
		return out
	}
	w, err := newWorkspace(dir)
	if err != nil {
		out.unresolved = append(out.unresolved, err.Error())
		return out
	}
	var paths []string
	for _, s := range symbols {
		if !slices.Contains(paths, s.Path) {
			paths = append(paths, s.Path)
		}
	}
	w.fetch(paths)
	out.symbols = len(symbols)
	for _, s := range symbols {
		out.place(s, w.libs[s.Path])
	}
	return out
}

// place looks a symbol up in the majors of its package. It is unresolved if none
// has it and all could be had.
func (r *result) place(s catalog.Symbol, libs []*library) {
	var served []string
	var refused error
	for _, lib := range libs {
		if lib.refused != nil {
			var why *refusal
			if errors.As(lib.refused, &why) && why.gone {
				served = append(served, why.path+" is gone")
			} else if refused == nil {
				refused = lib.refused
			}
			continue
		}
		if lib.module != "" {
			r.modules[lib.module] = true
		}
		if what, ok := resolve(lib.pkg, s); ok {
			r.resolved = append(r.resolved, s.Text+": "+what)
			return
		}
		served = append(served, lib.module)
	}
	if refused != nil {
		r.refused++
		r.failures[s.Path] = refused.Error()
		return
	}
	r.unresolved = append(r.unresolved, fmt.Sprintf("%s (%s)", s.Text, strings.Join(served, ", ")))
}

// resolve finds an object that the symbol names, and says what it is.
func resolve(pkg *types.Package, s catalog.Symbol) (what string, ok bool) {
	scope := pkg.Scope()
	switch s.Kind {
	case catalog.Import:
		return pkg.Name(), true
	case catalog.TypeName:
		for _, name := range scope.Names() {
			if _, isType := scope.Lookup(name).(*types.TypeName); isType && catalog.Glob(s.Type, name) {
				return name, true
			}
		}
	case catalog.Object:
		for _, name := range scope.Names() {
			if catalog.Glob(s.Name, name) {
				if what, ok := describe(scope.Lookup(name), s); ok {
					return what, true
				}
			}
		}
	case catalog.Value:
		for _, name := range scope.Names() {
			if !catalog.Glob(s.Name, name) {
				continue
			}
			switch obj := scope.Lookup(name).(type) {
			case *types.Const:
				return obj.Type().String() + " " + obj.Val().String(), true
			case *types.Var:
				return obj.Type().String(), true
			}
		}
	case catalog.Member:
		for _, name := range scope.Names() {
			t, isType := scope.Lookup(name).(*types.TypeName)
			if !isType || !catalog.Glob(s.Type, name) {
				continue
			}
			for _, member := range members(t.Type(), s.Name) {
				obj, _, _ := types.LookupFieldOrMethod(t.Type(), true, pkg, member)
				if what, ok := describe(obj, s); ok {
					return what, true
				}
			}
		}
	}
	return "", false
}

// members are the names of a type's methods that a pattern can mean; a name
// without a wildcard, which can also be that of a field, means itself.
func members(t types.Type, pattern string) []string {
	if catalog.Literal(pattern) {
		return []string{pattern}
	}
	if !types.IsInterface(t) {
		t = types.NewPointer(t)
	}
	var out []string
	set := types.NewMethodSet(t)
	for i := range set.Len() {
		if name := set.At(i).Obj().Name(); catalog.Glob(pattern, name) {
			out = append(out, name)
		}
	}
	return out
}

// describe is false for what a rule cannot mean: constants, types, and
// functions that do not have the argument.
func describe(obj types.Object, s catalog.Symbol) (string, bool) {
	switch obj := obj.(type) {
	case *types.Func:
		sig := obj.Signature()
		for _, t := range s.Tests {
			if !hasArgument(sig, t) {
				return "", false
			}
		}
		if s.Arg < 0 {
			return sig.String(), true
		}
		n := sig.Params().Len()
		if s.Arg >= n && !sig.Variadic() {
			return "", false
		}
		p := sig.Params().At(min(s.Arg, n-1))
		return fmt.Sprintf("argument %d is %s %s", s.Arg, p.Name(), p.Type()), true
	case *types.Var:
		return obj.Type().String(), s.Arg < 0
	}
	return "", false
}

// hasArgument reports whether a function has the argument that a test is of.
func hasArgument(sig *types.Signature, t *catalog.Test) bool {
	switch {
	case t.AnyArgument():
		return true
	case t.Param == "":
		return t.Arg < sig.Params().Len()
	}
	for p := range sig.Params().Variables() {
		if p.Name() == t.Param {
			return true
		}
	}
	return false
}
