// Package catalog holds the rules: which operations of which libraries have an
// effect on the world or are a development setting, as data.
//
// In flow the packs embedded here and the [[rule]] tables of a project's
// configuration; out flows the answer to "which rules match this function,
// variable, field, type or import". Matching goes by objects of go/types,
// never by source text, so aliases, dot imports, embedding and method values
// need no rule of their own.
package catalog

import "slices"

// A Rule names operations that belong, or do not belong, in production.
type Rule struct {
	// ID is stable and unique: "payment/stripe".
	ID string `toml:"id"`
	// Category decides where the operation may run; see Categories.
	Category string `toml:"category"`
	// Severity is "error", "warning" or "info".
	Severity string `toml:"severity"`
	// Does completes a message after the operation's name: "charges cards".
	Does string `toml:"does"`
	// Why is one sentence for the reader of the rule.
	Why string `toml:"why"`
	// Match lists what the rule matches, in the notation of Pattern.
	Match []string `toml:"match"`
	// Except lists what it does not match although Match does.
	Except []string `toml:"except"`
	// When restricts a match by a constant or by its surroundings.
	When *When `toml:"when"`
	// Client lists where the credential or endpoint of the operation's client
	// enters: a variable "path.Key", a field "(path.T).Key" or the argument of
	// a call "path.New(0)", counted without the receiver.
	Client []string `toml:"client"`
	// Unless makes the rule silent in the environments in which one of these
	// can happen anywhere in the program: a setting that is dangerous by
	// default, and what sets it right.
	Unless []Unless `toml:"unless"`
	// Sandbox lists what makes the client harmless.
	Sandbox []Sandbox `toml:"sandbox"`
	// Own restricts an effect to code of the project's modules. Without it all
	// dependencies that use the library have to be analysed.
	Own bool `toml:"own"`
	// Safe makes a match harmless and stops the search there.
	Safe bool `toml:"safe"`
	// Fix is the edit that puts the operation right wherever it stands; nil if
	// there is none.
	Fix *Fix `toml:"fix"`
	// Part and Engine say, in category parity, which part of a program the
	// match opens, and what that part then is: "database", "SQLite".
	Part   string `toml:"part"`
	Engine string `toml:"engine"`
	// Off keeps a rule silent until the project switches it on, but for guards
	// that leak: findings of grade partial.
	Off bool `toml:"off"`
	// Bad and Good are complete Go files: the rule reports Bad and not Good.
	Bad  string `toml:"bad"`
	Good string `toml:"good"`
}

// A Sandbox says with which values a client does no harm: where every client
// that the program builds has one, the rule's operations have no effect.
type Sandbox struct {
	// At is where the value enters, in the notation of Client.
	At string `toml:"at"`
	// Is lists constants as Go writes them, strings without quotes; "*" is any
	// run of characters. An empty list says that a client built there is never
	// harmless.
	Is []string `toml:"is"`
	// Tests says that it counts only for what tests do.
	Tests bool `toml:"tests"`
}

// Holds reports whether a constant, as Is lists it, makes the client harmless.
func (s *Sandbox) Holds(text string) bool {
	return slices.ContainsFunc(s.Is, func(p string) bool { return glob(p, text) })
}

// A Fix replaces a constant that is an argument of the operation.
type Fix struct {
	From string `toml:"from"`
	To   string `toml:"to"`
}

// A Kind says on which side of the one comparison a rule stands.
type Kind int

const (
	// Effect rules may run in production only.
	Effect Kind = iota
	// Setting rules may run everywhere but in production.
	Setting
	// Name rules match no symbol: they are about what other rules and guards
	// amount to.
	Name
	// Choice rules may run everywhere: what counts is that environments choose
	// the same.
	Choice
)

// Kind returns the kind of the rule's category.
func (r *Rule) Kind() Kind { return Categories[r.Category].Kind }

// A Category groups rules that share a place where they may run.
type Category struct {
	Kind Kind
	// Analyzer is the name of the analyzer that reports the category.
	Analyzer string
	// Accept is the weakest grade that is silent by default.
	Accept string
}

// Categories are the known categories.
var Categories = map[string]Category{
	"payment":        {Effect, "prodeffect", "switch"},
	"email":          {Effect, "prodeffect", "credential"},
	"sms":            {Effect, "prodeffect", "credential"},
	"push":           {Effect, "prodeffect", "credential"},
	"chat":           {Effect, "prodeffect", "credential"},
	"shipping":       {Effect, "prodeffect", "switch"},
	"stock":          {Effect, "prodeffect", "switch"},
	"debug":          {Setting, "debugleak", "switch"},
	"verbose-errors": {Setting, "debugleak", "switch"},
	"profiling":      {Setting, "debugleak", "switch"},
	"cache":          {Setting, "cacheleak", "switch"},
	"standin":        {Setting, "standin", "switch"},
	"tls":            {Setting, "debugleak", "switch"},
	"cookie":         {Setting, "debugleak", "switch"},
	"docs-ui":        {Setting, "debugleak", "switch"},
	"log-level":      {Setting, "debugleak", "switch"},
	"livekey":        {Effect, "livekey", "switch"},
	"envname":        {Name, "envname", ""},
	"parity":         {Choice, "parity", ""},
	TestCategory:     {Name, "testeffect", ""},
	RequiresCategory: {Effect, "prodeffect", "switch"},
}
