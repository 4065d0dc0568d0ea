package flow

import (
	"testing"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

func TestSandboxed(t *testing.T) {
	u := env.Default()
	prod, _ := u.Named(env.Production)
	rest := u.All().Minus(prod)
	r := &catalog.Rule{Sandbox: []string{"sk_test_"}}
	test, live := strAtom("SK_test_1"), strAtom("sk_live_1")
	for _, tt := range []struct {
		name string
		in   Value
		want env.Set
	}{
		{"test key outside of production", exactly(test, worldsOf(rest)).join(exactly(live, worldsOf(prod))), rest},
		{"either key in production", exactly(test, worldsOf(u.All())).join(exactly(live, worldsOf(prod))), rest},
		{"unknown key in production", exactly(test, worldsOf(u.All())).join(unknown(worldsOf(prod))), rest},
		{"live key", exactly(live, worldsOf(u.All())), env.Set{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := sandboxed(r, tt.in); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
	if got := sandboxed(nil, exactly(test, worldsOf(u.All()))); !got.Empty() {
		t.Error("a rule that is switched off has a sandbox")
	}
}
