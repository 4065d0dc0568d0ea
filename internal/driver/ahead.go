package driver

import (
	"go/types"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// checkAhead parses and type-checks sources, a few more than those that are
// being analysed: a package waits for its imports to be analysed, which its
// syntax and types need not. Types wait for the call of connected. After over
// nothing goes on.
func (l *loader) checkAhead(sources []*source) (connected, over func()) {
	types, quit := make(chan struct{}), make(chan struct{})
	parsed := make(chan *source, cap(l.ahead))
	var both sync.WaitGroup
	both.Go(func() {
		defer close(parsed)
		for _, s := range sources {
			select {
			case l.ahead <- struct{}{}:
			case <-quit:
				return
			}
			if !s.begin(ahead) {
				<-l.ahead
				continue
			}
			s.parse()
			select {
			case parsed <- s:
			case <-quit:
				return
			}
		}
	})
	both.Go(func() {
		select {
		case <-types:
		case <-quit:
			return
		}
		for {
			select {
			case s, more := <-parsed:
				if !more {
					return
				}
				l.check(s)
				l.prepare(s)
			case <-quit:
				return
			}
		}
	})
	return func() { close(types) }, func() {
		close(quit)
		both.Wait()
	}
}

// check parses and type-checks a source and what it imports, unless that is
// done.
func (l *loader) check(s *source) {
	s.checking.Do(func() {
		for _, dep := range s.Imports {
			l.check(l.sources[dep.ID])
		}
		s.parse()
		s.check(func(path string) (*types.Package, error) { return l.importPath(s, path) })
	})
}

// prepare has made ahead what the analysis of a source needs beside its types.
func (l *loader) prepare(s *source) {
	s.preparing.Do(func() {
		if s.bodies && len(s.errors) == 0 && s.listed.ForTest == "" && own(s.listed, l.options.Config) {
			l.options.Ahead.Prepare(s.Fset, s.files, s.Types, s.info)
		}
	})
}

// analyzer is an analyzer whose packages are parsed and type-checked before, and
// forgotten after they are analysed, as many at once as there are processors. It
// calls done after each.
func (l *loader) analyzer(analyzer *analysis.Analyzer, done func()) *analysis.Analyzer {
	a := *analyzer
	sources := map[*types.Package]*source{}
	for _, s := range l.sources {
		sources[s.Types] = s
	}
	a.Run = func(pass *analysis.Pass) (any, error) {
		s := sources[pass.Pkg]
		if s.analyzed { // by an earlier analysis
			return analyzer.Run(pass)
		}
		l.turns <- struct{}{}
		defer func() { <-l.turns }()
		if !s.begin(inTurn) {
			defer func() { <-l.ahead }()
		}
		l.check(s)
		s.preparing.Do(func() {}) // what is not yet begun, the analysis does itself
		s.hand(pass)
		defer func() { pass.Files, pass.TypesInfo = nil, nil }()
		if s.bodies {
			defer done()
		}
		return analyzer.Run(pass)
	}
	return &a
}
