package catalog

import (
	"go/types"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRequests(t *testing.T) {
	c, err := New([]Rule{
		{ID: "payment/pay", Category: "payment", Match: []string{"request api.pay.example", "request *.pay.example"}, Except: []string{"request test.pay.example"}},
		{ID: "stock/erp", Category: "stock", Match: []string{"request api.pay.example", "request erp.example"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string][]string{
		"https://api.pay.example/v1/charges":      {"payment/pay", "stock/erp"},
		"https://api.pay.example":                 {"payment/pay", "stock/erp"},
		"http://user:word@erp.example:8080/?a=b":  {"stock/erp"},
		"https://EU.pay.example/":                 {"payment/pay"},
		"https://test.pay.example/v1/charges":     nil,
		"https://api.pay.example.org/v1/charges":  nil,
		"https://example.org/https://erp.example": nil,
		"erp.example/orders":                      nil,
		"https://":                                nil,
	} {
		var got []string
		for _, r := range c.Requests(address) {
			got = append(got, r.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", address, diff)
		}
	}
	if !c.Package("net/http") || c.EffectPackage("net/http") {
		t.Error("net/http must be looked at in the project's code, and not in every dependency")
	}
}

func TestSender(t *testing.T) {
	c, err := New([]Rule{{ID: "stock/erp", Category: "stock", Match: []string{"request erp.example"}}})
	if err != nil {
		t.Fatal(err)
	}
	http, err := packages{}.Import("net/http")
	if err != nil {
		t.Fatal(err)
	}
	fn := func(name string) *types.Func { return http.Scope().Lookup(name).(*types.Func) }
	for name, want := range map[string]Sender{"NewRequest": {1, 0}, "NewRequestWithContext": {2, 1}, "Post": {0, -1}} {
		if got, ok := c.Sender(fn(name)); !ok || got != want {
			t.Errorf("%s: got %v, %v", name, got, ok)
		}
	}
	if _, ok := c.Sender(fn("Get")); ok {
		t.Error("Get only reads")
	}
	none, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := none.Sender(fn("Post")); ok {
		t.Error("a sender without a rule about requests")
	}
}
