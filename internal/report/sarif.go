package report

import (
	"bytes"
	"io"
	"io/fs"
	"net/url"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/envlint/envlint/internal/baseline"
	"github.com/envlint/envlint/internal/fix"
	"github.com/envlint/envlint/internal/reach"
)

// home is where the tool is explained.
const home = "https://github.com/envlint/envlint"

// fingerprintKey names the algorithm of our fingerprints, as SARIF asks for: a
// change of what goes into them needs another number.
const fingerprintKey = "envlint/v1"

// SARIF writes the findings as a SARIF 2.1.0 log. The paths of a finding are
// its code flows, one for each main.
func SARIF(w io.Writer, r *Report) error {
	log, err := sarif.New(sarif.Version210)
	if err != nil {
		return err
	}
	run := sarif.NewRunWithInformationURI("envlint", home)
	run.Tool.Driver.Version = &r.Version
	run.WithColumnKind("utf16CodeUnits")
	columns := newSources(r.Source)
	index := map[string]int{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if _, known := index[f.Rule.ID]; !known {
			index[f.Rule.ID] = len(index)
			describe(run.AddRule(f.Rule.ID), f)
		}
		run.AddResult(r.result(f, columns).WithRuleIndex(index[f.Rule.ID]))
	}
	log.AddRun(run)
	if err := log.PrettyWrite(w); err != nil {
		return err
	}
	_, err = io.WriteString(w, "\n")
	return err
}

// describe fills in a rule. The name of the analyzer and the category are tags,
// so that consumers can filter by them.
func describe(rule *sarif.ReportingDescriptor, f *reach.Finding) {
	short, why, help := headline(f.Rule), f.Rule.Why, explain(f.Rule)
	if why == "" {
		why = short
	}
	rule.WithName(f.Rule.ID)
	rule.WithShortDescription(sarif.NewMultiformatMessageString(short))
	rule.WithFullDescription(sarif.NewMultiformatMessageString(why))
	rule.WithHelp(&sarif.MultiformatMessageString{Text: &why, Markdown: &help})
	rule.WithHelpURI(home + "#what-it-reports")
	rule.WithDefaultConfiguration(&sarif.ReportingConfiguration{Level: level(f.Severity)})
	rule.WithProperties(sarif.Properties{"tags": []string{f.Analyzer, f.Rule.Category}})
}

func (r *Report) result(f *reach.Finding, columns *sources) *sarif.Result {
	res := sarif.NewRuleResult(f.Rule.ID).
		WithMessage(sarif.NewTextMessage(f.Message)).
		WithLevel(level(f.Severity)).
		WithLocations([]*sarif.Location{r.location(f.Pos, columns)}).
		WithPartialFingerPrints(map[string]any{fingerprintKey: baseline.Identify(f, r.view).Fingerprint()})
	if correction := r.correction(f); correction != nil {
		res.AddFix(correction)
	}
	for _, p := range f.Paths {
		if flow := r.codeFlow(p, columns); flow != nil {
			res.CodeFlows = append(res.CodeFlows, flow)
		}
	}
	return res
}

// correction is the edit that puts a finding right, for editors that offer it;
// nil if there is none or the source is not at hand. An edit stays in its line.
func (r *Report) correction(f *reach.Finding) *sarif.Fix {
	if r.Source == nil {
		return nil
	}
	var src []byte
	e, ok := fix.For(f, func(file string) (text []byte, err error) {
		src, err = fs.ReadFile(r.Source, file)
		return src, err
	})
	if !ok {
		return nil
	}
	line := bytes.Count(src[:e.Start], []byte("\n"))
	column := 1 + utf16Len(src[bytes.LastIndexByte(src[:e.Start], '\n')+1:e.Start])
	region := sarif.NewRegion().WithStartLine(line + 1).WithStartColumn(column).WithEndLine(line + 1).WithEndColumn(column + utf16Len(src[e.Start:e.End]))
	change := sarif.NewArtifactChange(r.artifact(e.File)).
		WithReplacement(sarif.NewReplacement(region).WithInsertedContent(sarif.NewArtifactContent().WithText(e.New)))
	return sarif.NewFix().WithDescriptionText(e.Message).WithArtifactChanges([]*sarif.ArtifactChange{change})
}

// codeFlow is the witness of one main: the calls, and before each the guard on
// it. It is nil if no step has a line.
func (r *Report) codeFlow(p reach.Path, columns *sources) *sarif.CodeFlow {
	var steps []*sarif.ThreadFlowLocation
	step := func(at reach.Position, text string) {
		if at.Line > 0 {
			steps = append(steps, &sarif.ThreadFlowLocation{Location: r.location(at, columns).WithMessage(sarif.NewTextMessage(text))})
		}
	}
	for _, f := range p.Frames {
		for _, g := range f.Guards {
			step(g.Pos, "guard: "+g.Text)
		}
		step(f.Pos, f.Function)
	}
	if len(steps) == 0 {
		return nil
	}
	return sarif.NewCodeFlow().
		WithMessage(sarif.NewTextMessage("from " + p.Main)).
		WithThreadFlows([]*sarif.ThreadFlow{sarif.NewThreadFlow().WithLocations(steps)})
}

// location is a place in the units of the run. Of a file that cannot be read,
// such as one of another module, only the line is told.
func (r *Report) location(at reach.Position, columns *sources) *sarif.Location {
	region := sarif.NewRegion().WithStartLine(max(at.Line, 1))
	if column, ok := columns.utf16(at); ok {
		region.WithStartColumn(column)
	}
	return sarif.NewLocationWithPhysicalLocation(sarif.NewPhysicalLocation().WithArtifactLocation(r.artifact(at.File)).WithRegion(region))
}

func (r *Report) artifact(file string) *sarif.ArtifactLocation {
	uri := (&url.URL{Path: r.fromRepository(file)}).EscapedPath()
	return sarif.NewArtifactLocation().WithUri(uri).WithUriBaseId("%SRCROOT%")
}

func level(severity string) string {
	if severity == "info" {
		return "note"
	}
	return severity
}
