package flow

import "testing"

func TestDeclarationsAloneAreNotBuilt(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		built     int64
	}{
		{"types_and_constants", "package p\ntype Env string\nconst Production Env = \"production\"\ntype Mailer interface{ Send() }\nvar Zero Env\n", 0},
		{"function", "package p\nfunc F() {}\n", 1},
		{"method", "package p\ntype T int\nfunc (T) F() {}\n", 1},
		{"initialiser", "package p\nvar V = new(int)\n", 1},
		{"import_that_is_an_operation", "package p\nimport _ \"net/http/pprof\"\n", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := Builds()
			if res := analyze(t, "example.com/p", tt.src); res.Fact == nil || !res.Fact.Own {
				t.Errorf("got %+v", res)
			}
			if got := Builds() - before; got != tt.built {
				t.Errorf("%d packages built, want %d", got, tt.built)
			}
		})
	}
}
