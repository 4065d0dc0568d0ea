package flow

import (
	"strings"
	"testing"
)

func TestALargeFunctionIsLeftOutAndNamed(t *testing.T) {
	const use = "func use(int) {}\n\nfunc init() { use(1) }\n\n"
	large := "func Large(n int) {\n" + strings.Repeat("\tuse(n+1)\n", largeFunction+1) + "}\n"
	long := "func Long(n int) { use(len(`" + strings.Repeat("x", leastSource) + "`)) }\n"
	res := Analyze(requestOf(t, "example.com/shop", "package shop\n\n"+use+large+long))
	if res == nil || len(res.Fact.Notes) != 1 {
		t.Fatalf("%+v", res)
	}
	want := NotAnalysed + ": function Large of package example.com/shop, because it has more than 100000 statements: what it does is unknown"
	if got := res.Fact.Notes[0]; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
