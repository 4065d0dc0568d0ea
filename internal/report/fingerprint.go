package report

import (
	"crypto/sha256"
	"encoding/hex"
	gopath "path"
	"strings"

	"github.com/envlint/envlint/internal/reach"
)

// fingerprint recognises a finding after its file has changed: it has no line
// and no file name. Grade and forbidden environments are part of it, so that an
// accepted finding that gets worse is a new one.
func (r *Report) fingerprint(f *reach.Finding) string {
	parts := append([]string{f.Rule.ID, gopath.Dir(f.Pos.File), function(f), f.Grade.String()}, r.view.Members(f.Forbidden)...)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:8])
}

// function names the function that holds the operation.
func function(f *reach.Finding) string {
	for _, p := range f.Paths {
		if n := len(p.Frames); n > 0 {
			return p.Frames[n-1].Function
		}
	}
	return f.Call
}
