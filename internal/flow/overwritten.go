package flow

import (
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A setting is what is stored last: where another store replaces a value before
// anybody can have read it, the first one was never in force.
//
//	client.BaseURL = sandbox
//	if env == "production" {
//		client.BaseURL = live
//	}

// A location is an address that two instructions mean alike: a part of what one
// value points to.
type location struct {
	base ssa.Value
	path string
}

func locationOf(addr ssa.Value) location {
	path := ""
	for {
		f, ok := addr.(*ssa.FieldAddr)
		if !ok {
			break
		}
		addr, path = f.X, "."+strconv.Itoa(f.Field)+path
	}
	if move := movedBy(addr); move != nil {
		at := locationOf(move.Addr)
		return location{at.base, at.path + path}
	}
	return location{addr, path}
}

// movedBy is the store that puts a composite literal where it belongs: its
// fields are those of that place.
func movedBy(literal ssa.Value) *ssa.Store {
	alloc, ok := literal.(*ssa.Alloc)
	if !ok || alloc.Comment != "complit" || alloc.Heap {
		return nil
	}
	for _, r := range *alloc.Referrers() {
		load, ok := r.(*ssa.UnOp)
		if !ok || len(*load.Referrers()) != 1 {
			continue
		}
		if move, ok := (*load.Referrers())[0].(*ssa.Store); ok && move.Val == load {
			return move
		}
	}
	return nil
}

// covers reports whether a store to l replaces what is at o.
func (l location) covers(o location) bool {
	return l.base == o.base && (l.path == o.path || strings.HasPrefix(o.path, l.path+"."))
}

// inForce runs record, which emits what a store is, where the stored value
// outlasts the code up to its first reader. That is known when all blocks are,
// so record is run then, as if it stood here.
func (e *evaluation) inForce(x *ssa.Store, record func()) {
	if !e.recording {
		return
	}
	if !e.overwrites(x) {
		record()
		return
	}
	block, cur, ways, at := e.block, e.cur, e.ways, e.at
	e.later = append(e.later, func() {
		e.block, e.cur, e.ways, e.at = block, cur.and(e.outlasting(x, cur)), ways, at
		record()
	})
}

// finish runs what waited for all blocks to be known.
func (e *evaluation) finish() {
	for _, f := range e.later {
		f()
	}
	e.later = nil
}

// overwrites reports whether the function stores to the same place once more.
func (e *evaluation) overwrites(x *ssa.Store) bool {
	at := locationOf(x.Addr)
	for _, b := range e.fn.Blocks {
		for _, instr := range b.Instrs {
			if s, ok := instr.(*ssa.Store); ok && s != x && !moves(s) && locationOf(s.Addr).covers(at) {
				return true
			}
		}
	}
	return false
}

// moves reports whether a store puts a composite literal where it belongs.
func moves(s *ssa.Store) bool {
	load, ok := s.Val.(*ssa.UnOp)
	return ok && movedBy(load.X) == s
}

// outlasting is where what x stores can be read.
func (e *evaluation) outlasting(x *ssa.Store, l Lanes) Lanes {
	at := locationOf(x.Addr)
	var read Lanes
	passed := map[*ssa.BasicBlock]Lanes{}
	var walk func(b *ssa.BasicBlock, from int, l Lanes)
	walk = func(b *ssa.BasicBlock, from int, l Lanes) {
		for _, instr := range b.Instrs[from:] {
			if s, ok := instr.(*ssa.Store); ok && !moves(s) && locationOf(s.Addr).covers(at) {
				return
			}
			if e.mayRead(instr, at) {
				read = read.or(l)
				return
			}
		}
		for i, s := range b.Succs {
			next := l.and(paths(e.edges[b.Index][i]).union())
			if old := passed[s]; !next.empty() && !old.contains(next) {
				passed[s] = old.or(next)
				walk(s, 0, next)
			}
		}
	}
	walk(x.Block(), slices.Index(x.Block().Instrs, ssa.Instruction(x))+1, l)
	return read
}

// mayRead reports whether an instruction may read the location, or let others
// read it. What only compares the value does not use it.
func (e *evaluation) mayRead(instr ssa.Instruction, at location) bool {
	switch x := instr.(type) {
	case *ssa.DebugRef, *ssa.FieldAddr, *ssa.If, *ssa.Jump:
		return false
	case *ssa.UnOp:
		from := locationOf(x.X)
		return (from.covers(at) || at.covers(from)) && movedBy(x.X) == nil && !onlyCompared(x)
	case *ssa.Store:
		return x.Val == at.base
	case *ssa.Call:
		return !e.asks(x, at)
	case ssa.CallInstruction, *ssa.Return, *ssa.RunDefers, *ssa.Panic, *ssa.Send, *ssa.Select:
		return true
	}
	return slices.ContainsFunc(instr.Operands(nil), func(op *ssa.Value) bool { return *op == at.base })
}

// asks reports whether a call can be seen to be a question that the location has
// no part in: one of the standard library about plain values, or one to a
// function of ours that answers with plain values and does nothing that anybody
// asks for.
func (e *evaluation) asks(x *ssa.Call, at location) bool {
	if _, builtin := x.Call.Value.(*ssa.Builtin); builtin {
		return true
	}
	f := x.Call.StaticCallee()
	in := declaredIn(f)
	if in == nil {
		return false
	}
	if isStandard(in) {
		return !slices.ContainsFunc(x.Call.Args, func(a ssa.Value) bool { return !plain(a.Type()) })
	}
	results := f.Signature.Results()
	for r := range results.Variables() {
		if !plain(r.Type()) {
			return false
		}
	}
	s := e.unit.summaryOf(f)
	return s != nil && len(s.Events) == 0 && e.unit.ours(in) && results.Len() > 0 && !slices.Contains(x.Call.Args, at.base)
}

func plain(t types.Type) bool {
	_, basic := t.Underlying().(*types.Basic)
	return basic
}
