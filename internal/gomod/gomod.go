// Package gomod reads go.mod files from disk, for those who want to know what one
// says and not what the go command makes of it. In flows a file name, out flows
// the file taken apart.
package gomod

import (
	"os"

	"golang.org/x/mod/modfile"
)

// Read takes a go.mod apart. Its error is that of the file system, or names the
// line that is wrong.
func Read(name string) (*modfile.File, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return modfile.Parse(name, text, nil)
}
