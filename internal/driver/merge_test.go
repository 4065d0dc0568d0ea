package driver

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/reach"
)

func TestMergeJoinsOneOperationOfTwoMains(t *testing.T) {
	rule := &catalog.Rule{ID: "email/smtp"}
	at := func(line int) reach.Position { return reach.Position{File: "mail/mail.go", Line: line, Column: 2} }
	one := func(main string, lines ...int) *reach.Program {
		p := &reach.Program{Mains: []string{main}, Variables: []string{"APP_ENV"}}
		for _, l := range lines {
			p.Operations = append(p.Operations, reach.Operation{Rule: rule, Call: "smtp.SendMail", Pos: at(l), Paths: []reach.Path{{Main: main}}})
		}
		return p
	}
	got := Merge([]*reach.Program{one("shop/worker", 7, 9), one("shop/api", 3, 9)})
	if diff := cmp.Diff([]string{"shop/api", "shop/worker"}, got.Mains); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"APP_ENV"}, got.Variables); diff != "" {
		t.Error(diff)
	}
	var lines [][]string
	for _, op := range got.Operations {
		var mains []string
		for _, p := range op.Paths {
			mains = append(mains, p.Main)
		}
		lines = append(lines, mains)
	}
	want := [][]string{{"shop/api"}, {"shop/worker"}, {"shop/api", "shop/worker"}}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}

func TestMergeShowsAnOperationThatItsClientHidesInOneMainOnly(t *testing.T) {
	one := func(main string, grade reach.Grade) *reach.Program {
		return &reach.Program{Mains: []string{main}, Operations: []reach.Operation{{
			Rule: &catalog.Rule{ID: "payment/stripe"}, Call: "charge.New", ByClient: grade == reach.Credential,
			Paths: []reach.Path{{Main: main, Grade: grade}},
		}}}
	}
	for grade, hidden := range map[reach.Grade]bool{reach.Environment: true, reach.Credential: true, reach.Unguarded: false} {
		got := Merge([]*reach.Program{one("shop/api", grade), one("shop/worker", reach.Credential)})
		if len(got.Operations) != 1 || got.Operations[0].ByClient != hidden {
			t.Errorf("%v beside credential: got %+v", grade, got.Operations)
		}
	}
}

func TestMergeJoinsTheVariantsOfOneMain(t *testing.T) {
	u := env.Default()
	set := func(name string) env.Set { s, _ := u.Named(name); return s }
	one := func(grade reach.Grade, s env.Set, function string) *reach.Program {
		return &reach.Program{Mains: []string{"shop/api"}, Operations: []reach.Operation{{
			Rule: &catalog.Rule{ID: "email/smtp"}, Call: "smtp.SendMail",
			Paths: []reach.Path{{Main: "shop/api", Set: s, Grade: grade, Frames: []reach.Frame{{Function: function}}}},
		}}}
	}
	got := Merge([]*reach.Program{one(reach.Environment, set("production"), "guarded"), one(reach.Partial, set("staging"), "leaky")})
	if len(got.Mains) != 1 || len(got.Operations) != 1 || len(got.Operations[0].Paths) != 1 {
		t.Fatalf("got %+v", got)
	}
	p := got.Operations[0].Paths[0]
	if p.Grade != reach.Partial || p.Set != set("production").Union(set("staging")) || p.Frames[0].Function != "leaky" {
		t.Errorf("got %+v", p)
	}
}
