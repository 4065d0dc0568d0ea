// Package baseline keeps the findings that a project has when it starts with
// envlint, so that only new and worse ones are reported.
//
// In flow findings and, from the second run on, the file of an earlier one; out
// flow the findings that the file does not cover and the entries that cover
// nothing any more. An entry has no line, no file name and no time: it survives
// whatever leaves a finding in the same function of the same package.
package baseline

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/reach"
)

// An Entry is what identifies a finding.
type Entry struct {
	Rule string
	// Package is the directory of the package below the module, or its import
	// path if it belongs to another module.
	Package  string
	Function string
	// Grade is empty for findings that have none.
	Grade string
	// Environments are those that the operation reaches and must not.
	Environments []string
}

// Identify returns the entry of a finding, with environments as the view names
// them.
func Identify(f *reach.Finding, view env.View) Entry {
	return Entry{f.Rule.ID, path.Dir(f.Pos.File), function(f), f.Grade.String(), view.Members(f.Forbidden)}
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

// Fingerprint is short for the entry, for formats that want one word.
func (e Entry) Fingerprint() string {
	parts := append([]string{e.Rule, e.Package, e.Function, e.Grade}, e.Environments...)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:8])
}

func (e Entry) place() string { return e.Rule + "\x00" + e.Package + "\x00" + e.Function }

func compare(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Package, b.Package), cmp.Compare(a.Function, b.Function), cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Grade, b.Grade), slices.Compare(a.Environments, b.Environments))
}

// A Baseline is the content of a file.
type Baseline struct {
	file string
	// environments are those that existed when it was written.
	environments []string
	lines        []line
}

// A line is an entry and how many findings it stands for.
type line struct {
	Entry
	count  int
	number int // in the file
}

// New returns the baseline that covers exactly the findings.
func New(findings []reach.Finding, view env.View) *Baseline {
	b := &Baseline{}
	for _, c := range view.Columns {
		b.environments = append(b.environments, c.Name)
	}
	for i := range findings {
		e := Identify(&findings[i], view)
		at, found := slices.BinarySearchFunc(b.lines, e, func(l line, e Entry) int { return compare(l.Entry, e) })
		if !found {
			b.lines = slices.Insert(b.lines, at, line{Entry: e})
		}
		b.lines[at].count++
	}
	return b
}

// Len is how many findings the baseline stands for.
func (b *Baseline) Len() int {
	n := 0
	for _, l := range b.lines {
		n += l.count
	}
	return n
}

// Apply returns the findings that the baseline does not cover, how many it
// covers, and a line for each entry that stands for more than was found.
//
// An entry covers a finding in the same place that is as bad or less: one whose
// grade became better or that lost environments needs no new baseline. The
// exact entries are given out first.
func (b *Baseline) Apply(findings []reach.Finding, view env.View) (left []reach.Finding, covered int, obsolete []string) {
	remaining := make([]int, len(b.lines))
	byPlace := map[string][]int{}
	for i, l := range b.lines {
		remaining[i] = l.count
		byPlace[l.place()] = append(byPlace[l.place()], i)
	}
	done := make([]bool, len(findings))
	for _, fits := range []func(l *line, e Entry) bool{
		func(l *line, e Entry) bool { return compare(l.Entry, e) == 0 },
		b.covers,
	} {
		for i := range findings {
			e := Identify(&findings[i], view)
			for _, j := range byPlace[e.place()] {
				if !done[i] && remaining[j] > 0 && fits(&b.lines[j], e) {
					remaining[j]--
					done[i] = true
					covered++
				}
			}
		}
	}
	for i, f := range findings {
		if !done[i] {
			left = append(left, f)
		}
	}
	for i, l := range b.lines {
		if remaining[i] > 0 {
			obsolete = append(obsolete, fmt.Sprintf("%s:%d:1: obsolete: %s in %s was found %d of %d times", b.file, l.number, l.Rule, l.Function, l.count-remaining[i], l.count))
		}
	}
	return left, covered, obsolete
}

// covers reports whether a finding in the place of an entry is no worse. An
// environment that did not exist when the entry was written was one of the
// others.
func (b *Baseline) covers(l *line, e Entry) bool {
	was, _ := reach.ParseGrade(l.Grade)
	is, graded := reach.ParseGrade(e.Grade)
	if graded && is > was || !graded && l.Grade != e.Grade {
		return false
	}
	for _, name := range e.Environments {
		if !slices.Contains(b.environments, name) {
			name = env.OtherName
		}
		if !slices.Contains(l.Environments, name) {
			return false
		}
	}
	return true
}
