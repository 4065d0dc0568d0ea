// Package koanf has the shape of the real library, as far as the corpus uses
// it. The environment comes last, as everybody loads it.
package koanf

import (
	"os"
	"strconv"
	"strings"
)

// Koanf looks configuration up.
type Koanf struct{ values map[string]any }

// A Provider brings configuration.
type Provider interface{ Read() (map[string]any, error) }

// A Parser reads a file.
type Parser interface{ Unmarshal([]byte) (map[string]any, error) }

func New(delim string) *Koanf { return &Koanf{map[string]any{}} }

func (ko *Koanf) Load(p Provider, pa Parser) error {
	values, err := p.Read()
	for k, v := range values {
		ko.values[k] = v
	}
	return err
}

func (ko *Koanf) String(path string) string {
	if s := os.Getenv(strings.ToUpper(strings.ReplaceAll(path, ".", "_"))); s != "" {
		return s
	}
	switch v := ko.values[path].(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

func (ko *Koanf) Bool(path string) bool {
	b, _ := strconv.ParseBool(ko.String(path))
	return b
}
