// Verify resolves every symbol of every rule that ships in the real modules,
// as the module proxy serves them.
//
// In flow the packs and the network; out flows what does not resolve, which
// modules could not be had, and counts by category. It is no test, because it
// takes minutes and depends on what others publish: make verify-packs runs it.
//
//	go run ./internal/verify [-cache dir] [-v] [rule or category...]
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/envlint/envlint/internal/catalog"
)

func main() {
	cache := flag.String("cache", defaultCache(), "keep the modules' go.mod files in this `dir`")
	workers := flag.Int("j", 2, "resolve `n` rules at a time")
	verbose := flag.Bool("v", false, "print what each symbol is")
	flag.Parse()
	unresolved, err := verify(*cache, *workers, *verbose, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, "verify:", err)
		os.Exit(2)
	}
	if unresolved > 0 {
		os.Exit(1)
	}
}

// defaultCache is empty where there is no cache directory.
func defaultCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "envlint-verify")
}

// verify prints the report and returns the number of unresolved symbols.
func verify(cache string, workers int, verbose bool, chosen []string) (int, error) {
	if cache == "" {
		return 0, fmt.Errorf("no cache directory: give one with -cache")
	}
	builtin, err := catalog.Builtin()
	if err != nil {
		return 0, err
	}
	var rules []*catalog.Rule
	for _, r := range builtin.Rules() {
		if len(chosen) == 0 || slices.Contains(chosen, r.ID) || slices.Contains(chosen, r.Category) {
			rules = append(rules, r)
		}
	}
	results := make([]*result, len(rules))
	var wait sync.WaitGroup
	next := make(chan int)
	for range max(workers, 1) {
		wait.Go(func() {
			for i := range next {
				results[i] = resolveRule(filepath.Join(cache, filepath.FromSlash(rules[i].ID)), rules[i])
			}
		})
	}
	for i := range rules {
		next <- i
	}
	close(next)
	wait.Wait()
	slices.SortFunc(results, func(a, b *result) int { return cmp.Compare(a.rule.ID, b.rule.ID) })
	return print(os.Stdout, results, verbose), nil
}
