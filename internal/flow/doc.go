// Package flow is the interpreter: sparse conditional constant propagation of
// go/ssa functions in all worlds at once.
//
// In flow a type-checked package, the rule catalog and the facts of directly
// imported packages; out flow one Summary per function and a PackageFact, the
// only things that cross packages.
//
// A function is evaluated once, over lanes: the worlds of the universe and,
// beside them, one block of lanes per source. A source is anything the
// function cannot know by itself: a parameter, a cell (a field or package
// variable), a configuration value, the environment variable named by a
// parameter, a result of an interface method. Each lane of a block fixes that
// source, and only it, to one row: a constant that is compared with it, or the
// rest. So one evaluation yields where an operation runs in each world, how
// results depend on parameters, and which cells it waits for; one composition
// (lift.go) puts it into a caller or, at a root, into a program.
//
// Everything grows monotonically and unknown means "may": a lane in which an
// instruction can run is never left out, short of docs/limits.md.
package flow
