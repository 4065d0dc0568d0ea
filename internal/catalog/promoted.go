package catalog

import (
	"go/types"
	"maps"
	"slices"
	"strings"
)

// Resolve returns c with the members that rules name on a type but that the
// type promotes from an embedded one, as pkg and its imports declare them.
//
// A call of a promoted method is, to go/types, a call of the method of the
// embedded type. The packs name declaring types; the author of a project's
// rule sees the outer type. Most packages need nothing and get c itself. The
// added entries also match calls through other outer types.
func (c *Catalog) Resolve(pkg *types.Package) *Catalog {
	packages, derived := c.packages(), false
	for _, p := range append([]*types.Package{pkg}, pkg.Imports()...) {
		x := c.packages()[canonical(p.Path())]
		if x == nil {
			continue
		}
		for _, e := range x.members(p.Path()) {
			declared, ok := declaring(p, e.pattern)
			if !ok {
				continue
			}
			if !derived {
				packages, derived = maps.Clone(packages), true
			}
			e.pattern = declared
			key := canonical(declared.Path)
			next := &packageIndex{named: map[string][]entry{}}
			if old := packages[key]; old != nil {
				next = &packageIndex{maps.Clone(old.named), slices.Clone(old.globs), old.effects}
			}
			next.named[declared.Name] = slices.Clone(next.named[declared.Name])
			next.add(e)
			packages[key] = next
		}
	}
	if !derived {
		return c
	}
	return &Catalog{c.compiled, func() map[string]*packageIndex { return packages }, c.literals, c.hosts}
}

// members lists the entries for members of named types of the package, in a
// fixed order.
func (x *packageIndex) members(path string) []entry {
	var out []entry
	for _, name := range slices.Sorted(maps.Keys(x.named)) {
		for _, e := range x.named[name] {
			if e.pattern.Kind == Member && !strings.Contains(e.pattern.Type, "*") && matchPath(e.pattern.Path, path) {
				out = append(out, e)
			}
		}
	}
	return out
}

// declaring finds the type that declares the member of p's pattern; ok is
// false if that is the type named there, or nothing.
func declaring(pkg *types.Package, p Pattern) (declared Pattern, ok bool) {
	outer, isType := pkg.Scope().Lookup(p.Type).(*types.TypeName)
	if !isType {
		return Pattern{}, false
	}
	obj, path, _ := types.LookupFieldOrMethod(outer.Type(), true, pkg, p.Name)
	var owner *types.TypeName
	switch obj := obj.(type) {
	case *types.Func:
		if n := named(obj.Signature().Recv().Type()); n != nil {
			owner = n.Obj()
		}
	case *types.Var:
		owner = holder(outer.Type(), path)
	}
	if owner == nil || owner.Pkg() == nil || owner == outer {
		return Pattern{}, false
	}
	return Pattern{Member, owner.Pkg().Path(), owner.Name(), p.Name}, true
}

// holder is the named struct that has the last field of an index path.
func holder(t types.Type, path []int) *types.TypeName {
	for {
		n := named(t)
		if n == nil {
			return nil
		}
		s, ok := n.Underlying().(*types.Struct)
		if !ok || len(path) == 0 || path[0] >= s.NumFields() {
			return nil
		}
		if len(path) == 1 {
			return n.Obj()
		}
		t, path = s.Field(path[0]).Type(), path[1:]
	}
}
