package flow

import (
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// maxIdle bounds the blocks behind a condition by which a function leaves.
const maxIdle = 16

// exitInto is the decision that leads to a block by which the function leaves,
// where neither way does anything any more: what is decided is of no use. It is
// nil if there is none.
func exitInto(b *ssa.BasicBlock) *decision {
	left, ok := idle(b)
	if !ok {
		return nil
	}
	d := decisionInto(b)
	if d == nil {
		return nil
	}
	var went []*ssa.BasicBlock
	for _, s := range d.others {
		region, ok := idle(s)
		if !ok {
			return nil
		}
		went = append(went, region...)
	}
	apart := !slices.ContainsFunc(went, func(c *ssa.BasicBlock) bool { return slices.Contains(left, c) || slices.Contains(d.chain, c) })
	if !apart || !tellsNothing(left, went) {
		return nil
	}
	return d
}

// idle lists the blocks from b to where the function ends, if all that happens
// in them is that something is logged.
func idle(b *ssa.BasicBlock) ([]*ssa.BasicBlock, bool) {
	region := []*ssa.BasicBlock{b}
	for i := 0; i < len(region); i++ {
		ends := false
		for _, instr := range region[i].Instrs {
			if !quiet(instr) {
				return nil, false
			}
			if ends = endsHere(instr); ends {
				break // ssa does not know that the call never returns
			}
		}
		for _, s := range region[i].Succs {
			if !ends && !slices.Contains(region, s) {
				region = append(region, s)
			}
		}
		if len(region) > maxIdle {
			return nil, false
		}
	}
	return region, true
}

func quiet(instr ssa.Instruction) bool {
	switch x := instr.(type) {
	case *ssa.Send, *ssa.MapUpdate, *ssa.Go, *ssa.Defer, *ssa.Select, *ssa.MakeClosure, *ssa.Next, *ssa.Range:
		return false
	case *ssa.UnOp:
		return x.Op != token.ARROW
	case *ssa.Store:
		address := x.Addr
		if el, ok := address.(*ssa.IndexAddr); ok {
			address = el.X
		}
		_, own := address.(*ssa.Alloc)
		return own
	case *ssa.Call:
		return quietCall(&x.Call)
	}
	return true
}

func endsHere(instr ssa.Instruction) bool {
	c, ok := instr.(*ssa.Call)
	if !ok || c.Call.StaticCallee() == nil {
		return false
	}
	fn, ok := c.Call.StaticCallee().Object().(*types.Func)
	return ok && endsProcess(fn)
}

var (
	logs    = regexp.MustCompile(`^(Trace|Debug|Info|Notice|Warn|Warning|Error|Print|Log)(f|ln|w|Context|Ctx|Attrs)?$`)
	loggers = regexp.MustCompile(`^(log|log/slog|errors|strings|strconv|time|go\.uber\.org/zap|github\.com/(sirupsen/logrus|rs/zerolog)(/log)?)$`)
)

// quietCall reports whether a call does nothing but log, or end the process.
func quietCall(c *ssa.CallCommon) bool {
	fn := c.Method
	if fn == nil {
		switch f := c.Value.(type) {
		case *ssa.Builtin:
			return f.Name() != "close" && f.Name() != "delete" && f.Name() != "copy" && f.Name() != "recover"
		case *ssa.Function:
			fn, _ = f.Object().(*types.Func)
		}
	}
	if fn == nil {
		return false
	}
	if fn.Pkg() == nil || endsProcess(fn) || logs.MatchString(fn.Name()) {
		return true
	}
	path := fn.Pkg().Path()
	if path == "time" && fn.Name() == "Sleep" {
		return false // who waits keeps others going
	}
	return loggers.MatchString(path) || path == "fmt" && !strings.HasPrefix(fn.Name(), "F")
}

// tellsNothing reports whether callers learn no more from the returns of one
// way than from those of the other, but that something was refused.
func tellsNothing(left, went []*ssa.BasicBlock) bool {
	for _, r := range returnsIn(left) {
		if slices.ContainsFunc(r.Results, refusal) {
			continue
		}
		for _, s := range returnsIn(went) {
			if !slices.EqualFunc(r.Results, s.Results, sameResult) {
				return false
			}
		}
	}
	return true
}

func returnsIn(blocks []*ssa.BasicBlock) (out []*ssa.Return) {
	for _, b := range blocks {
		if r, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			out = append(out, r)
		}
	}
	return out
}

func sameResult(a, b ssa.Value) bool {
	c, ok := a.(*ssa.Const)
	d, both := b.(*ssa.Const)
	if !ok || !both {
		return a == b
	}
	if c.Value == nil || d.Value == nil {
		return c.Value == d.Value
	}
	return constant.Compare(c.Value, token.EQL, d.Value)
}

// refusal reports whether a result is an error that is made on the spot, or
// one that was declared.
func refusal(v ssa.Value) bool {
	if !isError(v.Type()) {
		return false
	}
	switch x := v.(type) {
	case *ssa.UnOp:
		g, ok := x.X.(*ssa.Global)
		return ok && x.Op == token.MUL && sentinel(g)
	case *ssa.Call:
		f := x.Call.StaticCallee()
		if f == nil || f.Pkg == nil {
			return false
		}
		name := f.Pkg.Pkg.Path() + "." + f.Name()
		return name == "errors.New" || name == "fmt.Errorf"
	}
	return false
}
