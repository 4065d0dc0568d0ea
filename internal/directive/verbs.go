package directive

import (
	"go/ast"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

// read checks what stands behind a verb, and that it is about something the
// verb can be said of.
func (r *reader) read(d *Directive, args []string, reason string) {
	switch d.Verb {
	case Allow:
		d.In = r.cfg.Universe.All()
		if i := slices.Index(args, "in"); i >= 0 {
			r.environments(d, args[i+1:])
			args = args[:i]
		}
		r.rules(d, args)
		r.reason(d, reason)
		r.cover(d)
	case Safe:
		r.rules(d, args)
		r.reason(d, reason)
		r.about(d, "a function", isFunc)
	case Requires:
		r.environments(d, args)
		r.about(d, "a function or a type", func(n ast.Node) bool {
			_, ok := n.(*ast.TypeSpec)
			return ok || isFunc(n)
		})
	case Guard:
		r.environments(d, args)
		r.about(d, "a function, a package variable or a field", func(n ast.Node) bool { return isFunc(n) || holds(n) })
	case Effect:
		r.category(d, args)
		r.about(d, "a function", isFunc)
	case Environment:
		r.parameter(d, args)
	}
}

func isFunc(n ast.Node) bool {
	f, ok := n.(*ast.FuncDecl)
	return ok && f.Body != nil
}

func holds(n ast.Node) bool {
	switch n.(type) {
	case *ast.ValueSpec, *ast.Field:
		return true
	}
	return false
}

func (r *reader) about(d *Directive, what string, ok func(ast.Node) bool) {
	if d.Decl == nil || !ok(d.Decl) {
		r.report(d.Pos, "envlint:%s must stand above %s", d.Verb, what)
	}
}

func (r *reader) reason(d *Directive, reason string) {
	if reason == "" {
		r.report(d.Pos, "envlint:%s has no reason: write -- and why", d.Verb)
	}
}

func (r *reader) environments(d *Directive, names []string) {
	if len(names) == 0 {
		r.report(d.Pos, "envlint:%s names no environment", d.Verb)
	}
	known := []string{env.UnsetName, env.OtherName}
	for _, e := range r.cfg.Universe.Environments() {
		known = append(known, e.Name)
	}
	d.In, d.Names = env.Set{}, names
	for _, n := range names {
		worlds, ok := r.cfg.Universe.Named(n)
		if !ok {
			r.report(d.Pos, "unknown environment %q%s", n, r.suggest(n, known))
		}
		d.In = d.In.Union(worlds)
	}
}

// rules reads rule ids and categories. A rule that the project has switched
// off is known, too.
func (r *reader) rules(d *Directive, names []string) {
	if len(names) == 0 {
		r.report(d.Pos, "envlint:%s names no rule or category", d.Verb)
	}
	known := catalog.CategoryNames()
	shipped, _ := catalog.Builtin() // of which the configuration has told already
	for _, c := range []*catalog.Catalog{r.cfg.Catalog, shipped} {
		for _, rule := range c.Rules() {
			known = append(known, rule.ID)
		}
	}
	for _, n := range names {
		category, name, isRule := strings.Cut(n, "/")
		_, isCategory := catalog.Categories[category]
		if !slices.Contains(known, n) && !(isRule && isCategory && name == catalog.DirectiveName) {
			r.report(d.Pos, "%q is neither a category nor a rule%s", n, r.suggest(n, known))
		}
	}
	d.Rules = names
}

func (r *reader) category(d *Directive, args []string) {
	if len(args) != 1 {
		r.report(d.Pos, "envlint:effect takes one category, such as %q", "stock")
		return
	}
	var known []string
	for _, n := range catalog.CategoryNames() {
		if catalog.Categories[n].Kind == catalog.Effect && n != catalog.RequiresCategory {
			known = append(known, n)
		}
	}
	if d.Category = args[0]; !slices.Contains(known, d.Category) {
		r.report(d.Pos, "%q is no category of effects%s", d.Category, r.suggest(d.Category, known))
	}
}

// parameter reads the name of a parameter; variables and fields need none.
func (r *reader) parameter(d *Directive, args []string) {
	f, inFunc := d.Decl.(*ast.FuncDecl)
	switch {
	case d.Decl == nil || !inFunc && !holds(d.Decl):
		r.report(d.Pos, "envlint:environment must stand above a function, a package variable or a field")
	case !inFunc && len(args) > 0:
		r.report(d.Pos, "envlint:environment of a variable or field takes no arguments")
	case inFunc && len(args) != 1:
		r.report(d.Pos, "envlint:environment above a function takes the name of the parameter")
	case inFunc:
		d.Parameter = args[0]
		var known []string
		for _, p := range f.Type.Params.List {
			for _, n := range p.Names {
				known = append(known, n.Name)
			}
		}
		if !slices.Contains(known, d.Parameter) {
			r.report(d.Pos, "%s has no parameter %q%s", f.Name.Name, d.Parameter, r.suggest(d.Parameter, known))
		}
	}
}
