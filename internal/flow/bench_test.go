package flow

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/config"
)

// ordinary writes a package of n functions as most are: methods, errors, loops
// and branches on data. Every fiftieth reads the environment, and a few of
// these send mail.
func ordinary(n int) string {
	var b strings.Builder
	b.WriteString("package shop\n\nimport (\n\t\"errors\"\n\t\"fmt\"\n\t\"net/smtp\"\n\t\"os\"\n\t\"strings\"\n)\n\n")
	b.WriteString("type Item struct {\n\tName string\n\tPrice, Stock int\n\tTags []string\n\tParent *Item\n}\n\ntype Store interface {\n\tPut(*Item) error\n\tGet(string) (*Item, bool)\n}\n\nvar errEmpty = errors.New(\"empty\")\n\n")
	for i := range n {
		callee := i - i%10 + i%10/2 // a small tree of calls every ten functions
		switch {
		case i%10 == 0:
			fmt.Fprintf(&b, "func step%d(it *Item, s Store) error { return s.Put(it) }\n", i)
		case i%50 == 49:
			fmt.Fprintf(&b, "func step%d(it *Item, s Store) error {\n\tif os.Getenv(\"APP_ENV\") != \"production\" {\n\t\treturn nil\n\t}\n", i)
			if i%500 == 499 {
				b.WriteString("\tif err := smtp.SendMail(it.Name, nil, it.Name, it.Tags, nil); err != nil {\n\t\treturn err\n\t}\n")
			}
			fmt.Fprintf(&b, "\treturn step%d(it, s)\n}\n", callee)
		default:
			fmt.Fprintf(&b, ordinaryFunction, i, i, i, i, callee)
		}
	}
	return b.String()
}

const ordinaryFunction = `func step%d(it *Item, s Store) error {
	if it == nil || it.Name == "" {
		return errEmpty
	}
	total := 0
	for i, tag := range it.Tags {
		switch {
		case strings.HasPrefix(tag, "x%d"):
			total += i * it.Price
		case tag == "sold":
			continue
		default:
			total -= len(tag)
		}
	}
	if total > %d {
		old, ok := s.Get(it.Name)
		if !ok || old.Stock < total {
			return fmt.Errorf("step %d of %%s: %%w", it.Name, errEmpty)
		}
		old.Stock -= total
		if err := s.Put(old); err != nil {
			return err
		}
	}
	next := &Item{Name: strings.ToLower(it.Name), Price: total, Parent: it}
	return step%d(next, s)
}
`

// request type-checks one file.
func request(tb testing.TB, src string) Request {
	tb.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "shop.go", src, 0)
	if err != nil {
		tb.Fatal(err)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Scopes: map[ast.Node]*types.Scope{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances: map[*ast.Ident]types.Instance{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := conf.Check("example.com/shop", fset, []*ast.File{f}, info)
	if err != nil {
		tb.Fatal(err)
	}
	return Request{
		Fset: fset, Files: []*ast.File{f}, Pkg: pkg, Info: info, Config: config.Default(), Module: "example.com/shop", Own: true,
		Function: func(*types.Func) *Summary { return nil }, Package: func(*types.Package) *PackageFact { return nil },
	}
}

func BenchmarkOrdinaryCode(b *testing.B) {
	for _, n := range []int{1000, 5000, 10000} {
		r := request(b, ordinary(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				u := newUnit(r)
				u.config = withCatalog(r.Config, r.Pkg)
				b.StopTimer()
				u.build()
				b.StartTimer()
				u.result(true)
				b.ReportMetric(float64(u.interpreted), "interpreted")
			}
		})
	}
}

// BenchmarkLargeFunction is one function of 10,000 blocks.
func BenchmarkLargeFunction(b *testing.B) {
	var src strings.Builder
	src.WriteString("package shop\n\nimport \"os\"\n\nfunc Large(kind string, n int) int {\n\tenv := os.Getenv(\"APP_ENV\")\n")
	for i := range 5000 {
		fmt.Fprintf(&src, "\tif n == %d && env != \"production\" {\n\t\tn += %d\n\t}\n", i, i)
	}
	src.WriteString("\treturn n\n}\n")
	r := request(b, src.String())
	for b.Loop() {
		u := newUnit(r)
		b.StopTimer()
		u.build()
		b.StartTimer()
		u.result(true)
	}
}
