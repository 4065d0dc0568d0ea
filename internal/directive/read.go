package directive

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/cgo"
	"github.com/envlint/envlint/internal/config"
)

const tool = "envlint"

// Read returns the directives of a file and what is wrong with others, in
// source order.
func Read(fset *token.FileSet, f *ast.File, cfg *config.Config) ([]*Directive, []Problem) {
	r := &reader{cfg: cfg, fset: fset, file: f}
	for _, group := range f.Comments {
		for _, c := range group.List {
			r.comment(group, c)
		}
	}
	return r.found, r.problems
}

type reader struct {
	cfg      *config.Config
	fset     *token.FileSet
	file     *ast.File
	docs     map[*ast.CommentGroup]ast.Node // made when first needed
	code     map[int]bool
	found    []*Directive
	problems []Problem
}

func (r *reader) report(pos token.Pos, format string, args ...any) {
	r.problems = append(r.problems, Problem{pos, fmt.Sprintf(format, args...)})
}

func (r *reader) comment(group *ast.CommentGroup, c *ast.Comment) {
	if near, ok := strings.CutPrefix(c.Text, "// "+tool+":"); ok {
		r.report(c.Slash, "this is a comment and no directive: write //%s:%s", tool, near)
		return
	}
	if list, ok := strings.CutPrefix(c.Text, "//nolint:"); ok {
		r.nolint(c, list)
		return
	}
	parsed, ok := ast.ParseDirective(c.Slash, c.Text)
	if !ok || parsed.Tool != tool {
		if ok && config.Nearest(parsed.Tool, []string{tool}) != "" && slices.Contains(verbs, parsed.Name) {
			r.report(c.Slash, "unknown tool %q (did you mean %q?)", parsed.Tool, tool)
		}
		return
	}
	d := &Directive{Verb: Verb(parsed.Name), Pos: c.Slash, Decl: r.decl(group)}
	if !slices.Contains(verbs, parsed.Name) {
		r.report(c.Slash, "unknown directive %q%s", parsed.Name, r.suggest(parsed.Name, verbs))
		return
	}
	said, _, _ := strings.Cut(" "+parsed.Args+" ", " // ") // a comment on the directive
	args, reason, _ := strings.Cut(said, " -- ")
	d.Text = tool + ":" + parsed.Name + strings.TrimRight(said, " ")
	before := len(r.problems)
	r.read(d, words(args), strings.TrimSpace(reason))
	if len(r.problems) == before {
		r.found = append(r.found, d)
	}
}

// nolint is the comment of golangci-lint: "//nolint:envlint,other // why".
func (r *reader) nolint(c *ast.Comment, list string) {
	list, _, _ = strings.Cut(list, "//")
	names := strings.FieldsFunc(list, func(c rune) bool { return c == ',' || c == ' ' })
	if !slices.Contains(names, tool) && !slices.Contains(names, "all") {
		return
	}
	d := &Directive{Verb: Allow, Pos: c.Slash, In: r.cfg.Universe.All(), Foreign: true}
	r.cover(d)
	r.found = append(r.found, d)
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '\t' || c == ',' })
}

func (r *reader) suggest(word string, known []string) string {
	if near := config.Nearest(word, known); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}

// cover finds the lines of an Allow: its declaration, its own line if code
// stands before it, else the next line.
func (r *reader) cover(d *Directive) {
	line := r.line
	own := line(d.Pos)
	switch {
	case d.Decl != nil:
		d.First, d.Last = line(d.Decl.Pos()), line(d.Decl.End())
	case r.codeOn(own):
		d.First, d.Last = own, own
	default:
		next := own + 1
		for _, g := range r.file.Comments {
			if g.Pos() <= d.Pos && d.Pos < g.End() {
				next = line(g.End()) + 1
			}
		}
		d.First, d.Last = own, next
	}
}

func (r *reader) line(p token.Pos) int { return cgo.Position(r.fset, r.file, p).Line }

// codeOn reports whether code begins or ends on a line.
func (r *reader) codeOn(line int) bool {
	if r.code == nil {
		r.code = map[int]bool{}
		ast.Inspect(r.file, func(n ast.Node) bool {
			switch n.(type) {
			case nil, *ast.File:
				return true
			case *ast.Comment, *ast.CommentGroup:
				return false
			}
			r.code[r.line(n.Pos())] = true
			r.code[r.line(n.End()-1)] = true
			return true
		})
	}
	return r.code[line]
}

// decl is what a comment is the documentation of, nil for any other comment.
func (r *reader) decl(group *ast.CommentGroup) ast.Node {
	if r.docs == nil {
		r.docs = map[*ast.CommentGroup]ast.Node{}
		ast.Inspect(r.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				r.docs[n.Doc] = n
			case *ast.GenDecl:
				if len(n.Specs) == 1 && !n.Lparen.IsValid() {
					r.docs[n.Doc] = n.Specs[0]
				}
			case *ast.TypeSpec:
				r.docs[n.Doc], r.docs[n.Comment] = n, n
			case *ast.ValueSpec:
				r.docs[n.Doc], r.docs[n.Comment] = n, n
			case *ast.Field:
				r.docs[n.Doc], r.docs[n.Comment] = n, n
			}
			return true
		})
		delete(r.docs, nil)
	}
	return r.docs[group]
}
