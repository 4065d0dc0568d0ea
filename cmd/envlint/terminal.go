package main

import (
	"os"
	"path/filepath"
)

// colours reports whether a terminal may be written to in colours.
func colours() bool { return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" }

// belowWorkspace is where the module stands in a checkout that GitHub made:
// annotations and code scanning name files from the checkout's root.
func belowWorkspace(base string) string {
	root := os.Getenv("GITHUB_WORKSPACE")
	if root == "" {
		return ""
	}
	rel, err := filepath.Rel(root, base)
	if err != nil || !filepath.IsLocal(rel) || rel == "." {
		return ""
	}
	return filepath.ToSlash(rel)
}
