package oracle

const configSource = `type Config struct {
	Env, Mode string
	Live, Debug bool
}`

// config writes the lowest package: where the environment is read and kept.
func (g *gen) config() {
	for _, n := range []string{"Env", "Mode", "Live", "Debug", "Real.Mode", "gateway", "cfg", "live"} {
		g.fields[n] = g.t.node()
	}
	whole := g.budget
	g.budget = whole / 8
	g.declare(pkgConfig, "Config", configSource)
	g.declare(pkgConfig, "ErrNo", `var ErrNo = errors.New("no")`)
	g.declare(pkgConfig, "Table", "var Table = map[string]bool{"+g.rows()+"}")
	g.declare(pkgConfig, "Flag", "func Flag(name string) bool { return os.Getenv(name) == \"1\" }")
	g.declare(pkgConfig, "GetEnv", "func GetEnv(key, fallback string) string {\nif v := os.Getenv(key); v != \"\" {\nreturn v\n}\nreturn fallback\n}")
	g.declare(pkgConfig, "Option", "type Option func(*@config.Config)")
	g.declare(pkgConfig, "WithEnv", "func WithEnv(s string) @config.Option { return func(c *@config.Config) { c.Env = s } }")
	g.declare(pkgConfig, "WithLive", "func WithLive(b bool) @config.Option { return func(c *@config.Config) { c.Live = b } }")
	g.declare(pkgConfig, "New", "func New(opts ...@config.Option) *@config.Config {\nc := &@config.Config{Mode: "+g.lit()+"}\nfor _, o := range opts {\no(c)\n}\nreturn c\n}")
	g.declareCarriers(pkgConfig)
	g.declareOptional(pkgConfig)
	if g.ordinary() {
		g.readConfig()
	} else {
		g.cell(pkgConfig, "Name", tStr, `os.Getenv("APP_ENV")`)
		g.cell(pkgConfig, "Region", tStr, g.initial(g.lit()))
		g.cell(pkgConfig, "Live", tBool, g.initial("false"))
		g.cell(pkgConfig, "Current", tCfg, `&@config.Config{Env: os.Getenv("APP_ENV")`+g.rest()+"}")
	}

	g.function(pkgConfig, "", tVoid, tStr, g.few(), tStr)
	g.function(pkgConfig, "", tVoid, tStr, g.few())
	g.function(pkgConfig, "IsProd", tCfg, tBool, g.few()-1)
	g.function(pkgConfig, "Is", tCfg, tBool, g.few()-1, tStr)
	if !g.ordinary() {
		g.function(pkgConfig, "SetEnv", tCfg, tVoid, g.few(), tStr)
		g.function(pkgConfig, "", tVoid, tCfg, g.few(), tStr, tBool)
	}
	g.function(pkgConfig, "Label", tCfg, tStr, g.few())
	g.load()
	g.initFunc(pkgConfig)
	g.budget += whole - whole/8
}

// load is the constructor that can fail.
func (g *gen) load() {
	f := g.newFn(pkgConfig, "Load", tVoid, tStr)
	s := g.body(f)
	s.fn.result = tCfg // for the returns inside
	p := s.param(tStr)
	bad := s.boolean(2)
	g.t.edge(f.flow, bad.deps...)
	list := s.list(g.few())
	c := s.cfg(2)
	g.t.edge(f.out, append(c.deps, bad.deps...)...)
	g.declare(pkgConfig, "Load", parts("func Load("+p.name+" string) (*@config.Config, error) {\nif $1 {\nreturn nil, @config.ErrNo\n}\n$2return $3, nil\n}", bad, plain(list), c)...)
	g.fields["Load"] = f.entry
	g.fields["Load result"] = f.out
}

// plain removes statements that a function with two results cannot hold.
func plain(b *Block) *Block {
	for i, s := range b.Stmts {
		walk([]any{&Block{[]*Stmt{s}}}, false, func(p any) {
			if s, ok := p.(*Stmt); ok && len(s.Parts) > 0 && s.Parts[0] == "return " {
				b.Stmts[i] = &Stmt{}
			}
		})
	}
	return b
}

// guards writes the package of predicates.
func (g *gen) guards() {
	whole := g.budget
	g.budget = whole / 6
	g.declare(pkgGuards, "When", "func When(ok bool, f func()) {\nif ok {\nf()\n}\n}")
	g.declare(pkgGuards, "Pick", "func Pick[T any](ok bool, a, b T) T {\nif ok {\nreturn a\n}\nreturn b\n}")
	g.declare(pkgGuards, "AnyOf", "func AnyOf(s string, list ...string) bool {\nfor _, l := range list {\nif l == s {\nreturn true\n}\n}\nreturn false\n}")
	g.declare(pkgGuards, "Die", "func Die() { os.Exit(3) }")
	g.declareCarriers(pkgGuards)
	if g.ordinary() {
		g.derived(pkgGuards, "Strict", tBool)
		g.derived(pkgGuards, "Default", tStr)
	} else {
		g.cell(pkgGuards, "Strict", tBool, g.initial("true"))
		g.cell(pkgGuards, "Default", tStr, g.lit())
	}
	for _, params := range g.some([][]typ{{tStr}, {}, {tCfg}, {tBool, tStr}, {tPred, tStr}, {tStr, tPtr}}) {
		g.function(pkgGuards, "", tVoid, tBool, g.few(), params...)
	}
	g.function(pkgGuards, "", tVoid, tErr, g.few(), tStr)
	g.function(pkgGuards, "", tVoid, tErr, g.few(), tCfg)
	g.function(pkgGuards, "", tVoid, tStr, g.few(), tStr, tBool)
	if g.chance(g.recursions()) {
		g.recursive(pkgGuards, tBool)
	}
	g.initFunc(pkgGuards)
	g.budget += whole - whole/6
}

// effects writes the package where most effects are.
func (g *gen) effects() {
	whole := g.budget
	g.budget = whole / 2
	g.declare(pkgEffects, "Gateway", "type Gateway interface {\nSend()\nReady() bool\n}")
	g.declare(pkgEffects, "Real", "type Real struct{ Mode string }")
	g.declare(pkgEffects, "Fake", "type Fake struct{ Sent int }")
	for _, t := range []string{"Real", "*Fake"} {
		g.gatewayMethod(t, "Send", tVoid)
		g.gatewayMethod(t, "Ready", tBool)
	}
	if g.ordinary() {
		g.derived(pkgEffects, "Enabled", tBool)
	} else {
		g.cell(pkgEffects, "Enabled", tBool, g.initial("false"))
		g.cell(pkgEffects, "Mode", tStr, g.initial(`os.Getenv("APP_ENV")`))
		g.cell(pkgEffects, "Hook", tFunc, "func() {}")
	}
	if g.ordinary() {
		g.chooseGateway()
	} else {
		g.cell(pkgEffects, "Sender", tGw, "&@effects.Fake{}")
		g.function(pkgEffects, "", tVoid, tGw, g.few(), tStr)
		g.function(pkgEffects, "", tVoid, tGw, g.few(), tCfg, tBool)
	}
	if g.ordinary() {
		g.bodies(pkgEffects, [][]typ{{tBool}, {tStr}, {tCfg}, {tCfg}, {tCfg, tBool}, {tGw}, {}, {}})
	} else {
		for _, params := range g.some([][]typ{{tBool}, {tStr}, {tCfg}, {tCfg, tCfg}, {tFunc, tStr}, {tPred}, {tGw}, {tPtr, tStr}, {}}) {
			g.function(pkgEffects, "", tVoid, tVoid, 2+g.few(), params...)
		}
	}
	if g.chance(g.recursions()) {
		g.recursive(pkgEffects, tVoid)
	}
	g.service()
	if !g.ordinary() {
		g.both()
	}
	g.initFunc(pkgEffects)
	g.budget += whole - whole/2
}

// gatewayMethod writes a method of an implementation. It calls nothing of its
// own package, so that no method can lead to itself.
func (g *gen) gatewayMethod(recv, name string, result typ) {
	f := g.newFn(pkgEffects, name, result)
	s := g.body(f)
	s.top = level(pkgGuards)
	g.t.edge(f.entry, g.fields["gateway"])
	g.t.edge(g.fields["gateway"], f.out)
	if recv == "Real" {
		s.vars = append(s.vars, &variable{"g.Mode", tStr, 0, !g.ordinary(), g.fields["Real.Mode"]})
	}
	b := s.list(g.few())
	s.end(b)
	of := "Real"
	if recv == "*Fake" {
		of = "Fake"
	}
	g.method(pkgEffects, of, parts("func (g "+recv+") "+name+"() "+result.String()+" {$1}", b)...)
}

// service is a struct that keeps its configuration in unexported fields.
func (g *gen) service() {
	g.declare(pkgEffects, "Service", "type Service struct {\ncfg *@config.Config\nlive bool\ngw @effects.Gateway\n}")
	g.declare(pkgEffects, "NewService", "func NewService(c *@config.Config, live bool, gw @effects.Gateway) *@effects.Service {\nreturn &@effects.Service{c, live, gw}\n}")
	f := g.newFn(pkgEffects, "Run", tVoid)
	s := g.body(f)
	s.vars = []*variable{
		{"s.cfg", tCfg, 0, false, g.fields["cfg"]}, {"s.live", tBool, 0, true, g.fields["live"]}, {"s.gw", tGw, 0, false, g.fields["gateway"]},
	}
	b := s.list(4)
	g.fields["Run"] = f.entry
	g.method(pkgEffects, "Service", parts("func (s *Service) Run() {$1}", b)...)
}

// main writes the top: functions that use the rest, and main itself.
func (g *gen) main() {
	for range 1 + g.size/40 {
		g.function(pkgMain, "", tVoid, tVoid, 3+g.few(), []typ{tStr, tCfg, tBool, tFunc}[g.r.IntN(4)])
	}
	f := g.newFn(pkgMain, "main", tVoid)
	s := g.body(f)
	b := s.list(5)
	if g.ordinary() {
		b.Stmts = append(b.Stmts, s.runService()...)
	} else {
		b.Stmts = append(b.Stmts, s.callBoth()...)
	}
	if g.chance(20) {
		c := s.boolean(1)
		g.t.edge(nodeExit, append(c.deps, s.ctx)...)
		b.Stmts = append(b.Stmts, stmt("if $1 {$2}", c, &Block{[]*Stmt{stmt("@guards.Die()")}}))
	}
	for _, f := range g.funcs {
		if !f.used && f.result == tVoid {
			b.Stmts = append(b.Stmts, stmt("$1", s.call(f, 3)))
		}
	}
	for i := 0; g.budget > 0 && i < 60; i++ {
		b.Stmts = append(b.Stmts, s.stmt()...)
	}
	g.p.Decls = append(g.p.Decls, &Decl{Pkg: pkgMain, Stmt: Stmt{Parts: parts("func main() {$1}", b)}})
}
