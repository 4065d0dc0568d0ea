package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/directive"
	"github.com/envlint/envlint/internal/env"
	"golang.org/x/tools/go/ssa"
)

// Directives act through the interpreter: what a function with one does is
// what its summary says, what a variable with one holds is its value wherever
// it is read, and where a line allows an operation travels with its event.

// directives are those of a unit.
type directives struct {
	funcs map[*types.Func][]*directive.Directive
	types map[*types.TypeName][]*directive.Directive
	lines map[string][]*directive.Directive // by file, as in positions
	used  map[*directive.Directive]bool
	all   []*directive.Directive
	// cells are the variables and fields with one, also those of imports.
	cells    map[string]Declared
	problems []directive.Problem
}

// Declared is what a directive says that a variable or field holds: the
// environment, or a bool that is true in some worlds.
type Declared struct {
	Environment bool
	True        env.Set
}

func (u *unit) readDirectives() {
	d := &u.directives
	d.funcs, d.types = map[*types.Func][]*directive.Directive{}, map[*types.TypeName][]*directive.Directive{}
	d.lines, d.used, d.cells = map[string][]*directive.Directive{}, map[*directive.Directive]bool{}, map[string]Declared{}
	for _, path := range sortedPackages(u.packages) {
		for name, c := range u.packages[path].Declared {
			d.cells[name] = c
		}
	}
	for _, f := range u.Files {
		found, problems := directive.Read(u.Fset, f, u.config)
		d.problems = append(d.problems, problems...)
		for _, x := range found {
			d.all = append(d.all, x)
			u.attach(x)
		}
	}
}

// attach files a directive under what it is about.
func (u *unit) attach(d *directive.Directive) {
	if d.Verb == directive.Allow {
		file := u.position(d.Pos).File
		u.directives.lines[file] = append(u.directives.lines[file], d)
		return
	}
	switch n := d.Decl.(type) {
	case *ast.FuncDecl:
		if fn, ok := u.Info.Defs[n.Name].(*types.Func); ok && u.fits(d, fn.Signature()) {
			u.directives.funcs[fn] = append(u.directives.funcs[fn], d)
		}
	case *ast.TypeSpec:
		if t, ok := u.Info.Defs[n.Name].(*types.TypeName); ok {
			u.directives.types[t] = append(u.directives.types[t], d)
		}
	case *ast.ValueSpec:
		u.declare(d, n.Names, variableName)
	case *ast.Field:
		u.declare(d, n.Names, u.fieldName)
	}
}

// fits checks the type of what a guard or environment is said of.
func (u *unit) fits(d *directive.Directive, sig *types.Signature) bool {
	switch d.Verb {
	case directive.Guard:
		return u.requireClass(d, Truth, slices.ContainsFunc(tupleTypes(sig.Results()), func(t types.Type) bool { return classOf(t) == Truth }))
	case directive.Environment:
		for v := range sig.Params().Variables() {
			if v.Name() == d.Parameter {
				return u.requireClass(d, Text, classOf(v.Type()) == Text)
			}
		}
	}
	return true
}

func tupleTypes(t *types.Tuple) (out []types.Type) {
	for v := range t.Variables() {
		out = append(out, v.Type())
	}
	return out
}

func (u *unit) requireClass(d *directive.Directive, c Class, ok bool) bool {
	if !ok {
		what := "a string"
		if c == Truth {
			what = "a bool"
		}
		u.complain(d.Pos, "envlint:"+string(d.Verb)+" is said of "+what)
	}
	return ok
}

func (u *unit) complain(pos token.Pos, msg string) {
	u.directives.problems = append(u.directives.problems, directive.Problem{Pos: pos, Msg: msg})
}

func (u *unit) declare(d *directive.Directive, names []*ast.Ident, cell func(*types.Var) string) {
	want := Text
	if d.Verb == directive.Guard {
		want = Truth
	}
	for _, n := range names {
		v, ok := u.Info.Defs[n].(*types.Var)
		if !ok || !u.requireClass(d, want, classOf(v.Type()) == want) {
			continue
		}
		name := ""
		if v.IsField() || v.Parent() == u.Pkg.Scope() {
			name = cell(v)
		}
		if name == "" {
			u.complain(d.Pos, "envlint:"+string(d.Verb)+" must stand above a package variable or a field of a named struct")
			continue
		}
		u.directives.cells[name] = Declared{Environment: d.Verb == directive.Environment, True: d.In}
	}
}

// fieldName is the cell of a field of a named struct of this package.
func (u *unit) fieldName(v *types.Var) string {
	for _, name := range u.Pkg.Scope().Names() {
		t, ok := u.Pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok {
			continue
		}
		if st, ok := t.Type().Underlying().(*types.Struct); ok {
			for f := range st.Fields() {
				if f == v {
					return typeKey(t) + "." + v.Name()
				}
			}
		}
	}
	return ""
}

// directed lists what is said of a function, by itself or by the type whose
// method it is.
func (u *unit) directed(fn *types.Func) []*directive.Directive {
	if len(u.directives.all) == 0 {
		return nil
	}
	fn = fn.Origin()
	out := u.directives.funcs[fn]
	if recv := fn.Signature().Recv(); recv != nil {
		if n := namedOf(recv.Type()); n != nil {
			out = append(slices.Clip(out), u.directives.types[n.Origin().Obj()]...)
		}
	}
	return out
}

// allowAt is where the lines of this package allow an operation.
func (u *unit) allowAt(site Pos, rule string) (allowed env.Set) {
	for _, d := range u.directives.lines[site.File] {
		if d.First <= site.Line && site.Line <= d.Last && covers(d, rule) {
			u.directives.used[d] = true
			allowed = allowed.Union(d.In)
		}
	}
	return allowed
}

// covers reports whether a directive speaks of a rule.
func covers(d *directive.Directive, rule string) bool {
	category, _, _ := strings.Cut(rule, "/")
	return d.Rules == nil || slices.Contains(d.Rules, rule) || slices.Contains(d.Rules, category)
}

// unused complains of directives whose lines or function hold nothing that
// they speak of. Of rules that are switched off nobody can tell.
func (u *unit) unused() {
	for _, d := range u.directives.all {
		if d.Foreign || u.directives.used[d] || d.Verb != directive.Allow && d.Verb != directive.Safe {
			continue
		}
		if slices.ContainsFunc(d.Rules, func(r string) bool {
			return u.config.SwitchedOff(r) || strings.Contains(r, "/") && u.config.Rule(r) == nil
		}) {
			continue
		}
		u.complain(d.Pos, d.Text+": unused, there is no such operation")
	}
	slices.SortStableFunc(u.directives.problems, func(a, b directive.Problem) int { return int(a.Pos - b.Pos) })
}

// declaredValue is the value of a variable or field of which a directive says
// what it holds.
func (e *evaluation) declaredValue(s Source) (Value, bool) {
	d, ok := e.unit.directives.cells[s.Name]
	if !ok || s.Kind != FieldCell && s.Kind != VarCell {
		return Value{}, false
	}
	if d.Environment {
		return e.environment(lastName(s.Name), Constant{}, false), true
	}
	return e.trueIn(d.True), true
}

// trueIn is a bool that is true in some worlds and false in the others.
func (e *evaluation) trueIn(s env.Set) Value {
	l := worldsOf(s)
	return booleans(l, e.lay.worlds.minus(l)).join(unknown(e.lay.all.minus(e.lay.worlds)))
}

// declaredParam is the value of a parameter of which a directive says that it
// is the environment.
func (e *evaluation) declaredParam(name string) (Value, bool) {
	fn, ok := e.fn.Object().(*types.Func)
	if !ok {
		return Value{}, false
	}
	for _, d := range e.unit.directed(fn) {
		if d.Verb == directive.Environment && d.Parameter == name {
			return e.environment(name, Constant{}, false), true
		}
	}
	return Value{}, false
}

// entry is where a function is evaluated: a requires directive says that it
// does not run elsewhere.
func (e *evaluation) entry() Lanes {
	l := e.lay.all
	if e.outer != nil {
		l = e.outer.cur
	}
	if fn, ok := e.fn.Object().(*types.Func); ok {
		for _, d := range e.unit.directed(fn) {
			if d.Verb == directive.Requires {
				l = l.minus(worldsOf(e.universe().All().Minus(d.In)))
			}
		}
	}
	return l
}

// entryWays are the ways to the first block: those of the call, if it is
// evaluated in place.
func (e *evaluation) entryWays() paths {
	l := e.entry()
	if e.outer == nil {
		return paths{l}
	}
	var ways paths
	for _, w := range e.outer.ways {
		ways = ways.add(w.and(l), e.unit.ways, e.lay)
	}
	return ways
}

// direct changes a summary to what the directives of its function say.
func (u *unit) direct(f *ssa.Function, s *Summary) *Summary {
	fn, ok := f.Object().(*types.Func)
	if !ok {
		return s
	}
	said := u.directed(fn)
	if len(said) == 0 {
		return s
	}
	out := *s
	out.Events = slices.Clone(s.Events)
	for _, d := range said {
		switch d.Verb {
		case directive.Safe:
			u.drop(&out, func(ev *Event) bool {
				hit := covers(d, ev.Name)
				u.directives.used[d] = u.directives.used[d] || hit
				return hit
			})
		case directive.Guard:
			return u.predicate(fn.Signature(), d.In)
		case directive.Effect:
			u.drop(&out, func(*Event) bool { return true })
			u.unplaced(&out, fn, d.Category, env.Set{})
		case directive.Requires:
			// Called elsewhere it is a finding, and not the end.
			elsewhere := worldsOf(u.universe.All().Minus(d.In))
			out.Returns = out.Returns.or(elsewhere)
			for i := range out.Results {
				out.Results[i] = out.Results[i].join(unknown(elsewhere))
			}
			u.unplaced(&out, fn, catalog.RequiresCategory, d.In)
		}
	}
	return &out
}

func (u *unit) drop(s *Summary, harmless func(*Event) bool) {
	s.Events = slices.DeleteFunc(s.Events, func(ev *Event) bool { return (ev.Kind == Op || ev.Kind == Client) && harmless(ev) })
}

// unplaced adds the operation that each call of a function is. It has no site
// until it is composed into a caller.
func (u *unit) unplaced(s *Summary, fn *types.Func, category string, allow env.Set) {
	rule := category + "/" + catalog.DirectiveName
	if u.config.Rule(rule) == nil {
		return
	}
	ev := &Event{Kind: Op, Name: rule, Detail: "call " + callName(fn), Allow: allow, Ways: []Way{{Lanes: s.Layout.all}}}
	ev.id = u.eventID(ev)
	s.Events = append(s.Events, ev)
}

// predicate is the summary of a function whose bool is true in some worlds.
func (u *unit) predicate(sig *types.Signature, in env.Set) *Summary {
	s := u.nothing(sig)
	for i, t := range tupleTypes(sig.Results()) {
		if classOf(t) == Truth {
			l := worldsOf(in)
			s.Results[i] = booleans(l, s.Layout.all.minus(l))
			break
		}
	}
	return s
}
