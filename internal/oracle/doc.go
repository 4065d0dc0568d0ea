// Package oracle tests the analysis against reality. It is for tests only and
// nothing of the product imports it.
//
// Hand-made cases hold what their author thought of. This package writes
// random well-typed programs whose effects are calls of rec.Effect(n), runs
// each under many values of APP_ENV and of some unrelated variables, and asks
// the analysis where the same calls can run. A call that ran where the
// analysis says it cannot is a miss, and a miss is always a bug: the promise
// of the tool is that the sets never lack an environment. The reverse, a set
// that is larger than what was seen, is counted as over.
//
// A program is a tree of statements (tree.go), made from a seed (gen.go and
// the files that follow it), printed as four packages or as one (print.go),
// executed (run.go), analysed (static_test.go), and made small when it shows a miss
// (shrink.go).
package oracle
