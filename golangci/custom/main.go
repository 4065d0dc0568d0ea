// Custom is golangci-lint with envlint in it, built from ordinary module
// dependencies: what "golangci-lint custom" would build from .custom-gcl.yml.
package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/envlint/envlint/golangci"
)

func main() {
	// Without a version, golangci-lint keys its cache by the executable.
	info := commands.BuildInfo{GoVersion: runtime.Version(), Version: "(devel)"}
	if err := commands.Execute(info); err != nil {
		fmt.Fprintln(os.Stderr, "the command is terminated by an error:", err)
		os.Exit(exitcodes.Failure)
	}
}
