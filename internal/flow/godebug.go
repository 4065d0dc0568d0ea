package flow

import (
	"strings"

	"github.com/envlint/envlint/internal/deploy"
)

// matchGodebug records the settings of the runtime and the standard library
// that are built into a program: what its //go:debug lines say, and where they
// say nothing, what the godebug lines of its module's go.mod do.
func (u *unit) matchGodebug(set eventSet, initial *Summary) {
	if u.Pkg.Name() != "main" {
		return
	}
	said := map[string]bool{}
	for _, file := range u.Files {
		for _, group := range file.Comments {
			for _, c := range group.List {
				setting, ok := strings.CutPrefix(c.Text, "//go:debug ")
				if !ok || c.Pos() > file.Package {
					continue
				}
				key, value, _ := strings.Cut(strings.TrimSpace(setting), "=")
				said[key] = true
				u.recordGodebug(set, initial, key, value, u.position(c.Pos()))
			}
		}
	}
	if u.Root == "" {
		return
	}
	for _, g := range deploy.Godebugs(u.Root, u.Module) {
		if !said[g.Key] {
			u.recordGodebug(set, initial, g.Key, g.Value, Pos{u.Module + "/go.mod", g.Line, g.Column})
		}
	}
}

func (u *unit) recordGodebug(set eventSet, initial *Summary, key, value string, at Pos) {
	for _, r := range u.config.Catalog.Godebug(key, value) {
		frame := Frame{Function: u.Pkg.Name() + ".init", Pos: at}
		set.add(Event{Kind: Op, Name: r.ID, Detail: "godebug " + key + "=" + value, Site: at, Allow: u.allowAt(at, r.ID)}, Way{initial.Layout.all, oneStep(frame)})
	}
}
