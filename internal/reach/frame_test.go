package reach

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/flow"
)

// lanes are worlds as a root sees them.
func lanes(s env.Set) (l flow.Lanes) {
	copy(l[:], s[:])
	return l
}

func TestFramesNarrowFromStepToStep(t *testing.T) {
	notDev, prod := everywhere().Minus(worlds(t, "development")), worlds(t, "production")
	got := frames(everywhere(), []flow.Frame{
		{Function: "main.main", Guards: []flow.Guard{{Text: "a", Lanes: lanes(notDev)}, {Text: "b", Lanes: lanes(prod)}}},
		{Function: "mail.Send", Guards: []flow.Guard{{Text: "c", Lanes: lanes(notDev)}}},
		{Function: "mail.send", Lanes: lanes(worlds(t, "staging"))},
	})
	want := []Frame{
		{Function: "main.main", Set: prod, Guards: []Guard{{Text: "a", Removes: worlds(t, "development"), Passes: notDev}, {Text: "b", Removes: notDev.Minus(prod), Passes: prod}}},
		{Function: "mail.Send", Set: prod, Guards: []Guard{{Text: "c", Passes: prod}}},
		// A step of another way: it cannot empty this one.
		{Function: "mail.send", Set: prod},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
