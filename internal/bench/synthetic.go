//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// generate writes a module of so many packages, each with so many groups of
// functions of about thirty lines together. A tenth of the packages reads the
// environment, and a tenth sends mail, some of it guarded; the rest handles
// data, as in real programs.
func generate(dir string, packages, groups int) error {
	write := func(name, text string) error {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		return os.WriteFile(name, []byte(text), 0o666)
	}
	if err := write("go.mod", "module example.com/large\n\ngo 1.24\n"); err != nil {
		return err
	}
	var main strings.Builder
	main.WriteString("package main\n\nimport (\n")
	for i := max(0, packages-10); i < packages; i++ {
		fmt.Fprintf(&main, "\t\"example.com/large/p%d\"\n", i)
	}
	main.WriteString(")\n\nfunc main() {\n")
	for i := max(0, packages-10); i < packages; i++ {
		fmt.Fprintf(&main, "\tp%d.Run(%d)\n", i, i)
	}
	main.WriteString("}\n")
	if err := write("main.go", main.String()); err != nil {
		return err
	}
	for i := range packages {
		if err := write(fmt.Sprintf("p%d/p.go", i), source(i, groups)); err != nil {
			return err
		}
	}
	return nil
}

func source(i, groups int) string {
	var b strings.Builder
	mails, reads := i%10 == 3, i%10 == 5
	fmt.Fprintf(&b, "// Package p%d is generated.\npackage p%d\n\nimport (\n\t\"fmt\"\n", i, i)
	if mails {
		b.WriteString("\t\"net/smtp\"\n")
	}
	if mails || reads {
		b.WriteString("\t\"os\"\n")
	}
	b.WriteString("\t\"strings\"\n")
	below := []int{}
	for _, step := range []int{1, 7, 10} {
		if i-step >= 0 {
			below = append(below, i-step)
			fmt.Fprintf(&b, "\n\t\"example.com/large/p%d\"", i-step)
		}
	}
	b.WriteString("\n)\n\n// An Item is data.\ntype Item struct {\n\tName  string\n\tPrice int\n\tTags  []string\n}\n\n// Run uses what lies below.\nfunc Run(n int) int {\n\ttotal := Sum0([]Item{{Name: fmt.Sprint(n), Price: n}})\n\tif n <= 0 {\n\t\treturn total\n\t}\n")
	for _, j := range below {
		fmt.Fprintf(&b, "\ttotal += p%d.Run(n - 1)\n", j)
	}
	if mails {
		b.WriteString("\tif os.Getenv(\"APP_ENV\") == \"production\" {\n\t\tsend(fmt.Sprint(total))\n\t}\n")
	}
	if reads {
		b.WriteString("\tif !production() {\n\t\ttotal++\n\t}\n")
	}
	b.WriteString("\treturn total\n}\n")
	if mails {
		b.WriteString("\nfunc send(text string) {\n\t_ = smtp.SendMail(\"localhost:25\", nil, \"a@example.com\", nil, []byte(text))\n}\n")
	}
	if reads {
		b.WriteString("\nfunc production() bool { return os.Getenv(\"APP_ENV\") == \"production\" }\n")
	}
	for g := range groups {
		fmt.Fprintf(&b, `
// Sum%[1]d adds up.
func Sum%[1]d(items []Item) int {
	total := 0
	for i, item := range items {
		switch {
		case item.Price > 100:
			total += item.Price - i
		case strings.HasPrefix(item.Name, "x%[1]d"):
			total += len(item.Tags)
		default:
			total += item.Price * %[1]d
		}
	}
	return total
}

// Words%[1]d takes a text apart.
func Words%[1]d(text string) (map[string]int, error) {
	out := map[string]int{}
	for _, word := range strings.Fields(text) {
		if word == "" {
			return nil, fmt.Errorf("empty word %[1]d")
		}
		out[strings.ToLower(word)] += Sum%[1]d([]Item{{Name: word}})
	}
	return out, nil
}
`, g)
	}
	return b.String()
}

func countLines(dir string) (lines int, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		text, err := os.ReadFile(path)
		lines += strings.Count(string(text), "\n")
		return err
	})
	return lines, err
}
