package web

import (
	"embed"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/shop/internal/notify"
)

//go:embed templates/*.html
var files embed.FS

// pages are for people without the app.
type pages struct {
	Deps
	index *template.Template
}

func newPages(d Deps) (*pages, error) {
	index, err := template.New("index.html").Funcs(funcs).ParseFS(files, "templates/index.html")
	if err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	return &pages{Deps: d, index: index}, nil
}

var funcs = template.FuncMap{"euro": notify.Euro}

// catalogue shows the products. Developers see a change to the template without
// a restart.
func (p *pages) catalogue(c *gin.Context) {
	products, err := p.Products.List(c, c.Query("q"), pageSize)
	if err != nil {
		fail(c, err)
		return
	}
	index := p.index
	if p.Config.IsDevelopment() {
		// twin 8: read again on a developer's machine only.
		index, err = template.New("index.html").Funcs(funcs).ParseFiles("internal/web/templates/index.html")
		if err != nil {
			fail(c, err)
			return
		}
	}
	render(c, index, products)
}

// order shows how far an order is.
func (p *pages) order(c *gin.Context) {
	o, err := p.Orders.Get(c, c.Param("id"))
	if err != nil {
		fail(c, err)
		return
	}
	// mistake 8: the file is read and parsed for every visitor.
	tmpl, err := template.New("order.html").Funcs(funcs).ParseFiles("internal/web/templates/order.html")
	if err != nil {
		fail(c, err)
		return
	}
	render(c, tmpl, o)
}

func render(c *gin.Context, t *template.Template, data any) {
	c.Header("Content-Type", "text/html; charset=utf-8")
	c.Status(http.StatusOK)
	if err := t.Execute(c.Writer, data); err != nil {
		slog.ErrorContext(c, "render", "template", t.Name(), "error", err)
	}
}
