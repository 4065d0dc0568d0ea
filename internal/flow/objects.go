package flow

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A memory is the flow-sensitive state of own objects, and under nil of package
// variables. Blocks share memories, and memories share objects: set makes a copy
// before the first change.
type memory struct {
	objects map[ssa.Value]*object
}

// An object is what one memory says of an own object. Only owner changes it.
type object struct {
	owner *memory
	cells []cell // sorted by path
}

type cell struct {
	path  string
	value *Value
}

func newMemory() *memory { return &memory{map[ssa.Value]*object{}} }

func (m *memory) clone() *memory { return &memory{maps.Clone(m.objects)} }

func (o *object) find(path string) (int, bool) {
	if o == nil {
		return 0, false
	}
	return slices.BinarySearchFunc(o.cells, path, func(c cell, path string) int { return strings.Compare(c.path, path) })
}

// lookup returns what a cell holds, and whether the memory knows it.
func (m *memory) lookup(k memKey) (Value, bool) {
	o := m.objects[k.obj]
	if i, ok := o.find(k.path); ok {
		return *o.cells[i].value, true
	}
	return Value{}, false
}

// pathsOf lists what the memory knows of an object, in order.
func (m *memory) pathsOf(obj ssa.Value) []string {
	o := m.objects[obj]
	if o == nil {
		return nil
	}
	paths := make([]string, len(o.cells))
	for i, c := range o.cells {
		paths[i] = c.path
	}
	return paths
}

// put changes a cell of a memory that nobody shares.
func (m *memory) put(k memKey, v *Value) {
	o := m.objects[k.obj]
	i, known := o.find(k.path)
	switch {
	case o == nil:
		o = &object{owner: m}
		m.objects[k.obj] = o
	case o.owner != m:
		o = &object{m, append(make([]cell, 0, len(o.cells)+1), o.cells...)}
		m.objects[k.obj] = o
	}
	if known {
		o.cells[i].value = v
	} else {
		o.cells = slices.Insert(o.cells, i, cell{k.path, v})
	}
}

// with is the memory with another state of an object, nil for none.
func (m *memory) with(obj ssa.Value, o *object) *memory {
	out := m.clone()
	if out.objects[obj] = o; o == nil {
		delete(out.objects, obj)
	}
	return out
}

func (e *evaluation) get(k memKey) Value {
	v, _ := e.mem.lookup(k)
	return v
}

func (e *evaluation) set(k memKey, v Value) {
	if !e.memOwned {
		e.mem, e.memOwned = e.mem.clone(), true
	}
	e.mem.put(k, &v)
}

// merge joins the memories of the live edges into a block.
func (e *evaluation) merge(b *ssa.BasicBlock) *memory {
	var only *memory
	same := true
	for i, p := range b.Preds {
		if m := e.memOut[p.Index]; m != nil && !e.edgeInto(b, i).empty() {
			same = same && (only == nil || only == m)
			only = m
		}
	}
	if only == nil {
		if e.outer != nil {
			return e.outer.mem
		}
		m := newMemory()
		if e.given != nil {
			e.given.fill(e, m)
		}
		return m
	}
	if same {
		return only
	}
	var from []reaching
	for i, p := range b.Preds {
		if ways := e.pathsInto(b, i); e.memOut[p.Index] != nil && len(ways) > 0 {
			from = append(from, reaching{e.memOut[p.Index], ways})
		}
	}
	return e.joinMemories(from)
}

// A reaching is a memory with which a place is reached in some ways.
type reaching struct {
	mem  *memory
	ways paths
}

func (e *evaluation) joinMemories(from []reaching) *memory {
	out := newMemory()
	for _, r := range from {
		for obj, o := range r.mem.objects {
			if out.objects[obj] != nil {
				continue
			}
			if obj != nil && agreeOn(obj, o, from) {
				out.objects[obj] = o
				continue
			}
			joined := &object{owner: out}
			out.objects[obj] = joined
			for _, path := range pathsIn(obj, from) {
				joined.cells = append(joined.cells, cell{path, e.joinCell(memKey{obj, path}, from)})
			}
		}
	}
	return out
}

// agreeOn reports whether all memories that know an object say o of it.
func agreeOn(obj ssa.Value, o *object, from []reaching) bool {
	return !slices.ContainsFunc(from, func(r reaching) bool {
		other := r.mem.objects[obj]
		return other != nil && other != o
	})
}

// pathsIn lists the cells of an object that some memory knows.
func pathsIn(obj ssa.Value, from []reaching) []string {
	var paths []string
	for _, r := range from {
		paths = append(paths, r.mem.pathsOf(obj)...)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// joinCell joins what a cell holds in several memories. Where all of those that
// know it agree, nothing is to be done: who reads it asks for lanes that there
// are. A way that does not know a package variable has not stored to it.
func (e *evaluation) joinCell(k memKey, from []reaching) *Value {
	var first *Value
	agree := k.obj != nil
	var unknowing Lanes
	for _, r := range from {
		o := r.mem.objects[k.obj]
		i, known := o.find(k.path)
		switch {
		case !known:
			unknowing = unknowing.or(r.ways.union())
		case first == nil:
			first = o.cells[i].value
		default:
			agree = agree && (first == o.cells[i].value || first.equal(*o.cells[i].value))
		}
	}
	if agree {
		return first
	}
	joined := Value{}
	var vs []Value
	for _, r := range from {
		w, known := r.mem.lookup(k)
		switch {
		case known && strings.HasPrefix(k.path, "!"):
			joined = joined.joinFields(w.restrict(r.ways.union()))
		case known:
			vs = appendWays(vs, w, r.ways)
		}
	}
	if vs != nil {
		joined = oneOf(vs, e.unit.ways, e.lay)
	}
	if k.obj == nil {
		joined = joined.join(unknown(unknowing))
	}
	return &joined
}

func (m *memory) equal(n *memory) bool {
	if m == n {
		return true
	}
	if m == nil || n == nil || len(m.objects) != len(n.objects) {
		return false
	}
	for obj, o := range m.objects {
		if !o.equal(n.objects[obj]) {
			return false
		}
	}
	return true
}

func (o *object) equal(p *object) bool {
	return o == p || p != nil && slices.EqualFunc(o.cells, p.cells, func(c, d cell) bool {
		return c.path == d.path && (c.value == d.value || c.value.equal(*d.value))
	})
}
