package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/envlint/envlint/internal/baseline"
	"github.com/envlint/envlint/internal/reach"
)

// schemaOf compiles a schema file. A closed one also refuses fields that it
// does not name, so that none can be added without being described.
func schemaOf(t *testing.T, file string, closed bool) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if closed {
		closeObjects(doc)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closeObjects(doc any) {
	switch doc := doc.(type) {
	case map[string]any:
		if doc["type"] == "object" && doc["properties"] != nil {
			doc["additionalProperties"] = false
		}
		for _, v := range doc {
			closeObjects(v)
		}
	case []any:
		for _, v := range doc {
			closeObjects(v)
		}
	}
}

func validate(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

func TestDocumentsKeepToTheirSchemas(t *testing.T) {
	for _, tt := range []struct {
		name, schema string
		closed       bool
		format       Format
	}{
		{"findings", "../../docs/schema/findings.json", true, JSON},
		{"matrix", "../../docs/schema/matrix.json", true, MatrixJSON},
		{"sarif", "testdata/sarif-schema-2.1.0.json", false, SARIF},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := schemaOf(t, filepath.FromSlash(tt.schema), tt.closed)
			for name, r := range map[string]*Report{"full": rich(t), "empty": empty()} {
				text := written(t, tt.format, r)
				if err := validate(t, s, text); err != nil {
					t.Errorf("%s: %v\n%s", name, err, text)
				}
			}
			// A schema that takes anything would prove nothing.
			if validate(t, s, `{"version": 7}`) == nil {
				t.Error("the schema accepts nonsense")
			}
		})
	}
}

func TestSARIFOffersCorrections(t *testing.T) {
	r := rich(t)
	r.Findings[1].Fix = &reach.Fix{Message: "Write it", Pos: reach.Position{File: "mail/mail.go", Line: 4, Column: 7}, Len: 5, Text: `"<i>"`}
	text := written(t, SARIF, r)
	if err := validate(t, schemaOf(t, "testdata/sarif-schema-2.1.0.json", false), text); err != nil {
		t.Error(err)
	}
	var log struct {
		Runs []struct {
			Results []struct {
				Fixes []struct {
					ArtifactChanges []struct {
						Replacements []struct {
							DeletedRegion   struct{ StartLine, StartColumn, EndLine, EndColumn int }
							InsertedContent struct{ Text string }
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs[0].Results[0].Fixes) != 0 {
		t.Error("a finding without a correction has one")
	}
	got := log.Runs[0].Results[1].Fixes[0].ArtifactChanges[0].Replacements[0]
	if at := got.DeletedRegion; at.StartLine != 4 || at.EndLine != 4 || at.StartColumn != 7 || at.EndColumn != 12 || got.InsertedContent.Text != `"<i>"` {
		t.Errorf("%+v", got)
	}
}

func TestSARIFNamesFilesFromTheRootOfTheRepository(t *testing.T) {
	r := rich(t)
	r.Below = "services/my shop"
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct {
						ID   string
						Help struct{ Markdown string }
					}
				}
			}
			Results []struct {
				RuleID              string
				RuleIndex           int
				PartialFingerprints map[string]string
				Locations           []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI, URIBaseID string }
					}
				}
				CodeFlows []struct {
					ThreadFlows []struct {
						Locations []struct {
							Location struct{ Message struct{ Text string } }
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(written(t, SARIF, r)), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Results) != 2 || len(run.Tool.Driver.Rules) != 2 {
		t.Fatalf("%d results of %d rules", len(run.Results), len(run.Tool.Driver.Rules))
	}
	first := run.Results[0]
	if at := first.Locations[0].PhysicalLocation.ArtifactLocation; at.URI != "services/my%20shop/mail/mail.go" || at.URIBaseID != "%SRCROOT%" {
		t.Errorf("location %+v", at)
	}
	if first.PartialFingerprints[fingerprintKey] != baseline.Identify(&r.Findings[0], r.view).Fingerprint() {
		t.Errorf("fingerprints %v", first.PartialFingerprints)
	}
	var steps []string
	for _, l := range first.CodeFlows[0].ThreadFlows[0].Locations {
		steps = append(steps, l.Location.Message.Text)
	}
	if got, want := strings.Join(steps, "; "), `api.main; guard: env != "development" && a < b; mail.Send`; got != want {
		t.Errorf("steps %q, want %q", got, want)
	}
	for i, res := range run.Results {
		if rule := run.Tool.Driver.Rules[res.RuleIndex]; rule.ID != res.RuleID {
			t.Errorf("result %d of %s points at %s", i, res.RuleID, rule.ID)
		}
	}
	if help := run.Tool.Driver.Rules[0].Help.Markdown; !strings.Contains(help, "```go\npackage bad\n```") {
		t.Errorf("help %q", help)
	}
}
