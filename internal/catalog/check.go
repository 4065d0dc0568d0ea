package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A RuleError says what is wrong with a rule, and under which key.
type RuleError struct {
	ID  string
	Key string // "match": the key of the rule's table that is wrong
	// Index is that of the wrong entry where the key holds a list, else -1.
	Index int
	Msg   string
}

func (e *RuleError) Error() string { return fmt.Sprintf("rule %q: %s: %s", e.ID, e.Key, e.Msg) }

// compile checks a rule, fills in its defaults and reads its patterns.
func compile(r Rule) (*compiled, error) {
	fail := func(key, format string, args ...any) (*compiled, error) {
		return nil, &RuleError{r.ID, key, -1, fmt.Sprintf(format, args...)}
	}
	if !validID(r.ID) {
		return fail("id", `must be "group/name" of lower-case letters, digits and dashes`)
	}
	if _, ok := Categories[r.Category]; !ok {
		return fail("category", "unknown category %q (known: %s)", r.Category, strings.Join(CategoryNames(), ", "))
	}
	switch r.Severity {
	case "":
		r.Severity = "warning"
	case "error", "warning", "info":
	default:
		return fail("severity", "%q is not error, warning or info", r.Severity)
	}
	if name := r.Kind() == Name; name && len(r.Match) > 0 {
		return fail("match", "category %s is about names, not about symbols", r.Category)
	} else if !name && len(r.Match) == 0 {
		return fail("match", "names nothing")
	}
	if r.Kind() == Choice {
		if r.Part == "" {
			return fail("part", "category %s is about parts of a program: name one", r.Category)
		}
		if r.Engine == "" {
			return fail("engine", "names nothing")
		}
	} else if r.Part != "" || r.Engine != "" {
		return fail("part", "category %s knows no parts", r.Category)
	}
	if r.When != nil {
		w, key, err := r.When.compile()
		if err != nil {
			return fail(key, "%v", err)
		}
		r.When = w
	}
	c := &compiled{rule: &r}
	for i, s := range r.Match {
		ps, err := ParsePatterns(s)
		if err != nil {
			return nil, &RuleError{r.ID, "match", i, err.Error()}
		}
		c.match = append(c.match, ps...)
	}
	for i, s := range r.Except {
		ps, err := ParsePatterns(s)
		if err != nil {
			return nil, &RuleError{r.ID, "except", i, err.Error()}
		}
		c.except = append(c.except, ps...)
	}
	for i, s := range r.Client {
		p, arg, err := ParseClient(s)
		if err != nil {
			return nil, &RuleError{r.ID, "client", i, err.Error()}
		}
		c.clients = append(c.clients, client{p, arg})
	}
	for i, s := range r.Sandbox {
		p, arg, err := ParseClient(s.At)
		if err != nil {
			return nil, &RuleError{r.ID, "sandbox", i, err.Error()}
		}
		c.sandboxes = append(c.sandboxes, client{p, arg})
	}
	if err := c.compileUnless(); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *compiled) compileUnless() error {
	r := c.rule
	r.Unless = slices.Clone(r.Unless)
	for i := range r.Unless {
		u := &r.Unless[i]
		if key, err := u.compile(); err != nil {
			return &RuleError{r.ID, "unless." + key, -1, err.Error()}
		}
		if len(u.Match) == 0 && u.Variable == "" {
			return &RuleError{r.ID, "unless", i, "names nothing"}
		}
		for _, s := range u.Match {
			ps, err := ParsePatterns(s)
			if err != nil {
				return &RuleError{r.ID, "unless", i, err.Error()}
			}
			for _, p := range ps {
				c.unless = append(c.unless, safeguard{p, &u.Test})
			}
		}
	}
	return nil
}

// CategoryNames lists the known categories, sorted.
func CategoryNames() []string { return slices.Sorted(maps.Keys(Categories)) }

func validID(id string) bool {
	group, name, ok := strings.Cut(id, "/")
	return ok && plainWord(group) && plainWord(name)
}

func plainWord(s string) bool {
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != ""
}
