package flow

import (
	"go/types"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/deploy"
	"golang.org/x/tools/go/ssa"
)

// Marks are what a program does somewhere and rules ask about elsewhere: that a
// safe choice was made, that the default mux of net/http is served.

const (
	safeMark       = "safe "
	defaultMuxMark = "default-mux"
)

func (e *evaluation) mark(name string, l Lanes) {
	e.emit(Event{Kind: Mark, Name: name}, l, nil)
}

// safeguard notes where something safe happens for a rule.
func (e *evaluation) safeguard(s catalog.Safeguard, where func(*catalog.Test) Lanes) {
	if !e.unit.applies(s.Rule) {
		return
	}
	l := e.cur
	if !s.Empty() {
		l = where(s.Test)
	}
	e.mark(safeMark+s.Rule.ID, l)
}

// setsVariable notes what a program makes safe by setting its own environment.
func (e *evaluation) setsVariable(name string) {
	for _, r := range e.unit.config.Catalog.SafeVariable(name) {
		e.mark(safeMark+r.ID, e.cur)
	}
}

func isServer(fn *types.Func) bool {
	if fn.Pkg() == nil || fn.Pkg().Path() != "net/http" {
		return false
	}
	_, ok := servers[fn.FullName()]
	return ok
}

// serves notes a call that serves the default mux to more than this machine.
func (e *evaluation) serves(fn *types.Func, args []ssa.Value) {
	if !e.unit.Own || !isServer(fn) {
		return
	}
	at := servers[fn.FullName()]
	if at.server {
		if len(args) > 0 {
			e.servesWith(args[0])
		}
		return
	}
	if at.handler >= len(args) {
		return
	}
	l := e.whereDefaultMux(args[at.handler])
	if at.address >= 0 {
		l = l.minus(e.whereLoopback(e.value(args[at.address])))
	}
	e.mark(defaultMuxMark, l)
}

type serverCall struct {
	address, handler int
	server           bool // the receiver is a Server
}

var servers = map[string]serverCall{
	"net/http.ListenAndServe":              {address: 0, handler: 1},
	"net/http.ListenAndServeTLS":           {address: 0, handler: 3},
	"net/http.Serve":                       {address: -1, handler: 1},
	"net/http.ServeTLS":                    {address: -1, handler: 1},
	"(*net/http.Server).ListenAndServe":    {server: true},
	"(*net/http.Server).ListenAndServeTLS": {server: true},
	"(*net/http.Server).Serve":             {server: true},
	"(*net/http.Server).ServeTLS":          {server: true},
}

// servesWith looks at the fields of a server that this function made; of others
// nothing is known.
func (e *evaluation) servesWith(server ssa.Value) {
	ptr, ok := server.Type().Underlying().(*types.Pointer)
	if !ok {
		return
	}
	st, ok := ptr.Elem().Underlying().(*types.Struct)
	if !ok {
		return
	}
	for _, p := range e.value(server).parts {
		if p.atom.Kind != kindObj {
			continue
		}
		l := p.lanes.and(e.cur)
		for i := range st.NumFields() {
			v := e.get(memKey{p.atom.Ref, p.atom.S + "." + strconv.Itoa(i)})
			switch st.Field(i).Name() {
			case "Handler":
				l = l.and(whereNil(v))
			case "Addr":
				l = l.minus(e.whereLoopback(v))
			}
		}
		e.mark(defaultMuxMark, l)
	}
}

func whereNil(v Value) Lanes {
	var l Lanes
	for _, p := range v.parts {
		if p.atom == nilAtom {
			l = l.or(p.lanes)
		}
	}
	return l
}

// whereDefaultMux is where a handler is nil or the default mux itself.
func (e *evaluation) whereDefaultMux(handler ssa.Value) Lanes {
	if isDefaultMux(handler) {
		return e.cur
	}
	return whereNil(e.value(handler)).and(e.cur)
}

func isDefaultMux(v ssa.Value) bool {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	g, ok := load.X.(*ssa.Global)
	return ok && g.Pkg.Pkg.Path() == "net/http" && g.Name() == "DefaultServeMux"
}

// whereLoopback is where an address is known to be this machine's.
func (e *evaluation) whereLoopback(v Value) Lanes {
	var l Lanes
	for _, p := range v.parts {
		if p.atom.Kind != kindStr && p.atom.Kind != kindPrefix {
			continue
		}
		for _, host := range []string{"localhost:", "127.", "[::1]:"} {
			if strings.HasPrefix(p.atom.S, host) {
				l = l.or(p.lanes)
			}
		}
	}
	return l
}

// marked narrows an operation to where the program does what its rule asks for,
// and nothing that makes it safe.
func (r *root) marked(rule *catalog.Rule, set Lanes) Lanes {
	if rule == nil {
		return set
	}
	if in := rule.When.Within(); in == defaultMuxMark {
		set = set.and(r.marks[in])
	}
	if len(rule.Unless) > 0 {
		set = set.minus(r.marks[safeMark+rule.ID])
	}
	if !set.empty() && r.deployed(rule) {
		return Lanes{}
	}
	return set
}

// deployed reports whether a deployment file makes a rule silent.
func (r *root) deployed(rule *catalog.Rule) bool {
	for i := range rule.Unless {
		u := &rule.Unless[i]
		if u.Variable == "" || r.res.Root == "" {
			continue
		}
		for _, s := range deploy.Settings(r.res.Root, u.Variable) {
			if u.Accepts(s.Value) {
				return true
			}
		}
	}
	return false
}
