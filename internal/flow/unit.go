package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
	"golang.org/x/tools/go/ssa"
)

// A Request is a package to analyse and how to reach the facts of others.
type Request struct {
	Fset  *token.FileSet
	Files []*ast.File
	Pkg   *types.Package
	Info  *types.Info
	// Build is the SSA form of the package, made ahead without its tests; nil if
	// it still has to be made.
	*Build
	Config *config.Config
	// Module is the path of the module of the package, Own whether it is one
	// of ours: the main module or a module of [modules] own.
	Module string
	Own    bool
	// Root is the folder of the module of a package of ours; empty if it is not
	// known.
	Root string
	// Function and Package import facts; they return nil where there is none.
	Function func(*types.Func) *Summary
	Package  func(*types.Package) *PackageFact
	// Probe is a line that is asked for; nil for none.
	Probe *Probe
	// Tests says that test files count, and that execution starts in them.
	Tests bool
	// Partial says that build constraints leave out files of the package.
	Partial bool
}

// A unit is the analysis of one package.
type unit struct {
	Request
	config   *config.Config
	universe *env.Universe

	summaries map[*ssa.Function]*Summary
	byKey     map[string]*Summary
	imported  map[*types.Func]*Summary
	packages  map[string]*PackageFact
	foreign   map[string]bool // packages that are not ours, whatever their path says
	fields    map[string]fieldNote
	types     map[string]MethodTable
	named     map[string]types.Type // the type of each id created here
	conds     map[*ssa.Function][]condition
	eventIDs  map[eventKey]int
	calls     map[token.Pos]token.Pos
	cells     map[partOfType]foundCell
	parts     map[types.Type]typeParts
	celled    map[types.Type]bool // whether a part is a cell
	written   map[ast.Node]map[written][]place
	defaults  []place
	names     names
	tables    map[*ssa.Global]map[string]Value
	flags     map[*ssa.Global]Source // what variables that point to a flag point to
	patterns  map[*ssa.Global]string // of variables that hold a regular expression
	// atomics are the variables that only methods of sync/atomic use.
	atomics   map[*ssa.Global]bool
	paths     map[callKey]*callPath // of calls that are evaluated in place
	placed    map[callKey]*placed
	counting  map[*ssa.Function]bool // whether functions leave alone what they get
	nilTested map[string]bool        // see nilness.go
	ways      int                    // how many disjuncts are kept
	// interpreted counts the functions that a scan was not enough for.
	interpreted int
	syntax      *syntaxIndex
	// spare is memory for the next scan.
	spare blockwise
	// current is the function that is being evaluated.
	current *ssa.Function
	// comparisons are those that no caller has to judge.
	comparisons comparisons
	directives  directives
	probed      int // the line that is asked for, 0 for none in this package
	unread      map[*types.Var]bool
	denied      map[token.Pos]deny
	// changes are the tables of other packages that the package may change.
	changes []Source
}

// A MethodTable maps the method ids of a type to what its methods do.
type MethodTable map[string]*Summary

func newUnit(r Request) *unit {
	u := &unit{
		Request: r, config: r.Config, universe: r.Config.Universe,
		summaries: map[*ssa.Function]*Summary{}, byKey: map[string]*Summary{}, imported: map[*types.Func]*Summary{},
		packages: map[string]*PackageFact{}, foreign: map[string]bool{}, fields: map[string]fieldNote{}, types: map[string]MethodTable{},
		named: map[string]types.Type{}, conds: map[*ssa.Function][]condition{}, eventIDs: map[eventKey]int{}, ways: maxWays,
		cells: map[partOfType]foundCell{}, parts: map[types.Type]typeParts{}, celled: map[types.Type]bool{}, comparisons: comparisons{},
		paths: map[callKey]*callPath{}, placed: map[callKey]*placed{}, counting: map[*ssa.Function]bool{},
		names: names{map[*types.Func]string{}, map[*types.Func]string{}, map[types.Type]string{}},
	}
	for _, imp := range r.Pkg.Imports() {
		f := r.Package(imp)
		if f == nil {
			u.foreign[imp.Path()] = true // each of ours has a fact
			continue
		}
		u.packages[imp.Path()] = f
		for _, path := range f.Foreign {
			u.foreign[path] = true
		}
		for id, table := range f.Types {
			if u.types[id] == nil {
				u.types[id] = table
			}
		}
		u.adopt(f.Init)
	}
	return u
}

// withCatalog lets project rules that name an outer type match what is
// promoted to it.
func withCatalog(c *config.Config, pkg *types.Package) *config.Config {
	out := *c
	out.Catalog = c.Catalog.Resolve(pkg)
	return &out
}

// applies reports whether a rule is looked for in this package: settings only
// in ours.
func (u *unit) applies(r *catalog.Rule) bool { return u.Own || r.Kind() == catalog.Effect }

// PathOf is the import path of the folder of a package, also where the package
// holds the tests that stand beside another.
func PathOf(p *types.Package) string {
	path, _, _ := strings.Cut(p.Path(), " [") // of a test binary
	if strings.HasSuffix(p.Name(), "_test") {
		path = strings.TrimSuffix(path, "_test")
	}
	return path
}

// position is independent of where the module lies on this machine.
func (u *unit) position(p token.Pos) Pos {
	if !p.IsValid() {
		return Pos{File: u.Pkg.Path()}
	}
	at := u.at(p)
	return Pos{PathOf(u.Pkg) + "/" + filepath.Base(at.Filename), at.Line, at.Column}
}

// callStart is where the call expression with the given parenthesis begins.
func (u *unit) callStart(paren token.Pos) token.Pos {
	if u.calls == nil {
		u.calls = map[token.Pos]token.Pos{}
		for _, f := range u.Files {
			ast.Inspect(f, func(n ast.Node) bool {
				if c, ok := n.(*ast.CallExpr); ok {
					u.calls[c.Lparen] = c.Pos()
				}
				return true
			})
		}
	}
	if start, ok := u.calls[paren]; ok {
		return start
	}
	return paren
}

// functionKey names a function for other packages.
func (u *unit) functionKey(f *ssa.Function) string { return f.RelString(nil) }

// summaryByKey finds the summary of a function that a value of another
// function or package names.
func (u *unit) summaryByKey(key string) *Summary {
	if s := u.byKey[key]; s != nil {
		return s
	}
	for _, p := range sortedPackages(u.packages) {
		if s := u.packages[p].Values[key]; s != nil {
			return s
		}
	}
	return nil
}

func sortedPackages(m map[string]*PackageFact) []string {
	out := make([]string, 0, len(m))
	for p := range m {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

// summaryOf finds what is known of a function: evaluated here, or a fact. It
// returns nil for code that is not analysed.
func (u *unit) summaryOf(f *ssa.Function) *Summary {
	if s, ok := u.summaries[f]; ok {
		return s
	}
	if len(f.Blocks) > 0 {
		u.evaluateAll(f)
		return u.summaries[f]
	}
	if f.Name() == "init" && f.Object() == nil && f.Pkg != nil {
		if fact := u.packages[f.Pkg.Pkg.Path()]; fact != nil {
			u.adopt(fact.Init)
			u.summaries[f] = fact.Init
			return fact.Init
		}
	}
	obj, ok := f.Object().(*types.Func)
	if !ok {
		return nil
	}
	obj = obj.Origin()
	s, known := u.imported[obj]
	if !known {
		s = u.Function(obj)
		if s == nil && u.uneventful(obj) {
			s = u.nothing(f.Signature)
		}
		u.imported[obj] = s
		u.adopt(s)
	}
	return s
}

// uneventful reports whether a function without a fact was analysed and found
// to do nothing that its callers need to know.
func (u *unit) uneventful(fn *types.Func) bool {
	if !u.ours(fn.Pkg()) || fn.Pkg() == u.Pkg { // of ours, what is not Go has no summary
		return false
	}
	f := u.packages[fn.Pkg().Path()]
	return f == nil || len(f.Notes) == 0
}

// nothing is the summary of a function that just returns something unknown.
func (u *unit) nothing(sig *types.Signature) *Summary {
	s := &Summary{Layout: newLayout(u.universe)}
	s.Returns = s.Layout.all
	for range sig.Results().Len() {
		s.Results = append(s.Results, unknown(s.Layout.all))
	}
	return s
}

// adopt learns what an imported summary says of the fields it depends on.
func (u *unit) adopt(s *Summary) {
	if s == nil {
		return
	}
	for _, b := range s.Layout.Blocks {
		if _, known := u.fields[b.Source.Name]; !known && b.Source.Kind == FieldCell {
			u.fields[b.Source.Name] = b.Note
		}
	}
	for _, l := range s.Lists {
		u.adopt(l)
	}
}

// workingOn names the function that is being evaluated, for an error.
func (u *unit) workingOn() string {
	if u == nil || u.current == nil {
		return "the set-up"
	}
	return u.funcName(u.current)
}

// funcName is how readers know a function of this package.
func (u *unit) funcName(f *ssa.Function) string {
	if p := f.Parent(); p != nil {
		return u.funcName(p) + ".func"
	}
	if obj, ok := f.Object().(*types.Func); ok && obj.Signature().Recv() != nil {
		return callName(obj)
	}
	name := f.Name()
	if i := strings.IndexByte(name, '#'); i > 0 {
		name = name[:i]
	}
	if u.Pkg.Name() == "main" {
		dir := strings.TrimPrefix(strings.TrimPrefix(u.Pkg.Path(), u.Module), "/")
		if dir == "" {
			dir = path.Base(u.Pkg.Path())
		}
		return dir + "." + name
	}
	return u.Pkg.Name() + "." + name
}
