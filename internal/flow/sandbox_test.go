package flow

import (
	"testing"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

func TestChoice(t *testing.T) {
	u := env.Default()
	prod, _ := u.Named(env.Production)
	rest := u.All().Minus(prod)
	keys := &catalog.Sandbox{Is: []string{"sk_test_*"}}
	test, live := strAtom("sk_test_1"), strAtom("sk_live_1")
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
			c := choiceOf(&Event{Value: tt.in, Ways: []Way{{Lanes: worldsOf(u.All())}}}, keys)
			if got := c.harmless.minus(c.real).Worlds(); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
