package driver

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/reach"
)

const manyPackages = `
-- go.mod --
module example.com/shop
go 1.24
-- cmd/api/main.go --
package main
import ("os"; "example.com/shop/mail"; "example.com/shop/settings")
func main() {
	c := settings.Load()
	var m mail.Sender = mail.Log{}
	if c.Live() || c.Name == "prodution" { m = mail.SMTP{} }
	if c.Name != "development" { m.Send("a") }
	if os.Getenv("REMINDERS") == "on" { m.Send("b") }
	println(c.Quiet())
}
-- cmd/worker/main.go --
package main
import ("example.com/shop/mail"; "example.com/shop/settings")
func main() { if settings.Load().Live() { mail.SMTP{}.Send("c") }; go mail.SMTP{}.Send("d") }
-- mail/mail.go --
package mail
import "net/smtp"
type Sender interface{ Send(to string) }
type Log struct{}
func (Log) Send(string) {}
type SMTP struct{}
func (SMTP) Send(to string) { smtp.SendMail("", nil, "", []string{to}, nil) }
-- settings/settings.go --
package settings
import "os"
type Config struct{ Name string }
func Load() *Config { return &Config{Name: os.Getenv("APP_ENV")} }
func (c *Config) Live() bool { return c.Name == "production" }
func (c *Config) Quiet() bool { return c.Name == "prod" }
`

// What is listed once and analysed twenty times is the same each time: nothing
// depends on the order of a map or of goroutines.
func TestTwentyRunsAreTheSame(t *testing.T) {
	dir := unpack(t, manyPackages)
	t.Setenv("GOWORK", "off")
	t.Setenv("GOFLAGS", "")
	cfg := config.Default()
	o := Options{Dir: dir, Patterns: []string{"./..."}, Config: cfg, Progress: func(string, int, int) {}}
	g := listGraph(t, o)
	var first []reach.Finding
	for i := range 20 {
		o.Analyzer = reach.NewAnalyzer(func() (*config.Config, error) { return cfg, nil })
		res := &Result{}
		programs, err := g.loader(o).analyze(o.Analyzer, g.roots(cfg), nil, res)
		if err != nil || len(res.Problems) > 0 {
			t.Fatal(res.Problems, err)
		}
		for _, p := range programs {
			g.relocate(p)
		}
		found, _ := reach.Findings(Merge(programs), cfg, true)
		if i == 0 {
			first = found
			if len(found) < 3 {
				t.Fatalf("only %d findings", len(found))
			}
			continue
		}
		if diff := cmp.Diff(first, found); diff != "" {
			t.Fatalf("run %d differs:\n%s", i, diff)
		}
	}
}
