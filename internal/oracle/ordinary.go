package oracle

import "strings"

// readers are ways to read the environment once; $1 is the name to fall back
// to and $2 a comma-separated list of the names that are allowed.
var readers = []string{
	`c := &@config.Config{Env: os.Getenv("APP_ENV")}`,
	`c := &@config.Config{Env: @config.GetEnv("APP_ENV", $1)}`,
	`c := &@config.Config{Env: strings.ToLower(os.Getenv("APP_ENV"))}`,
	`c := &@config.Config{Env: cmp.Or(os.Getenv("APP_ENV"), $1)}`,
	`c := @config.New(@config.WithEnv(@config.GetEnv("APP_ENV", $1)), @config.WithLive(false))`,
	"c := &@config.Config{}\nc.Env = os.Getenv(\"APP_ENV\")",
	"c := &@config.Config{Env: os.Getenv(\"APP_ENV\")}\nif c.Env == \"\" {\nc.Env = $1\n}",
	"name := os.Getenv(\"APP_ENV\")\nif name == \"\" {\nname = $1\n}\nc := &@config.Config{Env: name}",
	"name, ok := os.LookupEnv(\"APP_ENV\")\nif !ok {\nname = $1\n}\nc := &@config.Config{Env: name}",
	"c := &@config.Config{Env: os.Getenv(\"APP_ENV\")}\nswitch c.Env {\ncase $2:\ndefault:\nc.Env = $1\n}",
	"c := &@config.Config{Env: os.Getenv(\"APP_ENV\")}\nswitch c.Env {\ncase $2:\ndefault:\nos.Exit(3)\n}",
	"c := &@config.Config{}\nswitch os.Getenv(\"APP_ENV\") {\ncase $2:\nc.Env = \"production\"\ndefault:\nc.Env = \"development\"\n}",
}

// holders are ways to keep the one configuration.
var holders = []string{
	"var Current = @config.Read()",
	"var Current = sync.OnceValue(@config.Read)()",
	"var Current = func() *@config.Config {\nc := @config.Read()\nreturn c\n}()",
}

// readConfig writes the one configuration of an ordinary program and the
// variables beside it.
func (g *gen) readConfig() {
	s := g.body(g.newFn(pkgConfig, "Read", tVoid))
	read := strings.NewReplacer("$1", g.lit(), "$2", g.lits(1+g.r.IntN(3))).Replace(readers[g.r.IntN(len(readers))])
	own := &variable{"c.Env", tStr, 0, false, g.t.node()}
	s.vars = []*variable{own}
	more := &Block{}
	for _, f := range []string{"Live", "Debug"} {
		e := s.boolean(1)
		g.t.edge(g.fields[f], e.deps...)
		more.Stmts = append(more.Stmts, stmt("c."+f+" = $1", e))
	}
	if g.chance(50) {
		more.Stmts = append(more.Stmts, stmt("c.Mode = c.Env"))
	} else {
		more.Stmts = append(more.Stmts, stmt("switch c.Env {\ncase "+g.lits(1+g.r.IntN(2))+":\nc.Mode = \"production\"\ndefault:\nc.Mode = "+g.lit()+"\n}"))
	}
	g.declare(pkgConfig, "Read", parts("func Read() *@config.Config {\n"+read+"$1return c\n}", more)...)
	g.cells = append(g.cells, &variable{"@config.Current", tCfg, 0, false, g.t.node()})
	g.declare(pkgConfig, "Current", holders[g.r.IntN(len(holders))])
	g.cell(pkgConfig, "Name", tStr, []string{`os.Getenv("APP_ENV")`, `@config.GetEnv("APP_ENV", ` + g.lit() + ")", "@config.Current.Env"}[g.r.IntN(3)])
	g.cell(pkgConfig, "Live", tBool, []string{"@config.Name == " + g.lit(), "@config.Current.Env != " + g.lit(), "@config.Current.Live"}[g.r.IntN(3)])
}

// derived is a package variable of an ordinary program: known from others.
func (g *gen) derived(pkg, name string, t typ) {
	s := g.body(g.newFn(pkg, name, tVoid))
	s.mute = true
	e := s.expr(t, 1)
	g.cell(pkg, name, t, text(e.Parts))
	g.t.edge(g.cells[len(g.cells)-1].node, e.deps...)
}

// bodies writes functions until the budget is used up.
func (g *gen) bodies(pkg string, all [][]typ) {
	for i := 0; g.budget > 0 && i < 60; i++ {
		g.function(pkg, "", tVoid, tVoid, 2+g.few(), all[g.r.IntN(len(all))]...)
	}
}
