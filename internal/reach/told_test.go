package reach

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
)

func TestHostThatARequestSpeaksOf(t *testing.T) {
	rule := &catalog.Rule{ID: "livekey/host", Category: "livekey", Severity: "warning", Does: "leads to the live system"}
	in := func(main string, set env.Set) Path { return Path{Main: main, Set: set, Bare: set, Grade: Unguarded} }
	request := operation(stripe, "http.Post", in("api", everywhere().Minus(worlds(t, "development"))), in("worker", everywhere()))
	request.Hosts = []string{"api.stripe.com"}
	literal := func(host string, paths ...Path) Operation {
		op := operation(rule, host, paths...)
		op.Kind = "literal"
		return op
	}
	for _, tt := range []struct {
		name string
		op   Operation
		want []string
	}{
		{"where the request is", literal("api.stripe.com", in("worker", everywhere())), []string{"payment/stripe"}},
		{"another host", literal("api.dwolla.com", in("worker", everywhere())), []string{"livekey/host", "payment/stripe"}},
		{"also where the request is not", literal("api.stripe.com", in("api", everywhere())), []string{"livekey/host", "payment/stripe"}},
		{"in another program", literal("api.stripe.com", in("cron", everywhere())), []string{"livekey/host", "payment/stripe"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			found, sum := Findings(program(tt.op, request), config.Default(), false)
			var got []string
			for _, f := range found {
				got = append(got, f.Rule.ID)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if sum.Operations != len(tt.want) {
				t.Errorf("%d operations are counted", sum.Operations)
			}
		})
	}
}
