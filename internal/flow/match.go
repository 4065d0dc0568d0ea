package flow

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"golang.org/x/tools/go/ssa"
)

// matchCall records the operations that a call of fn is by some rule. It
// reports whether any rule matched, and whether one says that fn is safe; the
// function is then not looked into.
func (e *evaluation) matchCall(x ssa.CallInstruction, fn *types.Func, args []ssa.Value) (matched, safe bool) {
	cat := e.unit.config.Catalog
	e.serves(fn, args)
	if fn.Pkg() == nil || !cat.Package(fn.Pkg().Path()) {
		return false, false
	}
	e.redirects(fn.Pkg(), args...)
	if recv := fn.Signature().Recv(); recv != nil && len(args) > 0 && !x.Common().IsInvoke() {
		args = args[1:]
	}
	for _, use := range cat.ClientFunc(fn) {
		if use.Arg < len(args) {
			e.client(x, use.Rule, e.value(args[use.Arg]), callName(fn))
		}
	}
	for _, s := range cat.SafeguardFunc(fn) {
		e.safeguard(s, func(t *catalog.Test) Lanes { return e.whereArgument(x, args, t, true) })
	}
	for _, use := range cat.SandboxFunc(fn) {
		if use.Arg >= 0 && use.Arg < len(args) {
			e.sandbox(x, use, e.value(args[use.Arg]), callName(fn))
		}
	}
	e.request(x, fn, args)
	rules := cat.Func(fn)
	for _, r := range rules {
		if r.Safe {
			return false, true
		}
	}
	for _, r := range rules {
		if !e.unit.applies(r) {
			continue
		}
		for _, c := range e.tested(x, args, r.When) {
			e.operationBy(c, x.Pos(), r, callName(fn), "call")
		}
		matched = matched || r.Kind() == catalog.Effect
	}
	return matched, false
}

// matchReference records the operation that a leaked function is.
func (e *evaluation) matchReference(at ssa.Instruction, fn *types.Func) bool {
	cat := e.unit.config.Catalog
	if fn.Pkg() == nil || !cat.Package(fn.Pkg().Path()) {
		return false
	}
	rules := cat.Func(fn)
	for _, r := range rules {
		if !r.Safe && e.unit.applies(r) && len(r.When.Tests()) == 0 {
			e.operation(at.Pos(), r, callName(fn), "call", e.cur)
		}
	}
	return len(rules) > 0
}

// valueKey names a function that leaves as a value. A function that is itself
// an operation is one where it was taken as a value.
func (e *evaluation) valueKey(f *ssa.Function, at ssa.Instruction) string {
	key := e.unit.functionKey(f)
	if len(f.Blocks) == 0 && e.unit.byKey[key] == nil {
		// A function of another package: who finds the value needs what it does.
		e.unit.byKey[key] = e.unit.summaryOf(f)
	}
	obj, ok := f.Object().(*types.Func)
	if !ok || obj.Pkg() == nil || !e.unit.config.Catalog.Package(obj.Pkg().Path()) {
		return key
	}
	site := e.unit.position(at.Pos())
	s := &Summary{Layout: newLayout(e.universe())}
	s.Returns = s.Layout.all
	set := eventSet{}
	for _, r := range e.unit.config.Catalog.Func(obj) {
		if !r.Safe && e.unit.applies(r) && len(r.When.Tests()) == 0 {
			set.add(Event{Kind: Op, Name: r.ID, Detail: "call " + callName(obj), Site: site, Allow: e.unit.allowAt(site, r.ID)}, Way{s.Layout.all, e.witness(at.Pos(), false)})
		}
	}
	if len(set) == 0 {
		return key
	}
	s.Events = set.sorted()
	key += "@" + site.File + ":" + strconv.Itoa(site.Line) + ":" + strconv.Itoa(site.Col)
	e.unit.byKey[key] = s
	return key
}

// matchStore records stores to variables and fields that a rule names, or that
// nobody reads.
func (e *evaluation) matchStore(x *ssa.Store, v Value) {
	e.storeUnread(x, v)
	cat := e.unit.config.Catalog
	var rules, clients []*catalog.Rule
	var safeguards []catalog.Safeguard
	var sandboxes []catalog.SandboxUse
	name := ""
	switch addr := x.Addr.(type) {
	case *ssa.Global:
		obj, ok := addr.Object().(*types.Var)
		if !ok || obj.Pkg() == nil || !cat.Package(obj.Pkg().Path()) {
			return
		}
		rules, clients, sandboxes = cat.Var(obj), cat.ClientVar(obj), cat.SandboxVar(obj)
		safeguards = cat.SafeguardVar(obj)
		name = obj.Pkg().Name() + "." + obj.Name()
	case *ssa.FieldAddr:
		owner := namedOf(addr.X.Type().Underlying().(*types.Pointer).Elem())
		if owner == nil || owner.Obj().Pkg() == nil || !cat.Package(owner.Obj().Pkg().Path()) {
			return
		}
		st, ok := owner.Underlying().(*types.Struct)
		if !ok {
			return
		}
		e.redirects(owner.Obj().Pkg(), x.Val)
		field := st.Field(addr.Field).Name()
		declared := owner.Origin().Obj()
		rules, clients, sandboxes = cat.Field(declared, field), cat.ClientField(declared, field), cat.SandboxField(declared, field)
		safeguards = cat.SafeguardField(declared, field)
		name = owner.Obj().Name() + "." + field
	default:
		return
	}
	for _, r := range clients {
		e.client(x, r, v, name)
	}
	for _, use := range sandboxes {
		e.sandbox(x, use, v, name)
	}
	inside, typ := e.concrete(x.Val)
	for _, s := range safeguards {
		e.safeguard(s, func(t *catalog.Test) Lanes { return e.where(inside, typ, t, true) })
	}
	for _, r := range rules {
		if r.Safe || !e.unit.applies(r) {
			continue
		}
		choices := e.testedStore(inside, typ, r.When)
		e.inForce(x, func() {
			for _, c := range choices {
				e.operationBy(c, x.Pos(), r, name, "store")
			}
		})
	}
}

// matchType records values of a type that a rule names.
func (e *evaluation) matchType(x ssa.Instruction, t types.Type) {
	n := namedOf(t)
	if n == nil || n.Obj().Pkg() == nil || !e.unit.config.Catalog.Package(n.Obj().Pkg().Path()) {
		return
	}
	for _, r := range e.unit.config.Catalog.Type(n.Origin().Obj()) {
		if e.unit.applies(r) {
			e.operation(placeOf(x), r, n.Obj().Pkg().Name()+"."+n.Obj().Name(), "type", e.cur)
		}
	}
}

// placeOf is where a reader finds an instruction: conversions that the source
// does not spell stand where their value is used.
func placeOf(x ssa.Instruction) token.Pos {
	v, ok := x.(ssa.Value)
	if x.Pos().IsValid() || !ok || v.Referrers() == nil {
		return x.Pos()
	}
	for _, r := range *v.Referrers() {
		if r.Pos().IsValid() {
			return r.Pos()
		}
	}
	return x.Pos()
}

func (e *evaluation) operation(at token.Pos, r *catalog.Rule, name, kind string, l Lanes) {
	e.operationBy(chosen{lanes: l}, at, r, name, kind)
}

func (e *evaluation) operationBy(c chosen, at token.Pos, r *catalog.Rule, name, kind string) {
	at = e.unit.callStart(at)
	op := Event{Kind: Op, Name: r.ID, Detail: kind + " " + name, Site: e.unit.position(at), Pending: r.When.Within() == "handler"}
	e.emit(c.by(op), c.lanes, e.witness(at, false))
}

// client records where the credential or endpoint of a rule's client enters.
func (e *evaluation) client(x ssa.Instruction, r *catalog.Rule, v Value, name string) {
	if e.unit.applies(r) {
		site := e.unit.position(e.unit.callStart(x.Pos()))
		e.emit(Event{Kind: Client, Name: r.ID, Detail: name, Site: site, Value: e.leaving(v.restrict(e.cur), Lanes{}, x)}, e.cur, e.witness(x.Pos(), false))
	}
}

// confirmPending marks the operations below a request handler.
func (e *evaluation) confirmPending() {
	confirmed := eventTable{}
	for _, ev := range e.events.sorted() {
		up := *ev
		if up.Ways = nil; up.Pending {
			up.Pending, up.id = false, 0
		}
		for _, w := range ev.Ways {
			confirmed.add(e.unit, e.lay, &up, w)
		}
	}
	e.events = confirmed
}

// handler reports whether a function serves one request, by its parameters.
func handler(sig *types.Signature) bool {
	params := sig.Params()
	for i := range params.Len() {
		n := namedOf(params.At(i).Type())
		if n == nil || n.Obj().Pkg() == nil {
			continue
		}
		if slices.Contains(requestTypes, trimMajor(n.Obj().Pkg().Path())+"."+n.Obj().Name()) {
			return true
		}
	}
	return false
}

var requestTypes = []string{
	"net/http.Request", "github.com/gin-gonic/gin.Context", "github.com/labstack/echo.Context",
	"github.com/gofiber/fiber.Ctx", "github.com/valyala/fasthttp.RequestCtx", "github.com/kataras/iris.Context",
}

// trimMajor drops a major version from the end of an import path.
func trimMajor(path string) string {
	i := strings.LastIndex(path, "/v")
	if i < 0 {
		return path
	}
	if _, err := strconv.Atoi(path[i+2:]); err != nil {
		return path
	}
	return path[:i]
}

// callName is how readers know a function: "charge.New", "(*Client).Send".
func callName(fn *types.Func) string {
	recv := fn.Signature().Recv()
	if recv == nil {
		return fn.Pkg().Name() + "." + fn.Name()
	}
	star := ""
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		star, t = "*", types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return "(" + star + n.Obj().Name() + ")." + fn.Name()
	}
	return fn.Name()
}
