package flow

import (
	"go/types"
	"strings"
	"testing"
)

func TestAPanicIsContainedAndNamesTheFunction(t *testing.T) {
	r := requestOf(t, "example.com/shop/fragile", `package fragile

import (
	"os"
	"net/smtp"
)

var _ = smtp.SendMail

type sender struct{}

func fine() {}

func (sender) send() { os.Unsetenv() }
`)
	r.Function = func(fn *types.Func) *Summary { panic("no fact of " + fn.Name()) }
	res := Analyze(r)
	if res == nil || len(res.Fact.Notes) != 1 {
		t.Fatalf("%+v", res)
	}
	want := InternalError + " in (sender).send of package example.com/shop/fragile, which is therefore unknown: no fact of Unsetenv"
	if got := res.Fact.Notes[0]; !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	r.Package = func(*types.Package) *PackageFact { panic("no facts") }
	if res = Analyze(r); res == nil || !strings.Contains(res.Fact.Notes[0], "the set-up") {
		t.Errorf("%+v", res)
	}
}
