package catalog

import (
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestBuiltinLoads(t *testing.T) {
	c, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"payment/stripe", "email/smtp", "sms/twilio", "debug/gin-mode", "profiling/pprof", "cache/template-per-request"} {
		if c.Rule(id) == nil {
			t.Errorf("no rule %s", id)
		}
	}
	for _, r := range c.Rules() {
		if group, _, _ := strings.Cut(r.ID, "/"); group != r.Category {
			t.Errorf("%s: in category %s", r.ID, r.Category)
		}
		if !strings.HasSuffix(r.Why, ".") || strings.HasSuffix(r.Does, ".") {
			t.Errorf("%s: why is a sentence, does is none", r.ID)
		}
	}
}

// Examples are what the documentation shows: they must be whole, formatted
// files, and the bad one must use a package that the rule speaks of.
func TestExamplesAreCompleteFiles(t *testing.T) {
	c, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.compiled {
		if r.rule.Bad == "" && r.rule.Good == "" {
			continue // package analyzers lists them
		}
		one, err := New([]Rule{*r.rule})
		if err != nil {
			t.Fatal(err)
		}
		if r.rule.Kind() == Name {
			example(t, r.rule.ID, r.rule.Bad)
			example(t, r.rule.ID, r.rule.Good)
			continue
		}
		// A string needs no import, nor does a directive.
		uses := slices.ContainsFunc(r.match, func(p Pattern) bool { return !p.inPackage() })
		for _, path := range example(t, r.rule.ID, r.rule.Bad) {
			// A method can belong to a package that the file gets only
			// through another, like (*ApiService) through a client.
			uses = uses || one.Package(path) || modulePrefix(r, path)
		}
		if !uses {
			t.Errorf("%s: the bad example imports no package of the rule", r.rule.ID)
		}
		example(t, r.rule.ID, r.rule.Good)
	}
}

func modulePrefix(r *compiled, path string) bool {
	for _, p := range r.match {
		if strings.HasPrefix(canonical(p.Path)+"/", canonical(path)+"/") || strings.HasPrefix(canonical(path)+"/", canonical(p.Path)+"/") {
			return true
		}
	}
	return false
}

// example returns the imports of a file after checking its form.
func example(t *testing.T, id, src string) (imports []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), id, src, 0)
	if err != nil {
		t.Errorf("%s: %v", id, err)
		return nil
	}
	if formatted, err := format.Source([]byte(src)); err != nil || string(formatted) != src {
		t.Errorf("%s: an example is not formatted:\n%s", id, src)
	}
	main := file.Scope.Lookup("main")
	if file.Name.Name != "main" || main == nil || main.Kind != ast.Fun {
		t.Errorf("%s: an example has no func main", id)
	}
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		imports = append(imports, path)
	}
	return imports
}

func BenchmarkLoadPacks(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		c, err := loadPacked()
		if err != nil {
			b.Fatal(err)
		}
		c.Package("net/smtp") // makes the index
	}
}
