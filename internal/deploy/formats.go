package deploy

import (
	"strings"

	"github.com/joho/godotenv"
	"go.yaml.in/yaml/v3"
)

func readDotenv(text string, set func(variable, value string)) {
	values, err := godotenv.Unmarshal(text)
	if err != nil {
		return
	}
	for variable, value := range values {
		set(variable, value)
	}
}

// readDockerfile reads the ENV instructions of the last stage: that one runs.
func readDockerfile(text string, set func(variable, value string)) {
	text = strings.ReplaceAll(text, "\\\r\n", " ")
	text = strings.ReplaceAll(text, "\\\n", " ")
	stage := map[string]string{}
	for line := range strings.Lines(text) {
		instruction, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch strings.ToUpper(instruction) {
		case "FROM":
			clear(stage)
		case "ENV":
			assignments(strings.TrimSpace(rest), stage)
		}
	}
	for variable, value := range stage {
		set(variable, value)
	}
}

// assignments reads "A=b C=d" and the old "A b".
func assignments(text string, into map[string]string) {
	first, rest, _ := strings.Cut(text, " ")
	if !strings.Contains(first, "=") {
		into[first] = unquoted(strings.TrimSpace(rest))
		return
	}
	for _, word := range strings.Fields(text) {
		if variable, value, ok := strings.Cut(word, "="); ok {
			into[variable] = unquoted(value)
		}
	}
}

func unquoted(s string) string { return strings.Trim(s, `"'`) }

// readYAML reads environments as compose files and manifests write them:
// mappings of variables, lists of "VARIABLE=value", and lists of mappings with
// a name and a value. Templates are no YAML and say nothing.
func readYAML(text string, set func(variable, value string)) {
	dec := yaml.NewDecoder(strings.NewReader(text))
	for {
		var doc yaml.Node
		if err := dec.Decode(&doc); err != nil {
			return // the end, or no YAML from here on
		}
		walk(&doc, set)
	}
}

func walk(n *yaml.Node, set func(variable, value string)) {
	if n.Kind == yaml.MappingNode {
		var name, value string
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], n.Content[i+1]
			if v.Kind != yaml.ScalarNode {
				continue
			}
			set(k.Value, v.Value)
			switch k.Value {
			case "name":
				name = v.Value
			case "value":
				value = v.Value
			}
		}
		if name != "" && value != "" {
			set(name, value)
		}
	}
	for _, c := range n.Content {
		if n.Kind == yaml.SequenceNode && c.Kind == yaml.ScalarNode {
			if variable, value, ok := strings.Cut(c.Value, "="); ok {
				set(variable, value)
			}
		}
		walk(c, set)
	}
}
