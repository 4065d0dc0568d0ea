package flow

import (
	"go/ast"
	"go/build/constraint"
	"go/doc"
	"go/token"
	"go/types"
	"runtime"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/go/ssa"

	"github.com/envlint/envlint/internal/catalog"
)

// A TestFunction is a function that a test binary runs, and what it does.
type TestFunction struct {
	Name    string // as a reader knows it: "billing.TestCharge"
	Pos     Pos
	Summary *Summary
}

// testsMark says that TestMain runs the tests.
const testsMark = "tests"

// testingSource is what testing.Testing answers: only the root knows.
const testingSource = "testing.Testing()"

// testEndings are the methods that end a test, and whether it failed then.
var testEndings = endingsOf(map[string]bool{
	"Skip": false, "Skipf": false, "SkipNow": false, "Fatal": true, "Fatalf": true, "FailNow": true,
})

func endingsOf(methods map[string]bool) map[string]bool {
	out := map[string]bool{}
	for name, failed := range methods {
		out["(*testing.common)."+name] = failed
		out["(testing.TB)."+name] = failed
	}
	return out
}

// addTests finds what a test binary starts.
func (u *unit) addTests(res *Result, x *export) {
	if !u.Tests {
		return
	}
	run := u.exampleNames()
	for _, f := range u.functions {
		obj := f.Object().(*types.Func)
		if !inTest(u.Fset, f.Pos()) || obj.Signature().Recv() != nil || u.askedFor(f.Pos()) {
			continue
		}
		s := u.summaryOf(f)
		switch {
		case s == nil:
		case isTestMain(obj):
			res.TestMain = x.summary(s)
		case isTest(obj) || run[obj.Name()]:
			res.Tests = append(res.Tests, TestFunction{u.funcName(f), u.position(f.Pos()), x.summary(s)})
		}
	}
}

func isTestMain(fn *types.Func) bool { return fn.Name() == "TestMain" && takes(fn, "M") }

// isTest reports whether go test runs a function, when asked for benchmarks,
// too.
func isTest(fn *types.Func) bool {
	for _, k := range [...]struct{ prefix, takes string }{{"Test", "T"}, {"Benchmark", "B"}, {"Fuzz", "F"}} {
		if rest, ok := strings.CutPrefix(fn.Name(), k.prefix); ok {
			first, _ := utf8.DecodeRuneInString(rest)
			return !unicode.IsLower(first) && takes(fn, k.takes)
		}
	}
	return false
}

// takes reports whether the only parameter of a function is a pointer to a type
// of package testing.
func takes(fn *types.Func, name string) bool {
	params := fn.Signature().Params()
	if params.Len() != 1 || fn.Signature().Results().Len() > 0 {
		return false
	}
	p, ok := types.Unalias(params.At(0).Type()).(*types.Pointer)
	if !ok {
		return false
	}
	n := namedOf(p.Elem())
	return n != nil && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "testing" && n.Obj().Name() == name
}

// exampleNames are the examples that are run: those that say what they print.
func (u *unit) exampleNames() map[string]bool {
	out := map[string]bool{}
	for _, f := range u.Files {
		if inTest(u.Fset, f.Package) {
			for _, ex := range doc.Examples(f) {
				out["Example"+ex.Name] = ex.Output != "" || ex.EmptyOutput
			}
		}
	}
	return out
}

// askedFor reports whether the file at p is one that only a build tag brings in:
// whoever sets the tag asks for what the tests there do.
func (u *unit) askedFor(p token.Pos) bool {
	i := slices.IndexFunc(u.Files, func(f *ast.File) bool { return f.FileStart <= p && p < f.FileEnd })
	if i < 0 {
		return false
	}
	for _, group := range u.Files[i].Comments {
		if group.Pos() > u.Files[i].Package {
			break
		}
		for _, c := range group.List {
			if x, err := constraint.Parse(c.Text); err == nil && !x.Eval(givenTag) {
				return true
			}
		}
	}
	return false
}

// givenTag reports whether a build tag is there without being asked for. All
// systems count: the file is part of this build.
func givenTag(tag string) bool {
	return tag == runtime.Compiler || tag == "cgo" || tag == "unix" || strings.HasPrefix(tag, "go1.") || slices.Contains(systems, tag)
}

var systems = strings.Fields(`aix android darwin dragonfly freebsd illumos ios js linux netbsd openbsd plan9 solaris wasip1 windows
	386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm`)

// testServer is what the address of a server of httptest begins with, as far as
// the analysis is concerned.
const testServer = "http://127.0.0.1:0"

// isServerURL reports whether a field is that with the address of a server that
// a test has started.
func isServerURL(x *ssa.FieldAddr) bool {
	n := namedOf(x.X.Type().Underlying().(*types.Pointer).Elem())
	if n == nil || n.Obj().Pkg() == nil || n.Obj().Pkg().Path() != "net/http/httptest" || n.Obj().Name() != "Server" {
		return false
	}
	return n.Underlying().(*types.Struct).Field(x.Field).Name() == "URL"
}

// leadsToTestServer reports whether a value is an address of such a server.
func (a Atom) leadsToTestServer() bool {
	return (a.Kind == kindStr || a.Kind == kindPrefix) && strings.HasPrefix(a.S, testServer)
}

// redirects notes that code gives the address of a test server to a library:
// its rules find no real one behind it.
func (e *evaluation) redirects(pkg *types.Package, values ...ssa.Value) {
	if !e.unit.Tests {
		return
	}
	for _, v := range values {
		for _, p := range e.value(v).parts {
			if !p.atom.leadsToTestServer() {
				continue
			}
			for _, r := range e.unit.config.Catalog.Speaking(pkg.Path()) {
				e.mark(redirectMark+r.ID, p.lanes)
			}
		}
	}
}

const redirectMark = "redirected "

// tested reports whether tests that reach this package may reach an operation
// that they must not. It errs for requests to an address that callers give.
func (u *unit) tested() bool {
	for _, f := range u.packages {
		if f.Tested {
			return true
		}
	}
	for _, s := range u.summaries {
		if s != nil && slices.ContainsFunc(s.Events, u.isTested) {
			return true
		}
	}
	return false
}

func (u *unit) isTested(ev *Event) bool {
	switch ev.Kind {
	case Op:
		return u.forbiddenToTests(u.config.Rule(ev.Name))
	case HTTPRequest:
		return slices.ContainsFunc(ev.Value.parts, func(p part) bool {
			switch p.atom.Kind {
			case kindSym:
				return p.atom.Src.Kind != Config
			case kindStr, kindPrefix:
				return slices.ContainsFunc(u.config.Catalog.Requests(p.atom.S), u.forbiddenToTests)
			}
			return false
		})
	}
	return false
}

func (u *unit) forbiddenToTests(r *catalog.Rule) bool { return r != nil && u.config.TestRule(r) != nil }
