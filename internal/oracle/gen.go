package oracle

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
)

// names are what programs compare the environment with. Some are no spelling
// of the default universe.
var names = []string{"production", "development", "staging", "test", "dev", "prod", "Production", "prd", "local", "ci", "qa", "sandbox", "blue"}

// A gen is the state of one generation.
type gen struct {
	r      *rand.Rand
	t      *taint
	p      *Program
	funcs  []*fn
	cells  []*variable
	fields map[string]node // of config.Config, whatever the instance
	pool   []string        // the names of this program
	sites  map[int]node
	style  Style
	stores int       // how many in a hundred possible stores to shared memory are written
	twice  [2]string // what effects.Both asks for
	size   int       // how many effects were asked for
	budget int       // how many are left
	serial int
}

// An fn is a function that generated code can call.
type fn struct {
	pkg, name string
	recv      typ // tVoid for plain functions
	params    []typ
	result    typ
	bounded   bool // the first parameter, beside params, bounds the recursion
	cost      int  // about how many calls one call leads to
	used      bool

	entry, flow, out node
}

// Generate returns the program of a seed; the same seed, size and style give
// the same program. sites is about how many effects it has.
func Generate(seed uint64, sites int, style Style) *Program {
	g := &gen{
		r:      rand.New(rand.NewPCG(seed, 0x0e0f)),
		style:  style,
		t:      newTaint(),
		p:      &Program{Seed: seed, Free: []string{"FREE_1", "FREE_2", "FREE_3"}, FreeSites: map[int]bool{}},
		fields: map[string]node{},
		sites:  map[int]node{},
		size:   sites,
		budget: sites,
	}
	g.pool = []string{"production", "development"}
	for _, i := range g.r.Perm(len(names))[:3+g.r.IntN(4)] {
		if !slices.Contains(g.pool, names[i]) {
			g.pool = append(g.pool, names[i])
		}
	}
	g.p.Names = slices.Sorted(slices.Values(g.pool))
	// What everybody stores to is known nowhere: programs that store little
	// leave the analysis more to be wrong about.
	g.stores = []int{5, 30, 100}[g.r.IntN(3)]
	if style == Ordinary {
		g.stores = 0
	}
	g.p.Declared = g.chance(25)
	if g.chance(60) {
		// Nothing but the environment decides: every site has to be exact.
		g.p.Free = nil
	}
	g.config()
	g.guards()
	g.effects()
	g.main()
	free := g.t.reached(nodeFree)
	for site, n := range g.sites {
		if free[n] {
			g.p.FreeSites[site] = true
		}
	}
	return g.p
}

// chance is true p times in a hundred.
func (g *gen) chance(p int) bool { return g.r.IntN(100) < p }

func (g *gen) fresh(prefix string) string {
	g.serial++
	return prefix + strconv.Itoa(g.serial)
}

func (g *gen) name() string { return g.pool[g.r.IntN(len(g.pool))] }

// lit is a quoted environment name, production more often than others.
func (g *gen) lit() string {
	if g.chance(25) {
		return `"production"`
	}
	return strconv.Quote(g.name())
}

// lits is a comma-separated list of distinct names.
func (g *gen) lits(n int) string {
	s := ""
	for i, j := range g.r.Perm(len(g.pool))[:min(n, len(g.pool))] {
		if i > 0 {
			s += ", "
		}
		s += strconv.Quote(g.pool[j])
	}
	return s
}

func (g *gen) declare(pkg, name string, parts ...any) {
	g.p.Decls = append(g.p.Decls, &Decl{Pkg: pkg, Name: name, Stmt: Stmt{Parts: parts}})
}

// method declares a method, which is printed whenever its type is.
func (g *gen) method(pkg, of string, parts ...any) {
	g.p.Decls = append(g.p.Decls, &Decl{Pkg: pkg, Of: of, Stmt: Stmt{Parts: parts}})
}

// initial is, most often, the value given: what nothing stores to may count as
// configuration, of which the analysis knows nothing.
func (g *gen) initial(value string) string {
	if g.chance(25) {
		return ""
	}
	return value
}

// rest sets the other fields of a configuration, most often.
func (g *gen) rest() string {
	if g.chance(25) {
		return ""
	}
	return ", Mode: " + g.lit() + ", Debug: " + []string{"true", "false"}[g.r.IntN(2)]
}

// cell declares a package variable.
func (g *gen) cell(pkg, name string, t typ, value string) {
	ref := "@" + pkg + "." + name
	g.cells = append(g.cells, &variable{ref, t, level(pkg), true, g.t.node()})
	if value != "" {
		value = " = " + value
	}
	g.declare(pkg, name, "var "+name+" "+t.String()+value)
}

// newFn makes the record of a function; register lets others call it.
func (g *gen) newFn(pkg, name string, result typ, params ...typ) *fn {
	f := &fn{pkg: pkg, name: name, result: result, params: params, cost: 1}
	f.entry, f.flow, f.out = g.t.node(), g.t.node(), g.t.node()
	return f
}

func (g *gen) register(f *fn) { g.funcs = append(g.funcs, f) }

func level(pkg string) int {
	return slices.Index([]string{pkgConfig, pkgGuards, pkgEffects, pkgMain}, pkg)
}

// fill in ready-made text: $1, $2 ... are replaced by parts in order.
func parts(format string, args ...any) []any {
	var out []any
	last := 0
	for i := 0; i+1 < len(format); i++ {
		if format[i] == '$' && format[i+1] >= '1' && format[i+1] <= '9' {
			n := int(format[i+1] - '1')
			out = append(out, format[last:i])
			switch a := args[n].(type) {
			case string, *Expr, *Block:
				out = append(out, a)
			default:
				out = append(out, fmt.Sprint(a))
			}
			last = i + 2
		}
	}
	return append(out, format[last:])
}

// x builds an expression; it depends on what its parts depend on.
func x(t typ, format string, args ...any) *Expr {
	e := &Expr{Type: t, Parts: parts(format, args...)}
	for _, p := range e.Parts {
		if sub, ok := p.(*Expr); ok {
			e.deps = append(e.deps, sub.deps...)
		}
	}
	return e
}

// on adds dependencies to e.
func (e *Expr) on(deps ...node) *Expr {
	e.deps = append(e.deps, deps...)
	return e
}
