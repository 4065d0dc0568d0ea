// Package confmap has the shape of the real provider.
package confmap

// Confmap is configuration from a map.
type Confmap struct{ values map[string]any }

func Provider(mp map[string]any, delim string) *Confmap { return &Confmap{mp} }

func (c *Confmap) Read() (map[string]any, error) { return c.values, nil }
