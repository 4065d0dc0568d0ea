package config

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
)

// Load reads and checks one file. Its error lists everything that is wrong,
// each with file, line and column.
func Load(path string) (*Config, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(path, string(text))
}

// Hash identifies the configuration: go vet keys its cache by the tool's id,
// which must change whenever findings could.
func (c *Config) Hash() string {
	sum := sha256.Sum256([]byte(c.content))
	return hex.EncodeToString(sum[:16])
}
