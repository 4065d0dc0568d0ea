package flow

import (
	"go/types"
	"regexp"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// ending reports whether a function never returns, and where that is a
// failure: not where it exits with 0, nor where it logs an error that may be
// nil, as log.Fatal(server.Run()) does.
func (e *evaluation) ending(x ssa.CallInstruction, fn *types.Func, name string, args []ssa.Value) (ends bool, fatal Lanes) {
	switch name {
	case "os.Exit", "syscall.Exit":
		zero, failed := split(e.truth(e.value(args[0]), exactly(intAtom(0), e.lay.all), e.equals), e.cur)
		return true, failed.minus(zero)
	case "runtime.Goexit":
		return true, Lanes{}
	}
	if failed, ends := testEndings[name]; ends {
		if failed {
			fatal = e.cur
		}
		return true, fatal
	}
	if !endsProcess(fn) {
		return false, Lanes{}
	}
	fatal = e.cur
	for _, v := range e.errorsAmong(args) {
		for _, p := range v.parts {
			if !p.atom.reference() {
				fatal = fatal.minus(p.lanes)
			}
		}
		fatal = fatal.minus(v.top)
	}
	return true, fatal
}

// endsProcess reports whether a function is known never to return.
func endsProcess(fn *types.Func) bool {
	name := fn.FullName()
	switch name {
	case "os.Exit", "syscall.Exit", "runtime.Goexit":
		return true
	}
	if _, ends := testEndings[name]; ends {
		return true
	}
	return fn.Pkg() != nil && endingName.MatchString(fn.Name()) && endingPackages[trimMajor(fn.Pkg().Path())]
}

var endingName = regexp.MustCompile(`^(Fatal|Panic|Exit)(f|ln|w|Context|Depth|Contextf|lnDepth|Depthf|fDepth)?$`)

// endingPackages are loggers whose Fatal and Panic functions and methods do
// not return.
var endingPackages = map[string]bool{
	"log": true, "go.uber.org/zap": true, "github.com/sirupsen/logrus": true, "k8s.io/klog": true,
	"github.com/golang/glog": true, "github.com/charmbracelet/log": true, "github.com/labstack/gommon/log": true,
	"github.com/apex/log": true, "github.com/gookit/slog": true, "github.com/hashicorp/go-hclog": true,
}

// errorsAmong lists the values of the error arguments, variadic ones too.
func (e *evaluation) errorsAmong(args []ssa.Value) []Value {
	var out []Value
	for _, a := range args {
		if isError(a.Type()) {
			out = append(out, e.value(a))
		}
		s, ok := a.(*ssa.Slice)
		if !ok {
			continue
		}
		array, ok := s.X.(*ssa.Alloc)
		if !ok || array.Referrers() == nil {
			continue
		}
		for _, r := range *array.Referrers() {
			el, ok := r.(*ssa.IndexAddr)
			if !ok || el.Referrers() == nil {
				continue
			}
			for _, r := range *el.Referrers() {
				if st, ok := r.(*ssa.Store); ok && isErrorOperand(st.Val) {
					out = append(out, e.value(st.Val))
				}
			}
		}
	}
	return out
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

func isErrorOperand(v ssa.Value) bool {
	if c, ok := v.(*ssa.ChangeInterface); ok {
		return isError(c.X.Type())
	}
	return isError(v.Type())
}

func isStandard(p *types.Package) bool { return Standard(p.Path()) }

// Standard reports whether an import path looks like one of the standard
// library.
func Standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && standardRoots[first]
}
