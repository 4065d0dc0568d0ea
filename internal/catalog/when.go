package catalog

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// When is an extra condition on a match.
type When struct {
	Test
	// And lists tests that other arguments must pass, too.
	And []Test `toml:"and"`
	// In is "handler" if the operation counts only below a function that
	// serves one request, and "default-mux" if it counts only in programs that
	// serve the default mux of net/http to others than themselves.
	In string `toml:"in"`
}

// Tests lists the tests of a condition; none for nil.
func (w *When) Tests() []*Test {
	if w == nil {
		return nil
	}
	var out []*Test
	if !w.Test.empty() {
		out = append(out, &w.Test)
	}
	for i := range w.And {
		out = append(out, &w.And[i])
	}
	return out
}

// Within is the surroundings that a condition asks for; "" for nil.
func (w *When) Within() string {
	if w == nil {
		return ""
	}
	return w.In
}

// A Test says what a value must be: one of the things that its lists name.
type Test struct {
	// Arg is the index of the argument that is tested, counted without the
	// receiver; of a variadic parameter, all arguments are. It has no meaning
	// for variables and fields, where the stored value is meant.
	Arg int `toml:"arg"`
	// Param names the parameter instead, for functions that have it at
	// different places.
	Param string `toml:"param"`
	// Equals lists constants as Go writes them ("true", "0", "debug" without
	// quotes).
	Equals []string `toml:"equals"`
	// Prefix and Contains list what a string begins with or holds.
	Prefix   []string `toml:"prefix"`
	Contains []string `toml:"contains"`
	// Like is a regular expression that a string matches.
	Like string `toml:"like"`
	// Below is an integer that is greater than the value.
	Below string `toml:"below"`
	// Set holds for references that are not nil.
	Set bool `toml:"set"`
	// Returns is a constant: a function that returns it, whatever it is asked.
	Returns string `toml:"returns"`
	// From lists functions, by full name: an argument is made of the result of
	// one of them. Arg is of no matter then.
	From []string `toml:"from"`
	// Default is a regular expression: an argument or a result holds a bool
	// field of such a name or key that its tag switches on when nobody sets it.
	// Arg is of no matter then.
	Default string `toml:"default"`
	// Absent holds where a variadic parameter gets no argument.
	Absent bool `toml:"absent"`

	like, fallback *regexp.Regexp
}

func (t *Test) empty() bool {
	return len(t.Equals)+len(t.Prefix)+len(t.Contains)+len(t.Like)+len(t.Below)+len(t.Returns)+len(t.From)+len(t.Default) == 0 && !t.Set && !t.Absent
}

// Text reports whether a string passes by what it holds; Equals and Prefix are
// not asked.
func (t *Test) Text(s string) bool {
	holds := func(part string) bool { return strings.Contains(s, part) }
	return slices.ContainsFunc(t.Contains, holds) || t.like != nil && t.like.MatchString(s)
}

// AnyArgument reports whether a test is of all arguments together.
func (t *Test) AnyArgument() bool { return len(t.From) > 0 || t.Default != "" }

// SwitchedOn reports whether a test speaks of a field that is on by default.
func (t *Test) SwitchedOn(field string) bool {
	return t.fallback != nil && t.fallback.MatchString(field)
}

// Int reports whether an integer passes by its size.
func (t *Test) Int(i int64) bool {
	below, err := strconv.ParseInt(t.Below, 0, 64)
	return err == nil && i < below
}

// compile reads the parts of a test that are written as text.
func (t *Test) compile() (key string, err error) {
	if t.Arg < 0 {
		return "arg", fmt.Errorf("%d is no index of an argument", t.Arg)
	}
	if t.Like != "" {
		if t.like, err = regexp.Compile(t.Like); err != nil {
			return "like", err
		}
	}
	if t.Default != "" {
		if t.fallback, err = regexp.Compile(t.Default); err != nil {
			return "default", err
		}
	}
	if _, err := strconv.ParseInt(t.Below, 0, 64); t.Below != "" && err != nil {
		return "below", fmt.Errorf("%q is no integer", t.Below)
	}
	if _, err := strconv.ParseBool(t.Returns); t.Returns != "" && err != nil {
		return "returns", fmt.Errorf("%q is neither true nor false", t.Returns)
	}
	return "", nil
}

// compile returns a checked copy.
func (w *When) compile() (*When, string, error) {
	out := *w
	out.And = slices.Clone(w.And)
	if key, err := out.Test.compile(); err != nil {
		return nil, "when." + key, err
	}
	for i := range out.And {
		if key, err := out.And[i].compile(); err != nil {
			return nil, "when.and." + key, err
		}
		if out.And[i].empty() {
			return nil, "when.and", errors.New("says nothing of the value")
		}
	}
	if out.In != "" && !slices.Contains(Surroundings, out.In) {
		return nil, "when.in", fmt.Errorf(`%q is neither "handler" nor "default-mux"`, out.In)
	}
	if out.In == "" && len(out.Tests()) == 0 {
		return nil, "when", errors.New(`needs a test such as "equals", or "in"`)
	}
	return &out, "", nil
}

// Surroundings are the known values of When.In.
var Surroundings = []string{"handler", "default-mux"}

// An Unless names something safe: calls, stores, or the variable that libraries
// read for themselves.
type Unless struct {
	// Match lists what is safe, in the notation of Pattern.
	Match []string `toml:"match"`
	Test
	// Variable is safe where the program itself sets it in its environment, to
	// whatever, or where a deployment file of its module sets it to a value that
	// passes the test.
	Variable string `toml:"variable"`
}
