package directive

import (
	"go/ast"
	"go/token"

	"github.com/envlint/envlint/internal/env"
)

// A Verb is what a directive says.
type Verb string

// The verbs.
const (
	// Allow lets operations run where they must not, at a line or in a
	// declaration.
	Allow Verb = "allow"
	// Requires says that a function or the methods of a type run in some
	// environments only; callers have to see to it.
	Requires Verb = "requires"
	// Effect makes each call of a function an operation.
	Effect Verb = "effect"
	// Safe makes what a function does harmless.
	Safe Verb = "safe"
	// Guard says in which environments a bool is true.
	Guard Verb = "guard"
	// Environment says that a string holds the environment.
	Environment Verb = "environment"
)

var verbs = []string{string(Allow), string(Effect), string(Environment), string(Guard), string(Requires), string(Safe)}

// A Directive is one that is right in itself.
type Directive struct {
	Verb Verb
	Pos  token.Pos
	Text string // as written, without the slashes
	// Rules are rule ids and categories, of Allow and Safe. Nil stands for all
	// rules.
	Rules []string
	// Category is that of an Effect.
	Category string
	// In and Names are the environments of Allow, Requires and Guard.
	In    env.Set
	Names []string
	// Parameter is the name of a parameter that holds the environment.
	Parameter string
	// Decl is what the directive is about: a *ast.FuncDecl, *ast.TypeSpec,
	// *ast.ValueSpec or *ast.Field; nil if it is about lines only.
	Decl ast.Node
	// First and Last are the lines that an Allow covers.
	First, Last int
	// Foreign says that another tool owns the comment, which must not be told
	// that it is of no use.
	Foreign bool
}

// A Problem is what is wrong with a directive.
type Problem struct {
	Pos token.Pos
	Msg string
}
