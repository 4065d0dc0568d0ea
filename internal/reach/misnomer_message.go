package reach

import (
	"fmt"
	"strings"

	"github.com/envlint/envlint/internal/config"
)

// names turns misnomers into findings.
func names(p *Program, cfg *config.Config, worded phrasing, sum *Summary) []Finding {
	var found []Finding
	for i := range p.Misnomers {
		m := &p.Misnomers[i]
		rule := cfg.Catalog.Rule(m.Rule)
		if rule == nil {
			continue // switched off
		}
		if _, ok := cfg.ExcludedBy(p.Relative(m.Pos.File), m.Rule); ok {
			sum.Suppressed++
			continue
		}
		found = append(found, Finding{
			Operation: Operation{Rule: rule, Call: m.Function, Kind: "name", Pos: m.Pos, Fix: m.fix()},
			Analyzer:  AnalyzerOf(rule), Severity: rule.Severity, Grade: Ungraded,
			Message: worded.misnomer(m) + " [" + m.Rule + "]",
		})
	}
	return found
}

func (p phrasing) misnomer(m *Misnomer) string {
	switch m.Rule {
	case "envname/misspelt":
		return fmt.Sprintf("%q is no known environment: did you mean %q?", m.Text, m.Want)
	case "envname/unknown":
		return fmt.Sprintf("%q is not among the environments that the configuration declares", m.Text)
	case "envname/case":
		return fmt.Sprintf("the environment is never %q here: did you mean %q?", m.Text, m.Want)
	case "envname/spellings":
		return fmt.Sprintf("the environment is asked for as %q here and as %q at %s:%d: one of them never holds", m.Text, m.Want, p.program.Relative(m.Other.File), m.Other.Line)
	case "envname/fallback":
		return fmt.Sprintf("where nobody sets the environment, it counts as %q here: let that be development, or refuse to start", m.Text)
	case "envname/substring":
		return fmt.Sprintf("%q is a part of %q, too: compare whole names", m.Text, m.Want)
	case "envname/unread":
		return fmt.Sprintf("no code of the program reads %s: what the environment answers here guards nothing", m.Text)
	case "envname/late":
		return fmt.Sprintf("this guard comes too late: %s (%s:%d) runs before it, also %s", m.Text, p.program.Relative(m.Other.File), m.Other.Line, p.view.Describe(m.Set, p.variable()))
	case "envname/empty-case":
		return fmt.Sprintf("the case %q is empty, and Go does not fall through to the next: nothing is done there", m.Text)
	}
	where := strings.TrimPrefix(p.view.Describe(m.Set, p.variable()), "in ")
	return fmt.Sprintf("the environment is never %q here: what comes this far is %s", m.Text, where)
}
