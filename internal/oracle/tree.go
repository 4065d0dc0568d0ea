package oracle

// The packages of a program, lowest first: each may refer to itself and to
// those before it.
const (
	pkgConfig  = "config"
	pkgGuards  = "guards"
	pkgEffects = "effects"
	pkgMain    = "main"
)

// A Program is a generated module.
type Program struct {
	Seed  uint64
	Decls []*Decl
	// Names are the environment names that the program mentions, sorted.
	Names []string
	// Declared says that the module lists its environments.
	Declared bool
	// Free are the variables that decide something beside the environment; in
	// many programs there is none.
	Free []string
	// FreeSites are the sites that a free variable may influence. It is kept
	// from generation on: making a program smaller only removes influence.
	FreeSites map[int]bool
}

// A Decl is one declaration at package level.
type Decl struct {
	Pkg  string
	Name string // empty for main and init, which are always printed
	// Of is the type whose method this is: printed when the type is.
	Of string
	Stmt
}

// A Stmt is a list of parts: string (source text), *Expr or *Block. In text
// "@pkg.Name" refers to a declaration of a package.
type Stmt struct {
	Parts []any
	Keep  bool // a final return, which the compiler needs

	dropped bool // not printed: the program was made smaller
}

// A Block is a list of statements; the braces belong to the parent's text.
type Block struct{ Stmts []*Stmt }

// An Expr is an expression of the grammar; its parts are string or *Expr.
type Expr struct {
	Type  typ
	Parts []any
	deps  []node
}

// A typ is one of the few types that the grammar knows.
type typ int

const (
	tVoid typ = iota
	tStr
	tBool
	tErr
	tCfg  // *config.Config
	tGw   // effects.Gateway
	tFunc // func()
	tPred // func(string) bool
	tPtr  // *string
)

var typeNames = [...]string{"", "string", "bool", "error", "*@config.Config", "@effects.Gateway", "func()", "func(string) bool", "*string"}

func (t typ) String() string { return typeNames[t] }

// walk calls f for every statement and expression below parts, outermost
// first; with inner unset it stays out of function literals in expressions.
func walk(parts []any, inner bool, f func(any)) {
	for _, p := range parts {
		switch p := p.(type) {
		case *Expr:
			f(p)
			if inner {
				walk(p.Parts, inner, f)
			}
		case *Block:
			for _, s := range p.Stmts {
				f(s)
				walk(s.Parts, inner, f)
			}
		}
	}
}
