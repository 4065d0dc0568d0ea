// Package reach turns what flow knows of functions into verdicts about
// programs: starting at each main it computes in which worlds every operation
// can run, by which path, and how well it is guarded.
//
// In flow the summaries and facts of package flow; out flows a Program per
// main package, which drivers merge and reports print.
package reach

import (
	"go/token"
	"sync"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

// A Grade says what keeps an operation out of the environments forbidden to
// it, from best to worst.
type Grade int

const (
	// Environment: an environment guard keeps it out of all of them.
	Environment Grade = iota
	// Switch: only configuration other than the environment keeps it off.
	Switch
	// Credential: nothing but the key or endpoint of its client decides.
	Credential
	// Partial: a guard exists but lets forbidden environments through.
	Partial
	// Unguarded: nothing in the code stands in the way.
	Unguarded
	// Ungraded findings are about something that has no guard: a name.
	Ungraded Grade = -1
)

var gradeNames = [...]string{"environment", "switch", "credential", "partial", "unguarded"}

// String returns the grade as it is written in messages and configuration.
func (g Grade) String() string {
	if g < 0 {
		return ""
	}
	return gradeNames[g]
}

// ParseGrade is the inverse of String.
func ParseGrade(s string) (Grade, bool) {
	for g, n := range gradeNames {
		if n == s {
			return Grade(g), true
		}
	}
	return 0, false
}

// A Position is a place in the source. File is slash-separated: the module
// path, a slash and the name below the module's root.
type Position struct {
	File         string
	Line, Column int
}

// Before orders positions by file, line and column.
func (p Position) Before(q Position) bool {
	if p.File != q.File {
		return p.File < q.File
	}
	if p.Line != q.Line {
		return p.Line < q.Line
	}
	return p.Column < q.Column
}

// A Guard is a condition that removed worlds on the way to an operation.
type Guard struct {
	Pos     Position
	Text    string  // the condition as written
	Removes env.Set // what comes to it and does not pass
	Passes  env.Set // what does
}

// A Frame is one step of a witness: the function, and the place in it of the
// next call or, in the last frame, of the operation.
type Frame struct {
	Function string
	Pos      Position
	Set      env.Set // where this path takes the step
	Guards   []Guard // the conditions that narrow it, outermost first
}

// A Path says how one main reaches an operation.
type Path struct {
	Main   string  // import path of the main package
	Set    env.Set // where it can run when everything is configured
	Bare   env.Set // where it can run when nothing is configured
	Grade  Grade
	Frames []Frame // the witness, from the root
}

// An Operation is one matched operation, guarded or not.
type Operation struct {
	Rule  *catalog.Rule
	Call  string // the operation as a reader knows it: "charge.New"
	Kind  string // "call", "store", "import", "type"
	Pos   Position
	Paths []Path // by main, sorted
	// Calls is how many operations a credential finding stands for: the
	// operation is then the construction of their client. Else 0.
	Calls int
	// Allow are the worlds in which a directive at its place lets it run.
	Allow env.Set
	// ByClient says that a finding at the client's construction stands for the
	// operation.
	ByClient bool
	// Hosts are the hosts that the operation is known to speak with, sorted.
	Hosts []string
	// Fix is the edit of the condition around it that keeps it where it may
	// run; nil if there is none.
	Fix *Fix
}

// Set is the union of the sets of all paths.
func (o *Operation) Set() env.Set {
	var s env.Set
	for _, p := range o.Paths {
		s = s.Union(p.Set)
	}
	return s
}

// Grade is the worst grade of all paths.
func (o *Operation) Grade() Grade {
	g := Environment
	for _, p := range o.Paths {
		g = max(g, p.Grade)
	}
	return g
}

// An Asked is a place where code asks for an environment by name.
type Asked struct {
	Pos      Position
	Text     string
	Function string
}

// A Program is what the analysis of one or more mains found.
type Program struct {
	// Module is the path of the main module, empty if there is none.
	Module string
	// Mains are the import paths of where execution starts, sorted; Libraries
	// those among them that are no main, and start with exported functions.
	Mains, Libraries []string
	// RootsExcluded counts mains and libraries that the configuration leaves
	// out.
	RootsExcluded int
	// Operations are sorted by position and rule.
	Operations []Operation
	// Mentioned are the spellings that the code compares the environment with.
	Mentioned env.Set
	// Misnomers are sorted by position and rule.
	Misnomers []Misnomer
	// Mismatches are where staging and production choose differently, in the
	// order in which they were found.
	Mismatches []Mismatch
	// TestEffects are what tests do that they must not, in the order in which
	// they were found.
	TestEffects []TestEffect
	// Variables name where the environment comes from ("APP_ENV"), sorted.
	Variables []string
	// Asked are the names that the code compares the environment with, sorted
	// by place.
	Asked []Asked
	// Excluded counts files that build constraints left out.
	Excluded int
	// Once is for what the first analyzer that looks at the program says for
	// all of them.
	Once sync.Once
	// Notes are things the analysis could not see, one sentence each, sorted.
	Notes []string
	// Line tells of the line that was asked for, by main, sorted: all ways to
	// it. Empty if none was asked for, or no main reaches it.
	Line []Line

	// Directives are what is wrong with directives of the package, in order.
	Directives []Complaint

	failure *failure
}

// A Complaint is what is wrong with a directive.
type Complaint struct {
	Pos token.Pos // in the file set of the pass
	At  Position
	Msg string
}

// A Line says where one main can run a line of source, and by which ways.
type Line struct {
	Main      string
	Set, Bare env.Set
	Ways      []Path
}
