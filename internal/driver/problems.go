package driver

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// typeErrors are the errors in the source of the packages, one line each, but
// for those that only repeat that an import could not be loaded.
func (g *graph) typeErrors(pkgs []*packages.Package) []string {
	var lines []string
	for _, p := range pkgs {
		checked := slices.ContainsFunc(p.Errors, func(e packages.Error) bool { return e.Kind == packages.TypeError || e.Kind == packages.ParseError })
		for _, e := range p.Errors {
			if path, ok := missingImport(e.Msg); ok && g.broken[path] {
				continue
			}
			if e.Kind == packages.ListError && checked {
				continue // the compiler's words for what the type checker said
			}
			lines = append(lines, g.problem(p, e))
		}
	}
	if len(lines) > 0 && g.newer() {
		lines = append(lines, fmt.Sprintf("the go command is %s, but envlint was built with %s, and may not know all of its language", g.version, runtime.Version()))
	}
	return lines
}

// problem is an error as "file:line:col: message", or with the package where
// the error has no position.
func (g *graph) problem(p *packages.Package, e packages.Error) string {
	msg := oneLine(e.Msg)
	if e.Pos == "" || e.Pos == "-" {
		if strings.Contains(msg, p.PkgPath) {
			return msg
		}
		return fmt.Sprintf("%s: %s", p.PkgPath, msg)
	}
	return g.displayPos(e.Pos) + ": " + msg
}

// displayPos shortens the file name of "file:line:col" or "file:line".
func (g *graph) displayPos(pos string) string {
	file, rest := pos, ""
	for range 2 {
		i := strings.LastIndexByte(file, ':')
		if i < 0 {
			break
		}
		if _, err := strconv.Atoi(file[i+1:]); err != nil {
			break
		}
		file, rest = file[:i], file[i:]+rest
	}
	return g.display(file) + rest
}

func missingImport(msg string) (path string, ok bool) {
	rest, ok := strings.CutPrefix(msg, "could not import ")
	path, _, _ = strings.Cut(rest, " ")
	return path, ok
}

// oneLine keeps the first line of a message that says something; the go command
// adds advice about its own flags on further ones.
func oneLine(s string) string {
	for line := range strings.Lines(strings.TrimSpace(s)) {
		line = strings.TrimSpace(line)
		line = strings.TrimPrefix(line, "err: exit status 1: stderr: ") // of go/packages
		if line != "" && !strings.HasPrefix(line, "#") && line != "err: exit status 1: stderr:" {
			return strings.TrimSuffix(line, ":")
		}
	}
	return s
}
