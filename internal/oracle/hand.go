package oracle

import "strings"

// keep gives an object to a package variable, changes it through the old name
// and asks through the new one, or the other way round.
func (s *scope) keep() []*Stmt {
	cell := s.any(tCfg, true)
	if cell == nil || cell.name[0] != '@' || !s.chance(s.stores+20) {
		return nil
	}
	e := s.cfg(1)
	v := s.local(tCfg, false, e.deps...)
	s.t.edge(cell.node, v.node)
	s.t.edge(v.node, cell.node)
	names := []string{v.name, cell.name}
	i := s.r.IntN(2)
	set := s.str(1)
	s.t.edge(s.fields["Env"], append(set.deps, v.node)...)
	return []*Stmt{
		stmt("var "+v.name+" *@config.Config = $1\n_ = "+v.name, e),
		stmt(cell.name + " = " + v.name),
		stmt(names[i]+".Env = $1", set),
		stmt("if "+names[1-i]+".Env "+[]string{"==", "!="}[s.r.IntN(2)]+" "+s.lit()+" {$1}", s.under(v.node, s.fields["Env"]).block(1)),
	}
}

// containers are ways to hand an object on and to find it again: $1 is the
// object, $2 the name under which it is found.
var containers = []string{
	"$2 := map[string]*@config.Config{\"a\": $1}[\"a\"]",
	"$2m := map[string]*@config.Config{}\n$2m[\"a\"] = $1\n$2 := $2m[\"a\"]",
	"$2 := append([]*@config.Config{}, $1)[0]",
	"$2s := []*@config.Config{$1}\n$2 := $2s[:1][0]",
	"$2c := make(chan *@config.Config, 1)\n$2c <- $1\n$2 := <-$2c",
	"$2 := any($1).(*@config.Config)",
	"var $2m sync.Map\n$2m.Store(1, $1)\n$2x, _ := $2m.Load(1)\n$2 := $2x.(*@config.Config)",
	"$2h := struct{ c *@config.Config }{$1}\n$2 := $2h.c",
	"var $2 *@config.Config\nfunc() { $2 = $1 }()",
	"$2p := &$1\n$2 := *$2p",
	"$2 := func(c *@config.Config) *@config.Config { return c }($1)",
	"$2 := cmp.Or(nil, $1)",
	"$2a := [2]*@config.Config{nil, $1}\n$2 := $2a[1]",
}

// hand passes an object through a container, changes it under one name and
// asks under the other.
func (s *scope) hand() []*Stmt {
	e := s.cfg(1)
	v := s.local(tCfg, false, e.deps...)
	w := s.local(tCfg, false, v.node)
	s.t.edge(v.node, w.node)
	way := strings.NewReplacer("$1", v.name, "$2", w.name).Replace(containers[s.r.IntN(len(containers))])
	names := []string{v.name, w.name}
	i := s.r.IntN(2)
	set := s.str(1)
	s.t.edge(s.fields["Env"], append(set.deps, v.node)...)
	return []*Stmt{
		stmt("var "+v.name+" *@config.Config = $1\n"+way+"\n_ = "+w.name, e),
		stmt(names[i]+".Env = $1", set),
		stmt("if "+names[1-i]+".Env "+[]string{"==", "!="}[s.r.IntN(2)]+" "+s.lit()+" {$1}", s.under(v.node, s.fields["Env"]).block(1)),
	}
}
