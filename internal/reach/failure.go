package reach

import "sync/atomic"

// A failure is why a package could not be analysed. It travels in the result
// and not as an error of the shared analyzer, because frameworks say of an
// analyzer whose prerequisite failed just that, and not why.
type failure struct {
	err  error
	told atomic.Bool
}

func failed(err error) *Program { return &Program{failure: &failure{err: err}} }

// Failure is why nothing is known of the package. Only the first of several
// analyzers that ask is told, so that it is printed once.
func (p *Program) Failure() error {
	if p.failure == nil || p.failure.told.Swap(true) {
		return nil
	}
	return p.failure.err
}

// Failed reports whether the package could not be analysed.
func (p *Program) Failed() bool { return p.failure != nil }
