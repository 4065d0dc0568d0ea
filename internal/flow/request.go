package flow

import (
	"go/types"

	"github.com/envlint/envlint/internal/catalog"
	"golang.org/x/tools/go/ssa"
)

// request records a call that sends an HTTP request, or makes one to be sent,
// with what its address begins with. Which operation it is shows at the root,
// where every value is known that the program gives.
func (e *evaluation) request(x ssa.CallInstruction, fn *types.Func, args []ssa.Value) {
	s, ok := e.unit.config.Catalog.Sender(fn)
	if !ok || !e.unit.Own || s.URL >= len(args) {
		return
	}
	changes := e.cur
	if s.Method >= 0 {
		changes = e.changes(e.value(args[s.Method]))
	}
	address := Value{parts: e.leading(args[s.URL], maxLeading).restrict(changes).parts}
	if changes.empty() || len(address.parts) == 0 {
		return
	}
	site := e.unit.position(e.unit.callStart(x.Pos()))
	e.emit(Event{Kind: HTTPRequest, Detail: "call " + callName(fn), Site: site, Value: e.leaving(address, Lanes{}, x)}, changes, e.witness(x.Pos(), false))
}

// passedAddress adds to the address of a callee's request what the addresses
// that it is given here begin with.
func (e *evaluation) passedAddress(ev *Event, v Value, at ssa.Instruction) Value {
	unknown := v.top
	v = Value{parts: v.parts}
	call, ok := at.(ssa.CallInstruction)
	if !ok || unknown.empty() || call.Common().IsInvoke() {
		return v
	}
	for _, p := range ev.Value.parts {
		if s := p.atom.Src; p.atom.Kind == kindSym && s.Kind == Param && s.Index < len(call.Common().Args) {
			begins := Value{parts: e.leading(call.Common().Args[s.Index], maxLeading).parts}
			v = v.join(e.leaving(begins.restrict(unknown), Lanes{}, at))
		}
	}
	return v
}

// changes is where a method can be another than those that only read. None at
// all means GET.
func (e *evaluation) changes(method Value) Lanes {
	l := e.cur
	for _, text := range append([]string{""}, catalog.ReadMethods...) {
		var other Lanes
		for _, p := range method.parts {
			_, no := e.equals(p.atom, strAtom(text), p.lanes)
			other = other.or(no)
		}
		l = l.and(other.or(method.top))
	}
	return l
}

// requested turns a request into the operations that it is by its address.
func (r *root) requested(ev *Event, address Value, path *Witness) {
	for _, p := range address.parts {
		if p.atom.Kind != kindStr && p.atom.Kind != kindPrefix {
			continue
		}
		for _, rule := range r.config.Catalog.Requests(p.atom.S) {
			hosts := []string{catalog.HostIn(p.atom.S)}
			r.ops.add(Event{Kind: Op, Name: rule.ID, Detail: ev.Detail, Site: ev.Site, Hosts: hosts}, Way{p.lanes, path})
		}
	}
}
