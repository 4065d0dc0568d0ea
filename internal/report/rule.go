package report

import (
	"strings"

	"github.com/envlint/envlint/internal/catalog"
)

// headline is what a rule is about, in half a sentence.
func headline(rule *catalog.Rule) string {
	does := rule.Does
	if does == "" {
		does = rule.Category
	}
	switch rule.Kind() {
	case catalog.Setting:
		return does + " in production"
	case catalog.Name, catalog.Choice:
		return does
	}
	return does + " outside of production"
}

// explain is the documentation of a rule as markdown: why, what is reported and
// what is not, as far as the rule says so.
func explain(rule *catalog.Rule) string {
	text := rule.Why
	if text == "" {
		text = headline(rule)
	}
	for _, example := range []struct{ title, code string }{{"Reported", rule.Bad}, {"Not reported", rule.Good}} {
		if example.code != "" {
			text += "\n\n" + example.title + ":\n\n```go\n" + strings.Trim(example.code, "\n") + "\n```"
		}
	}
	return text
}
