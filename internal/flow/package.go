package flow

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/directive"
	"golang.org/x/tools/go/ssa"
)

// A Result is what the analysis of one package found.
type Result struct {
	Fact *PackageFact
	// Functions are the summaries to export.
	Functions map[*types.Func]*Summary
	// Main is what main.main does; nil if the package is no main.
	Main *Summary
	// Exported is what the exported functions and methods do, in source order.
	Exported []*Summary
	// Library says that Run starts there: the package is no main.
	Library bool
	// Tests are the functions that a test binary of the package runs, in source
	// order, and TestMain what it does first; nil if there is none. Starting says
	// that Run starts at them.
	Tests    []TestFunction
	TestMain *Summary
	Starting bool
	// Root is that of the Request: the deployment files there count.
	Root string
	// Directives are the problems with directives, in source order by file.
	Directives []directive.Problem
	// Fields are the declarations of the fields that summaries depend on.
	fields map[string]fieldNote
	// implementing is shared by all runs.
	implementing *implementing
}

// Matters reports whether a package that is not ours has to be analysed: an
// effect's library is among its imports, directly or not, or a package of ours.
func Matters(r *Request) bool {
	for _, imp := range r.Pkg.Imports() {
		if r.Config.Catalog.EffectPackage(imp.Path()) {
			return true
		}
		if f := r.Package(imp); f != nil && (f.Matters || f.Own) {
			return true
		}
	}
	return false
}

// InternalError begins the notes about packages that made the interpreter
// panic. Such a package is a gap in what is said of everything that uses it.
const InternalError = "internal error"

// Analyze analyses one package. It returns nil for a package that cannot
// matter. A package that panics the interpreter yields a fact with a note, so
// that the others go on.
func Analyze(r Request) (res *Result) {
	if !r.Tests {
		r.Files = withoutTests(r.Fset, r.Files)
	}
	if len(r.Files) == 0 || isStandard(r.Pkg) && !r.Own {
		return nil
	}
	var u *unit
	matters := true // until it is known: a package that matters is asked about
	defer func() {
		if p := recover(); p != nil {
			note := fmt.Sprintf("%s in %s of package %s, which is therefore unknown: %v", InternalError, u.workingOn(), r.Pkg.Path(), p)
			res = &Result{Fact: &PackageFact{Own: r.Own, Matters: matters, Notes: []string{note}}}
		}
	}()
	matters = Matters(&r)
	if !r.Own && !matters {
		return nil
	}
	if !executes(&r) {
		return &Result{Fact: &PackageFact{Own: r.Own, Matters: matters}}
	}
	if !r.Tests {
		r.Info = withoutTestVars(r.Fset, r.Info)
	}
	if r.Build == nil {
		r.Build = newBuild(r.Fset, r.Files, r.Pkg, r.Info)
	}
	u = newUnit(r)
	u.config = withCatalog(r.Config, r.Pkg)
	u.readDirectives()
	u.findNilTested()
	u.build()
	u.place()
	u.findVariables()
	u.unread = u.findUnread()
	res = u.result(matters)
	u.unused()
	res.Directives = u.directives.problems
	return res
}

func (u *unit) result(matters bool) *Result {
	res := &Result{Functions: map[*types.Func]*Summary{}, Root: u.Root, fields: u.fields, implementing: newImplementing()}
	fact := &PackageFact{Own: u.Own, Matters: matters, Types: map[string]MethodTable{}, Values: map[string]*Summary{}}
	res.Fact = fact
	fact.Declared = u.directives.cells
	initFn := u.ssaPkg.Func("init")
	initial := u.summaryOf(initFn)
	u.matchImports(initial)
	u.addChanges(initial)
	fact.Tables = u.sharedTables()
	for _, f := range u.functions {
		s := u.summaryOf(f)
		if s == nil {
			continue
		}
		if obj := f.Object().(*types.Func); obj.Name() != "init" || obj.Signature().Recv() != nil {
			res.Functions[obj] = s
		}
		if exported(f) && u.config.Exported {
			res.Exported = append(res.Exported, s)
		}
		if u.Pkg.Name() == "main" && f.Name() == "main" && f.Signature.Recv() == nil {
			res.Main = s
		}
	}
	x := &export{unit: u, fact: fact, seen: map[*Summary]bool{}}
	if u.Own {
		fact.Init = x.summary(initial)
	}
	for _, f := range u.functions {
		if obj := f.Object().(*types.Func); res.Functions[obj] != nil {
			res.Functions[obj] = x.summary(res.Functions[obj])
			if trivial(res.Functions[obj]) {
				delete(res.Functions, obj)
			}
		}
	}
	if res.Main != nil {
		res.Main = x.summary(res.Main)
	}
	u.addTests(res, x)
	for i, s := range res.Exported {
		res.Exported[i] = x.summary(s)
	}
	maps.DeleteFunc(fact.Types, func(_ string, t MethodTable) bool { return t == nil })
	for _, path := range sortedPackages(u.packages) {
		u.comparisons.adopt(u.universe, u.packages[path].Comparisons)
		fact.Notes = append(fact.Notes, u.packages[path].Notes...)
	}
	fact.Comparisons = u.comparisons.sorted()
	fact.Notes = append(fact.Notes, u.notes...)
	slices.Sort(fact.Notes)
	fact.Notes = slices.Compact(fact.Notes)
	fact.Tested = u.tested()
	fact.Foreign = u.strangers()
	fact.NilTested = slices.Sorted(maps.Keys(u.nilTested))
	return res
}

// exported reports whether other modules can call a function.
func exported(f *ssa.Function) bool {
	obj, ok := f.Object().(*types.Func)
	if !ok || !obj.Exported() {
		return false
	}
	recv := obj.Signature().Recv()
	if recv == nil {
		return true
	}
	n := namedOf(recv.Type())
	return n != nil && n.Obj().Exported()
}

// matchImports records the imports that a rule names, in the package's init.
func (u *unit) matchImports(initial *Summary) {
	if !u.Own {
		return
	}
	set := eventSet{}
	for _, ev := range initial.Events {
		set[ev.key()] = ev
	}
	for _, file := range u.Files {
		for _, spec := range file.Imports {
			path := strings.Trim(spec.Path.Value, `"`)
			for _, r := range u.config.Catalog.Import(path) {
				at := u.position(spec.Pos())
				frame := Frame{Function: u.Pkg.Name() + ".init", Pos: at}
				set.add(Event{Kind: Op, Name: r.ID, Detail: "import " + path, Site: at}, Way{initial.Layout.all, oneStep(frame)})
			}
		}
	}
	u.matchDefaults(set, initial)
	u.matchGodebug(set, initial)
	initial.Events = set.sorted()
}

// matchDefaults records the keys among the defaults of configuration fields.
func (u *unit) matchDefaults(set eventSet, initial *Summary) {
	u.writtenIn(u.ssaPkg.Func("init"))
	for _, p := range u.defaults {
		at := u.position(p.pos)
		frame := Frame{Function: u.Pkg.Name() + ".init", Pos: at}
		for _, use := range p.uses {
			set.add(Event{Kind: Op, Name: use.rule.ID, Detail: use.detail, Site: at, Allow: u.allowAt(at, use.rule.ID)}, Way{initial.Layout.all, oneStep(frame)})
		}
	}
}

// withoutTests drops _test.go files: go vet hands over the variant of a
// package that includes them.
func withoutTests(fset *token.FileSet, files []*ast.File) []*ast.File {
	return slices.DeleteFunc(slices.Clone(files), func(f *ast.File) bool { return inTest(fset, f.Package) })
}

func inTest(fset *token.FileSet, p token.Pos) bool {
	return strings.HasSuffix(filepath.Base(fset.PositionFor(p, false).Filename), "_test.go")
}

// withoutTestVars drops the initialisers of variables in test files, which
// would make ssa look for variables that it was not given.
func withoutTestVars(fset *token.FileSet, info *types.Info) *types.Info {
	out := *info
	out.InitOrder = slices.DeleteFunc(slices.Clone(info.InitOrder), func(i *types.Initializer) bool { return inTest(fset, i.Rhs.Pos()) })
	return &out
}
